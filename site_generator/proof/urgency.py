"""Checks that a more urgent case never gets more time, and no step more than the whole process."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from decision_aid.answers import allowed_answers
from decision_aid.calendar import Calendar, NotCounted
from decision_aid.conditions import UNSURE
from decision_aid.due import last_moment
from decision_aid.readings import readings
from decision_aid.step import Step
from decision_aid.timescale import Span, Timescale
from decision_aid.turn import turn
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored, limit_words, path_of_place, title_words
from site_generator.screens.graph import State, address_of

STARTS = 500
"""How many starting times in one year are tried, at every hour of the day."""

APART = datetime.timedelta(hours=17, minutes=31)

FIRST = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

LONDON = ZoneInfo("Europe/London")

NEVER_KNOWN = datetime.datetime.max.replace(tzinfo=LONDON)
"""The end of a limit that runs past the last known bank holiday: later than every known end."""

Case = tuple[str, Step]
"""An answer, and the step that it leads to."""

Ends = tuple[datetime.datetime, ...]
"""When a limit ends, from each of the starts."""

MOMENTS: Ends = tuple((FIRST + number * APART).astimezone(LONDON) for number in range(STARTS))
"""The starts that are tried."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The ends of every limit in a policy, each counted once from each of the starts."""

    calendar: Calendar
    known: dict[tuple[tuple[Span | None, ...], bool], Ends] = field(default_factory=dict)

    def ends(self, timescale: Timescale) -> Ends:
        """When a limit that gives a date ends, in the reading that is shown first."""
        spans = (timescale.span, timescale.also, timescale.out_of_hours, timescale.out_of_term)
        key = (spans, timescale.urgent)
        if key not in self.known:
            self.known[key] = tuple(self._end(timescale, start) for start in MOMENTS)
        return self.known[key]

    def soonest(self, timescales: list[Timescale]) -> Iterator[tuple[datetime.datetime, Timescale]]:
        """From each of the starts, the first of these limits to end, and when it does."""
        for ends in zip(*map(self.ends, timescales), strict=True):
            first = min(ends)
            yield first, timescales[ends.index(first)]

    def _end(self, timescale: Timescale, start: datetime.datetime) -> datetime.datetime:
        try:
            found = readings(timescale, [start], self.calendar)
        except NotCounted:
            return NEVER_KNOWN
        return last_moment(found[0].reading.end)


def check_urgency(explored: Explored) -> Iterator[Finding]:
    """A finding for each urgent case that gets more time, and each step that may take too long."""
    tried = Tried(explored.calendar)
    yield from _more_urgent(explored, tried)
    yield from _caps(explored, tried)


def _more_urgent(explored: Explored, tried: Tried) -> Iterator[Finding]:
    """The first of two answers is the more protective, so it must not give a later deadline."""
    policy = explored.policy
    reported: set[tuple[str, str]] = set()
    for place, states in explored.steps.items():
        for state in states:
            for question, (answer, step), (less, other) in _less_urgent(explored, state):
                limits, said = _later(step, other, tried)
                if not said:
                    continue
                everywhere = bool(limits) and set(limits) <= set(policy.every_stage.limits)
                key = (" ".join(limits) if everywhere else place, question)
                if key in reported:
                    continue
                reported.add(key)
                what = (
                    f"a reader who answers “{question}: {answer}” {said} one who answers “{less}”, "
                    "which is listed after it as less urgent. If the document does not say so, "
                    "correct the limits, or the order of the answers"
                )
                if everywhere:
                    limit = policy.every_stage.limits[limits[0]]
                    path = ("every_stage", "limits", limits[0])
                    cited = (limit.clause,)
                    yield Finding(path, what, "later_when_urgent", clauses=cited)
                else:
                    at = f"at “{title_words(step, policy)}” {what}"
                    yield Finding(path_of_place(policy, place), at, "later_when_urgent", place)


def _less_urgent(explored: Explored, state: State) -> Iterator[tuple[str, Case, Case]]:
    """The steps that differ from this one in a single answer, which is less urgent there."""
    policy, step = explored.policy, state.turn.step
    for question in ("safe", *policy.questions) if step else ():
        given = state.turn.answers.get(question)
        on_step = step is not None and question in {fact.id for fact in step.facts}
        steps = {}
        for answer in allowed_answers(policy, question) if given or on_step else ():
            answers = {**state.turn.answers, question: answer}
            known = on_step or address_of(answers) in explored.graph.states
            if answer != UNSURE and known and (found := turn(policy, answers).step):
                steps[answer] = found
        for one, other in itertools.combinations(steps.items(), 2):
            if given in (None, one[0]):
                yield question, one, other


def _later(step: Step, other: Step, tried: Tried) -> tuple[tuple[str, ...], str]:
    """The limits by which the first of two steps is later, and how; empty when it never is.

    Only limits that apply at just one of the two are compared, because a shared one could hide it.
    """
    own = [each for each in step.timescales if each not in other.timescales]
    others = [each for each in other.timescales if each not in step.timescales]
    first, second = list(filter(_gives_date, own)), list(filter(_gives_date, others))
    if not second or any(each.span and each.span.words for each in own):
        return (), ""
    if not first:
        return (), f"has no time limit, but “{_how_long(second[0])}” is the limit for"
    each_start = zip(MOMENTS, tried.soonest(first), tried.soonest(second), strict=True)
    for begun, (slow_end, slow), (quick_end, quick) in each_start:
        if slow_end > quick_end:
            said = (
                f"would get longer (“{_how_long(slow)}”, when it begins on "
                f"{begun:%A %-d %B %Y at %H:%M}, against “{_how_long(quick)}”) than"
            )
            return (slow.id, quick.id), said
    return (), ""


def _how_long(timescale: Timescale) -> str:
    return timescale.span.text if timescale.span else limit_words(timescale)


def _gives_date(timescale: Timescale) -> bool:
    span = timescale.span
    return span is not None and span.gives_date and not span.before and bool(timescale.events)


def _caps(explored: Explored, tried: Tried) -> Iterator[Finding]:
    """No limit of a step is longer than one on the whole process that applies there too."""
    for place, states in explored.steps.items():
        pairs = (pair for state in states for pair in _pairs(state.turn.step))
        for own, cap in dict.fromkeys(pairs):
            ends = zip(tried.ends(own), tried.ends(cap), strict=True)
            if any(longer > whole for longer, whole in ends):
                what = (
                    f"“{limit_words(own)}” can end after “{limit_words(cap)}”, although both begin "
                    "together. If the document does not say both, correct one of them"
                )
                yield Finding(path_of_place(explored.policy, place), what, "limit_over_cap", place)
                break


def _pairs(step: Step | None) -> Iterator[tuple[Timescale, Timescale]]:
    """Each of a step's own limits with each limit on the whole that runs from the same event."""
    limits = [each for each in step.timescales if _gives_date(each)] if step else []
    for own in (each for each in limits if each.limits in ("stage", "duty")):
        caps = (cap for cap in limits if cap.limits in ("stages", "process"))
        yield from ((own, cap) for cap in caps if set(own.events) & set(cap.events))
