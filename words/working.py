"""How a date was counted, and what each reading of a limit rests on."""

from decision_aid.working import Convention, Reason
from words.catalogue import Words
from words.dates import DIVISIONS, clock, moment_told, week_told
from words.sentence import Message, Sentence, after, message

CONVENTION: dict[str, Message] = {
    "working_days": message(
        "We count working days: {week}, without bank holidays in {place}. The day it began is not "
        "counted."
    ),
    "every_day": message(
        "We count every day, with weekends and bank holidays. The day it began is not counted."
    ),
    "months": message("We count to the same day of the month."),
    "elapsed": message("We count hours straight through nights, weekends and bank holidays."),
    "office_hours": message("We count only the hours from {opens} to {closes}, working days."),
    "same_day": message("The same working day is the day it began."),
    "same_day_out_of_hours": message("Out of hours, the same working day is the next working day."),
    "not_past_the_horizon": message("We do not count past the last bank holiday we know."),
}

FIRST_DAY_COUNTS: dict[str, Message] = {
    "working_days": message(
        "We count working days: {week}, without bank holidays in {place}. The day it began is "
        "day 1."
    ),
    "every_day": message(
        "We count every day, with weekends and bank holidays. The day it began is day 1."
    ),
}
"""The same where the day it began is itself day 1."""

BANK_HOLIDAYS = message("{place}")
AND_CLOSURES = message("{place}, and without the days the board lists as closed")
AND_SCHOOL = message("{place}. School holidays do not count")
AND_BOTH = message(
    "{place}, and without the days the board lists as closed. School holidays do not count"
)

SAYS_SO = message("The policy says so: {clause}.")

REASON: dict[str, Message] = {
    "start_on_day_off": message(
        "It began on a day that is not a working day. The policy does not say how to count that."
    ),
    "next_is_day_1": message("The next working day is day 1."),
    "last_is_day_1": message("The last working day is day 1."),
    "start_moves_on": message(
        "The start moves to the next working day, and the day after that is day 1."
    ),
    "start_moves_back": message(
        "The start moves to the last working day, and the day before that is day 1."
    ),
    "week_from_its_first_day": message(
        "If the day it began is the first day of {number} working weeks."
    ),
    "week_as_days": message("We read “{number} working weeks” as {other} working days."),
    "days_of_no_kind": message(
        "The policy says “days”. It does not say which days. We count every day."
    ),
    "if_working_days": message("If it means working days."),
    "day_without_time": message(
        "You gave a day and no time. It cannot end before this. Give the time to be exact."
    ),
    "end_of_that_day": message("If it began at the end of that day."),
    "out_of_hours_unsaid": message(
        "The policy does not say what “the same working day” is for a start out of hours."
    ),
    "out_of_hours_next_day": message(
        "For a start out of hours the policy says the next working day."
    ),
    "at_risk_now": message("A child may be at risk, so do it now."),
    "read_as_next_day": message("We read it as the next working day."),
    "if_that_day": message("If it means the day it began."),
    "written_two_ways": message("The policy writes this two ways. This one is “{text}”."),
    "counted_from": message("Counted from {moment}."),
    "start_is_reading": message(
        "The policy does not say when this starts. We count from {moment}. That is our reading."
    ),
    "another_start": message(
        "It may also run from another start. If that was earlier, this is due earlier."
    ),
    "clocks_went_back": message("The clocks went back, so {clock} came twice. We take the first."),
}

ONE: dict[str, Message] = {
    "week_from_its_first_day": message("If the day it began is the first day of one working week."),
    "week_as_days": message("We read “one working week” as {other} working days."),
}
"""The same of one week."""


def convention_told(convention: Convention, words: Words) -> Sentence:
    """How a date was counted."""
    code = convention.code
    usual = FIRST_DAY_COUNTS if convention.first_day_counts else CONVENTION
    told = words.say(
        usual.get(code, CONVENTION[code]),
        week=week_told(convention.week, words),
        place=_without(convention, words),
        opens=clock(convention.opens),
        closes=clock(convention.closes),
    )
    said = words.say(SAYS_SO, clause=convention.clause) if convention.clause else ()
    return after((told, said))


def _without(convention: Convention, words: Words) -> Sentence:
    """Where bank holidays do not count, and what else does not."""
    if not convention.division:
        return ()
    more = {
        (True, True): AND_BOTH,
        (True, False): AND_CLOSURES,
        (False, True): AND_SCHOOL,
    }.get((convention.closures, convention.school), BANK_HOLIDAYS)
    return words.say(more, place=words.say(DIVISIONS[convention.division]))


def reasons_told(reasons: tuple[Reason, ...], words: Words) -> Sentence:
    """What a reading rests on."""
    return after(_reason(each, words) for each in reasons)


def _reason(reason: Reason, words: Words) -> Sentence:
    known = ONE if reason.number == 1 and reason.code in ONE else REASON
    moment = moment_told(reason.at, words) if reason.at else ()
    return words.say(
        known[reason.code],
        number=reason.number,
        other=reason.other,
        text=reason.text,
        moment=moment,
        clock=clock(f"{reason.at:%H:%M}") if reason.at else (),
    )
