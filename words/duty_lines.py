"""A duty as one line, and how those who act reach whom they go to, as whoever raised it says it."""

from decision_aid.people import Reach, Who
from decision_aid.shown import ShownDuty
from words.catalogue import Words, listed
from words.duties import FORCE, SOMEBODY
from words.names import RECEIVER_REACHES, is_reader, name, reached
from words.questions import condition_told
from words.sentence import Message, Sentence, board, message, no_sentence

SAYS: dict[str, Message] = {
    "must": message("{who} must {does}"),
    "need to": message("{who} need to {does}"),
    "should": message("{who} should {does}"),
    "expects": message("the policy expects {who} to {does}"),
    "aim": message("the aim is for {who} to {does}"),
    "will": message("{who} will {does}"),
    "can": message("{who} can {does}"),
    "may": message("{who} may {does}"),
    "none": message("{who}: {does}"),
}
"""What the reader does, or nobody who is named, by the verb of the clause."""

POST_DOES = message("{who} ({verb}): {does}")
ON_FILE = message("{said}, on {file}")
ON_FORM = message("{said} (form: {form})")
IF = message("{said}, {condition}")
WHOLE = message("{said}.")
WHOLE_OF_NOBODY = message("{said}. The policy does not say who.")

CITED = message("{said} [{clauses}]")
NEXT_CLAUSE = message("{one}; {next}")

REACHES = message("{who} → {whom}: {how}")
BOTH_WAYS = message("{email}, {phone}")
CHECKED = message("{how} (checked {day})")

REACHED: dict[str, Message] = {
    "known": message("known to you"),
    "ask": message("ask them for it"),
    "not_given": message("the policy gives no contact"),
}
THEY_REACH: dict[str, Message] = {
    "known": message("known to them"),
    "ask": message("they ask for it"),
    "not_given": message("the policy gives no contact"),
}
"""How the receiving side reaches somebody."""


def duty_line(duty: ShownDuty, words: Words) -> Sentence:
    """All of a duty, exactly as strong as the clause."""
    whole = _whole(duty, board(". ".join(duty.acts)), words)
    return cited(whole, duty.clauses, words)


def short_duty_line(duty: ShownDuty, words: Words) -> Sentence:
    """A duty with its first act only, and without its clauses."""
    return _whole(duty, board(duty.acts[0]), words)


def cited(said: Sentence, clauses: tuple[str, ...], words: Words) -> Sentence:
    """Something said, with the clauses that say so behind it."""
    return words.say(CITED, said=said, clauses=clauses_told(clauses, words)) if clauses else said


def clauses_told(clauses: tuple[str, ...], words: Words) -> Sentence:
    """Clauses in a row."""
    return listed(words, [board(each) for each in clauses], NEXT_CLAUSE)


def contact_lines(duties: tuple[ShownDuty, ...], words: Words) -> list[Sentence]:
    """Who reaches whom, and how."""
    return [
        words.say(
            REACHES,
            who=_actor(duty.who, words),
            whom=reached(contact, _view(duty), words),
            how=_how(duty, contact, words),
        )
        for duty in duties
        for contact in duty.contacts
    ]


def _whole(duty: ShownDuty, does: Sentence, words: Words) -> Sentence:
    said = _said(duty, does, words)
    if duty.file:
        said = words.say(ON_FILE, said=said, file=duty.file)
    if duty.form:
        said = words.say(ON_FORM, said=said, form=duty.form)
    if duty.when:
        condition = condition_told(duty.when, words)
        said = no_sentence(words.say(IF, said=said, condition=condition))
    nobody = duty.who.how == "not_stated"
    return words.sentence(WHOLE_OF_NOBODY if nobody else WHOLE, said=said)


def _said(duty: ShownDuty, does: Sentence, words: Words) -> Sentence:
    who = _actor(duty.who, words)
    post = duty.who.posts[0] if duty.who.posts else None
    reader = post is not None and is_reader(post, "raiser") and not post.must_be
    if reader or duty.who.how == "not_stated" or duty.force == "none":
        return words.say(SAYS[duty.force], who=who, does=does)
    return words.say(POST_DOES, who=who, verb=words.say(FORCE[duty.force]), does=does)


def _actor(who: Who, words: Words) -> Sentence:
    return words.say(SOMEBODY) if who.how == "not_stated" else name(who, "raiser", words)


def _view(duty: ShownDuty) -> str:
    """As whom the one who acts names a post: whoever raised it says “their own” of theirs."""
    return RECEIVER_REACHES if duty.side == "receiver" else duty.side


def _how(duty: ShownDuty, contact: Reach, words: Words) -> Sentence:
    if contact.kind != "given":
        known = THEY_REACH if duty.side == "receiver" else REACHED
        return words.say(known[contact.kind])
    if contact.email and contact.phone:
        how = words.say(BOTH_WAYS, email=contact.email, phone=contact.phone)
    else:
        how = board(contact.email or contact.phone)
    return words.say(CHECKED, how=how, day=contact.checked) if contact.checked else how
