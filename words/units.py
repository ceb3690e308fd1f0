"""How long a limit is: an amount and a unit, or a few agreed words."""

from decision_aid.timescale import Span
from words.catalogue import Words
from words.sentence import Message, Sentence, message

ONE: dict[str, Message] = {
    "working day": message("1 working day"),
    "school day": message("1 school day"),
    "calendar day": message("1 calendar day"),
    "clear day": message("1 clear day"),
    "clear working day": message("1 clear working day"),
    "day": message("1 day"),
    "hour": message("1 hour"),
    "working hour": message("1 working hour"),
    "working week": message("1 working week"),
    "week": message("1 week"),
    "month": message("1 month"),
}
"""One of each unit."""

SEVERAL: dict[str, Message] = {
    "working day": message("{number} working days"),
    "school day": message("{number} school days"),
    "calendar day": message("{number} calendar days"),
    "clear day": message("{number} clear days"),
    "clear working day": message("{number} clear working days"),
    "day": message("{number} days"),
    "hour": message("{number} hours"),
    "working hour": message("{number} working hours"),
    "working week": message("{number} working weeks"),
    "week": message("{number} weeks"),
    "month": message("{number} months"),
}
"""Several of each unit."""

SAID: dict[str, Message] = {
    "same working day": message("same working day"),
    "next working day": message("next working day"),
    "not stated": message("not stated"),
    "immediately": message("immediately"),
    "without delay": message("without delay"),
    "as soon as possible": message("as soon as possible"),
    "promptly": message("promptly"),
}
"""What is said instead of an amount."""

RANGE = message("{least} to {span}")
BEFORE = message("{span} before")
AT_LEAST_BEFORE = message("at least {span} before")


def span_told(span: Span, words: Words) -> Sentence:
    """How long: 5 working days, 2 to 5 days, at least 3 working days before, without delay."""
    if span.amount is None:
        return words.say(SAID[span.text])
    known = ONE if span.amount == 1 else SEVERAL
    told = words.say(known[span.unit], number=span.amount)
    if span.least is not None:
        told = words.say(RANGE, least=span.least, span=told)
    if not span.before:
        return told
    return words.say(AT_LEAST_BEFORE if span.at_least else BEFORE, span=told)
