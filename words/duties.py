"""A duty as a sentence, with the policy's own verb: to its own holder, and to anybody else."""

from collections.abc import Iterable, Sequence

from decision_aid.people import ANYONE, Post
from decision_aid.shown import ShownDuty
from words.catalogue import Words, listed
from words.names import EVERYONE, JOINED, MUST_BE, YOU, name, title
from words.questions import condition_told
from words.sentence import Message, Sentence, after, board, capital, message

VERB: dict[str, Message] = {
    "must": message("{who} **must** {act}."),
    "need_to": message("{who} **need to** {act}."),
    "should": message("{who} *should* {act}."),
    "expected_to": message("the policy *expects* {who} to {act}."),
    "aims_to": message("the *aim* is for {who} to {act}."),
    "will": message("the *policy says* {who} will {act}."),
    "can": message("{who} *can* {act}."),
    "may": message("{who} *may* {act}."),
    "asks": message("the policy *asks* {who} to {act}."),
}
"""A duty by its force."""

FORCE: dict[str, Message] = {
    "must": message("must"),
    "need_to": message("need to"),
    "should": message("should"),
    "expected_to": message("expects"),
    "aims_to": message("aim"),
    "will": message("will"),
    "can": message("can"),
    "may": message("may"),
    "asks": message("asks"),
}
"""A force by itself; `none` has no word."""

NEEDS_TO = message("{who} **needs to** {act}.")
"""Of one who is named, or of nobody."""

INSIDE = ("expected_to", "aims_to", "asks")
"""The forces whose actor stands inside the sentence."""

BOTH_SIDES = message("both sides")
SOMEBODY = message("somebody")
NOT_NAMED = message("The policy does not say who.")
AND = message("{one} and {next}")
YOU_AS = message("you, as {post},")
YOU_AS_INSIDE = message("you as {post}")
YOUR_BODY = message("your {post}")
ON_CONDITION = message("{condition}: {duty}")
IF_THROUGH = message("if it went through “{stage}”")
AND_IF = message("{one}, and {next}")
ON_FILE = message("On {file}.")
ON_FORM = message("Form: {form}.")


def duty_told(duty: ShownDuty, words: Words, *, both: bool = False) -> Sentence:
    """The duty to its own holder; `both` when each side owes it."""
    if duty.who.how in JOINED:
        together = duty.who.how == "together"
        return _said(duty, name(duty.who, _view(duty), words), words, several=together)
    several = both or (duty.side not in ("board", ANYONE) and duty.who.how != "everyone")
    return _said(duty, _holder(duty, words, both=both), words, several=several)


def told_to_reader(duty: ShownDuty, words: Words) -> Sentence:
    """A duty of everyone, to one of them."""
    return _said(duty, words.say(YOU), words, several=True)


def _view(duty: ShownDuty) -> str:
    """As whom a reader on the duty's own side names those who act."""
    return duty.side if duty.side != ANYONE else "raiser"


def told(sides: Sequence[ShownDuty], words: Words) -> Sentence:
    """The duty to anybody else, as whoever raised it calls those who act, each side once."""
    duty = sides[0]
    nobody = duty.who.how == "not_stated"
    names = [words.say(SOMEBODY) if nobody else name(each.who, "raiser", words) for each in sides]
    once = list(dict.fromkeys(names))
    several = len(once) > 1 or once[0] == words.say(YOU) or duty.who.how == "together"
    return _said(duty, listed(words, once, AND), words, several=several)


def beside(duty: ShownDuty, words: Words) -> Sentence:
    """What is said after it and its time limit: that nobody is named, its file and its form."""
    nobody = words.say(NOT_NAMED) if duty.who.how == "not_stated" else ()
    return after((nobody, *kept_on(duty, words)))


def by_duty(duties: Iterable[ShownDuty]) -> list[list[ShownDuty]]:
    """The duties in order, each with all the sides that owe it."""
    found: dict[str, list[ShownDuty]] = {}
    for each in duties:
        found.setdefault(each.id, []).append(each)
    return list(found.values())


def _said(duty: ShownDuty, who: Sentence, words: Words, *, several: bool) -> Sentence:
    known = NEEDS_TO if duty.force == "need_to" and not several else VERB[duty.force]
    said = words.say(known, who=who, act=board(duty.does))
    condition = condition_told(duty.when, words)
    if duty.through:
        passed = words.say(IF_THROUGH, stage=duty.through)
        condition = words.say(AND_IF, one=passed, next=condition) if condition else passed
    if not condition:
        return capital(said)
    return words.say(ON_CONDITION, condition=capital(condition), duty=said)


def _holder(duty: ShownDuty, words: Words, *, both: bool) -> Sentence:
    """Who acts, to a reader on the duty's own side."""
    if duty.who.how == "everyone":
        return words.say(EVERYONE)
    if both:
        return words.say(BOTH_SIDES)
    if duty.side == "raiser":
        return words.say(YOU)
    if duty.side == ANYONE:
        return words.say(SOMEBODY)
    post = duty.who.posts[0]
    if duty.side not in ("manager", "receiver"):
        return name(duty.who, "raiser", words)
    if post.is_body:
        return words.say(YOUR_BODY, post=post.title)
    inside = duty.force in INSIDE
    return words.say(YOU_AS_INSIDE if inside else YOU_AS, post=bare(post, words))


def bare(post: Post, words: Words) -> Sentence:
    """A post for its own holder: without whose it is."""
    found = title(post, words)
    return words.say(MUST_BE, name=found, must_be=post.must_be) if post.must_be else found


def kept_on(duty: ShownDuty, words: Words) -> tuple[Sentence, ...]:
    """Of a record: the file it goes on, and the form."""
    file = words.say(ON_FILE, file=duty.file) if duty.file else ()
    form = words.say(ON_FORM, form=duty.form) if duty.form else ()
    return tuple(each for each in (file, form) if each)
