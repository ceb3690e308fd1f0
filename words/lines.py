"""Lines of the pages of a policy: who does what, by when, and the clause that says so."""

from dataclasses import dataclass

from decision_aid.answers import condition_of
from decision_aid.conditions import several
from decision_aid.contents import Placed, placed
from decision_aid.duties import Duty, Says
from decision_aid.people import Reach, reach, split_ref, who_is
from decision_aid.policy import Gap, Policy
from decision_aid.timescale import Timescale
from decision_aid.timing import duty_timescale
from decision_aid.written import When, clauses_of
from words.catalogue import Words, listed
from words.gaps import gap_at_rest, readings_told
from words.limits import how_long_told, limit_told
from words.names import name, reached
from words.questions import condition_told
from words.sentence import Message, Sentence, after, board, capital, link, message
from words.standing import date_told

ACT: dict[str, Message] = {
    "must": message("**must** {act}."),
    "need to": message("**need to** {act}."),
    "should": message("*should* {act}."),
    "expects": message("~the policy~ *expects:* {act}."),
    "aim": message("~the~ *aim:* {act}."),
    "will": message("*will* ~(the policy says)~: {act}."),
    "can": message("*can* {act}."),
    "may": message("*may* {act}."),
    "none": message("{act}."),
}
"""What somebody does, after their name, by the verb of the clause."""

FORCE: dict[str, Message] = {
    "must": message("~(must)~"),
    "need to": message("~(need to)~"),
    "should": message("~(should)~"),
    "expects": message("~(expects)~"),
    "aim": message("~(aim)~"),
    "can": message("~(can)~"),
    "may": message("~(may)~"),
}
"""The verb of a limit or of a way on; nothing for the weakest."""

REACHED: dict[str, Message] = {
    "known": message("known to you."),
    "ask": message("ask them for the name and number."),
    "not_given": message("the policy gives no contact."),
}
CHECKED = message("{ways}. Checked {day}.")
UNCHECKED = message("{ways}. As the policy prints it; nobody here has checked it.")

SAYS = message("{says}.")
FIRST = message("First: {says}.")
NEXT = message("{one}; {next}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, in the pieces that are drawn differently."""

    says: Sentence
    """What it says."""
    lead: Sentence = ()
    """What stands before all else: at which step, or on which ending."""
    actor: Sentence = ()
    """Who acts."""
    condition: Sentence = ()
    """Under which condition."""
    time: Sentence = ()
    """How long they have."""
    more: Sentence = ()
    """What is said after that: of a record, its file and its form."""
    clauses: Sentence = ()
    """The clauses that say so."""
    reach: tuple[Sentence, ...] = ()
    """How to reach whom it names."""
    reading: Sentence = ()
    """How we read what is unclear."""
    first: tuple["Line", ...] = ()
    """What is to be done before."""
    under: tuple["Line", ...] = ()
    """The lines of a list under this one."""
    skips: bool = False
    """Of a way on: whether it passes over the step that follows on the page."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading."""

    heading: Sentence
    lines: tuple[Line, ...]


def duty_lines(
    policy: Policy, duties: tuple[Duty, ...], words: Words, kind: str = "act", stage: str = ""
) -> tuple[Line, ...]:
    """The duties of one list, each with who acts."""
    return tuple(duty_line(policy, each, words) for each in placed(duties, kind, "", stage))


def duty_line(policy: Policy, each: Placed, words: Words) -> Line:
    """One duty, exactly as strong as its clause."""
    duty = each.duty
    contacts = dict.fromkeys(each for ref in several(duty.whom) for each in reach(ref, policy, {}))
    file = words.say(message("On {file}."), file=duty.file) if duty.file else ()
    form = words.say(message("Form: {form}."), form=duty.form) if duty.form else ()
    return Line(
        words.say(ACT[duty.force], act=duty.does),
        actor=actor_told(policy, duty.who, words),
        condition=condition_line(policy, duty.if_words, duty.when, words),
        time=time_told(policy, each, words),
        more=after((file, form)),
        clauses=cited(duty.clause, words),
        reach=tuple(
            contact_told(each, words) for each in contacts if each.kind in ("given", "not_given")
        ),
    )


def actor_told(policy: Policy, ref: str, words: Words) -> Sentence:
    """Who acts, as the one who raises the matter calls them."""
    whose, role = split_ref(ref)
    sides = (role, f"their {role}") if whose == "each" else (ref,)
    named = dict.fromkeys(name(who_is(side, policy, {}), "raiser", words) for side in sides)
    return capital(listed(words, list(named), message("{one}, and {next}")))


def condition_line(policy: Policy, if_words: str, when: When | None, words: Words) -> Sentence:
    """A condition at the head of a line; nothing when there is none."""
    condition = condition_told(condition_of(if_words, when, policy), words)
    return words.say(message("{condition}:"), condition=capital(condition)) if condition else ()


def time_told(policy: Policy, each: Placed, words: Words) -> Sentence:
    """The time limit of one duty, without the duty; nothing when the policy states none."""
    limit = duty_timescale(policy, each, {})
    return how_long_told(limit, words) if limit and limit.stated else ()


def contact_told(contact: Reach, words: Words) -> Sentence:
    """Whom a contact reaches, and how."""
    who = capital(reached(contact, "raiser", words))
    return words.say(message("{who}: {how}"), who=who, how=how_reached(contact, words))


def how_reached(contact: Reach, words: Words) -> Sentence:
    """How somebody is reached."""
    if contact.kind != "given":
        return words.say(REACHED[contact.kind])
    phone = link(board(contact.phone), f"tel:{''.join(contact.phone.split())}")
    email = link(board(contact.email), f"mailto:{contact.email}")
    ways = after((phone, email), ", ")
    day = date_told(contact.checked, words)
    return words.say(CHECKED if contact.checked else UNCHECKED, ways=ways, day=day)


def says_line(each: Says, words: Words, said: Message = SAYS) -> Line:
    """Something that the policy says."""
    return Line(words.say(said, says=each.says), clauses=cited(each.clause, words))


def limit_line(limit: Timescale, words: Words) -> Line:
    """A time limit: who owes it, the rule, and the verb of its clause."""
    says = limit_told(limit, words)
    if limit.owed_by:
        who = capital(name(limit.owed_by, "raiser", words))
        says = words.say(message("*{who}.* {limit}"), who=who, limit=says)
    told = after((says, force_told(limit.force, words)))
    return Line(told, clauses=clauses_told(limit.clauses, words))


def force_told(force: str, words: Words) -> Sentence:
    """The verb of a clause in brackets; nothing for the weakest."""
    return words.say(FORCE[force]) if force in FORCE else ()


def gap_line(gap: Gap, words: Words) -> Line:
    """What the policy leaves open."""
    told = gap_at_rest(gap.unclear, gap.readings, words)
    reading = readings_told(gap.readings, words)
    return Line(told, clauses=cited(gap.clause, words), reading=reading)


def cited(clause: str, words: Words) -> Sentence:
    """The clauses of one field; nothing where it is not stated."""
    return clauses_told(clauses_of(clause), words)


def clauses_told(clauses: tuple[str, ...], words: Words) -> Sentence:
    """The clauses that say it; nothing where none does."""
    told = after(map(board, clauses), "; ")
    return words.say(message("^In the policy: ^{clauses}"), clauses=told) if told else ()
