"""All checks of one policy, and what its board has answered of what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from decision_aid.calendar import Calendar, calendar_from_json
from decision_aid.duties import Gap
from decision_aid.gaps import gap_sources, gaps_of
from decision_aid.places import split_place
from decision_aid.policy import Policy
from decision_aid.written import clauses_of, several
from site_generator.checks.clauses import Clause
from site_generator.checks.findings import COMES_WITH_TIME, ON_THE_PAGE, Finding
from site_generator.checks.loader import Loaded
from site_generator.proof.completeness import check_steps
from site_generator.proof.conditions import check_conditions
from site_generator.proof.document import check_document
from site_generator.proof.explored import Explored, steps_of
from site_generator.proof.fit import check_fit
from site_generator.proof.not_sure import check_not_sure
from site_generator.proof.reach import check_reach
from site_generator.proof.totality import check_totality
from site_generator.proof.urgency import check_urgency
from site_generator.proof.used import check_used
from site_generator.proof.ways_on import check_loops, check_ways_on
from site_generator.reading.problems import Problem
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, links_from
from site_generator.screens.policies import graph_of, version_of
from words import checks
from words.checks import Check

CHECKS: dict[Check, Callable[[Explored], Iterator[Finding]]] = {
    checks.ONE_SCREEN: check_totality,
    checks.WAYS_ON: check_ways_on,
    checks.NO_LOOPS: check_loops,
    checks.ALL_SHOWN: check_reach,
    checks.ALL_USED: check_used,
    checks.NO_TWO_RULES: check_conditions,
    checks.FITS_TOGETHER: check_fit,
    checks.COMPLETE: check_steps,
    checks.NOT_SURE: check_not_sure,
    checks.URGENCY: check_urgency,
    checks.DOCUMENT: check_document,
}
"""What is checked, in the order of the page that tells of it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Something found in the document that the policy tells its readers of."""

    finding: Finding
    gap: str
    """The id of the Gap that tells of it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one check came to."""

    check: Check
    open: tuple[Finding, ...]
    """What has to be mended or answered."""
    answered: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What all the checks of one version of a policy came to."""

    loaded: Loaded
    graph: Graph
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    """Everything open, where it stands in the file."""
    calendar: Calendar
    """The working days and bank holidays that were counted with."""
    today: date
    """The day on which it was checked."""
    clauses: int
    """How many paragraphs the document has."""
    scenarios: int = 0
    """How many worked examples were asked as well."""

    @property
    def questions(self) -> int:
        """How many screens ask something."""
        return sum(state.turn.question is not None for state in self.graph.states.values())

    @property
    def steps(self) -> int:
        """How many screens show a step."""
        return sum(state.turn.step is not None for state in self.graph.states.values())

    @property
    def links(self) -> int:
        """How many ways lead from one screen to another."""
        return sum(1 for state in self.graph.states.values() for _ in links_from(state.turn))


def prove(loaded: Loaded, clauses: tuple[Clause, ...], holidays_json: str, today: date) -> Proof:
    """Run every check over every state of a policy; `today` decides what has passed."""
    policy = loaded.policy
    graph = graph_of(version_of(policy))
    explored = Explored(
        whole=Whole(policy, loaded.read),
        graph=graph,
        steps=steps_of(graph),
        clauses=clauses,
        calendar=calendar_from_json(holidays_json, policy.nation, policy.conventions),
        today=today,
    )
    # Of a policy too large to explore to its end, only that can be said.
    tried = list(CHECKS.items()) if graph.whole else list(CHECKS.items())[:1]
    results = [_result(explored, check, find) for check, find in tried]
    if graph.whole:
        results.append(Result(checks.ANSWERS, tuple(_answers_nothing(explored, results)), ()))
    problems = tuple(
        loaded.read.problem(finding.path, told(finding, policy.leaves_open))
        for result in results
        for finding in result.open
    )
    return Proof(loaded, graph, tuple(results), problems, explored.calendar, today, len(clauses))


def told(finding: Finding, leaves_open: Mapping[str, object] | None = None) -> str:
    """A finding as a board reads it, with what it may write to tell readers of it.

    `leaves_open` is what the policy says already.
    """
    if not finding.kind:
        return finding.what
    places = finding.together or ((finding.place,) if finding.place else ())
    at = f"[{', '.join(places)}]" if places else "yes"
    write = f"write “{finding.kind}: {at}”"
    if finding.kind in (leaves_open or {}):
        write = f"add {', '.join(places)} to “{finding.kind}”"
    untried = finding.kind == "contact_unchecked"
    so = "you cannot try it now" if untried else "the document leaves it so"
    return f"{finding.what}. If {so}, {write} under “leaves_open:”"


def _result(
    explored: Explored, check: Check, find: Callable[[Explored], Iterator[Finding]]
) -> Result:
    open_, answered = [], []
    for finding in dict.fromkeys(find(explored)):
        gap = _answer_to(explored.policy, finding)
        if gap:
            answered.append(Answered(finding, gap))
        else:
            open_.append(finding)
    return Result(check, tuple(open_), tuple(answered))


def _answer_to(policy: Policy, finding: Finding) -> str:
    """The Gap that answers a finding; nothing when none does."""
    return next((key for key, gap in gaps_of(policy).items() if _answers(gap, finding)), "")


def _answers(gap: Gap, finding: Finding) -> bool:
    """Whether a Gap is of a finding's kind, and at its place, on its clause or of its subject.

    One that `leaves_open` lists has neither clause nor subject: it answers for the whole kind.
    Where the policy stops, every gap about what is next tells that there is no way on.
    """
    if not finding.kind or (finding.place and finding.place not in gap.at):
        return False
    if finding.kind == "no_exit" and gap.about == "next":
        return True
    if finding.kind not in several(gap.finding):
        return False
    if not (gap.not_said or gap.unclear):
        return True
    said = f"{gap.not_said} {gap.unclear}".lower()
    cited = not finding.clauses or bool(set(finding.clauses) & set(clauses_of(gap.clause)))
    return cited and finding.subject.lower() in said


def _answers_nothing(explored: Explored, results: list[Result]) -> Iterator[Finding]:
    """An answer to nothing hides what is found later; one that no reader sees is none."""
    answered = [each for result in results for each in result.answered]
    left = [finding for result in results for finding in result.open]
    for gap_id, gap in gaps_of(explored.policy).items():
        path = gap_sources(explored.policy)[gap_id]
        for kind in several(gap.finding):
            same = [e.finding for e in answered if (e.gap, e.finding.kind) == (gap_id, kind)]
            if not same and kind not in COMES_WITH_TIME:
                yield Finding((*path, "finding"), _nothing(gap, kind, left))
        found = [e.finding for e in answered if e.gap == gap_id and e.finding.place]
        yield from _only_where_found(path, gap, {each.place for each in found})
        if set(several(gap.finding)) - set(ON_THE_PAGE):
            for each in sorted(found, key=lambda each: each.place):
                if not _is_shown(explored, gap_id, each):
                    what = (
                        f"not every reader at “{each.place}” whom this concerns is shown it; "
                        "correct its “when” and “limit”, or take them out"
                    )
                    yield Finding(path, what)


def _only_where_found(path: Path, gap: Gap, places: set[str]) -> Iterator[Finding]:
    """An answer at a step where nothing is found would hide what comes there."""
    stages = {split_place(place)[0] for place in places}
    for place in gap.at:
        if places and split_place(place)[0] not in stages:
            what = (
                f"nothing of that kind is found at “{place}”, so that readers there are told what "
                "is not so; take it out of “at”, or tell it in a gap of its own"
            )
            yield Finding((*path, "at"), what)


def _nothing(gap: Gap, kind: str, left: list[Finding]) -> str:
    """What to do about an answer to nothing, which may only stand at the wrong step."""
    elsewhere = [finding.place for finding in left if finding.kind == kind and finding.place]
    here = f" at {', '.join(f'“{place}”' for place in gap.at)}" if gap.at else ""
    if elsewhere:
        there = ", ".join(f"“{place}”" for place in elsewhere)
        return f"nothing called “{kind}” is found{here}, but at {there}; write that under “at”"
    in_own_words = bool(gap.not_said or gap.unclear)
    mend = "take “finding” out" if in_own_words else "remove this line"
    return f"nothing called “{kind}” is found{here}; {mend}"


def _is_shown(explored: Explored, gap_id: str, finding: Finding) -> bool:
    """Whether every step of a place at which something is found shows the Gap that tells of it."""
    steps = (
        state.turn.step
        for state in explored.steps.get(finding.place, ())
        if not finding.seen_at or state.address in finding.seen_at
    )
    return all(gap_id in {gap.id for gap in step.gaps} for step in steps if step)
