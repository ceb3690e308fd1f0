"""Ways on from a step: what a button says, and what is said where the policy has no rule."""

from decision_aid.endings import Next, Required
from words.catalogue import Words
from words.names import of_board, place_ahead
from words.questions import ANSWER, ENDING, LINK, ending_told
from words.sentence import Message, Sentence, after, board, message

WITH_CONDITION = message("{says}, {condition}")
CHOOSES = message("({who} chooses)")
JUDGES = message("({who} judges)")
IF = message("{condition}: {first}")
SAYS_WHERE = message("{says}: {leads_to}")


UNSAID: dict[str, Message] = {
    "no_reply": message("The policy does not say what no answer means."),
    "own_side": message("The policy does not say what you do then."),
    "not_done": message(
        "The policy does not say which step you go back to when what was agreed is not done."
    ),
}
"""What is said of an ending for which the policy has no rule."""

MOVES_ON = message(
    "The policy counts no answer as disagreement. It does not say what that means at this step."
)

SAFER = message("The safer reading is to go on: {place}")


def says_told(way: Next, words: Words) -> Sentence:
    """What the button says, without where it leads."""
    if way.says:
        said = board(way.says)
    elif way.code in ENDING:
        said = ending_told(way.code, way.waiting_on, words)
    else:
        said = words.say(LINK.get(way.code) or ANSWER[way.code])
    if way.condition:
        said = words.say(WITH_CONDITION, says=said, condition=way.condition)
    return said


def leads_to_told(way: Next, words: Words) -> Sentence:
    """Where it leads, and whose choice that is; nothing where that is not told with it."""
    if not way.stated:
        return ()
    place = place_ahead(way.to, words) if way.to else board(way.ahead)
    if not way.by:
        return place
    by = words.say(CHOOSES if way.chooses else JUDGES, who=of_board(way.by.posts[0], words))
    return after((place, by))


def way_told(way: Next, words: Words) -> Sentence:
    """The whole of what the button says."""
    says, leads_to = says_told(way, words), leads_to_told(way, words)
    if leads_to and (way.to or way.ahead):
        return words.say(SAYS_WHERE, says=says, leads_to=leads_to)
    return after((says, leads_to))


def unsaid_told(way: Next, words: Words) -> Sentence:
    """What the policy does not say of this ending."""
    return board(way.unclear) or words.say(MOVES_ON if way.moves_on else UNSAID[way.move])


def safer_told(way: Next, words: Words) -> Sentence:
    """The safer reading, with the stage that it leads to; nothing where there is none."""
    return words.say(SAFER, place=way.to.title) if way.basis == "reading" and way.to else ()


def required_told(required: Required, words: Words) -> Sentence:
    """What the policy wants done before this way is taken."""
    if not required.condition:
        return board(required.says)
    return words.say(IF, condition=required.condition, first=required.says)
