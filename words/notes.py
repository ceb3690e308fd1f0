"""What stands beside the guidance of a step: its clauses, who has decided, who acts again."""

from collections.abc import Iterable

from decision_aid.shown import Decided, SamePerson
from words.catalogue import Words, listed
from words.names import of_board
from words.sentence import Sentence, board, message

REFS = message("({clauses})")
NEXT_REF = message("{one}; {next}")
NOT_FOR_THIS = message("This policy is not for that. It does not say where to go instead.")
ELSEWHERE = message("This policy is not for that. It names instead: {elsewhere}.")
DECIDED = message("{who} has decided.")
SAME_PERSON = message(
    "In your kind of organisation one person, the {post}, acts at {stages} and {last}."
)
NEXT_STAGE = message("{one}, {next}")


def refs_told(clauses: Iterable[str], words: Words, *before: Sentence) -> Sentence:
    """The clauses in brackets, behind what else stands there; nothing where there are none."""
    cited = listed(words, [*before, *map(board, clauses)], NEXT_REF)
    return words.say(REFS, clauses=cited) if cited else ()


def elsewhere_told(elsewhere: str, words: Words) -> Sentence:
    """That the policy is not for something, and where it goes instead."""
    if elsewhere == "not stated":
        return words.say(NOT_FOR_THIS)
    return words.say(ELSEWHERE, elsewhere=elsewhere)


def decided_told(decided: Decided, words: Words) -> Sentence:
    """Who has decided."""
    return words.sentence(DECIDED, who=of_board(decided.who.posts[0], words))


def same_person_told(same: SamePerson, words: Words) -> Sentence:
    """That one person acts at several stages."""
    *first, last = map(board, same.stages)
    stages = listed(words, first, NEXT_STAGE)
    return words.say(SAME_PERSON, post=same.post, stages=stages, last=last)
