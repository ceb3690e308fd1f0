"""Ways on from a step: what a button says, and what is said where the policy has no rule."""

from typing import NamedTuple

from decision_aid.endings import Next, Required
from words.catalogue import Words
from words.names import place_ahead
from words.questions import ANSWER, ENDING
from words.sentence import Message, Sentence, after, board, message

LINK: dict[str, Message] = {
    "carry_on": message("Carry on with the disagreement"),
    "carry_on_here": message("Carry on here as well"),
    "agreed_after_all": message("We have agreed after all"),
}
"""Links that are no ending of talks."""

WITH_CONDITION = message("{says}, {condition}")
CHOOSES = message("(the {post} chooses)")
JUDGES = message("(the {post} judges)")
IF = message("{condition}: {first}")
SAYS_WHERE = message("{says}: {leads_to}")


class Unstated(NamedTuple):
    """What is said of an ending for which the policy has no rule."""

    unclear: Message
    safer: Message
    other: Message


UNSTATED: dict[str, Unstated] = {
    "no_reply": Unstated(
        message("The policy does not say what no answer means."),
        message("The safer reading is to go on"),
        message("The other reading: they may still be acting on it, and you ask them again."),
    ),
    "own_side": Unstated(
        message("The policy does not say what you do if your own side will not take it on."),
        message("The safer reading is that it still goes on"),
        message("The other reading: it waits until your own side has answered you."),
    ),
    "not_done": Unstated(
        message(
            "The policy does not say which step you go back to when what was agreed is not done."
        ),
        message("The safer reading is to treat it as not settled, and go on"),
        message("The other reading: the same people talk again."),
    ),
}
"""The endings for which a policy may have no rule."""

READING = message("The safer reading is to go on")
SAFER_TO = message("{safer}: {place}")


def says_told(way: Next, words: Words) -> Sentence:
    """What the button says, without where it leads."""
    if way.says:
        said = board(way.says)
    else:
        known = LINK.get(way.code) or ENDING.get(way.code) or ANSWER[way.code]
        said = words.say(known)
    if way.condition:
        said = words.say(WITH_CONDITION, says=said, condition=way.condition)
    return said


def leads_to_told(way: Next, words: Words) -> Sentence:
    """Where it leads, and whose choice that is; nothing where that is not told with it."""
    place = place_ahead(way.to, words) if way.to else board(way.ahead)
    if not way.by:
        return place
    by = words.say(CHOOSES if way.chooses else JUDGES, post=way.by.posts[0].title)
    return after((place, by))


def way_told(way: Next, words: Words) -> Sentence:
    """The whole of what the button says."""
    says, leads_to = says_told(way, words), leads_to_told(way, words)
    if way.to or way.ahead:
        return words.say(SAYS_WHERE, says=says, leads_to=leads_to)
    return after((says, leads_to))


def unclear_told(way: Next, words: Words) -> Sentence:
    """What the policy does not say of this ending."""
    return board(way.unclear) or words.say(UNSTATED[way.move].unclear)


def safer_told(way: Next, words: Words) -> Sentence:
    """The safer reading, with the stage that it leads to."""
    safer = words.say(READING if way.unclear else UNSTATED[way.move].safer)
    if way.safer is None:
        return safer
    return words.say(SAFER_TO, safer=safer, place=way.safer.title)


def other_told(way: Next, words: Words) -> Sentence:
    """The other reading."""
    return board(way.other) if way.unclear else words.say(UNSTATED[way.move].other)


def required_told(required: Required, words: Words) -> Sentence:
    """What the policy wants done before this way is taken."""
    if not required.condition:
        return board(required.says)
    return words.say(IF, condition=required.condition, first=required.says)
