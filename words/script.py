"""What the decision aid's scripts say: the page's data hands them these messages as `says`."""

from words.catalogue import Words
from words.sentence import Message, message

SAYS: dict[str, Message] = {
    "link_looking": message("This link is not known here. Looking for the nearest step."),
    "link_unknown": message("This link is not known here. This is the first question."),
    "link_changed": message("This link has changed. You are at the nearest step to it."),
    "whose_side": message("Who are you in this?"),
    "side_raiser": message("I raised it"),
    "side_manager": message("I manage or advise the person who raised it"),
    "side_receiver": message("It has been raised with me or my team"),
    "side_board": message("I am in neither agency"),
    "side_not_sure": message("Not sure: show everyone’s part"),
    "show_others": message("Show what the others do"),
    "just_now": message("Just now"),
    "give_date": message("Give the date and time"),
    "counted_from": message("Counted from: {start}."),
    "change": message("Change"),
    "remove": message("Remove"),
    "day": message("Day"),
    "month": message("Month"),
    "year": message("Year"),
    "time": message("Time, if you know it"),
    "date_hint": message("For example 27 11 2026, and 16:45 for the time."),
    "work_out": message("Work out the date"),
    "date_not_known": message(
        "Not known? Each limit stands in words, and the foot of this page says how to count by "
        "hand."
    ),
    "problem": message("There is a problem"),
    "error": message("Error:"),
    "error_title": message("Error: {title}"),
    "enter_day": message("Enter the day."),
    "enter_month": message("Enter the month."),
    "enter_year": message("Enter the year."),
    "enter_day_month": message("Enter the day and the month."),
    "enter_day_year": message("Enter the day and the year."),
    "enter_month_year": message("Enter the month and the year."),
    "enter_day_month_year": message("Enter the day, the month and the year."),
    "day_number": message("Enter the day as a number, such as 27."),
    "month_number": message("Enter the month as a number, such as 11."),
    "year_number": message("Enter the year in four figures, such as 2026."),
    "day_past_month": message("That month does not have so many days."),
    "time_clock": message("Enter the time on the 24-hour clock, such as 16:45, or leave it empty."),
    "date_soon": message("The date needs a moment to load. The limit stands in words."),
    "date_slow": message("Dates are taking a long time to load. The limit stands in words."),
    "not_loaded": message("What works out dates could not be loaded. The limit stands in words."),
    "not_allowed": message(
        "This browser does not let this page work out dates. The limit stands in words."
    ),
    "not_started": message("Dates cannot be worked out here. The limit stands in words."),
    "not_ready": message("Dates are not ready yet. The limit stands in words."),
    "not_worked_out": message("This date could not be worked out. The limit stands in words."),
    "add_to_calendar": message("Add to my calendar"),
    "step": message("Step: {step}."),
    "printed_on": message("Printed on {day}."),
    "from_address": message("From {address}."),
    "copied": message("Copied. Paste it into your case system."),
    "not_copied": message("This browser does not allow copying. Select the text here:"),
    "sheet_as_text": message("The record sheet as text"),
}
"""Each by the name that a script knows it by; it fills the named parts itself."""


def script_words(words: Words) -> dict[str, str]:
    """The messages as text in one language."""
    return {key: words.translate(said) for key, said in SAYS.items()}
