"""Not being sure is never less safe, and the more urgent case never gets more time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from decision_aid.asking import allowed_answers
from decision_aid.calendar import HorizonError
from decision_aid.conditions import UNSURE
from decision_aid.counting import counts
from decision_aid.due import last_moment
from decision_aid.duties import Force
from decision_aid.places import split_place
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.step import Step
from decision_aid.timescale import Span, Timescale
from site_generator.graph import Graph, State, address_of
from site_generator.proof.explored import Explored
from site_generator.proof.finding import Finding
from site_generator.yaml_reader import Path

FORCES: tuple[Force, ...] = (
    "must",
    "need to",
    "should",
    "expects",
    "aim",
    "will",
    "can",
    "may",
    "none",
)
"""The verbs, strongest first."""

STARTS = 500
"""So many moments of one year are tried, at every hour of the day."""

APART = datetime.timedelta(hours=17, minutes=31)

FIRST = datetime.datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/London"))

NEVER_KNOWN = datetime.datetime.max.replace(tzinfo=FIRST.tzinfo)
"""The end of a limit that runs past the last bank holiday known: after every end that is."""


def check_safety(explored: Explored) -> Iterator[Finding]:
    """A finding for each answer that costs a child time, or a duty that it should not cost."""
    yield from _not_sure(explored)
    yield from _urgent(explored)
    yield from _caps(explored)


def _not_sure(explored: Explored) -> Iterator[Finding]:
    """Whoever is not sure is offered every place, and shown everything, that any answer gives."""
    policy, graph = explored.policy, explored.graph
    for state in graph.states.values():
        question = state.turn.question
        to = {choice.id: choice.answers for choice in question.answers} if question else {}
        # Not sure whether a child is safe leads to the emergency, and from there on to the ladder.
        if question and UNSURE in to and question.id != "safe":
            offered = _arrivals(graph, graph.to(to[UNSURE]))
            for answer, answers in to.items():
                missing = _arrivals(graph, graph.to(answers)) - offered
                if missing:
                    what = (
                        f"“{answer}” leads to {_listed(missing)}, and whoever is not sure is not "
                        f"offered it ({state.address}); let the rule depend on this answer alone"
                    )
                    yield Finding(_path_of(policy, question.id), what)
        for question_id, answer in state.turn.answers.items():
            if answer == UNSURE and state.turn.step:
                yield from _shown_less(explored, state, question_id)


def _arrivals(graph: Graph, address: str) -> frozenset[str]:
    """The places that a state leads to by answering questions only."""
    turn = graph.states[address].turn
    if turn.step:
        return frozenset([turn.step.stage.id])
    choices = turn.question.answers if turn.question else ()
    return frozenset(
        place for choice in choices for place in _arrivals(graph, graph.to(choice.answers))
    )


def _shown_less(explored: Explored, state: State, question: str) -> Iterator[Finding]:
    step = state.turn.step
    for answer in allowed_answers(explored.policy, question):
        other = explored.graph.states.get(address_of({**state.turn.answers, question: answer}))
        if step is None or answer == UNSURE or other is None or other.turn.step is None:
            continue
        lost = [*_duties_lost(step, other.turn.step), *_limits_lost(step, other.turn.step)]
        if question != "safe" and lost:
            what = (
                f"at “{step.stage.title}” whoever answers “{answer}” is shown more than whoever "
                f"is not sure: {', '.join(lost)} ({state.address}); tell the makers of Fingerpost"
            )
            yield Finding(_path_of(explored.policy, question), what)


def _duties_lost(step: Step, other: Step) -> list[str]:
    shown: dict[tuple[str, str], ShownDuty] = {
        (duty.id, duty.side): duty for duty in (*step.earlier, *step.duties)
    }
    return [
        duty.does
        for duty in (*other.duties, *other.earlier)
        if (same := shown.get((duty.id, duty.side))) is None
        or FORCES.index(same.force) > FORCES.index(duty.force)
    ]


def _limits_lost(step: Step, other: Step) -> list[str]:
    shown = {each.id for each in step.timescales}
    return [each.words for each in other.timescales if each.stated and each.id not in shown]


def _urgent(explored: Explored) -> Iterator[Finding]:
    """Of two answers the first is the more protective; it never gives the later deadline."""
    policy = explored.policy
    ends: dict[tuple[str, bool], tuple[datetime.datetime, ...]] = {}
    told: set[tuple[str, str]] = set()
    for place, states in explored.steps.items():
        for state in states:
            for question, answer, other in _less_urgent(explored, state):
                if state.turn.step is None or other.turn.step is None:
                    continue
                found = _later(state.turn.step, other.turn.step, explored, ends)
                if found and (place, question) not in told:
                    told.add((place, question))
                    less = other.turn.answers[question]
                    what = (
                        f"at “{state.turn.step.stage.title}” “{question}: {answer}” stands before "
                        f"“{less}” as the more urgent, and {found}. If the document does not say "
                        "so, put the limits right, or the order of the answers"
                    )
                    at = split_place(place)[0]
                    group = "stages" if at in policy.stages else "key:scope"
                    yield Finding((group, f"key:{at}"), what, "later_when_urgent", place)


def _less_urgent(explored: Explored, state: State) -> Iterator[tuple[str, str, State]]:
    """The states that differ from this one in one answer, and that one less urgent."""
    for question, answer in state.turn.answers.items():
        if question not in ("safe", *explored.policy.questions) or answer == UNSURE:
            continue
        known = [a for a in allowed_answers(explored.policy, question) if a != UNSURE]
        for less in known[known.index(answer) + 1 :]:
            other = explored.graph.states.get(address_of({**state.turn.answers, question: less}))
            if other:
                yield question, answer, other


def _later(
    step: Step,
    other: Step,
    explored: Explored,
    ends: dict[tuple[str, bool], tuple[datetime.datetime, ...]],
) -> str:
    """How the first of two steps is later; nothing when it never is."""
    own = [each for each in step.timescales if each not in other.timescales]
    others = [each for each in other.timescales if each not in step.timescales]
    dated = [each for each in others if _gives_date(each)]
    if not dated or any(each.span and each.span.words for each in own):
        return ""
    shared = [each for each in step.timescales if each in other.timescales]
    first = [_ends(each, explored, ends) for each in (*own, *shared) if _gives_date(each)]
    second = [_ends(each, explored, ends) for each in (*dated, *shared) if _gives_date(each)]
    if not first:
        return f"has no time limit, where the other has “{dated[0].words}”"
    for number, soonest in enumerate(map(min, zip(*first, strict=True))):
        if soonest > min(each[number] for each in second):
            begun = FIRST + number * APART
            return f"is due later when it begins on {begun:%A %-d %B %Y at %H:%M}"
    return ""


def _gives_date(timescale: Timescale) -> bool:
    span = timescale.span
    return span is not None and span.gives_date and not span.before and bool(timescale.events)


def _ends(
    timescale: Timescale,
    explored: Explored,
    known: dict[tuple[str, bool], tuple[datetime.datetime, ...]],
) -> tuple[datetime.datetime, ...]:
    """When a limit ends from each of the starts, the reading that leads."""
    span = timescale.span
    assert span is not None
    key = (span.text, timescale.urgent)
    if key not in known:
        known[key] = tuple(_end(span, start, explored, timescale.urgent) for start in _starts())
    return known[key]


def _starts() -> Iterator[datetime.datetime]:
    for number in range(STARTS):
        yield (FIRST.astimezone(datetime.UTC) + number * APART).astimezone(FIRST.tzinfo)


def _end(
    span: Span, start: datetime.datetime, explored: Explored, urgent: bool
) -> datetime.datetime:
    try:
        return last_moment(counts(span, start, explored.calendar, urgent=urgent)[0].end)
    except HorizonError:
        return NEVER_KNOWN


def _caps(explored: Explored) -> Iterator[Finding]:
    """No limit of a step is longer than one on the whole that holds there too."""
    ends: dict[tuple[str, bool], tuple[datetime.datetime, ...]] = {}
    told: set[str] = set()
    for place, states in explored.steps.items():
        for state in states:
            limits = state.turn.step.timescales if state.turn.step else ()
            caps = [each for each in limits if each.limits in ("stages", "process")]
            own = [each for each in limits if each.limits in ("stage", "duty")]
            for cap in filter(_gives_date, caps):
                for each in filter(_gives_date, own):
                    pairs = zip(
                        _ends(each, explored, ends), _ends(cap, explored, ends), strict=True
                    )
                    if place not in told and any(longer > whole for longer, whole in pairs):
                        told.add(place)
                        what = (
                            f"“{each.words}” can end after “{cap.words}”, though both begin "
                            "together. If the document does not say both, put one right"
                        )
                        path: Path = ("stages", f"key:{split_place(place)[0]}")
                        yield Finding(path, what, "limit_over_cap", place)


def _path_of(policy: Policy, question: str) -> Path:
    return ("questions", f"key:{question}") if question in policy.questions else ()


def _listed(places: frozenset[str]) -> str:
    return ", ".join(f"“{place}”" for place in sorted(places))
