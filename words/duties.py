"""A duty as a sentence to whoever owes it, with the policy's own verb."""

from decision_aid.people import ANYONE, Post
from decision_aid.shown import ShownDuty
from words.catalogue import Words
from words.names import EVERYONE, MUST_BE, YOU, name, title
from words.questions import condition_told
from words.sentence import Message, Sentence, board, capital, message

VERB: dict[str, Message] = {
    "must": message("{who} **must** {act}."),
    "need to": message("{who} **need to** {act}."),
    "should": message("{who} *should* {act}."),
    "expects": message("the policy *expects* {who} to {act}."),
    "aim": message("the *aim* is for {who} to {act}."),
    "will": message("the *policy says* {who} will {act}."),
    "can": message("{who} *can* {act}."),
    "may": message("{who} *may* {act}."),
    "none": message("the policy lists this for {who}: {act}."),
}
"""A duty by its force."""

FORCE: dict[str, Message] = {
    "must": message("must"),
    "need to": message("need to"),
    "should": message("should"),
    "expects": message("expects"),
    "aim": message("aim"),
    "will": message("will"),
    "can": message("can"),
    "may": message("may"),
}
"""A force by itself; `none` has no word."""

NEEDS_TO = message("{who} **needs to** {act}.")
"""Of one who is named, or of nobody."""

INSIDE = ("expects", "aim", "none")
"""The forces whose actor stands inside the sentence."""

BOTH_SIDES = message("both sides")
SOMEBODY = message("somebody")
ANYBODY = message("anyone")
YOU_AS = message("you, as {post},")
YOU_AS_INSIDE = message("you as {post}")
YOUR_BODY = message("your {post}")
ON_CONDITION = message("{condition}: {duty}")
ON_FILE = message("On {file}.")
ON_FORM = message("Form: {form}.")


def duty_told(duty: ShownDuty, words: Words, *, both: bool = False) -> Sentence:
    """The duty as a finished sentence; `both` when each side owes it."""
    alone = duty.side in ("board", ANYONE) and not both and duty.who.how != "everyone"
    known = NEEDS_TO if duty.force == "need to" and alone else VERB[duty.force]
    who = _actor(duty, words, both=both)
    told = words.say(known, who=who, act=board(". ".join(duty.acts)))
    if duty.when is None:
        return capital(told)
    condition = condition_told(duty.when, words)
    return words.say(ON_CONDITION, condition=capital(condition), duty=told)


def _actor(duty: ShownDuty, words: Words, *, both: bool) -> Sentence:
    """Who acts, to a reader on the duty's own side."""
    if duty.who.how == "everyone":
        return words.say(EVERYONE)
    if both:
        return words.say(BOTH_SIDES)
    if duty.side == "raiser":
        return words.say(YOU)
    if duty.side == ANYONE:
        return words.say(ANYBODY if duty.force in ("can", "may") else SOMEBODY)
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
