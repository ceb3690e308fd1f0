"""The days off that a reader leaves out when counting by hand."""

from datetime import date, timedelta

from decision_aid.calendar import Calendar, Stretch
from decision_aid.counted_days import day_of
from words.catalogue import Words, listed
from words.dates import day_off_told, day_told, holidays_told
from words.sentence import Message, Sentence, after, message

HOLIDAYS_NAMED = 4
"""Enough to count any short limit by, and few enough to read; a longer count names its own."""

WEEK = timedelta(days=7)

KNOWN_TO = message("We know bank holidays up to {day} only.")
TERMS_KNOWN_TO = message("We know school days up to {day} only.")
NO_HOLIDAYS = message("Do not count bank holidays in {place}.")
NO_LIST = message("Do not count bank holidays. The board has not listed them.")
DAYS_OFF = message("Do not count these days off in {place}: {days}.")
PAUSE = message("Do not count the days after {first} and before {last}: the count was paused.")
THESE_ARE_OFF = message("Days off in {place} are: {days}.")
NEXT_DAY_OFF = message("{one}; {next}")
DAY_OFF_NAMED = message("{day}, {name}")
DAYS_OFF_NAMED = message("{first} to {last}, {name}")


def days_off_told(
    calendar: Calendar, start: date, ends: list[date], words: Words, *, counted: bool = True
) -> Sentence:
    """The days off from a start on, as far as the count goes, and how far we know them."""
    if not calendar.known:
        return words.say(NO_LIST)
    days = [day_of(each) for each in (start, *ends)]
    own = calendar.conventions.bank_holidays
    place = holidays_told(calendar.division, own.source if own else "", words)
    # Whoever counts back wants those before the last day too, so as not to stop on one of them.
    first = min(days) - WEEK if min(days) < days[0] else days[0]
    stretches = list(calendar.next_days_off(first, HOLIDAYS_NAMED, max(days)))
    if not stretches:
        return after((words.say(NO_HOLIDAYS, place=place), known_to_told(calendar, words)))
    found = listed(words, [stretch_told(each, words) for each in stretches], NEXT_DAY_OFF)
    told = words.say(DAYS_OFF if counted else THESE_ARE_OFF, place=place, days=found)
    short = len(stretches) < HOLIDAYS_NAMED and bool(ends)
    return after((told, known_to_told(calendar, words))) if short else told


def pause_told(calendar: Calendar, words: Words, said: Message = PAUSE) -> Sentence:
    """The days for which the count is paused."""
    if not calendar.paused:
        return ()
    first, last = (day_told(day_of(each), words) for each in calendar.paused)
    return words.say(said, first=first, last=last)


def stretch_told(each: Stretch, words: Words) -> Sentence:
    """One day off with its name, or several in a row."""
    first, last = day_told(each.first, words), day_told(each.last, words)
    name = day_off_told(each.name, words)
    if each.first == each.last:
        return words.say(DAY_OFF_NAMED, day=first, name=name)
    return words.say(DAYS_OFF_NAMED, first=first, last=last, name=name)


def known_to_told(calendar: Calendar, words: Words) -> Sentence:
    """How far the days off are known."""
    if not calendar.known:
        return ()
    last = day_told(calendar.known[1], words)
    return words.say(TERMS_KNOWN_TO if calendar.school else KNOWN_TO, day=last)
