"""What a document itself may leave open, in words: each kind of finding that a board may answer."""

from typing import NamedTuple

from words.sentence import Message, message


class Kind(NamedTuple):
    """One thing that a document itself may leave open."""

    means: Message
    """What it is, in words that stand by themselves."""
    told: Message
    """What readers of the policy are told of it."""


KINDS: dict[str, Kind] = {
    "no_emergency": Kind(
        message("nobody is named to call when somebody is not safe"),
        message("The policy names nobody to call for somebody who is not safe."),
    ),
    "no_exit": Kind(
        message("the policy stops at a step where somebody may still disagree"),
        message("The policy does not say what happens if it is still not settled."),
    ),
    "loop_unowned": Kind(
        message("steps lead back to each other, and nobody is named who ends it"),
        message("The policy does not say who ends it when steps lead back to each other."),
    ),
    "no_limit": Kind(
        message("a step has no time limit"),
        message("The policy gives no time limit here."),
    ),
    "no_contact": Kind(
        message("no way to reach somebody is given"),
        message("The policy does not say how to reach everybody whom it names here."),
    ),
    "no_record": Kind(
        message("nothing is said of writing a step down"),
        message("The policy does not say what to write down at this step."),
    ),
    "nobody_acts": Kind(
        message("nobody is named who does something at a step"),
        message("The policy does not say who acts here."),
    ),
    "limit_over_cap": Kind(
        message("a step may take longer than the limit on the whole"),
        message("The policy gives this step more time than the whole may take."),
    ),
    "later_when_urgent": Kind(
        message("a more urgent case is given more time"),
        message("The policy gives a more urgent case more time here, not less."),
    ),
    "label_twice": Kind(
        message("two steps carry the same printed label"),
        message("The policy calls two of its steps by this name."),
    ),
    "clause_jump": Kind(
        message("the printed numbers jump"),
        message("The printed numbers of the policy jump."),
    ),
    "attachment_missing": Kind(
        message("a document that it names is not in this copy"),
        message("A document that the policy names is not in our copy."),
    ),
    "review_missing": Kind(
        message("no review date is given"),
        message("The policy does not say when it is to be reviewed."),
    ),
    "review_passed": Kind(
        message("the review date has passed"),
        message("The policy's review date has passed. It does not say that the review was done."),
    ),
    "contact_unchecked": Kind(
        message("nobody has tried a contact for half a year"),
        message(
            "Nobody here has checked for half a year that every contact works (our note, not the "
            "policy's)."
        ),
    ),
    "old_name": Kind(
        message("a body goes by a name that it no longer has"),
        message("The policy uses a name that a body may no longer have (our note)."),
    ),
    "term_unused": Kind(
        message("a word is explained and then not used"),
        message("The policy explains words that it then does not use."),
    ),
}
"""What a document itself may leave open, by the name with which a board answers it."""
