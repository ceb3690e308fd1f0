"""What a policy says at a step, item by item, each with where the policy's file says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter

from decision_aid.answers import Condition
from decision_aid.asking import Question
from decision_aid.endings import Next
from decision_aid.headlines import Headline
from decision_aid.people import Reach
from decision_aid.place import Place
from decision_aid.places import START, split_place
from decision_aid.shown import FactAsked, Note, ShownDuty, ShownGap, ShownMeeting
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from decision_aid.timing import EventAsked
from site_generator.outcomes.destinations import Destinations
from site_generator.outcomes.sources import of_condition, of_start, of_title, of_who
from words import outcomes as said
from words.catalogue import Words
from words.choices import called, offered_told
from words.duties import by_duty
from words.gaps import gap_told, readings_told
from words.headlines import headline_told
from words.limits import start_asked
from words.lines import SAYS, duty_line, firm, limit_line, reach_line
from words.meeting import meeting_told, row_told
from words.names import place_title
from words.notes import decided_told, elsewhere_told, refs_told, same_person_told
from words.questions import asked, choice_told, condition_told, facts_told
from words.reach import USE_IF
from words.sentence import Message, Sentence, after, board, typed


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing that a line says. An item that several lines share is one object."""

    column: Message
    told: Sentence
    """As readers are told it, with its clauses."""
    sources: tuple[str, ...] = ()
    """The records that say so, by their paths in the policy's file; its own record first."""


def items_of_step(step: Step, ways: Destinations, words: Words) -> list[Item]:
    """What a reader is told at a step."""
    return [
        *_place(step.stage, words),
        *_headlines(step, words),
        *items_of_duties(step.duties, words),
        *(_limit(each, words) for each in step.timescales),
        *(_event(each, words) for each in step.events),
        *(_duty(tuple(sides), said.OPEN, words) for sides in by_duty(step.earlier)),
        *(_way(step.stage, each, ways, words) for each in step.next),
        *(_gap(each, words) for each in step.gaps),
        *(_note(each, words) for each in step.notes),
        *(_fact(each, words) for each in step.facts),
        *_conditions(step, words),
        *_more_notes(step, words),
        *(_meeting(step.stage.id, step.meeting, words) if step.meeting else ()),
    ]


def items_of_question(shown: Question, ways: Destinations, words: Words) -> Iterator[Item]:
    """What a reader is asked, and where each answer leads."""
    yield Item(said.TITLE, asked(shown, words))
    for choice in shown.answers:
        stage_id, ended = split_place(choice.id)
        source = f"stages.{stage_id}.so_far" if ended else START
        place, rests_on = ways.to(choice.answers)
        label = called(choice_told(choice, words), choice.label, words)
        leads_to = words.say(said.LEADS_TO, label=label, place=place)
        yield Item(said.NEXT, after((typed(choice.id), leads_to), ": "), (source, *rests_on))


# Most steps of a policy show the same duties, limits and notes: each is put into words once.


@lru_cache(maxsize=1_024)
def _place(here: Place, words: Words) -> tuple[Item, ...]:
    label = f"stages.{split_place(here.id)[0]}.label"
    printed = here.label not in ("", "not stated")
    title = Item(said.TITLE, place_title(here, words), (of_title(here),))
    labelled = (Item(said.LABEL, board(here.label), (label,)),) if printed else ()
    return (Item(said.STAGE, typed(here.id)), *labelled, title)


def _headlines(step: Step, words: Words) -> Iterator[Item]:
    told = {side: headline_told(each, step, side, words) for side, each in step.headlines.items()}
    sources = {side: _sources(step, each) for side, each in step.headlines.items()}
    if len(set(told.values())) > 1:
        for side, says in told.items():
            yield Item(said.HEADLINES, after((typed(side), says), ": "), sources[side])
    else:
        everybody = words.say(said.EVERYBODY, headline=next(iter(told.values())))
        yield Item(said.HEADLINES, everybody, sum(sources.values(), ()))


def _sources(step: Step, headline: Headline) -> tuple[str, ...]:
    """The records that a headline is made of."""
    owed = [each.source for each in step.duties if each.id == headline.duty]
    who = (source for each in headline.who for source in of_who(each))
    return (*(owed or (of_title(step.stage),)), *who)


def items_of_duties(duties: tuple[ShownDuty, ...], words: Words) -> list[Item]:
    """Each duty once for all its sides; then how each post is reached, once."""
    found = [_duty(tuple(sides), said.OF_KIND[sides[0].kind], words) for sides in by_duty(duties)]
    contacts = [_contact(duty, each, words) for duty in duties for each in duty.contacts]
    return [*found, *{each.told: each for each in contacts}.values()]


@lru_cache(maxsize=4_096)
def _duty(sides: tuple[ShownDuty, ...], column: Message, words: Words) -> Item:
    people = (who for each in sides for who in (each.who, *each.with_))
    sources = (sides[0].source, *of_who(*people), *of_condition(sides[0].when))
    return Item(column, duty_line(sides, words).whole, sources)


@lru_cache(maxsize=4_096)
def _contact(duty: ShownDuty, contact: Reach, words: Words) -> Item:
    people = of_who(duty.who, *(() if contact.name else (contact.who,)))
    sources = (contact.source, duty.source, *people, *of_condition(contact.when))
    told = reach_line(duty, contact, words)
    if contact.when:  # Readers are told so only where its name does not say for which case it is.
        told = after((told, words.say(USE_IF, condition=condition_told(contact.when, words))))
    return Item(said.CONTACT, told, sources)


@lru_cache(maxsize=1_024)
def _limit(limit: Timescale, words: Words) -> Item:
    starts = (of_start(each) for each in limit.starts)
    sources = (limit.source, *of_who(limit.owed_by), *of_condition(limit.condition), *starts)
    return Item(said.LIMITS, limit_line(limit, words).whole, sources)


@lru_cache(maxsize=1_024)
def _event(event: EventAsked, words: Words) -> Item:
    told = words.say(said.EVENT, event=typed(event.id), ask=start_asked(event.start, words))
    return Item(said.LIMITS, told, (of_start(event.start),))


def _way(here: Place, way: Next, ways: Destinations, words: Words) -> Item:
    """One way on, put into words once for all the steps at which it says the same."""
    place, rests_on = ways.to(way.answers)
    offers = {offer.answers["topic"]: ways.to(offer.answers)[0] for offer in way.offers}
    key = (here.id, WITHOUT_ANSWERS(way), place, rests_on, *offers.items())
    known: Item | None = ways.worded.get(key)
    if known is None:
        sources = (
            way.source,
            f"stages.{split_place(here.id)[0]}.labels.{way.move}",
            of_title(way.to) if way.to else "",
            *(*of_who(way.by), *rests_on, *(f"scope.{road}" for road in offers)),
        )
        leads_to = words.say(said.LEADS_TO, label=offered_told(way, words), place=place)
        refs = refs_told(way.clauses, words, *firm(way.force, words))
        told = after((after((typed(way.move), leads_to), ": "), refs))
        more = (words.say(said.OFFER, place=each) for each in offers.values())
        known = ways.worded[key] = Item(said.NEXT, after((told, *more), "; "), sources)
    return known


WITHOUT_ANSWERS = attrgetter(
    *(field.name for field in fields(Next) if field.name not in ("answers", "offers"))
)
"""What a way on says, without where a reader is sent."""


@lru_cache(maxsize=1_024)
def _gap(gap: ShownGap, words: Words) -> Item:
    refs = refs_told(gap.clauses, words)
    told = after((gap_told(gap, words), readings_told(gap.readings, words), refs))
    return Item(said.UNSAID, told, (gap.source,))


@lru_cache(maxsize=1_024)
def _note(note: Note, words: Words) -> Item:
    told = after((words.say(SAYS, says=note.text), refs_told(note.clauses, words)))
    return Item(said.ALSO, told, (note.source,))


@lru_cache(maxsize=1_024)
def _fact(fact: FactAsked, words: Words) -> Item:
    told = words.say(said.FACT, question=typed(fact.id), ask=fact.ask)
    return Item(said.ALSO, told, (f"questions.{fact.id}",))


def _conditions(step: Step, words: Words) -> Iterator[Item]:
    """The answers that the policy's own words for a condition stand for."""
    conditional = [(each.source, each.when) for each in (*step.duties, *step.earlier)]
    conditional += [(each.source, each.condition) for each in step.timescales]
    for source, condition in dict.fromkeys(conditional):
        if condition and condition.says and condition.any:
            yield _condition(source, condition, words)


@lru_cache(maxsize=1_024)
def _condition(source: str, condition: Condition, words: Words) -> Item:
    told = words.say(said.STANDS_FOR, says=condition.says, facts=facts_told(condition, words))
    return Item(said.ALSO, told, (source, *of_condition(condition)))


def _more_notes(step: Step, words: Words) -> Iterator[Item]:
    """What follows from the policy's records: where it goes instead, who has decided or acts."""
    here, decided, same = step.stage, step.decided, step.same_person
    if here.elsewhere:
        told = after((elsewhere_told(here.elsewhere, words), refs_told(here.clauses, words)))
        yield Item(said.ALSO, told, (f"scope.{here.id}.elsewhere",))
    if decided:
        told = after((decided_told(decided, words), refs_told(decided.clauses, words)))
        yield Item(said.ALSO, told, (f"ends.{here.id}", *of_who(decided.who)))
    if same:
        told = after((same_person_told(same, words), refs_told(same.clauses, words)))
        yield Item(said.ALSO, told, (same.source,))


@lru_cache(maxsize=1_024)
def _meeting(stage_id: str, shown: ShownMeeting, words: Words) -> tuple[Item, ...]:
    at, meeting = f"stages.{stage_id}.meeting", meeting_told(shown, words)
    assert meeting
    rows = zip(("sits", "chairs", "votes")[-len(meeting.rows) :], meeting.rows, strict=True)
    return (
        Item(said.ALSO, after((meeting.heading, meeting.refs)), (f"{at}.called",)),
        *(Item(said.ALSO, row_told(row, words), (f"{at}.{name}",)) for name, row in rows),
    )
