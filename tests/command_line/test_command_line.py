"""What `fingerpost` prints and how it ends, for a board and for whoever asks it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from decision_aid.door import open_door
from site_generator.checks.loader import read_policy
from site_generator.command.cli import main
from site_generator.reading.holidays import holidays_json
from site_generator.screens.policies import policy_json
from tests.command_line.typed import change, run

STEP = ("ask", "city-and-hackney", "position=two", "child_status=plan")


def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check")
    assert status == 0
    assert out.startswith("All is well: 6 policies, ")


@pytest.mark.parametrize(
    "named",
    ["city-and-hackney", "policies/city-and-hackney", "policies/city-and-hackney/policy.yaml"],
)
def test_check_takes_a_name_a_folder_or_a_file(
    capsys: pytest.CaptureFixture[str], named: str
) -> None:
    status, out, _ = run(capsys, "check", named)
    assert (status, out.startswith("All is well: 1 policy, ")) == (0, True)


def test_check_reports_every_file_at_once(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(copy / "policy.yaml", "standing: example", "standing: exampel")
    change(copy / "scenarios.yaml", "expect:", "expects:")
    change(copy / "clauses.yaml", "clause:", "claus:")
    status, out, _ = run(capsys, "check")
    files = [line.split(":")[0].rsplit("/", 1)[-1] for line in out.splitlines() if ".yaml:" in line]
    assert (status, files) == (1, ["clauses.yaml", "policy.yaml", "scenarios.yaml"])
    assert out.splitlines()[-1].startswith("3 things to put right, in 1 policy")
    assert out.endswith(". More may be found once this is put right.\n")


def test_examples_are_held_back_while_a_verb_is_wrong(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What they come to follows from it, and would be offered as if it were right."""
    change(copy / "policy.yaml", "should: contact your", "must: contact your")
    _, out, _ = run(capsys, "check")
    assert "but the verb of “2.4” is “should”" in out
    assert "scenarios.yaml" not in out
    assert out.endswith(". More may be found once this is put right.\n")


def test_check_reports_a_scenario_that_no_longer_holds(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed limit is seen before anybody relies on it."""
    change(copy / "policy.yaml", "within: 1 working week", "within: 3 working days")
    status, out, _ = run(capsys, "check")
    assert status == 1
    assert "policies/city-and-hackney/scenarios.yaml:" in out
    assert "expects deadline week: Tue 1 Dec 2026; the policy now gives Fri 27 Nov 2026; " in out


def test_check_reports_a_paragraph_that_nothing_comes_from(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (copy / "clauses.yaml").open("a", encoding="utf-8") as clauses:
        clauses.write('  - clause: "9.9"\n    says: something new\n')
    status, out, _ = run(capsys, "check")
    assert status == 1
    assert "nothing in the policy cites “9.9” (something new)" in out


def test_check_reports_missing_files(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "scenarios.yaml").unlink()
    status, out, _ = run(capsys, "check")
    assert status == 1
    assert "scenarios.yaml:1:1: the folder city-and-hackney has no scenarios.yaml; give" in out


@pytest.mark.parametrize("named", [(), ("city-and-hackney",)])
def test_a_policy_that_has_lost_its_name_is_told(
    copy: Path, named: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Its folder is never left out of a check or of a site."""
    (copy / "policy.yaml").rename(copy / "policy.yml")
    status, out, _ = run(capsys, "check", *named)
    assert status == 1
    assert "policy.yaml:1:1: the folder city-and-hackney has no policy.yaml; give" in out


def test_check_reports_a_paragraph_that_is_written_twice(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (copy / "clauses.yaml").open("a", encoding="utf-8") as clauses:
        clauses.write('  - clause: "1.2"\n    says: the same once more\n')
    _, out, _ = run(capsys, "check")
    assert out.count("clauses.yaml") == 1
    assert "“1.2” is written twice (first on line 9); keep one of them, or" in out


def test_the_file_of_the_commands_can_be_run(root: Path) -> None:
    typed = [sys.executable, "-m", "site_generator.command.cli", "no-such-command"]
    assert subprocess.run(typed, cwd=root, check=False, capture_output=True).returncode == 2


def test_check_reports_holidays_that_end_too_soon(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy.parents[1] / "holidays" / "bank_holidays.json"
    read = json.loads(data.read_text(encoding="utf-8"))
    for division, days in read["divisions"].items():
        read["divisions"][division] = [day for day in days if day["date"] < "2025"]
    data.write_text(json.dumps(read), encoding="utf-8")
    (copy.parents[1] / "holidays" / "overrides.yaml").write_text("[]\n", encoding="utf-8")
    status, out, _ = run(capsys, "check")
    assert status == 1
    assert "holidays/bank_holidays.json:1:1: england-and-wales ends on 2024-12-26" in out


def test_json_is_the_text_of_the_door(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To the last letter: what the browser gets is what the terminal prints."""
    policy = read_policy(root / "policies" / "city-and-hackney" / "policy.yaml").policy
    door = open_door(policy_json(policy), holidays_json(root / "holidays"))
    request = {
        "answers": {"position": "two", "child_status": "plan"},
        "times": {"disagreement": "2026-11-24T10:00"},
        "now": "2026-11-30T09:10",
    }
    at = ("--at", "2026-11-24T10:00", "--now", "2026-11-30T09:10", "--json")
    status, out, err = run(capsys, *STEP, *at)
    assert (status, out, err) == (0, door.answer(json.dumps(request)) + "\n", "")


def test_without_a_time_every_deadline_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *STEP, "--json")
    timescales = json.loads(out)["step"]["timescales"]
    assert timescales
    assert [each["deadline"] for each in timescales if each["deadline"]] == []


def test_answers_may_stand_after_an_option(capsys: pytest.CaptureFixture[str]) -> None:
    _, first, _ = run(capsys, *STEP, "--json")
    _, second, _ = run(
        capsys, "ask", "city-and-hackney", "--json", "position=two", "child_status=plan"
    )
    assert first == second


def test_a_step_is_shown_with_its_date_and_what_to_type_next(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, *STEP, "--at", "2026-11-24T10:00", "--now", "2026-11-30T09:10")
    assert status == 0
    for block in ("1. Do this", "2. Who", "3. By when", "4. Write it down", "What next?"):
        assert block in out
    assert "Tuesday 1 December 2026" in out
    assert "Do not use it for a real case" in " ".join(out.split())
    typed = next(line.strip() for line in out.splitlines() if "position=two.unresolved" in line)
    assert typed.startswith("fingerpost ask city-and-hackney child_status=plan position=two.unres")
    assert "--at disagreement=2026-11-24T10:00" in typed


@pytest.mark.parametrize(
    ("written", "told"),
    [("2023-10-20", "was due on 20 October 2023."), ("2023-10", "was due in October 2023.")],
)
def test_a_late_review_is_told_with_its_day_or_its_month(
    copy: Path, capsys: pytest.CaptureFixture[str], written: str, told: str
) -> None:
    change(copy / "policy.yaml", "standing: example", f"standing: example\nreview_due: {written}")
    _, out, _ = run(capsys, *STEP)
    assert f"Its review {told}" in " ".join(out.split())


def test_what_it_says_to_type_next_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, *STEP, "--at", "disagreement=now")
    typed = [
        line.split()[1:] for line in out.splitlines() if line.strip().startswith("fingerpost ")
    ]
    assert len(typed) >= 3
    for words in typed:
        assert run(capsys, *words)[0] == 0


def test_an_impossible_time_is_a_message_of_the_turn(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, *STEP, "--at", "2026-02-30")
    assert status == 0
    assert "There is no such date or time as 2026-02-30." in out


def test_an_aim_is_said_as_an_aim_and_no_leave_to_wait_comes_last(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = ("position=referral", "area=luton", "injury=no")
    _, out, _ = run(capsys, "ask", "bedfordshire-luton", *answers)
    said = " ".join(out.split())
    assert "The aim is for you to settle it" in said
    assert said.index("We cannot give you a date") < said.index(
        "That there is no date does not mean it can wait"
    )


def test_an_unknown_answer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "ask", "city-and-hackney", "position=nine")
    assert "position=nine is left out: this policy has no such step." in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "hackney"), "no policy is called “hackney”; did you mean “city-and-hackney”?"),
        (("ask", "city-and-hackny"), "did you mean “city-and-hackney”?"),
        (("ask", "xyz"), "no policy is called “xyz”; write one of: bedfordshire-luton, "),
        (("ask", "../../etc"), "no policy is called “../../etc”"),
        (("check", "nowhere"), "no policy is called “nowhere”"),
    ],
)
def test_a_slip_in_typing_is_answered_plainly(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    ("arguments", "slip", "told"),
    [
        (("two", "position=two"), "two: An answer is written question=answer", "1. Do this"),
        (("safe=yes", "--at", "now"), "No time limit runs yet.", "What is it about?"),
        (
            ("safe=no", "--at", "2026-12-24T15:30"),
            "no time limit that runs from",
            "1. Do this",
        ),
        (
            ("position=two.resolved", "--at", "now"),
            "no time limit that runs from",
            "4. Write it down",
        ),
        (("position=two", "--at", "soon"), "“soon” is not a date and time.", "1. Do this"),
        (("position=two", "--at", "x=now"), "counts nothing from such a moment", "1. Do this"),
        (("position=two", "--now", "soon"), "“soon” is not a date and time.", "1. Do this"),
        (("position=two", "child_status=x"), "this question has no such answer", "1. Do this"),
    ],
)
def test_a_spare_or_wrong_word_never_keeps_the_guidance_back(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], slip: str, told: str
) -> None:
    status, out, _ = run(capsys, *STEP[:2], *arguments)
    assert status == 0
    said = " ".join(out.split())
    assert "Please note" in said
    assert said.index(slip) < said.index(told)
    assert run(capsys, *STEP[:2], *arguments, "--json")[0] == 0


def test_of_several_events_one_has_to_be_named(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        copy / "policy.yaml",
        "within: as soon as possible\n",
        "within: 2 days\n        runs_from: began\n",
    )
    arguments = ("ask", "city-and-hackney", "position=one")
    status, out, _ = run(capsys, *arguments, "--at", "2026-11-24T10:00")
    assert status == 0
    assert "Say which one this was" in out
    assert "The moments here: one.began, disagreement." in " ".join(out.split())
    assert run(capsys, *arguments, "--at", "one.began=2026-11-24T10:00")[0] == 0


def test_a_policy_with_faults_is_not_answered_from(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy / "policy.yaml", "standing: example", "standing: exampel")
    status, out, err = run(capsys, "ask", "city-and-hackney", "safe=yes")
    assert (status, out) == (1, "")
    assert err.startswith("policies/city-and-hackney/policy.yaml:3:11: “exampel”")


def interview(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> str:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    status, out, _ = run(capsys, "ask", "city-and-hackney")
    assert status == 0
    return out


def test_alone_it_asks_one_question_at_a_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = interview(monkeypatch, capsys, "3\n2\n1\nq\n")
    shown = [
        out.index(text) for text in ("Is the child safe", "What is it about?", "Who has talked")
    ]
    assert shown == sorted(shown)
    assert "1. Do this" in out


def test_in_an_interview_one_can_go_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = interview(monkeypatch, capsys, "3\nb\nq\n")
    assert out.count("Is the child safe for now") == 2


@pytest.mark.parametrize(
    "typed",
    ["", "3", "99", "0", "-1", "b", "²", "t now", "\x00", "9" * 5000],
    ids=lambda typed: typed[:4],
)
def test_an_interview_ends_quietly_when_nothing_more_is_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    assert "Is the child safe for now" in interview(monkeypatch, capsys, f"{typed}\n")


def test_in_an_interview_a_time_gives_a_date(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = interview(monkeypatch, capsys, "3\n2\n1\nt 2026-11-24 10:00\nq\n")
    assert "Tuesday 1 December 2026" in out


def test_the_schema_is_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "schema")
    assert out == (root / "policies" / "policy.schema.json").read_text(encoding="utf-8")


def test_the_schema_is_written(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "schema", "--write")
    assert (status, out) == (0, "Written: policies/policy.schema.json\n")
    assert (copy.parent / "policy.schema.json").is_file()


@pytest.mark.parametrize("command", ["check", "ask", "diff", "schema", "export"])
def test_every_command_shows_examples(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"fingerpost {command}" in capsys.readouterr().out.split("examples:")[1]


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["chekc"])
    assert ended.value.code == 2
    assert "chekc" in capsys.readouterr().err


def test_a_boards_own_folder_may_have_settings_of_its_own(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What its own settings leave out is taken from ours; nothing breaks off."""
    settings = copy.parents[1] / "mkdocs.yml"
    for text in ("site_name: Ours\n", "site_name: Ours\nextra: {generator: false}\n", ""):
        settings.write_text(text, encoding="utf-8")
        assert run(capsys, "check")[0] == 0, text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[]\n", "there is no worked example; write at least one that your board can sign"),
        (
            "- name: Nothing\n  answers: {}\n  expect: {}\n",
            "scenario “Nothing” expects nothing; write what the policy says then",
        ),
    ],
)
def test_check_asks_for_worked_examples_that_expect_something(
    copy: Path, capsys: pytest.CaptureFixture[str], written: str, told: str
) -> None:
    (copy / "scenarios.yaml").write_text(written, encoding="utf-8")
    status, out, _ = run(capsys, "check")
    assert (status, told in out) == (1, True), out
