"""Questions, the answers to them, and conditions that rest on answers."""

from decision_aid.answers import Answer, Condition, Fact, allowed_answers, own_wording
from decision_aid.asking import Choice, Question
from decision_aid.place import Place, place_of
from decision_aid.policy import Policy
from words.catalogue import Words, listed
from words.names import place_ahead
from words.sentence import Message, Sentence, board, capital, message

ASK: dict[str, Message] = {
    "safe": message("Is the {person} safe for now, tonight and until offices open again?"),
    "told": message("Have you told them?"),
    "topic": message("What is it about?"),
    "rung": message("Who has talked to whom so far?"),
    "ended": message("How did it end?"),
    "way": message("Which of these fits?"),
}
"""The questions that every policy has, by their kind."""

TERM = message("The policy's own words: “{term}”.")
NOT_SURE = message("Not sure? Take the one that protects the {person} sooner.")

ANSWER: dict[str, Message] = {
    "no": message("No"),
    "unsure": message("I am not sure"),
    "safe": message("Yes, safe for now"),
    "told": message("I have told them"),
    "told_anybody": message("I have told children's services or the police"),
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
    "no_reply": message("They have not answered, or I cannot reach them"),
    "own_side": message("My own side will not take it on"),
    "not_done": message("It was agreed, but it has not been done"),
    "higher": message("The risk is growing: it should go higher now"),
}
"""How talks at a stage can have ended."""

WITH_CONDITION = message("{condition}: {place}")

SO_FAR: dict[str, Message] = {
    "position": message("Where you are"),
    "told": message("Have you told them?"),
    "safe": message("Is the {person} safe for now?"),
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
    known = ENDING if answer.code in ENDING else ANSWER
    return words.say(known[answer.code])


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
