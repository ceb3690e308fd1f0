"""What is told of a request: what was not understood, and what makes no difference."""

from decision_aid.answers import allowed_answers, own_wording
from decision_aid.policy import Policy
from decision_aid.turn import Dropped
from decision_aid.turn import Message as Slip
from words.catalogue import Words
from words.dates import day_told
from words.questions import ASK, answer_told
from words.sentence import Message, Sentence, board, message

SLIP: dict[str, Message] = {
    "opens_in_place": message(
        "The policy does not say what follows when it ends like that. Both readings are under "
        "What next."
    ),
    "not_offered": message("The policy has no such way on from here."),
    "unreadable": message("This request could not be read. Start again."),
    "unreadable_part": message("The {about} of this request could not be read."),
    "write_time": message("Write the time as 2026-11-27 16:45."),
    "write_now": message("Write the time now as 2026-11-27 16:45."),
    "no_such_start": message("This policy counts nothing from such a moment."),
    "unused_start": message("This step has no time limit that runs from that moment."),
    "no_moment": message("“{text}” is not a date and time. Write it as 2026-11-27 16:45."),
    "no_such_day": message("There is no such date or time as {text}."),
    "year": message("The year {text} cannot be right."),
    "no_time": message("“{text}” has no time of day. Add it: 16:45."),
    "never_was": message(
        "{text} on {day} never was: the clocks went forward. Give the time the clock showed. If a "
        "child is in danger, do not wait for this."
    ),
}

LEFT_OUT: dict[str, Message] = {
    "no_difference": message("it makes no difference from here on"),
    "no_question": message("this policy has no such question"),
    "no_step": message("this policy has no such step"),
    "no_answer": message("this question has no such answer"),
    "no_choice": message("an answer is the name of one choice"),
}
"""Why an answer was left out."""


def slip_told(slip: Slip, words: Words) -> Sentence:
    """One thing that was not understood."""
    day = day_told(slip.at, words) if slip.at else ()
    return words.say(SLIP[slip.code], about=slip.about, text=slip.text, day=day)


GIVEN = message("“{asked} {answer}” is left out: {why}.")
WHERE = message("Where you are:")


def left_out_told(policy: Policy, dropped: Dropped, words: Words) -> Sentence:
    """One answer that was left out, by the words of its question and its own, and why."""
    question, answer = dropped.question, dropped.answer
    if question == "position":
        asked = words.say(WHERE)
    elif question in ASK:
        asked = words.say(ASK[question])
    else:
        asked = board(own_wording(policy, question)[0] or question)
    known = allowed_answers(policy, question).get(answer)
    given = answer_told(known, words) if known else board(answer)
    return words.say(GIVEN, asked=asked, answer=given, why=words.say(LEFT_OUT[dropped.why]))
