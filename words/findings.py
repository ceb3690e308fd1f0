"""What a document itself may leave open, in words: each kind of finding that a board may answer."""

from dataclasses import dataclass

from decision_aid.duties import Block
from words.sentence import Message, message


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that a document itself may leave open."""

    means: Message
    """What it is, in words that stand by themselves."""
    about: Block
    """The block of a step that the sentence telling readers of it is about."""


KINDS: dict[str, Kind] = {
    "no_emergency": Kind(message("nobody is named to call for a child who is not safe"), "who"),
    "no_exit": Kind(
        message("the policy stops at a step where somebody may still disagree"), "next"
    ),
    "loop_unowned": Kind(
        message("steps lead back to each other, and nobody is named who ends it"), "who"
    ),
    "no_limit": Kind(message("a step has no time limit"), "when"),
    "no_contact": Kind(message("no way to reach somebody is given"), "who"),
    "no_record": Kind(message("nothing is said of writing a step down"), "record"),
    "nobody_acts": Kind(message("nobody is named who does something at a step"), "do"),
    "limit_over_cap": Kind(message("a step may take longer than the limit on the whole"), "when"),
    "later_when_urgent": Kind(message("a more urgent case is given more time"), "when"),
    "label_twice": Kind(message("two steps carry the same printed label"), "source"),
    "clause_jump": Kind(message("the printed numbers jump"), "source"),
    "attachment_missing": Kind(message("a document that it names is not in this copy"), "source"),
    "review_missing": Kind(message("no review date is given"), "source"),
    "review_passed": Kind(message("the review date has passed"), "source"),
    "contact_unchecked": Kind(message("nobody has tried a contact for half a year"), "who"),
    "old_name": Kind(message("a body goes by a name that it no longer has"), "source"),
    "term_unused": Kind(message("a word is explained and then not used"), "source"),
}
"""What a document itself may leave open, by the name with which a Gap answers it."""
