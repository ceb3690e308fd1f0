"""How a policy counts time, where it says so."""

from decision_aid.conventions import WEEKDAYS as NAMES
from decision_aid.conventions import Conventions, Days
from words.catalogue import Words, listed
from words.dates import NEXT_DAY, WEEKDAYS
from words.sentence import Message, Part, Sentence, capital, message
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
    "ends_on_day_off": {
        "moves to next working day": message(
            "When it ends on a day off: moves to next working day."
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
CUT_OFF = message("What begins after {clock} counts from the next day.")
OFFICE_HOURS = message("Offices are open from {opens} to {closes}.")
HOLIDAYS = message("Bank holidays, by {source}: {days}.")
TERMS = message("School terms, by {source}: {days}.")
SCHOOLS_CLOSED = message("Schools closed in term: {days}.")
CLOSED = message("Closed: {days}.")
CLOSED_ON = message("{name}, {day}")
CLOSED_FROM = message("{name}, {first} to {last}")
NEXT_CLOSED = message("{one}; {next}")


def conventions_told(rules: Conventions, words: Words) -> tuple[Sentence, ...]:
    """How the policy counts time, a sentence for each rule that it gives."""
    said = [_working_days(rules, words)]
    for field, known in COUNTING.items():
        value = getattr(rules, field)
        said.append(words.say(known[value]) if value in known else ())
    said.append(words.say(END_OF_DAY, clock=rules.end_of_day) if rules.end_of_day else ())
    said.append(words.say(CUT_OFF, clock=rules.cut_off) if rules.cut_off else ())
    if rules.office_hours:
        said.append(words.say(OFFICE_HOURS, opens=rules.office_opens, closes=rules.office_closes))
    said.append(_listed(CLOSED, rules.closures, words))
    own, schools = rules.bank_holidays, rules.school_days
    if own:
        said.append(_listed(HOLIDAYS, own.days, words, source=own.source))
    if schools:
        said.append(_listed(TERMS, schools.terms, words, source=schools.source))
        said.append(_listed(SCHOOLS_CLOSED, schools.closures, words))
    return tuple(each for each in said if each)


def _listed(said: Message, days: tuple[Days, ...], words: Words, **more: Part) -> Sentence:
    found = listed(words, [_named(each, words) for each in days], NEXT_CLOSED)
    return words.say(said, days=capital(found), **more) if found else ()


def _working_days(rules: Conventions, words: Words) -> Sentence:
    if rules.working_days == Conventions().working_days:
        return ()
    named = [words.say(WEEKDAYS[NAMES.index(day)]) for day in rules.working_days]
    return words.say(WORKING_DAYS, days=listed(words, named, NEXT_DAY))


def _named(days: Days, words: Words) -> Sentence:
    first, last = (date_told(each, words) for each in (days.date, days.until or days.date))
    if first == last:
        return words.say(CLOSED_ON, name=days.name, day=first)
    return words.say(CLOSED_FROM, name=days.name, first=first, last=last)
