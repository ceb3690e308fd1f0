"""Days and times as a reader says them."""

from datetime import date, datetime

from decision_aid.conventions import WEEKDAYS as NAMES
from words.catalogue import Words, listed
from words.sentence import PLAIN, Sentence, board, message

WEEKDAYS = (
    *(message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday")),
    *(message("Friday"), message("Saturday"), message("Sunday")),
)

MONTHS = (
    *(message("January"), message("February"), message("March"), message("April")),
    *(message("May"), message("June"), message("July"), message("August")),
    *(message("September"), message("October"), message("November"), message("December")),
)
"""Written out here, because the language of a device's own month names is not ours to choose."""

DAY = message("{weekday} {day} {month} {year}")
MIDNIGHT = message("midnight at the start of {day}")
TIME = message("{clock} on {day}")

DIVISIONS = {
    "england-and-wales": message("England and Wales"),
    "scotland": message("Scotland"),
    "northern-ireland": message("Northern Ireland"),
}
"""What a reader calls each division that has bank holidays of its own."""

USUAL_WEEK = message("Monday to Friday")
NEXT_DAY = message("{one}, {next}")


def day_told(day: date, words: Words) -> Sentence:
    """A day: Monday 30 November 2026."""
    weekday, month = words.say(WEEKDAYS[day.weekday()]), words.say(MONTHS[day.month - 1])
    return words.say(DAY, weekday=weekday, day=day.day, month=month, year=day.year)


def moment_told(moment: date, words: Words) -> Sentence:
    """A day, or a time of a day: 16:45 on Saturday 28 November 2026."""
    if not isinstance(moment, datetime):
        return day_told(moment, words)
    day = day_told(moment.date(), words)
    if (moment.hour, moment.minute) == (0, 0):
        return words.say(MIDNIGHT, day=day)
    return words.say(TIME, clock=clock(f"{moment:%H:%M}"), day=day)


def clock(text: str) -> Sentence:
    """A time of day, which is the same in every language."""
    return ((text, PLAIN),)


def day_off_told(name: str, words: Words) -> Sentence:
    """Why a day is not a working day: the name of a holiday, or the day of the week."""
    return words.say(WEEKDAYS[NAMES.index(name)]) if name in NAMES else board(name)


def week_told(days: tuple[str, ...], words: Words) -> Sentence:
    """The working days of a week: Monday to Friday, or each by its name."""
    if days == NAMES[:5]:
        return words.say(USUAL_WEEK)
    named = [words.say(WEEKDAYS[NAMES.index(day)]) for day in days]
    return listed(words, named, NEXT_DAY)
