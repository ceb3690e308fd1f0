"""What is told of a request: what was not understood, and what makes no difference."""

from decision_aid.answers import allowed_answers, own_wording
from decision_aid.policy import Policy
from decision_aid.turn import Dropped
from decision_aid.turn import Message as Slip
from words.catalogue import Words
from words.dates import moment_told
from words.questions import ASK, answer_told
from words.sentence import Message, Sentence, board, message

SLIP: dict[str, Message] = {
    "not_offered": message("The policy has no such way on from here."),
    "unreadable": message("This request could not be read. Start again."),
    "unreadable_part": message("The {about} of this request could not be read."),
    "write_time": message("Write the time as 2026-11-27 16:45."),
    "write_now": message("Write the time now as 2026-11-27 16:45."),
    "no_pair": message("An answer is written question=answer, such as position=one."),
    "no_such_start": message("This policy counts nothing from such a moment."),
    "unused_start": message("This step has no time limit that runs from that moment."),
    "in_the_future": message("{day} is in the future. Is that right? We count from it."),
    "over_a_year_ago": message("{day} is over a year ago. Is that right? We count from it."),
    "no_start": message("This step has no time limit that runs from a moment."),
    "no_step_yet": message("No time limit runs yet. Answer the question first."),
    "which_start": message(
        "More than one moment counts here. Say which one this was: write it before the time, such "
        "as EVENT=2026-11-27T16:45. The moments here: {text}."
    ),
    "no_moment": message("“{text}” is not a date and time. Write it as 2026-11-27 16:45."),
    "no_such_day": message("There is no such date or time as {text}."),
    "year": message("The year {text} cannot be right."),
    "no_time": message("“{text}” has no time of day. Add it: 16:45."),
    "never_was": message(
        "{text} on {day} never was: the clocks went forward. Give the time the clock showed. If "
        "anybody is in danger, do not wait for this."
    ),
}

LEFT_OUT: dict[str, Message] = {
    "done": message("it has chosen the way, and nothing from here on depends on it"),
    "no_difference": message("it makes no difference from here on"),
    "no_question": message("this policy has no such question"),
    "no_step": message("this policy has no such step"),
    "no_answer": message("this question has no such answer"),
    "no_choice": message("an answer is the name of one choice"),
}
"""Why an answer was left out."""


def slip_told(slip: Slip, words: Words) -> Sentence:
    """One thing that was not understood."""
    day = moment_told(slip.at, words) if slip.at else ()
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
