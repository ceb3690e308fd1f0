"""Who reaches whom at a step, and how: each line for whoever raised it, and for its own side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from decision_aid.people import (
    AGENCY_OF,
    ANYONE,
    BOARD,
    INSIDE,
    OTHER,
    RAISING,
    SIDES,
    Post,
    Reach,
    Who,
)
from decision_aid.shown import ShownDuty
from words.catalogue import Words, listed
from words.duties import SOMEBODY, bare
from words.facts import rests_on
from words.names import (
    AGENCY,
    JOINED,
    RAISERS,
    THEIRS,
    YOU,
    name,
    reached,
    whose,
)
from words.questions import condition_told
from words.sentence import Message, Sentence, capital, message, plain

RAISED = message("the person who raised it")
RAISED_WITH = message("the person with whom it was raised")
OF_RAISERS = message("the {post} of the agency that raised it")
NAMED_OF_RAISERS = message("{post} of the agency that raised it")
THEIR_OWN = message("their own {post}")
YOUR_BODY = message("your {post}")
YOU_AS = message("you, as {post}")
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


Called = tuple[tuple[str, str], ...]
"""What each side of readers calls somebody, where whoever raised it does otherwise."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line: who acts, whom they reach, and how."""

    views: str
    """The sides that it is for, parted by spaces."""
    who: Sentence
    """Who acts, to whoever raised it."""
    joined: Sentence = ()
    """What stands between the two: `to`."""
    to: Sentence = ()
    """Whom they reach; empty for one who only acts."""
    who_to: Called = ()
    """The same to others."""
    to_to: Called = ()
    """The same to others."""
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
            key = (plain(_acting(each, kind, words, "raiser")), "")
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
        given = contact.kind == "given"
        pair = _line(
            duty,
            kind,
            words,
            joined=words.say(TO),
            to=_to(contact, duty, kind, words, "raiser"),
            to_to=by_side(partial(_to, contact, duty, kind, words), words),
            advice=words.say(FOR_ADVICE) if duty.kind == "advice" else (),
            mirror=twin and side == "receiver",
            mirrored=twin and side != "receiver",
            theirs=twin and not contact.name and _is_theirs(contact.who, side),
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
    views = "raiser manager receiver" if duty.who.how == "everyone" else duty.side
    called = partial(_acting, duty, kind, words)
    return Pair(views, called("raiser"), who_to=by_side(called, words), **more)  # type: ignore[arg-type]


def by_side(called: Callable[[str], Sentence], words: Words) -> Called:
    """How each other side calls somebody, as text, where whoever raised it does otherwise."""
    usual = plain(called("raiser"))
    named = {view: called(view) for view in SIDES[1:]}
    return tuple((view, words.text(each)) for view, each in named.items() if plain(each) != usual)


def _acting(duty: ShownDuty, kind: str, words: Words, view: str) -> Sentence:
    """Who acts, to a reader on one side."""
    if duty.side == ANYONE:
        return words.sentence(YOU if kind == "emergency" else SOMEBODY)
    return capital(acting(duty.who, view, words))


def acting(who: Who, view: str, words: Words) -> Sentence:
    """Somebody who acts, to a reader on one side: a post of the reader's own side is the reader."""
    post = who.posts[0] if who.how == "one" else None
    reader = view != "raiser" and post and post.side == AGENCY_OF.get(view)
    if post and reader and not _raised_it(post):
        return words.say(YOUR_BODY if post.is_body else YOU_AS, post=post.title)
    return seen_by(who, view, words)


def seen_by(who: Who, view: str, words: Words) -> Sentence:
    """Somebody as a reader on one side sees them: “the person who raised it”, to all others."""
    if who.how in JOINED:
        named = dict.fromkeys(seen_by(each, view, words) for each in who.singly)
        return listed(words, list(named), JOINED[who.how])
    if who.how == "one" and _raised_it(who.posts[0]) and view != "raiser":
        return words.say(RAISED)
    return name(who, view, words)


def _raised_it(post: Post) -> bool:
    return post.works and post.side == RAISING


def _to(contact: Reach, duty: ShownDuty, kind: str, words: Words, view: str) -> Sentence:
    """Whom a duty reaches, to a reader on one side."""
    who = contact.who
    if contact.name or who.how != "one" or who.posts[0].side in (BOARD, INSIDE):
        return reached(contact, view, words)
    if _raised_it(who.posts[0]):
        return seen_by(who, view, words)
    if duty.side == ANYONE and kind == "emergency":
        return reached(contact, "raiser", words)
    return _of_agency(who, AGENCY_OF.get(duty.side, ""), duty.side == view, words, view)


def _of_agency(who: Who, agency: str, own: bool, words: Words, view: str) -> Sentence:
    """A post whom somebody goes to who acts in one agency; `own` where the reader acts.

    In the acting agency it is “their own”, if the reader does not raise it there: on the same
    side, the reader may hold that very post.
    """
    post = who.posts[0]
    if post.works and post.side == OTHER and view == "receiver":
        return words.say(RAISED_WITH)
    if agency == post.side and not own and (view, agency) != ("raiser", RAISING):
        return words.say(THEIR_OWN, post=bare(post, words))
    theirs = ("receiver", "board") if agency else ("manager", "receiver", "board")
    if post.side != RAISING or view not in theirs:
        return name(who, view, words)
    if post.is_body:
        return words.say(AGENCY[RAISERS])
    return words.say(NAMED_OF_RAISERS if post.named else OF_RAISERS, post=bare(post, words))


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
