"""How a date was counted, and what each reading of a limit rests on."""

from decision_aid.working import Convention, Reason
from words.catalogue import Words
from words.dates import clock, holidays_told, moment_told, week_told
from words.sentence import Message, Sentence, after, message

CONVENTION: dict[str, Message] = {
    "working_days": message(
        "We count working days: {week}, without bank holidays in {place}. The day it began is not "
        "counted."
    ),
    "school_days": message(
        "We count school days: {week} in term, by {terms}, without bank holidays in {place}. The "
        "day it began is not counted."
    ),
    "every_day": message(
        "We count every day, with weekends and bank holidays. The day it began is not counted."
    ),
    "clear_days": message(
        "We count every day, with weekends and bank holidays. Neither the first nor the last day "
        "is counted."
    ),
    "clear_working_days": message(
        "We count working days: {week}, without bank holidays in {place}. Neither the first nor "
        "the last day is counted."
    ),
    "months": message("We count to the same day of the month."),
    "elapsed": message("We count hours straight through nights, weekends and bank holidays."),
    "office_hours": message("We count only the hours from {opens} to {closes}, working days."),
    "same_day": message("The same working day is the day it began."),
    "same_day_out_of_hours": message("Out of hours, the same working day is the next working day."),
    "agreed": message("This is the date agreed in this case. Nothing is counted."),
    "past_the_holidays": message("We do not count past the last bank holiday we know."),
    "no_bank_holidays": message("We do not count working days without a list of bank holidays."),
    "past_the_terms": message("We do not count past the last school term we know."),
    "no_school_days": message("We do not count school days without a list of the terms."),
    "no_hours": message("We do not count working hours without the hours that offices are open."),
}

FIRST_DAY_COUNTS: dict[str, Message] = {
    "working_days": message(
        "We count working days: {week}, without bank holidays in {place}. The day it began is "
        "day 1."
    ),
    "school_days": message(
        "We count school days: {week} in term, by {terms}, without bank holidays in {place}. The "
        "day it began is day 1."
    ),
    "every_day": message(
        "We count every day, with weekends and bank holidays. The day it began is day 1."
    ),
}
"""The same where the day it began is itself day 1."""

AND_CLOSURES = message("{place}, and without the days the board lists as closed")

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
    "at_risk_now": message("Somebody may be at risk, so do it now."),
    "if_next_day": message("If it means the next working day."),
    "if_out_of_hours": message(
        "If it began out of hours, and “the same working day” then means the next working day."
    ),
    "written_two_ways": message("The policy writes this two ways. This one is “{text}”."),
    "counted_from": message("Counted from {moment}."),
    "start_is_reading": message(
        "The policy does not say when this starts. We count from {moment}. That is our reading."
    ),
    "another_start": message(
        "It may also run from another start. If that was earlier, this is due earlier."
    ),
    "clocks_went_back": message("The clocks went back, so {clock} came twice. We take the first."),
    "end_moves_on": message(
        "It ended on {moment}, a day off. The policy moves the end to the next working day."
    ),
    "after_cut_off": message(
        "It began after {text}. The policy counts what begins after {text} from the next day."
    ),
    "if_before_cut_off": message(
        "If it began by {text}. The policy counts what begins after {text} from the next day."
    ),
    "if_after_cut_off": message("If it began after {text}."),
    "paused": message("The count was paused from {moment} to {until}."),
    "paused_still": message(
        "The count has been paused since {moment}. You gave no day on which it went on, so no "
        "pause is counted here."
    ),
    "if_in_hours": message("If it began in working hours."),
    "if_in_term": message("If it began in term."),
    "was_out_of_hours": message("It began out of hours."),
    "if_was_out_of_hours": message("If it began out of hours."),
    "was_out_of_term": message("It began out of term."),
    "if_was_out_of_term": message("If it began out of term."),
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
        terms=convention.terms,
        opens=clock(convention.opens),
        closes=clock(convention.closes),
    )
    said = words.say(SAYS_SO, clause=convention.clause) if convention.clause else ()
    return after((told, said))


def _without(convention: Convention, words: Words) -> Sentence:
    """Where bank holidays do not count, and what else does not."""
    if not convention.week:
        return ()
    place = holidays_told(convention.division, convention.source, words)
    return words.say(AND_CLOSURES, place=place) if convention.closures else place


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
        until=moment_told(reason.until, words) if reason.until else (),
        clock=clock(f"{reason.at:%H:%M}") if reason.at else (),
    )
