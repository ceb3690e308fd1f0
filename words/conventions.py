"""How a policy counts time, where it says so."""

from decision_aid.conventions import WEEKDAYS as NAMES
from decision_aid.conventions import Closure, Conventions
from words.catalogue import Words, listed
from words.dates import NEXT_DAY, WEEKDAYS
from words.sentence import Message, Sentence, capital, message
from words.standing import date_told

COUNTING: dict[str, dict[str, Message]] = {
    "first_day": {
        "the day itself": message("A count in days begins with: the day itself."),
    },
    "starts_on_day_off": {
        "next working day is day 1": message(
            "When it begins on a day off: next working day is day 1."
        ),
        "moves to next working day": message(
            "When it begins on a day off: moves to next working day."
        ),
    },
    "working_week": {
        "five working days": message("One working week: five working days."),
        "the first day counts": message("One working week: the first day counts."),
    },
    "hours": {
        "office hours only": message("Hours: office hours only."),
    },
    "days": {
        "calendar days": message("“Days” without more: calendar days."),
        "working days": message("“Days” without more: working days."),
    },
    "same_working_day": {
        "that day": message("The same working day: that day."),
        "next working day": message("The same working day: next working day."),
    },
}
"""What is said of each rule that is not the usual one."""

WORKING_DAYS = message("Working days: {days}.")
END_OF_DAY = message("A day ends at: {clock}.")
SCHOOL_HOLIDAYS = message("School holidays count as working days: no.")
CLOSED = message("Closed: {days}.")
CLOSED_ON = message("{name}, {day}")
NEXT_CLOSED = message("{one}; {next}")


def conventions_told(rules: Conventions, words: Words) -> tuple[Sentence, ...]:
    """How the policy counts time, a sentence for each rule that it gives."""
    said = [_working_days(rules, words)]
    for field, known in COUNTING.items():
        value = getattr(rules, field)
        said.append(words.say(known[value]) if value in known else ())
    said.append(words.say(END_OF_DAY, clock=rules.end_of_day) if rules.end_of_day else ())
    said.append(words.say(SCHOOL_HOLIDAYS) if rules.school_holidays_count == "no" else ())
    closed = listed(words, [_closed(each, words) for each in rules.days_closed], NEXT_CLOSED)
    said.append(words.say(CLOSED, days=capital(closed)) if closed else ())
    return tuple(each for each in said if each)


def _working_days(rules: Conventions, words: Words) -> Sentence:
    if rules.working_days == Conventions().working_days:
        return ()
    named = [words.say(WEEKDAYS[NAMES.index(day)]) for day in rules.working_days]
    return words.say(WORKING_DAYS, days=listed(words, named, NEXT_DAY))


def _closed(closure: Closure, words: Words) -> Sentence:
    return words.say(CLOSED_ON, name=closure.name, day=date_told(closure.date, words))
