"""What is held of a policy, as the page says it that tells how it was checked."""

from typing import NamedTuple

from words.sentence import Message, message


class Check(NamedTuple):
    """One thing that is held of a policy."""

    title: Message
    means: Message
    """What that means for a reader; `{starts}` is how many moments were tried."""


ONE_SCREEN = Check(
    message("Whatever is answered, one screen follows"),
    message(
        "Each mix of answers, “I am not sure” among them, leads to one question or to one "
        "step. All of them fit on one page that opens at once."
    ),
)

WAYS_ON = Check(
    message("Nobody is left without a way on"),
    message(
        "From every screen there is a way to an agreement, a decision, another procedure, or "
        "the place where the policy stops. However talks end, the step says what follows or "
        "that the policy does not say."
    ),
)

NO_LOOPS = Check(
    message("No way goes round for ever"),
    message("Where steps lead back to each other, somebody is named who ends it."),
)

ALL_SHOWN = Check(
    message("Everything written is shown to somebody"),
    message(
        "Each step, each thing to do, time limit, contact and way on is reached with some answers."
    ),
)

ALL_USED = Check(
    message("Everything named is used"),
    message("Each post, question, answer, moment and word that is explained plays a part."),
)

NO_TWO_RULES = Check(
    message("No two rules say different things"),
    message("No two ways on, limits or things to do hold together and differ."),
)

FITS_TOGETHER = Check(
    message("What is written fits together"),
    message(
        "No two steps, posts or answers bear one name, and nobody is sent to themselves. "
        "Words, conditions and times belong together. The steps stand in the order in which "
        "they follow each other."
    ),
)

COMPLETE = Check(
    message("Every step is complete"),
    message(
        "Each step says who does what, with whom, how to reach them, by when and what is "
        "written down, with the paragraph of the document, or says that the policy does not "
        "say. Somebody acts for each kind of organisation."
    ),
)

NOT_SURE = Check(
    message("Not being sure is never less safe"),
    message(
        "“I am not sure” leads to every place and shows at least everything that any other "
        "answer does."
    ),
)

URGENCY = Check(
    message("The more urgent case never gets more time"),
    message(
        "The more urgent answer never gives the later date, tried from {starts} moments of a "
        "year, and no step may take longer than the whole."
    ),
)

DOCUMENT = Check(
    message("The document itself"),
    message(
        "Labels printed twice, numbers that jump, review dates, untried contacts, missing "
        "attachments that are named, old names of bodies and words nobody explains."
    ),
)

ANSWERS = Check(
    message("Readers are told of nothing that is not so"),
    message(
        "Each sentence that answers something found is at its step, and answers something that is "
        "still so."
    ),
)
"""Worked out of what the other checks found."""
