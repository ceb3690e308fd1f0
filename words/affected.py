"""How many steps a change of a policy concerns."""

from words.catalogue import Words
from words.sentence import PLAIN, Message, Sentence, after, message

EVERY_STEP = message("every step affected")
NO_STEP, ONE_STEP = message("no step affected"), message("1 step affected")
STEPS = message("{number} steps affected")

ONE_OTHER = message("1 of {steps} steps says something else")
OTHER = message("{number} of {steps} steps say something else")
ONE_NEW, NEW = message("1 is new"), message("{number} are new")
ONE_GONE, GONE = message("1 is no longer there"), message("{number} are no longer there")
ELSE_EVERYWHERE = message("something else stands on every step")
ON_EVERY_STEP = message("This stands on every step.")
NOTHING_ELSE = message("No step says anything else.")
SUM = message("{parts}.")
NOW = message("There are {now} steps now; there were {before}.")


def affected_told(steps: int, words: Words) -> Sentence:
    """How many steps a difference concerns."""
    return _counted(steps, ONE_STEP, STEPS, words) if steps else words.say(NO_STEP)


def sum_told(counts: list[int], steps: list[int], words: Words, *, everywhere: bool) -> Sentence:
    """How many steps say something else, are new and are gone, of how many before and now."""
    other, new, gone = counts
    before, now = steps
    parts = [
        _counted(other, ONE_OTHER, OTHER, words, steps=_figure(now)),
        _counted(new, ONE_NEW, NEW, words) if new else (),
        _counted(gone, ONE_GONE, GONE, words) if gone else (),
        words.say(ELSE_EVERYWHERE) if everywhere else (),
    ]
    if any(counts):
        told = words.say(SUM, parts=after(parts, "; "))
    else:
        told = words.say(ON_EVERY_STEP if everywhere else NOTHING_ELSE)
    if before == now:
        return told
    return after((told, words.say(NOW, now=_figure(now), before=_figure(before))))


def _counted(
    number: int, one: Message, several: Message, words: Words, **parts: Sentence
) -> Sentence:
    return words.say(one if number == 1 else several, number=_figure(number), **parts)


def _figure(number: int) -> Sentence:
    """A number, with its thousands parted."""
    return ((f"{number:,}", PLAIN),)
