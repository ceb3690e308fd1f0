"""What a policy leaves open, as a sentence, and the readings of it."""

from decision_aid.duties import Gap
from decision_aid.shown import ShownGap
from decision_aid.written import several
from words.catalogue import Words, listed
from words.findings import KINDS
from words.sentence import Sentence, board, message

NOT_SAID = message("*The policy does not say* {what}.")
UNCLEAR = message("{sentence}.")
READING = message("We follow this reading: {first}.")
READINGS = message("We follow this reading: {first}. {others}")
OTHER = message("The other: {reading}.")
NEXT = message("{one} {next}")


def gap_told(gap: Gap | ShownGap, words: Words) -> Sentence:
    """What is left open: in the author's words, or else in ours for what the check found."""
    if gap.not_said:
        return words.say(NOT_SAID, what=gap.not_said)
    if gap.unclear:
        return words.say(UNCLEAR, sentence=gap.unclear)
    return words.say(KINDS[several(gap.finding)[0]].told)


def readings_told(readings: tuple[str, ...], words: Words) -> Sentence:
    """The reading that we follow, and the others; nothing where there are none."""
    if not readings:
        return ()
    first, *rest = map(board, readings)
    if not rest:
        return words.say(READING, first=first)
    others = listed(words, [words.say(OTHER, reading=each) for each in rest], NEXT)
    return words.say(READINGS, first=first, others=others)
