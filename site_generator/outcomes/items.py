"""What a policy says at a step, item by item, each with where the policy's file says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter

from decision_aid.asking import Question
from decision_aid.endings import Next
from decision_aid.headlines import Headline
from decision_aid.place import Place
from decision_aid.places import START, split_place
from decision_aid.shown import Note, ShownDuty, ShownGap, ShownMeeting
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from decision_aid.timing import EventAsked
from site_generator.outcomes.destinations import Destinations
from site_generator.outcomes.sources import of_condition, of_start, of_title, of_who
from words import outcomes as said
from words.catalogue import Words
from words.fields import as_written
from words.headlines import headline_told
from words.limits import start_asked
from words.names import place_title
from words.notes import decided_told, same_person_told
from words.questions import asked, choice_told
from words.sentence import Message, Sentence, after, board, typed


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing that a line says. An item that several lines share is one object."""

    column: Message
    told: Sentence
    sources: tuple[str, ...] = ()
    """The records that say so, by their paths in the policy's file; its own record first."""
    clauses: tuple[str, ...] = ()
    """The clauses that it comes from."""
    cited: Sentence = ()
    """What stands beside those clauses: its name in the file, or its first words."""


def items_of_step(step: Step, ways: Destinations, words: Words) -> list[Item]:
    """What a reader is told at a step."""
    found = [
        *_place(step.stage, words),
        *_headlines(step.stage, tuple(step.headlines.items()), words),
        *items_of_duties(step.duties, words),
        *(_limit(each, words) for each in step.timescales),
        *(_event(each, words) for each in step.events),
        *(_duty(duty, said.OPEN, words)[0] for duty in step.earlier),
        *(_way(step.stage, each, ways, words) for each in step.next),
        *(_gap(each, words) for each in step.gaps),
        *(_note(each, words) for each in step.notes),
        *_more_notes(step, words),
        *(_meeting(step.stage.id, step.meeting, words) if step.meeting else ()),
    ]
    return [*found, *_clauses(found)]


def items_of_question(shown: Question, ways: Destinations, words: Words) -> Iterator[Item]:
    """What a reader is asked, and where each answer leads."""
    yield Item(said.TITLE, asked(shown, words))
    for choice in shown.answers:
        stage_id, ended = split_place(choice.id)
        source = f"stages.{stage_id}.so_far" if ended else START
        place, rests_on = ways.to(choice.answers)
        label = said.rung_told(choice_told(choice, words), choice.label, words)
        leads_to = words.say(said.LEADS_TO, label=words.brief(label, said.SHORT), place=place)
        yield Item(said.NEXT, after((typed(choice.id), leads_to), ": "), (source, *rests_on))


# Most steps of a policy show the same duties, limits and clauses: each is put into words once.


@lru_cache(maxsize=1_024)
def _place(here: Place, words: Words) -> tuple[Item, ...]:
    label = f"stages.{split_place(here.id)[0]}.label"
    printed = (Item(said.LABEL, as_written(here.label), (label,)),) if here.label else ()
    title = Item(said.TITLE, place_title(here, words), (of_title(here),))
    return (Item(said.STAGE, typed(here.id)), *printed, title)


@lru_cache(maxsize=1_024)
def _headlines(
    here: Place, headlines: tuple[tuple[str, Headline], ...], words: Words
) -> tuple[Item, ...]:
    told = {
        side: words.brief(headline_told(each, here, side, words), said.LONG)
        for side, each in headlines
    }
    sources = {side: (each.source or of_title(here), *of_who(each.who)) for side, each in headlines}
    if len(set(told.values())) > 1:
        return tuple(
            Item(said.HEADLINES, after((typed(side), says), ": "), sources[side])
            for side, says in told.items()
        )
    everybody = words.say(said.EVERYBODY, headline=next(iter(told.values())))
    return (Item(said.HEADLINES, everybody, sum(sources.values(), ())),)


def items_of_duties(duties: Iterable[ShownDuty], words: Words) -> list[Item]:
    """Each duty; then how each role is reached, once."""
    found = [_duty(duty, said.OF_KIND[duty.kind], words) for duty in duties]
    contacts = {each.told: each for _, *reached in found for each in reached}
    return [*(each for each, *_ in found), *contacts.values()]


@lru_cache(maxsize=4_096)
def _duty(duty: ShownDuty, column: Message, words: Words) -> tuple[Item, ...]:
    """A duty; and on its own step, how each post that it names is reached."""
    people = of_who(duty.who, *duty.with_, *(each.who for each in duty.contacts))
    sources = (duty.source, *people, *of_condition(duty.when))
    told = said.duty_told(duty, words)
    if column == said.OPEN:
        return (Item(column, told, sources),)
    # One without an id of its own is known by its first words, whatever stands before it.
    own = words.brief(". ".join(duty.acts), said.NAME) if "." in duty.id else typed(duty.id)
    contacts = (
        Item(
            said.CONTACT,
            said.reach_told(each, duty.side, words),
            (each.source, *(() if each.name else of_who(each.who))),
        )
        for each in duty.contacts
    )
    return (Item(column, told, sources, duty.clauses, own), *contacts)


@lru_cache(maxsize=1_024)
def _limit(limit: Timescale, words: Words) -> Item:
    starts = (of_start(each) for each in limit.starts)
    sources = (limit.source, *of_who(limit.owed_by), *of_condition(limit.condition), *starts)
    told = said.rule_told(limit, words)
    if limit.limits == "duty" or not limit.stated:
        return Item(said.LIMITS, told, sources)
    return Item(said.LIMITS, told, sources, limit.clauses, typed(limit.id))


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
        told = said.next_told(way, place, list(offers.values()), words)
        known = Item(said.NEXT, told, sources, way.clauses, typed(way.move))
        ways.worded[key] = known
    return known


WITHOUT_ANSWERS = attrgetter(
    *(field.name for field in fields(Next) if field.name not in ("answers", "offers"))
)
"""What a way on says, without where a reader is sent."""


@lru_cache(maxsize=1_024)
def _gap(gap: ShownGap, words: Words) -> Item:
    told = said.gap_told(gap.about, gap.id, gap.unclear, len(gap.readings), words)
    return Item(said.UNSAID, told, (f"gaps.{gap.id}",), gap.clauses, typed(gap.id))


@lru_cache(maxsize=1_024)
def _note(note: Note, words: Words) -> Item:
    told = said.note_told(note.about, note.force, note.text, words)
    first = words.brief(note.text, said.NAME)
    return Item(said.ALSO, told, (note.source,), note.clauses, first)


def _more_notes(step: Step, words: Words) -> Iterator[Item]:
    """What follows from the policy's records: who has decided, and who acts at several stages."""
    if decided := step.decided:
        at = (f"ends.{step.stage.id}", *of_who(decided.who))
        says = decided_told(decided, words)
        told, first = said.note_told("do", "none", says, words), words.brief(says, said.NAME)
        yield Item(said.ALSO, told, at, decided.clauses, first)
    if same := step.same_person:
        says = same_person_told(same, words)
        told, first = said.note_told("who", "none", says, words), words.brief(says, said.NAME)
        yield Item(said.ALSO, told, (same.source,), same.clauses, first)


@lru_cache(maxsize=1_024)
def _meeting(stage_id: str, meeting: ShownMeeting, words: Words) -> tuple[Item, ...]:
    at = f"stages.{stage_id}.meeting"
    sits = {f"sits.{number}": each for number, each in enumerate(meeting.sits)}
    parts = {"called": meeting.called, **sits, "chairs": meeting.chairs, "votes": meeting.votes}
    items = []
    for name, says in parts.items():
        brief = words.brief(as_written(says), said.LONG)
        told = words.say(said.MEETING[split_place(name)[0]], says=brief)
        items.append(Item(said.ALSO, told, (f"{at}.{name}",)))
    return (replace(items[0], clauses=meeting.clauses, cited=typed("meeting")), *items[1:])


def _clauses(items: list[Item]) -> Iterator[Item]:
    """Each clause with what comes from it here."""
    found: dict[str, list[tuple[Sentence, str]]] = {}
    for each in items:
        for clause in each.clauses:
            found.setdefault(clause, []).append((each.cited, each.sources[0]))
    yield from (_clause(clause, tuple(cited)) for clause, cited in found.items())


@lru_cache(maxsize=4_096)
def _clause(clause: str, found: tuple[tuple[Sentence, str], ...]) -> Item:
    cited = after((each for each, _ in found), ", ")
    return Item(said.CLAUSES, after((board(clause), cited), ": "), tuple(at for _, at in found))
