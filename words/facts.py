"""The facts that only add to a step: the checklist that asks for them, and what rests on them."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

from decision_aid.answers import Condition
from decision_aid.shown import FactAsked
from words.catalogue import Words
from words.sentence import Sentence, board, label, message

HEADING = message("Some of this depends on the case")
UNTIL_THEN = message("Answer what you know. Until then each line is shown with its condition.")
ANSWERED = message("This step now shows what applies, as far as you have answered.")
SHOW_ALL = message("Show everything again")


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer that can be ticked."""

    id: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class FactShown:
    """One question of the checklist."""

    id: str
    asked: Sentence
    help: Sentence
    answers: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is asked on the steps of a policy; a script shows on each step what belongs there."""

    heading: Sentence
    until_then: Sentence
    facts: tuple[FactShown, ...]
    answered: Sentence
    """What is said once something is answered."""
    show_all: Sentence
    """What takes the answers back."""


def checklist(facts: Collection[FactAsked], words: Words) -> Checklist:
    """The facts that some step of a policy asks, each once."""
    return Checklist(
        words.say(HEADING),
        words.say(UNTIL_THEN),
        tuple(
            FactShown(
                each.id,
                board(each.ask),
                board(each.help),
                tuple(Offered(answer.id, label(board(answer.says))) for answer in each.answers),
            )
            for each in facts
        ),
        words.say(ANSWERED),
        words.say(SHOW_ALL),
    )


def rests_on(facts: Collection[str], *conditions: Condition | None) -> str:
    """All these conditions as a script reads them: `plan=yes,no;area=north|court=yes`.

    Nothing where they rest on none of the facts that the step asks.
    """
    ways = [
        ";".join(
            f"{fact.question}={','.join(each.id for each in fact.answers)}"
            for listed in parts
            for fact in listed
        )
        for parts in product(*(each.any for each in conditions if each and each.any))
    ]
    named = {fact.question for each in conditions if each for part in each.any for fact in part}
    return "|".join(ways) if named & set(facts) else ""
