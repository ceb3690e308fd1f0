"""How a date was counted, and what a reading of it rests on: codes, with their values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Convention:
    """How a limit was counted."""

    code: str
    """One of `CONVENTIONS`, or of `REFUSALS` where there is no date."""
    first_day_counts: bool = False
    """Whether the day it began is itself day 1."""
    week: tuple[str, ...] = ()
    """For working days: which days of the week."""
    division: str = ""
    """For working days: whose bank holidays; empty where the board lists its own."""
    source: str = ""
    """Where the board's own list of bank holidays comes from."""
    terms: str = ""
    """For school days: where the list of the terms comes from."""
    closures: bool = False
    """For working days: whether the board lists days on which it is closed."""
    opens: str = ""
    """For office hours: when offices open."""
    closes: str = ""
    """For office hours: when they close."""
    clause: str = ""
    """The clause that says so; none where the policy leaves it open."""


CONVENTIONS = (
    *("working_days", "school_days", "every_day", "clear_days", "clear_working_days", "months"),
    *("elapsed", "office_hours", "same_day", "same_day_out_of_hours", "agreed"),
)
"""The ways of counting."""

REFUSALS = (
    *("past_the_holidays", "no_bank_holidays", "past_the_terms", "no_school_days", "no_hours"),
)
"""Why there is no date."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a reading of a limit rests on."""

    code: str
    """One of `REASONS`."""
    number: int = 0
    """A number of weeks or days."""
    other: int = 0
    """A second number: of days in so many weeks."""
    at: date | None = None
    """A day, or a time in London."""
    until: date | None = None
    """A second day or time."""
    text: str = ""
    """The limit as it is written, or a time of day."""


REASONS = (
    *("start_on_day_off", "next_is_day_1", "last_is_day_1", "start_moves_on", "start_moves_back"),
    *("week_from_its_first_day", "week_as_days", "days_of_no_kind", "if_working_days"),
    *("day_without_time", "end_of_that_day", "out_of_hours_unsaid", "if_out_of_hours"),
    *("out_of_hours_next_day", "at_risk_now", "if_next_day", "written_two_ways", "counted_from"),
    *("start_is_reading", "another_start", "clocks_went_back", "end_moves_on"),
    *("after_cut_off", "if_before_cut_off", "if_after_cut_off", "paused", "paused_still"),
    *("was_out_of_hours", "if_was_out_of_hours", "was_out_of_term", "if_was_out_of_term"),
    *("if_in_hours", "if_in_term"),
)
"""What a reading can rest on."""
