"""What a policy leaves open, as a sentence, and the readings of it."""

from words.catalogue import Words, listed
from words.sentence import Sentence, after, board, message

NOT_SAID = message("*The policy does not say* {what}.")
NOT_SAID_WITH = message("*The policy does not say*{what}.")
TWO_THINGS = message("*The policy says two things.*")
WRITTEN_OUT = "The policy does not say"
"""With this a board may begin a fragment, though every page says it anyway."""

WHOLE = message("{sentence}.")
READING = message("We follow this reading: {first}.")
READINGS = message("We follow this reading: {first}. {others}")
OTHER = message("The other: {reading}.")
NEXT = message("{one} {next}")


def gap_told(unclear: str, readings: tuple[str, ...], words: Words) -> Sentence:
    """What is left open: a fragment follows "The policy does not say", a sentence stands alone."""
    if unclear.startswith(WRITTEN_OUT):
        rest = unclear.removeprefix(WRITTEN_OUT)
        return words.say(NOT_SAID if rest.startswith(" ") else NOT_SAID_WITH, what=rest.lstrip())
    return gap_at_rest(unclear, readings, words)


def gap_at_rest(unclear: str, readings: tuple[str, ...], words: Words) -> Sentence:
    """The same on a page for reading at leisure, where a sentence of a board's stands as it is."""
    if unclear[:1] != unclear[:1].upper():
        return words.say(NOT_SAID, what=unclear)
    two = len(readings) > 1 and not unclear.startswith("The policy")
    said = words.say(WHOLE, sentence=unclear)
    return after((words.say(TWO_THINGS), said)) if two else said


def readings_told(readings: tuple[str, ...], words: Words) -> Sentence:
    """The reading that we follow, and the others; nothing where there are none."""
    if not readings:
        return ()
    first, *rest = map(board, readings)
    if not rest:
        return words.say(READING, first=first)
    others = listed(words, [words.say(OTHER, reading=each) for each in rest], NEXT)
    return words.say(READINGS, first=first, others=others)
