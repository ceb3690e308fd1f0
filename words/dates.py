"""Days and times as a reader says them."""

from datetime import date, datetime

from decision_aid.calendar import OUT_OF_TERM, PAUSED, happened_twice
from decision_aid.conventions import WEEKDAYS as NAMES
from words.catalogue import Words, listed
from words.sentence import PLAIN, Message, Sentence, board, message, no_sentence

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
TIME_FIRST = message("{clock} on {day}, before the clocks go back")
TIME_SECOND = message("{clock} on {day}, after the clocks have gone back")
"""Of a time that comes twice in one night."""

DIVISIONS = {
    "england-and-wales": message("England and Wales"),
    "scotland": message("Scotland"),
    "northern-ireland": message("Northern Ireland"),
}
"""What a reader calls each division that has bank holidays of its own."""

OWN_LIST = message("the list “{source}”")
"""What a reader calls the bank holidays that a board lists."""

NOT_COUNTED: dict[str, Message] = {
    OUT_OF_TERM: message("out of term"),
    PAUSED: message("the count is paused"),
}
"""Why a day does not count that has no name of its own."""

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
    said = TIME
    if happened_twice(moment):
        said = TIME_SECOND if moment.fold else TIME_FIRST
    return words.say(said, clock=clock(f"{moment:%H:%M}"), day=day)


def clock(text: str) -> Sentence:
    """A time of day, which is the same in every language."""
    return ((text, PLAIN),)


def day_off_told(name: str, words: Words) -> Sentence:
    """Why a day does not count: the name of a holiday, the day of the week, or one of ours."""
    if name in NOT_COUNTED:
        return words.say(NOT_COUNTED[name])
    return words.say(WEEKDAYS[NAMES.index(name)]) if name in NAMES else board(name)


def week_told(days: tuple[str, ...], words: Words) -> Sentence:
    """The working days of a week: Monday to Friday, or each by its name."""
    if days == NAMES[:5]:
        return words.say(USUAL_WEEK)
    named = [words.say(WEEKDAYS[NAMES.index(day)]) for day in days]
    return listed(words, named, NEXT_DAY)


def holidays_told(division: str, source: str, words: Words) -> Sentence:
    """Whose bank holidays do not count: England and Wales, or the board's own list."""
    if division:
        return words.say(DIVISIONS[division])
    return no_sentence(words.say(OWN_LIST, source=source))
