"""What can be chosen on a screen of the terminal, and what can be typed there."""

from dataclasses import dataclass

from decision_aid.endings import Next
from decision_aid.turn import Turn
from words.catalogue import Words, listed
from words.questions import choice_told
from words.sentence import Sentence, message, typed
from words.ways import required_told, safer_told, unsaid_told, way_told

CALLED = message("{says} (the policy calls this {label})")
FIRST = message("{says} (first: {required})")
NEXT_REQUIRED = message("{one}; {next}")
ANSWERS = message("Answers")
WHAT_NEXT = message("What next?")

UNSAID = message("{says}. {unsaid}")
READING = message("{says}. {unsaid} {safer}.")
READING_AND_OTHER = message("{says}. {unsaid} {safer}. {other}")

PROMPT = message("Type {ways}:")
NEXT_WAY = message("{one}, {next}")
NUMBER = message("a number from 1 to {last}")
ONLY_NUMBER = message("1")
TIME = message("t and the time it runs from (t 2026-12-24T15:30, or t now)")
BACK = message("b to go back")
QUIT = message("q to quit")
NONE_OF_THESE = message("“{typed}” is none of these.")


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that a reader can choose."""

    says: Sentence
    answers: dict[str, str]
    """The whole mapping to send next."""


def choices(turn: Turn, words: Words) -> list[Offered]:
    """What can be chosen: an answer to the question, or a way on from the step."""
    if turn.question:
        return [
            Offered(called(choice_told(each, words), each.label, words), each.answers)
            for each in turn.question.answers
        ]
    step = turn.step
    # Where a step is there to say what is not stated, that is no choice.
    ways = (
        (way for way in step.next if way.basis != "none" or not step.stage.is_unsaid)
        if step
        else ()
    )
    return [Offered(offered_told(way, words), way.answers) for way in ways]


def choices_heading(turn: Turn, words: Words) -> Sentence:
    """What stands over the choices."""
    return words.say(ANSWERS if turn.question else WHAT_NEXT)


def prompt(last: int, words: Words, *, timed: bool, first: bool) -> Sentence:
    """What can be typed where so many things are offered."""
    ways = [words.say(NUMBER if last > 1 else ONLY_NUMBER, last=last)] if last else []
    ways += [words.say(TIME)] if timed else []
    ways += [] if first else [words.say(BACK)]
    return words.say(PROMPT, ways=listed(words, [*ways, words.say(QUIT)], NEXT_WAY))


def none_of_these(line: str, words: Words) -> Sentence:
    """The answer to what cannot be typed here."""
    return words.say(NONE_OF_THESE, typed=typed(line))


def says_and_label(way: Next, words: Words) -> Sentence:
    """What a way on says, with what the policy prints on the stage that it names."""
    return called(way_told(way, words), way.label, words)


def called(says: Sentence, label: str, words: Words) -> Sentence:
    """Something to choose, with what the policy prints on the stage that it names."""
    return words.say(CALLED, says=says, label=label) if label else says


def offered_told(way: Next, words: Words) -> Sentence:
    """A way on whole: what it says, what is done first, and what the policy does not say."""
    says = says_and_label(way, words)
    if way.stated:
        required = [required_told(each, words) for each in way.requires]
        first = listed(words, required, NEXT_REQUIRED)
        return words.say(FIRST, says=says, required=first) if first else says
    safer = safer_told(way, words)
    whole = READING_AND_OTHER if way.other else READING if safer else UNSAID
    unsaid = unsaid_told(way, words)
    return words.say(whole, says=says, unsaid=unsaid, safer=safer, other=way.other)
