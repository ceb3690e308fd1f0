"""All checks of one policy, and what its board has answered of what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from decision_aid.calendar import Calendar, calendar_from_json
from decision_aid.conditions import several
from decision_aid.policy import Policy
from decision_aid.written import clauses_of
from site_generator.clauses import Clause
from site_generator.graph import Graph, links_from
from site_generator.loader import Loaded
from site_generator.policies import graph_of, version_of
from site_generator.problems import Problem
from site_generator.proof.completeness import check_steps
from site_generator.proof.conditions import check_conditions
from site_generator.proof.document import check_document
from site_generator.proof.explored import Explored, steps_of
from site_generator.proof.finding import COMES_WITH_TIME, ON_THE_PAGE, Finding
from site_generator.proof.fit import check_fit
from site_generator.proof.reach import check_reach
from site_generator.proof.safety import STARTS, check_safety
from site_generator.proof.totality import check_totality
from site_generator.proof.used import check_used
from site_generator.proof.ways_on import check_loops, check_ways_on
from site_generator.whole import Whole


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is held of every screen of a policy."""

    title: str
    """What is held, as the page says it that tells how a policy was checked."""
    means: str
    """What that means for a reader."""
    find: Callable[[Explored], Iterator[Finding]]


CHECKS = (
    Check(
        "Whatever is answered, one screen follows",
        "Each mix of answers, “I am not sure” among them, leads to one question or to one step. "
        "All of them fit on one page that opens at once.",
        check_totality,
    ),
    Check(
        "Nobody is left without a way on",
        "From every screen there is a way to an agreement, a decision, another procedure, or the "
        "place where the policy stops. However talks end, the step says what follows or that the "
        "policy does not say.",
        check_ways_on,
    ),
    Check(
        "No way goes round for ever",
        "Where steps lead back to each other, somebody is named who takes it out of there.",
        check_loops,
    ),
    Check(
        "Everything written is shown to somebody",
        "Each step, duty, time limit, contact and way on is reached with some answers.",
        check_reach,
    ),
    Check(
        "Everything named is used",
        "Each post, question, answer, moment and word that is explained plays a part.",
        check_used,
    ),
    Check(
        "No two rules pull apart",
        "No two ways on, limits or duties hold together and say different things.",
        check_conditions,
    ),
    Check(
        "What is written fits together",
        "No two steps, posts or answers bear one name, and nobody is sent to themselves. Words, "
        "conditions and times belong together. The steps stand in the order in which they follow "
        "each other.",
        check_fit,
    ),
    Check(
        "Every step is complete",
        "Each step says who does what, with whom, how to reach them, by when and what is written "
        "down, with the clause, or says that the policy does not say. Somebody acts for each kind "
        "of organisation.",
        check_steps,
    ),
    Check(
        "Not being sure is never less safe",
        "The emergency stands open everywhere. “I am not sure” shows at least what any other "
        f"answer shows. The more urgent answer never gives the later date, tried from {STARTS} "
        "moments of a year.",
        check_safety,
    ),
    Check(
        "The document itself",
        "Labels printed twice, numbers that jump, review dates, untried contacts, missing "
        "attachments, names of the past and words nobody explains.",
        check_document,
    ),
)
"""What is checked, in the order of the page that tells of it."""

PAGES = Check(
    "Every page tells the same",
    "The decision aid's page, the procedure page with its flowchart and the poster were read back "
    "as they are published, and each was held against the rules: every step, post, time limit and "
    "way on.",
    lambda _: iter(()),
)
"""Done when the pages are drawn; none is published that says something else."""

ANSWERS = Check(
    "What is told was found",
    "Each sentence that answers something found is at its step, and answers something that is "
    "still so.",
    lambda _: iter(()),
)
"""Worked out of the other checks."""


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
    results = [_result(explored, check) for check in (CHECKS if graph.whole else CHECKS[:1])]
    if graph.whole:
        results.append(Result(PAGES, (), ()))
        results.append(Result(ANSWERS, tuple(_answers_nothing(explored, results)), ()))
    problems = tuple(
        loaded.read.problem(finding.path, told(finding))
        for result in results
        for finding in result.open
    )
    return Proof(loaded, graph, tuple(results), problems, explored.calendar, today, len(clauses))


def told(finding: Finding) -> str:
    """A finding as a board reads it, with the line that answers it."""
    if not finding.kind:
        return finding.what
    clause = f" and “clause: {finding.clauses[0]}”" if finding.clauses else ""
    return (
        f"{finding.what}. Otherwise tell readers so: under “gaps” write one "
        f"with “finding: {finding.kind}”, “at: [{finding.place}]”{clause}"
    )


def _result(explored: Explored, check: Check) -> Result:
    open_, answered = [], []
    for finding in dict.fromkeys(check.find(explored)):
        gap = _answer_to(explored.policy, finding)
        if gap:
            answered.append(Answered(finding, gap))
        else:
            open_.append(finding)
    return Result(check, tuple(open_), tuple(answered))


def _answer_to(policy: Policy, finding: Finding) -> str:
    """The Gap that answers a finding: of its kind, at its place, on its clause."""
    for gap_id, gap in policy.gaps.items():
        if finding.kind and finding.kind in several(gap.finding):
            here = not finding.place or finding.place in gap.at
            if here and (not finding.clauses or set(finding.clauses) & set(clauses_of(gap.clause))):
                return gap_id
    return ""


def _answers_nothing(explored: Explored, results: list[Result]) -> Iterator[Finding]:
    """An answer to nothing hides what is found later; one that no reader sees is none."""
    answered = [each for result in results for each in result.answered]
    for gap_id, gap in explored.policy.gaps.items():
        for kind in several(gap.finding):
            same = [e.finding for e in answered if (e.gap, e.finding.kind) == (gap_id, kind)]
            if not same and kind not in COMES_WITH_TIME:
                what = f"nothing called “{kind}” is found here; take “finding” out"
                yield Finding(("gaps", gap_id, "finding"), what)
            for place in {f.place for f in same if f.place and f.kind not in ON_THE_PAGE}:
                shown = [
                    gap.id
                    for state in explored.steps.get(place, ())
                    if state.turn.step
                    for gap in state.turn.step.gaps
                ]
                if place in explored.steps and gap_id not in shown:
                    what = (
                        f"no reader at “{place}” is shown this, because a step shows two such "
                        "sentences, and others stand before it; move it up"
                    )
                    yield Finding(("gaps", f"key:{gap_id}"), what)
