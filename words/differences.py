"""How two versions of a policy are compared: by what stood there, and what stands there now."""

from decision_aid.policy import Policy
from words.catalogue import Words
from words.sentence import Sentence, after, board, capital, message

BECAME = message("{where}: “{was}” became “{now}”")
NEW = message("{where}: new: “{now}”")
GONE = message("{where}: no longer there: “{was}”")
MOVED = message("{where}: at other steps than before: “{now}”")
NOTHING_DIFFERS = message("Nothing is different for a reader.")


def where_told(policy: Policy, source: str, column: Sentence) -> Sentence:
    """Where something is told: at one stage, by its label or title; and in which column."""
    first, _, rest = source.partition(".")
    stage = policy.stages.get(rest.partition(".")[0]) if first == "stages" else None
    if stage is None:
        return capital(column)
    label = stage.title if stage.label == "not stated" else stage.label
    return capital(after((board(label), column), ", "))


def change_told(where: Sentence, was: str, now: str, words: Words) -> Sentence:
    """One difference; `was` is empty for something new, `now` for something that is gone."""
    said = (BECAME if now else GONE) if was else NEW
    return words.say(said, where=where, was=was, now=now)


def moved_told(where: Sentence, now: str, words: Words) -> Sentence:
    """Something that is told as before, at other steps."""
    return words.say(MOVED, where=where, now=now)
