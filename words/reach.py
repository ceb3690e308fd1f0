"""Who reaches whom at a step, and how: each line for whoever raised it, and for its own side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_aid.people import ANYONE, BOARD, INSIDE, RAISING, Reach, Who
from decision_aid.shown import ShownDuty
from words.catalogue import Words
from words.duties import SOMEBODY, bare
from words.facts import rests_on
from words.names import (
    AGENCY,
    EVERYONE,
    RAISERS,
    THEIRS,
    YOU,
    is_reader,
    name,
    reached,
    whose,
)
from words.questions import condition_told
from words.sentence import Message, Sentence, capital, message, plain

THE_WORKER = message("the worker who raised it")
OF_RAISERS = message("the {post} of the agency that raised it")
NAMED_OF_RAISERS = message("{post} of the agency that raised it")
THEIR_OWN = message("their own {post}")
YOUR_BODY = message("Your {post}")
YOU_AS = message("You, as {post}")
ACTS_HERE = message("Acts at this step.")
FOR_ADVICE = message(", for advice")
TO = message("to")
ONLY_YOU = message("You.")
NAMES_NOBODY = message("The policy names nobody.")

HOW: dict[str, Message] = {
    "ask": message("Ask for their name and number (our advice)."),
    "not_given": message("The policy gives no contact."),
}
"""By kind of contact; a post of the reader's own agency is known to them."""
USE_IF = message("Use this one {condition}.")
CHECKED = message("Checked {day}.")
UNCHECKED = message("As the policy prints it. Nobody here has checked it.")


@dataclass(frozen=True, slots=True)
class Pair:
    """One line: who acts, whom they reach, and how."""

    views: str
    """The sides that it is for, parted by spaces."""
    who: Sentence
    """Who acts, to whoever raised it."""
    own_who: str
    """Who acts, to a reader on the line's own side, as text; empty where it is the same."""
    joined: Sentence = ()
    """What stands between the two: `to`."""
    to: Sentence = ()
    """Whom they reach; empty for one who only acts."""
    own_to: str = ""
    """The same to a reader on the line's own side, as text; empty where it is the same."""
    advice: Sentence = ()
    """That it is for advice."""
    mirror: bool = False
    """Whether it only mirrors another line, and is for the other side alone."""
    mirrored: bool = False
    """Whether another line mirrors it."""
    theirs: bool = False
    """Of a line with a mirror: whether it reaches the other agency."""
    phone: str = ""
    dial: str = ""
    """The number without spaces."""
    email: str = ""
    how: Sentence = ()
    """How they are reached, or that nobody here has checked it."""
    only: Sentence = ()
    """For which case it is, where its name does not tell."""
    rests_on: str = ""
    """The facts on which it rests, for the page's script."""


def pairs_of(
    acts: list[ShownDuty], kind: str, words: Words, facts: tuple[str, ...] = (), *, shared: bool
) -> tuple[Pair, ...]:
    """Each pair once; `shared` when both managing sides owe the same, told together."""
    told = [each for each in acts if each.who.how != "everyone" or each.side == "raiser"]
    ours = {each.id for each in acts if each.side in ("raiser", "manager")}
    theirs = {each.id for each in acts if each.side == "receiver"}
    found: dict[tuple[str, ...], Pair] = {}
    for each in told:
        mirrors = ours if each.side == "receiver" else theirs
        twin = each.who.how != "everyone" and each.id in mirrors
        for pair, key in _pairs(each, kind, words, facts, twin=twin):
            found[key] = _either(found[key], pair) if key in found else pair
        if _only_acts(each, told, words) and not (shared and each.side == "receiver"):
            key = (plain(_acting(each, kind, words)), "")
            on = rests_on(facts, each.when)
            pair = _line(each, kind, words, how=words.say(ACTS_HERE), rests_on=on)
            found[key] = _either(found[key], pair) if key in found else pair
    return tuple(found.values())


def _either(one: Pair, other: Pair) -> Pair:
    """Two lines that say the same: it holds where one of them does."""
    if one.rests_on == other.rests_on:
        return one
    both = f"{one.rests_on}|{other.rests_on}" if one.rests_on and other.rests_on else ""
    return replace(one, rests_on=both, only=())


def _pairs(
    duty: ShownDuty, kind: str, words: Words, facts: tuple[str, ...], *, twin: bool
) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """The lines of one duty, each with what makes it the same as another."""
    side = duty.side
    for contact in duty.contacts:
        called = reached(contact, side, words)
        to = _as_raiser_says(contact, side, words)
        own_to = _as_own_side_says(contact, side, words)
        across = not contact.name and _is_theirs(contact.who, side)
        given = contact.kind == "given"
        pair = _line(
            duty,
            kind,
            words,
            joined=words.say(TO),
            to=to,
            own_to="" if plain(own_to) == plain(to) else words.text(own_to),
            advice=words.say(FOR_ADVICE) if _is_advice(duty) else (),
            mirror=twin and side == "receiver",
            mirrored=twin and side != "receiver",
            theirs=twin and across,
            phone=contact.phone if given else "",
            dial=contact.phone.replace(" ", "") if given else "",
            email=contact.email if given else "",
            how=_how(contact, side, words, twin=twin),
            only=_only(contact, facts, words),
            rests_on=rests_on(facts, duty.when, contact.when),
        )
        key = (plain(pair.who), plain(called), contact.kind, contact.phone, contact.email)
        yield pair, key


def _only(contact: Reach, facts: tuple[str, ...], words: Words) -> Sentence:
    """For which case a contact without a name of its own is."""
    if contact.name or not rests_on(facts, contact.when):
        return ()
    return words.say(USE_IF, condition=condition_told(contact.when, words))


def _line(duty: ShownDuty, kind: str, words: Words, **more: object) -> Pair:
    side = "raiser" if _is_advice(duty) else duty.side
    views = "raiser manager receiver" if duty.who.how == "everyone" else side
    own = words.text(_own_name(duty, words))
    return Pair(views, capital(_acting(duty, kind, words)), own, **more)  # type: ignore[arg-type]


def _is_advice(duty: ShownDuty) -> bool:
    """Whoever asks for advice is the reader, where the policy does not say who."""
    return duty.kind == "advice" and duty.side in ("raiser", ANYONE)


def _acting(duty: ShownDuty, kind: str, words: Words) -> Sentence:
    """Who acts, to whoever raised it."""
    if duty.who.how == "everyone":
        return words.say(EVERYONE)
    if _is_advice(duty) or duty.side == "raiser":
        return words.say(YOU)
    if duty.side == ANYONE:
        return words.say(YOU if kind == "emergency" else SOMEBODY)
    return name(duty.who, "raiser", words)


def _own_name(duty: ShownDuty, words: Words) -> Sentence:
    """Who acts, to a reader on the duty's own side."""
    if duty.side not in ("manager", "receiver"):
        return ()
    post = duty.who.posts[0]
    return words.say(YOUR_BODY if post.is_body else YOU_AS, post=post.title)


def _as_raiser_says(contact: Reach, side: str, words: Words) -> Sentence:
    """Whom a duty reaches: what is the receiving side's own is theirs to whoever raised it."""
    if contact.name or side != "receiver":
        return reached(contact, "raiser", words)
    post = contact.who.posts[0]
    if post.side in (BOARD, INSIDE) or contact.who.how == "each":
        return name(contact.who, side, words)
    if post.side == RAISING:
        return words.say(YOU) if is_reader(post, "raiser") else name(contact.who, "raiser", words)
    return words.say(THEIR_OWN, post=bare(post, words))


def _as_own_side_says(contact: Reach, side: str, words: Words) -> Sentence:
    """Whom a duty reaches, to a reader on its own side."""
    if contact.name or contact.who.how == "each":
        return reached(contact, side, words)
    post = contact.who.posts[0]
    if is_reader(post, side) and side != "raiser":
        return words.say(THE_WORKER)
    if side == "receiver" and post.side == RAISING:
        if post.title == "agency" and not post.kinds:
            return words.say(AGENCY[RAISERS])
        known = NAMED_OF_RAISERS if post.named else OF_RAISERS
        return words.say(known, post=bare(post, words))
    return reached(contact, side, words)


def _is_theirs(who: Who, side: str) -> bool:
    """Whether a post is of the other agency, to a reader on this side."""
    post = who.posts[0]
    return who.how == "one" and post.side not in (BOARD, INSIDE) and whose(post, side) == THEIRS


def _how(contact: Reach, side: str, words: Words, *, twin: bool) -> Sentence:
    """How they are reached; nothing where that is for the other side to know."""
    if contact.kind == "given":
        if contact.checked:
            return words.say(CHECKED, day=contact.checked)
        return words.say(UNCHECKED)
    if contact.kind == "ask" and side == "receiver" and not twin:
        return ()
    if contact.kind == "known":
        return ()
    return words.say(HOW[contact.kind])


def _only_acts(duty: ShownDuty, told: list[ShownDuty], words: Words) -> bool:
    """Whether somebody acts here who reaches nobody, and whom nobody reaches."""
    if duty.contacts or duty.kind != "act" or duty.side not in ("manager", "receiver", "board"):
        return False
    if duty.who.posts and duty.who.posts[0].is_body:
        return False
    named = {plain(reached(each, d.side, words)) for d in told for each in d.contacts}
    return plain(name(duty.who, "raiser", words)) not in named
