"""Holds the duties that were read off a page to the policy: its records, and its clauses' verbs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from decision_aid.duties import Duty
from decision_aid.policy import Policy
from decision_aid.roles import Role
from site_generator.reading.inline import plain_inline
from site_generator.reading.whole import walk
from site_generator.screens.policies import graph_of, version_of
from tests.conftest import ROOT
from tests.pages.duties_read import ALL_SIDES, Told, told_in_aid, told_on_procedure

STANDS_IN = {
    "danger": r"emergency\.",
    "steps-1": r"before\.",
    "every-step": r"every_stage\.(duties|tell|record|advice)\.",
    "agreed": r"(every_stage|stages\.[^.]+)\.(record_)?when_resolved\.",
}
"""The duties of a section of the procedure page, by where the policy's file has them."""
STANDS_IN_ONE = {"end": r"ends\.{}\.", "road": r"scope\.{}\.", "stage": r"(before|stages\.{})\."}
"""The same for the section of one end, road or stage."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a page tells, held to the policy."""

    told: tuple[Told, ...]
    """Each duty that was read."""
    found: frozenset[str]
    """The duties of the policy that the page tells as they are."""
    faults: tuple[str, ...]


def hold_procedure(policy: Policy, html: str) -> Held:
    """Every duty on the procedure page is one of the policy's, and says so."""
    duties = duties_of(policy)
    told = tuple(told_on_procedure(html))
    found, faults = set(), []
    for each in told:
        place = place_of(each.at)
        here = {source: duty for source, duty in duties.items() if re.match(place, source)}
        fresh = {source: duty for source, duty in here.items() if source not in found}
        source, wrong = nearest(policy, each, {**fresh, **here}, {})
        faults += wrong
        found |= set() if wrong else {source}
    return Held(told, frozenset(found), tuple(faults))


def hold_aid(policy: Policy, html: str) -> Held:
    """Each state tells the duties that the engine finds there, to every side that owes them."""
    duties, graph = duties_of(policy), graph_of(version_of(policy))
    told = tuple(told_in_aid(html))
    in_state = defaultdict(list)
    for each in told:
        in_state[each.at].append(each)
    all_found, faults = set(), []
    for address, state in graph.states.items():
        step = state.turn.step
        shown = [*step.duties, *step.earlier] if step else []
        here = {each.source: duties[each.source] for each in shown}
        spoken_to: dict[str, set[str]] = defaultdict(set)
        for each in in_state.pop(address, []):
            source, wrong = nearest(policy, each, here, state.turn.answers)
            faults += wrong
            if not wrong:
                spoken_to[source] |= each.sides
        for source, sides in spoken_to.items():
            if sides and sides != sides_of(policy, duties[source].who):
                faults.append(f"{address}: {source}: it is told to {sorted(sides)} alone")
        faults += [f"{address}: {each} is not told" for each in here if each not in spoken_to]
        all_found |= set(spoken_to)
    faults += [f"{address}: no such state" for address in in_state]
    return Held(told, frozenset(all_found), tuple(faults))


def duties_of(policy: Policy) -> dict[str, Duty]:
    """Every duty of a policy, by where its file has it: `stages.two.duties.0`."""
    return {
        ".".join(map(str, path)): item for path, item in walk(policy, ()) if isinstance(item, Duty)
    }


def clause_verbs(policy: Policy) -> dict[str, list[str]]:
    """By clause of the document: the verbs that `clauses.yaml` finds in it."""
    file = ROOT / "policies" / policy.id / "clauses.yaml"
    clauses = yaml.safe_load(file.read_text(encoding="utf-8"))["clauses"]
    return {str(each["clause"]): each.get("verbs", []) for each in clauses}


def not_permitted(page: Held, verbs: Mapping[str, list[str]]) -> list[Told]:
    """The duties with a verb that none of the clauses beside them uses, where any verb is known."""
    known = (
        (each, {verb for clause in each.clauses for verb in verbs[clause]}) for each in page.told
    )
    return [each for each, permitted in known if permitted and each.force not in permitted]


def nearest(
    policy: Policy, told: Told, here: Mapping[str, Duty], answers: Mapping[str, str]
) -> tuple[str, list[str]]:
    """The duty that a line tells, and in what it differs from it."""
    wrong = {
        source: [
            f"{told.at}: {source}: {each}" for each in differences(policy, told, duty, answers)
        ]
        for source, duty in here.items()
        if tells(told, duty)
    }
    if not wrong:
        return "", [f"{told.at}: no duty of the policy's: {told.who} | {told.force} | {told.act}"]
    source = min(wrong, key=lambda each: len(wrong[each]))
    return source, wrong[source]


def tells(told: Told, duty: Duty) -> bool:
    """Whether a line tells what this duty asks for; on the procedure page its file may follow."""
    act = bare_act(duty.does)
    kept = not told.block and bool(duty.file or duty.form)
    return told.act.rstrip(".") == act or (kept and told.act.startswith(f"{act}. "))


def differences(
    policy: Policy, told: Told, duty: Duty, answers: Mapping[str, str]
) -> Iterator[str]:
    """In what a line differs from the duty that it tells."""
    if told.force != duty.force:
        yield f"the page says “{told.force}”, the policy “{duty.force}”"
    cited = [each.strip() for each in duty.clause.split(";")]
    clauses = tuple(each for each in cited if each not in ("", "not stated"))
    if told.clauses != clauses:
        yield f"the page cites {told.clauses}, the policy {clauses}"
    who = called_in_aid(policy, told, duty, answers) if told.block else called(policy, duty.who)
    if told.who.casefold() != who.casefold():
        yield f"on the page “{told.who}” acts, by the policy “{who}”"
    sides = sides_of(policy, duty.who)
    if told.block == "do" and not (told.sides <= sides and told.views == told.sides):
        yield f"it is told to {sorted(told.sides)}, and owed by {sorted(sides)}"


def sides_of(policy: Policy, who: str) -> set[str]:
    """The sides that owe a duty, by its `who`."""
    if who in ("everyone", "not stated"):
        return set(ALL_SIDES.split()) if who == "everyone" else {"anyone"}
    whose, role = role_of(policy, who)
    if role.side != "each agency":
        return {"board"}
    own = "raiser" if is_reader(policy, who) else "manager"
    return {"": {own}, "their": {"receiver"}, "each": {own, "receiver"}}[whose]


def is_reader(policy: Policy, who: str) -> bool:
    """Whether a reference is to the post of whoever raised it, on whichever side."""
    return who.split(" ")[-1] in ([policy.you] if isinstance(policy.you, str) else policy.you)


def role_of(policy: Policy, who: str) -> tuple[str, Role]:
    """Whose a role is, and the role: `their manager`."""
    *whose, role = who.split(" ")
    return "".join(whose), policy.people[role]


def called(policy: Policy, who: str) -> str:
    """Who acts, as the procedure page calls them to whoever raised it."""
    if who in ("everyone", "not stated"):
        return "everyone involved" if who == "everyone" else "somebody, not named"
    whose, role = role_of(policy, who)
    title = in_full(policy, role, "")
    if sides_of(policy, who) == {"board"}:
        return f"the {title}"
    ours = "you" if is_reader(policy, who) else f"your {title}"
    theirs = "the other agency" if title == "agency" else f"the other agency's {title}"
    return {"": ours, "their": theirs, "each": f"{ours} and {theirs}"}[whose]


def called_in_aid(policy: Policy, told: Told, duty: Duty, answers: Mapping[str, str]) -> str:
    """Who acts, as a line of the aid calls them to those it speaks to."""
    if duty.who == "everyone":
        return "everyone involved"
    if duty.who == "not stated":
        return "somebody"
    whose, role = role_of(policy, duty.who)
    sides = told.sides or sides_of(policy, duty.who)
    if whose == "each" and not told.sides:
        return "both sides"
    if sides == {"raiser"}:
        return "you"
    title = in_full(policy, role, answers.get("theirs" if sides == {"receiver"} else "yours", ""))
    if sides == {"board"}:
        return f"the {title}"
    return f"your {title}" if title in ("agency", "organisation") else f"you as {title}"


def in_full(policy: Policy, role: Role, kind: str) -> str:
    """What a role is called in one kind of agency; where that is open, in each of them."""
    title = role.where.get(kind, role.title)
    kinds = policy.agencies.kinds if policy.agencies and kind not in policy.agencies.kinds else {}
    others = "; ".join(f"{kinds[each]}: {post}" for each, post in role.where.items() if kinds)
    brackets = (f" ({each})" for each in (others, role.must_be) if each)
    return plain_inline("".join((title, *brackets)))


def place_of(at: str) -> str:
    """Which duties belong in a section of the procedure page."""
    if at in STANDS_IN:
        return STANDS_IN[at]
    kind, _, name = at.partition("-")
    return STANDS_IN_ONE[kind].format(re.escape(name)) if kind in STANDS_IN_ONE else r"$"


def bare_act(act: str) -> str:
    """What is done, as a reader sees it, without the full stop behind it."""
    return plain_inline(act).rstrip(".")
