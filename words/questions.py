"""Questions, the answers to them, and conditions that rest on answers."""

from decision_aid.answers import Answer, Condition, Fact, allowed_answers, own_wording
from decision_aid.asking import Choice, Question
from decision_aid.people import Who
from decision_aid.place import Place, place_of
from decision_aid.policy import Policy
from words.catalogue import WHOEVER, Said, Words, listed
from words.names import name, place_ahead
from words.sentence import Message, Sentence, board, capital, message

ASK: dict[str, Said] = {
    "safe": {
        "child": message("Is the child safe for now, tonight and until offices open again?"),
        "adult": message("Is the adult safe for now, tonight and until offices open again?"),
        "none": message("Is everybody safe for now, tonight and until offices open again?"),
        WHOEVER: message("Is the {person} safe for now, tonight and until offices open again?"),
    },
    "told": message("Have you told them?"),
    "topic": message("What is it about?"),
    "rung": message("Who has talked to whom so far?"),
    "ended": message("How did it end?"),
    "way": message("Which of these fits?"),
}
"""The questions that every policy has, by their kind."""

TERM = message("The policy's own words: “{term}”.")
NOT_SURE: dict[str, Message] = {
    "child": message("Not sure? Take the one that protects the child sooner (our advice)."),
    "adult": message("Not sure? Take the one that protects the adult sooner (our advice)."),
    "none": message("Not sure? Take the one that is quicker (our advice)."),
    WHOEVER: message("Not sure? Take the one that protects the {person} sooner (our advice)."),
}

ANSWER: dict[str, Said] = {
    "no": message("No"),
    "unsure": message("I am not sure"),
    "safe": message("Yes, safe for now"),
    "told": message("I have told them"),
    "told_anybody": {
        "child": message("I have told children's services or the police"),
        "adult": message("I have told adult social care or the police"),
        WHOEVER: message("I have told social care or the police"),
    },
    "cannot_reach": message("I cannot reach them"),
    "will_not_act": message("They will not act"),
    "i_am_named": message("I am the person it says to tell"),
    "other": message("Something else, or I am not sure: go on"),
    "nobody": message("Nobody yet"),
    "unfinished": message("It is not finished"),
    "otherwise": message("in every other case"),
}
"""The answers that every policy has."""

ENDING: dict[str, Message] = {
    "resolved": message("We agreed"),
    "unresolved": message("We still disagree"),
    "no_reply": message("No answer, or they cannot be reached"),
    "own_side": message("Your own side will not take it on, or cannot be reached"),
    "not_done": message("It was agreed, but it has not been done"),
    "higher": message("The risk is growing: it should go higher now"),
}
"""How talks at a stage can have ended."""

ENDING_OF: dict[str, Message] = {
    "no_reply": message("No answer from {who}"),
    "own_side": message("{who} will not take it on, or cannot be reached"),
}
"""The same where it rests on one post alone."""

LINK: dict[str, Message] = {
    "done": message("Done"),
    "carry_on": message("Carry on with the disagreement"),
    "carry_on_here": message("Carry on here as well"),
    "something_else": message("It is about something else"),
    "agreed_after_all": message("We have agreed after all"),
    "back": message("Back to the step"),
}
"""Links that are no ending of talks."""

WITH_CONDITION = message("{condition}: {place}")

SO_FAR: dict[str, Said] = {
    "position": message("Where you are"),
    "told": message("Have you told them?"),
    "safe": {
        "child": message("Is the child safe for now?"),
        "adult": message("Is the adult safe for now?"),
        "none": message("Is everybody safe for now?"),
        WHOEVER: message("Is the {person} safe for now?"),
    },
}
"""The questions that every policy has, where the answers so far are listed."""

NOBODY_YET = message("Nobody has talked yet")
PLACED = message("{label}: {title}")
PLACED_AND_ENDED = message("{place} ({ending})")
ENDED: dict[str, Message] = {
    "ended": message("the talks have ended"),
    "stops": message("the policy stops here"),
}

FACT = message("“{ask}” is “{answers}”")
OR_ANSWER = message("{one} or {next}")
AND_FACT = message("{one} and {next}")
IF = message("if {facts}")
OR_IF = message("{one}, or if {next}")


def asked(question: Question, words: Words) -> Sentence:
    """The question."""
    return board(question.ask) or words.say(ASK[question.kind])


def help_told(question: Question, words: Words) -> Sentence:
    """What stands under the question."""
    if question.kind == "way":
        return () if question.sure else words.say(NOT_SURE)
    if question.kind == "safe":
        return () if question.help == "not stated" else words.say(TERM, term=question.help)
    return board(question.help)


def choice_told(choice: Choice, words: Words) -> Sentence:
    """What an answer says, without the printed label of a stage."""
    if choice.place is None:
        known = choice.waiting_on and not choice.answer.says
        if known:
            return ending_told(choice.answer.code, choice.waiting_on, words)
        return answer_told(choice.answer, words)
    place = place_ahead(choice.place, words)
    if choice.answer.code:
        condition = words.say(ANSWER[choice.answer.code])
    else:
        condition = condition_told(choice.condition, words) if choice.condition else ()
    if not condition:
        return place
    return words.say(WITH_CONDITION, condition=capital(condition), place=place)


def answer_told(answer: Answer, words: Words) -> Sentence:
    """One answer."""
    if answer.says:
        return board(answer.says)
    known = ENDING.get(answer.code) or LINK.get(answer.code) or ANSWER[answer.code]
    return words.say(known)


def ending_told(ending: str, waiting_on: tuple[Who, ...], words: Words) -> Sentence:
    """How talks ended; it names who has not answered, or will not take it on, if that is one."""
    alone = len(waiting_on) == 1 and not waiting_on[0].posts[0].kinds
    if not alone or ending not in ENDING_OF:
        return words.say(ENDING[ending])
    return words.sentence(ENDING_OF[ending], who=name(waiting_on[0], "raiser", words))


def condition_told(condition: Condition | None, words: Words) -> Sentence:
    """A condition in words: the author's, else made of the questions and the answers to them."""
    if condition is None:
        return ()
    if condition.says:
        return board(condition.says)
    return words.say(IF, facts=facts_told(condition, words))


def facts_told(condition: Condition, words: Words) -> Sentence:
    """The questions and answers on which something rests."""
    ways = [
        listed(words, [_fact(fact, words) for fact in facts], AND_FACT) for facts in condition.any
    ]
    return listed(words, ways, OR_IF)


def _fact(fact: Fact, words: Words) -> Sentence:
    answers = [answer_told(each, words) for each in fact.answers]
    ask = board(fact.ask) or words.say(ASK[fact.question])
    return words.say(FACT, ask=ask, answers=listed(words, answers, OR_ANSWER))


def asked_so_far(policy: Policy, question: str, words: Words) -> Sentence:
    """A question's wording in the list of answers so far."""
    known = SO_FAR.get(question) or ASK.get(question)
    return words.say(known) if known else board(own_wording(policy, question)[0])


def answered_so_far(policy: Policy, question: str, answer: str, words: Words) -> Sentence:
    """An answer in that list; a place is named as its step is."""
    if question != "position":
        known = allowed_answers(policy, question).get(answer)
        return answer_told(known, words) if known else board(answer)
    return place_so_far(place_of(policy, answer), words)


def place_so_far(place: Place, words: Words) -> Sentence:
    """A place of the ladder by its printed label and title, and how it ended there."""
    if place.kind == "end":
        return board(place.title)
    if place.kind != "stage":
        return words.say(NOBODY_YET)
    said = board(place.title)
    if place.label not in ("", "not stated"):
        said = words.say(PLACED, label=place.label, title=said)
    if not place.ending:
        return said
    ended = ENDED.get(place.ending) or ENDING[place.ending]
    return words.say(PLACED_AND_ENDED, place=said, ending=words.say(ended))
