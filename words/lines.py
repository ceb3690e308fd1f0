"""Lines: what is told of each record of a policy, once, for every page that prints it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from decision_aid.contents import Placed
from decision_aid.duties import Gap, Says
from decision_aid.ladder import duties_in
from decision_aid.owed import at_rest
from decision_aid.people import Reach
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.timescale import Timescale
from decision_aid.timing import duty_timescale
from decision_aid.written import clauses_of
from words.catalogue import Words
from words.duties import FORCE, SOMEBODY, beside, by_duty, told
from words.gaps import gap_told, readings_told
from words.limits import how_long_told, limit_told
from words.names import RECEIVER_REACHES, name, reached
from words.notes import refs_told
from words.reach import CHECKED, HOW, UNCHECKED
from words.sentence import Message, Sentence, after, board, link, message
from words.standing import date_told

SAYS = message("{says}.")
FIRST = message("First: {says}.")
NEXT = message("{one}; {next}")
OWED_BY = message("{who}: {limit}")
REACHED = message("{who} → {whom}.")
WHOM = message("{whom}.")
NOT_NAMED_BESIDE = ("will", "none")
"""The forces that are not named beside a limit or a way on."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one record, in the pieces that are drawn differently."""

    told: Sentence
    """The whole of it, with its condition, to anybody: “The manager should”."""
    source: str = ""
    """The record, by its path in the policy's file."""
    lead: Sentence = ()
    """What stands before it: at which step, or on which ending."""
    time: Sentence = ()
    """How long they have."""
    more: Sentence = ()
    """That nobody is named, the file and the form of a record, how we read what is unclear."""
    refs: Sentence = ()
    """The clauses that say so."""
    reach: tuple[Sentence, ...] = ()
    """How to reach whom it names."""
    first: tuple["Line", ...] = ()
    """What is to be done before."""
    under: tuple["Line", ...] = ()
    """The lines of a list under this one."""
    skips: bool = False
    """Of a way on: whether it passes over the step that follows on the page."""

    @property
    def said(self) -> Sentence:
        """All that it says, without its clauses."""
        return after((self.told, self.time, self.more))

    @property
    def whole(self) -> Sentence:
        """All of it in a row, for what has no page."""
        return after((self.lead, self.said, self.refs))


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading."""

    heading: Sentence
    lines: tuple[Line, ...]


def duty_lines(policy: Policy, path: str, words: Words) -> tuple[Line, ...]:
    """The duties of one list of the policy's file."""
    return placed_lines(policy, duties_in(policy, path), words)


def placed_lines(policy: Policy, duties: Iterable[Placed], words: Words) -> tuple[Line, ...]:
    """Duties as the policy's file has them, each with its time limit."""
    found = []
    for each in duties:
        limit = duty_timescale(policy, each, {})
        time = how_long_told(limit, words) if limit and limit.stated else ()
        found.append(duty_line(at_rest(each, policy), words, time))
    return tuple(found)


def shown_lines(duties: Iterable[ShownDuty], words: Words) -> tuple[Line, ...]:
    """The duties of a step, each once for all the sides that owe it."""
    return tuple(duty_line(sides, words) for sides in by_duty(duties))


def duty_line(sides: Sequence[ShownDuty], words: Words, time: Sentence = ()) -> Line:
    """One duty, exactly as strong as its clause."""
    contacts = [each for each in sides[0].contacts if each.kind in ("given", "not_given")]
    return Line(
        told(sides, words),
        source=sides[0].source,
        time=time,
        more=beside(sides[0], words),
        refs=refs_told(sides[0].clauses, words),
        reach=tuple(contact_told(each, sides[0].side, words) for each in dict.fromkeys(contacts)),
    )


def reach_lines(duties: Iterable[ShownDuty], words: Words) -> tuple[Sentence, ...]:
    """Who reaches whom at a step, and how, each once."""
    sides = {(duty.id, duty.who): duty for duty in reversed(list(duties))}
    once = list(reversed(sides.values()))
    found = (reach_line(duty, each, words) for duty in once for each in duty.contacts)
    return tuple(dict.fromkeys(found))


def reach_line(duty: ShownDuty, contact: Reach, words: Words) -> Sentence:
    """Who reaches whom, and how; nothing of how where that is for the one who acts to know."""
    nobody = duty.who.how == "not_stated"
    who = words.say(SOMEBODY) if nobody else name(duty.who, "raiser", words)
    to = words.sentence(REACHED, who=who, whom=reached(contact, _view(duty.side), words))
    theirs = contact.kind == "ask" and duty.side != "raiser"
    return to if theirs else after((to, how_reached(contact, words)))


def contact_told(contact: Reach, side: str, words: Words) -> Sentence:
    """Whom a contact reaches, and how."""
    whom = reached(contact, _view(side), words)
    return after((words.sentence(WHOM, whom=whom), how_reached(contact, words)))


def _view(side: str) -> str:
    """As whom the one who acts names a post: whoever raised it says “their own” of theirs."""
    return RECEIVER_REACHES if side == "receiver" else "raiser"


def how_reached(contact: Reach, words: Words) -> Sentence:
    """How somebody is reached."""
    if contact.kind == "known":
        return ()
    if contact.kind != "given":
        return words.say(HOW[contact.kind])
    phone = link(board(contact.phone), f"tel:{''.join(contact.phone.split())}")
    email = link(board(contact.email), f"mailto:{contact.email}")
    ways = words.say(SAYS, says=after((phone, email), ", "))
    day = date_told(contact.checked, words)
    return after((ways, words.say(CHECKED if contact.checked else UNCHECKED, day=day)))


def says_line(each: Says, words: Words, said: Message = SAYS) -> Line:
    """Something that the policy says."""
    return Line(words.say(said, says=each.says), refs=cited(each.clause, words))


def limit_line(limit: Timescale, words: Words, *, short: bool = False) -> Line:
    """A time limit: who owes it, the rule, and the verb of its clause."""
    rule = limit_told(limit, words, short=short)
    if limit.owed_by:
        rule = words.sentence(OWED_BY, who=name(limit.owed_by, "raiser", words), limit=rule)
    refs = refs_told(limit.clauses, words, *firm(limit.force, words))
    return Line(rule, source=limit.source, refs=refs)


def firm(force: str, words: Words) -> tuple[Sentence, ...]:
    """The verb of a clause, to stand beside it; none for the weakest."""
    return () if force in NOT_NAMED_BESIDE else (words.say(FORCE[force]),)


def gap_line(gap: Gap, words: Words) -> Line:
    """What the policy leaves open, and how it may be read."""
    return Line(
        gap_told(gap, words),
        more=readings_told(gap.readings, words),
        refs=cited(gap.clause, words),
    )


def cited(clause: str, words: Words) -> Sentence:
    """The clauses of one field; nothing where it is not stated."""
    return refs_told(clauses_of(clause), words)
