"""The command line: `fingerpost check`, `ask`, `diff`, `schema` and `export`."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from decision_aid.door import Door, Reply, open_door
from decision_aid.policy import Policy
from decision_aid.request import Request, parse_request
from decision_aid.turn import Message
from site_generator.checks.loader import read_policy
from site_generator.command.arguments import parser
from site_generator.command.interview import NOW, Interview
from site_generator.command.named_policy import NotFound, no_policy, read_named
from site_generator.command.terminal import command_for, draw_choices, draw_screen, line_of
from site_generator.outcomes.changes import counted
from site_generator.publish.checking import (
    HOME,
    POLICY,
    Checked,
    check_folders,
    nothing_thrown_away,
    policy_folders,
    proved,
    shown,
)
from site_generator.reading.holidays import HolidaysError, holidays_json
from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.reading.schema import SCHEMA_FILE, schema_text
from site_generator.screens.policies import policy_json
from words.catalogue import ENGLISH
from words.choices import choices, choices_heading
from words.sentence import Sentence, after
from words.standing import review_passed_told, weight_told


class Mistake(Exception):
    """What was typed cannot be done; the message says what to type instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 for faults in a policy, 2 for a slip in typing."""
    typed = parser()
    given, rest = typed.parse_known_args(arguments)
    if given.command == "ask" and not any(text.startswith("-") for text in rest):
        given.answers += rest  # answers may stand after an option as well
    elif rest:
        typed.error(f"“{' '.join(rest)}” was not expected; see fingerpost --help")
    try:
        return COMMANDS[given.command](given)
    except (Mistake, NotFound) as mistake:
        print(f"fingerpost: {mistake}", file=sys.stderr)
        return 2
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    except HolidaysError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has stopped, and wants no more
        return 1


def _root() -> Path:
    """The project's folder: the one we are in or below, else the one this program lies in."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "policies").is_dir() and (folder / "holidays").is_dir():
            return folder
    return HOME


def _clock() -> datetime:
    return datetime.now(ZoneInfo("Europe/London"))


def _check(given: argparse.Namespace) -> int:
    root = _root()
    folders: list[Path] = []
    for named in given.paths or [str(root / "policies")]:
        found = policy_folders(Path(named)) or policy_folders(root / "policies" / named)
        if not found:
            raise Mistake(no_policy(root, named))
        folders += found
    with nothing_thrown_away():
        checked = check_folders(tuple(dict.fromkeys(folders)), root / "holidays", _clock().date())
        checked.problems += _problems_of_pages(root, checked)
    for problem in checked.problems:
        print(problem)
    for warning in checked.warnings:
        print(f"{warning} (a warning)")
    stale = _tables(checked, accept=given.accept)
    held = (
        f"{counted(checked.policies, 'policy', 'policies')}, "
        f"{counted(checked.scenarios, 'scenario')} and {counted(checked.clauses, 'clause')}"
    )
    if checked.problems:
        what = counted(len(checked.problems), "thing")
        more = " More may be found once this is put right." if checked.held_back else ""
        print(f"\n{what} to put right, in {held}.{more}")
        return 1
    if stale:
        return 1
    print(f"All is well: {held}.")
    return 0


def _problems_of_pages(root: Path, checked: Checked) -> list[Problem]:
    """What the pages say wrongly of the policies that are right; they are drawn, and read back."""
    from site_generator.publish.build import read_site
    from site_generator.publish.site import check_pages, policy_pages

    wrong = {problem.file for problem in checked.problems}
    sound = [proof for proof in checked.proofs if proof.loaded.read.file not in wrong]
    if not sound:
        return []
    site = read_site(root)
    drawn = ((proof, policy_pages(site, proof.loaded.policy)) for proof in sound)
    return [problem for proof, pages in drawn for problem in check_pages(proof, pages)]


def _tables(checked: Checked, *, accept: bool) -> int:
    """Show the outcome tables that differ or, if that is accepted, write them; how many stay."""
    stay = 0
    for table in checked.tables:
        folder = Path(table.shown_as).parent
        if accept and all(Path(each.file).parent != folder for each in checked.problems):
            table.write()
            print(f"Written: {table.shown_as}")
            continue
        stay += 1
        print(table)
        if accept:
            print("  It is left as it is: put right first what else is wrong with this policy.")
    return stay


def _ask(given: argparse.Namespace) -> int:
    root = _root()
    folders = policy_folders(root / "policies" / given.policy) or policy_folders(Path(given.policy))
    if len(folders) != 1:
        raise Mistake(no_policy(root, given.policy))
    policy = read_policy(folders[0] / POLICY, shown(folders[0] / POLICY)).policy
    door = open_door(policy_json(policy), holidays_json(root / "holidays"))
    if not (given.answers or given.at or given.now or given.json):
        return _interview(door)
    reply = door.ask(_request(given))
    if given.json:
        print(json.dumps(door.plain(reply), ensure_ascii=False))
    else:
        print(_readable(reply, given, policy))
    return 0


def _request(given: argparse.Namespace) -> Request:
    """What is asked; what is typed wrong is told with the answer, and never keeps it back."""
    slips: list[Message] = []
    answers: dict[str, str] = {}
    for text in given.answers:
        question, equals, answer = text.partition("=")
        if equals:
            answers[question] = answer
        else:
            slips.append(Message(text, "no_pair"))
    times: dict[str, str] = {}
    for text in given.at:
        event, equals, moment = text.partition("=")
        if not equals:  # The door finds which moment is meant.
            event, moment = "", text
        times[event] = _moment(moment)
    now = _moment(given.now or "now")
    asked = parse_request(json.dumps({"answers": answers, "times": times, "now": now}))
    return asked._replace(messages=(*slips, *asked.messages))


def _moment(text: str) -> str:
    return _clock().isoformat(timespec="minutes") if text.strip().lower() in NOW else text


def _width() -> int:
    return min(100, max(40, shutil.get_terminal_size((88, 24)).columns))


def _strip(policy: Policy, today: date) -> Sentence:
    """What weight the policy carries, and when its review was due once that has passed."""
    return after((*weight_told(policy, ENGLISH), review_passed_told(policy, today, ENGLISH)))


def _readable(reply: Reply, given: argparse.Namespace, policy: Policy) -> str:
    words = ENGLISH.about(policy.person)
    times = [f"{event}={moment.isoformat()}" for event, moment in reply.times.items()]
    more = [part for text in times for part in ("--at", text)]
    more += ["--now", given.now] if given.now else []
    offered = choices(reply.turn, words)
    commands = [command_for(given.policy, each.answers, more) for each in offered]
    text = draw_screen(reply, policy.title, _strip(policy, _clock().date()), _width(), words)
    heading = line_of(choices_heading(reply.turn, words))
    listed = draw_choices(offered, commands, _width())
    return f"{text}\n\n{heading}\n{listed}" if offered else text


def _interview(door: Door) -> int:
    strip = _strip(door.policy, _clock().date())
    interview = Interview(door, strip, _width(), lambda: _moment("now"))
    interview.run(sys.stdin, lambda text: print(f"{text}\n"))
    return 0


def _diff(given: argparse.Namespace) -> int:
    """Loads the comparison only when it is wanted: the other commands stay quick."""
    from site_generator.difference.compared import differences

    old, new = (read_named(typed, _root()) for typed in (given.old, given.new))
    for line in differences(old, new):
        print(line)
    return 0


def _schema(given: argparse.Namespace) -> int:
    if not given.write:
        print(schema_text(), end="")
        return 0
    path = _root() / "policies" / SCHEMA_FILE
    path.write_text(schema_text(), encoding="utf-8")
    print(f"Written: {shown(path)}")
    return 0


def _export(given: argparse.Namespace) -> int:
    from site_generator.browser.bundle import BundleError, build_bundle
    from site_generator.publish.build import read_site
    from site_generator.publish.export import write_export
    from site_generator.publish.site import draw_site

    root = _root()
    try:
        bundle = build_bundle(root, root / "build" / "bundle")
    except BundleError as error:
        raise Mistake(str(error)) from error
    site = read_site(root, bundle)
    proofs = proved(root / "policies", root / "holidays", _warn, site.today)
    try:
        count = write_export(draw_site(site, proofs), Path(given.folder))
    except OSError as error:
        raise Mistake(f"“{given.folder}” cannot be written: {error.strerror}") from error
    print(f"Written: {counted(count, 'file')} in {given.folder}")
    return 0


def _warn(text: str) -> None:
    print(f"{text} (a warning)", file=sys.stderr)


COMMANDS = {"check": _check, "ask": _ask, "diff": _diff, "schema": _schema, "export": _export}


if __name__ == "__main__":
    sys.exit(main())
