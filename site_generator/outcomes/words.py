"""The cells of an outcome table: one step in words short enough for a line of a review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from decision_aid.endings import UNSTATED, Next
from decision_aid.people import Reach
from decision_aid.shown import Note, ShownDuty, ShownGap, ShownMeeting
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from site_generator.outcomes.forms import (
    BETWEEN_NAMES,
    CITED,
    CONTACT,
    GAP,
    LIMIT,
    LIMIT_OF_A_DUTY,
    WAY,
)
from site_generator.reading.inline import plain_inline

Cells = dict[str, tuple[str, ...]]
"""For each column, what stands in the cell, one thing an item."""

Wording = Callable[[str, int], str]
"""A text as it is to stand in the table, where so many characters are enough."""

Destination = Callable[[Mapping[str, str]], str]
"""Where the answers lead, in words."""

MOST_OF_A_DUTY, MOST_OF_A_NOTE, MOST_OF_A_NAME = 72, 48, 24

REACHED = {
    "known": "known to you",
    "ask": "ask for it",
    "given": "given",
    "not_given": "not given",
}


def short(text: str, most: int) -> str:
    """A text without its marks, cut after a word where it is longer than a line needs."""
    plain = full(text, most)
    if len(plain) <= most:
        return plain
    return f"{plain[: most + 1].rsplit(' ', 1)[0][:most].rstrip(' .,;:')}…"


@lru_cache(maxsize=20_000)
def full(text: str, most: int) -> str:  # noqa: ARG001 (one of the two wordings)
    """A text without its marks, whole."""
    return plain_inline(text)


def cells_of_step(step: Step, word: Wording, leads_to: Destination) -> Cells:
    """What a reader is told at a step, column by column."""
    by_kind = {
        kind: tuple(duty_words(duty, word) for duty in step.duties if duty.kind == kind)
        for kind in ("act", "tell", "record", "advice")
    }
    return {
        "stage": (step.stage.id,),
        "printed label": (step.stage.label,),
        "title": (step.stage.title,),
        "headlines": tuple(_headlines(step.headlines, word)),
        "who acts": by_kind["act"],
        "who is told": by_kind["tell"],
        "what is written down": by_kind["record"],
        "who may be asked": by_kind["advice"],
        "contact": contacts_of(step.duties, word),
        "time limits": tuple(_limits(step)),
        "still open": tuple(duty_words(duty, word) for duty in step.earlier),
        "what next": tuple(_way(way, word, leads_to) for way in step.next),
        "the policy does not say": tuple(_gap(gap, word) for gap in step.gaps),
        "also said": (*(_note(note, word) for note in step.notes), *_meeting(step.meeting, word)),
        "clauses": tuple(_clauses(step, word)),
    }


def duty_words(duty: ShownDuty, word: Wording) -> str:
    """Whose duty it is, how firm, what is done, with whom, under what condition."""
    force = f", {duty.force}" if duty.force != "none" else ""
    refs = dict.fromkeys(each.role for each in duty.contacts or duty.with_)
    parts = (
        f"{duty.side}, {duty.who.name}{force}: {word(duty.does, MOST_OF_A_DUTY)}",
        f"with {', '.join(refs)}" if refs else "",
        word(duty.when or "", MOST_OF_A_DUTY),
        f"on {duty.file}" if duty.file else "",
        f"form {duty.form}" if duty.form else "",
    )
    return "; ".join(part for part in parts if part)


def contacts_of(duties: Iterable[ShownDuty], word: Wording) -> tuple[str, ...]:
    """How each role is reached, once."""
    found = (_reach(each, word) for duty in duties for each in duty.contacts)
    return tuple(dict.fromkeys(found))


def _reach(each: Reach, word: Wording) -> str:
    ways = [word(way, MOST_OF_A_DUTY) for way in (each.email, each.phone) if way]
    checked = f" (checked {each.checked})" if each.checked else ""
    said = f"{', '.join(ways) or REACHED[each.kind]}{checked}"
    return CONTACT.item(role=each.role, name=each.name, ways=said)


def _headlines(said: Mapping[str, str], word: Wording) -> Iterator[str]:
    if len(set(said.values())) == 1:
        yield f"everybody: {word(next(iter(said.values())), MOST_OF_A_DUTY)}"
    else:
        yield from (f"{side}: {word(text, MOST_OF_A_DUTY)}" for side, text in said.items())


def _limits(step: Step) -> Iterator[str]:
    yield from (_limit(each) for each in step.timescales)
    yield from (f"asks {event.id}: {event.label}" for event in step.events)


def _limit(timescale: Timescale) -> str:
    """The rule whole: a time limit is never cut."""
    if not timescale.stated:
        return timescale.words
    about = (
        timescale.force if timescale.force != "none" else "",
        timescale.limits,
        f"owed by {timescale.owed_by}" if timescale.owed_by else "",
        f"runs from {' or '.join(timescale.events)}" if timescale.events else "",
    )
    form = LIMIT_OF_A_DUTY if "." in timescale.id else LIMIT
    about_it = ", ".join(part for part in about if part)
    return form.item(id=timescale.id, about=about_it, words=timescale.words)


def _way(way: Next, word: Wording, leads_to: Destination) -> str:
    leads = f"{word(way.label, MOST_OF_A_NOTE)} → {leads_to(way.answers)}"
    said = leads if way.move == "go" else WAY.item(move=way.move, said=leads)
    built_in = UNSTATED.get(way.move, ("",))[0] == way.unclear
    parts = (
        said,
        way.force if way.force != "none" else "",
        f"by {way.by}" if way.by else "",
        *(f"first: {word(each, MOST_OF_A_NOTE)}" for each in way.requires),
        "" if way.stated else "a reading: the policy does not say",
        "" if built_in else word(way.unclear, MOST_OF_A_NOTE),
        "" if built_in else word(way.other, MOST_OF_A_NOTE),
        *(f"or {leads_to(offer.answers)}" for offer in way.offers),
    )
    return "; ".join(part for part in parts if part)


def _gap(gap: ShownGap, word: Wording) -> str:
    readings = f"; {len(gap.readings)} readings" if gap.readings else ""
    unclear = f"{word(gap.unclear, MOST_OF_A_NOTE)}{readings}"
    return GAP.item(about=gap.about, id=gap.id, unclear=unclear)


def _note(note: Note, word: Wording) -> str:
    force = f", {note.force}" if note.force != "none" else ""
    return f"{note.about}{force}: {word(note.text, MOST_OF_A_DUTY)}"


def _meeting(meeting: ShownMeeting | None, word: Wording) -> Iterator[str]:
    if meeting:
        yield f"meeting: {word(meeting.called, MOST_OF_A_DUTY)}"
        yield from (f"sits: {word(each, MOST_OF_A_DUTY)}" for each in meeting.sits)
        yield f"chairs: {word(meeting.chairs, MOST_OF_A_DUTY)}"
        yield f"decides: {word(meeting.votes, MOST_OF_A_DUTY)}"


def _clauses(step: Step, word: Wording) -> Iterator[str]:
    """Each clause with what comes from it here."""
    found: dict[str, list[str]] = {}
    for clauses, name in _cited(step, word):
        for clause in clauses:
            found.setdefault(clause, []).append(name)
    for clause, names in found.items():
        yield CITED.item(clause=clause, names=BETWEEN_NAMES.join(names))


def _cited(step: Step, word: Wording) -> Iterator[tuple[tuple[str, ...], str]]:
    yield from ((duty.clauses, _name(duty, word)) for duty in step.duties)
    for timescale in step.timescales:
        if timescale.limits != "duty" and timescale.stated:
            yield timescale.clauses, timescale.id
    yield from ((way.clauses, way.move) for way in step.next)
    yield from ((gap.clauses, gap.id) for gap in step.gaps)
    yield from ((note.clauses, word(note.text, MOST_OF_A_NAME)) for note in step.notes)
    if step.meeting:
        yield step.meeting.clauses, "meeting"


def _name(duty: ShownDuty, word: Wording) -> str:
    """A duty's own id; one without is known by its first words, whatever stands before it."""
    return word(duty.does, MOST_OF_A_NAME) if "." in duty.id else duty.id
