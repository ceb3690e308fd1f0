"""How a date was counted, and what a reading of it rests on: codes, with their values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Convention:
    """How a limit was counted."""

    code: str
    """One of `CONVENTIONS`."""
    first_day_counts: bool = False
    """Whether the day it began is itself day 1."""
    week: tuple[str, ...] = ()
    """For working days: which days of the week."""
    division: str = ""
    """For working days: whose bank holidays."""
    closures: bool = False
    """For working days: whether the board lists days on which it is closed."""
    school: bool = False
    """For working days: whether school holidays do not count."""
    opens: str = ""
    """For office hours: when offices open."""
    closes: str = ""
    """For office hours: when they close."""
    clause: str = ""
    """The clause that says how time is counted, if any does."""


CONVENTIONS = (
    *("working_days", "every_day", "months", "elapsed", "office_hours"),
    *("same_day", "same_day_out_of_hours", "not_past_the_horizon"),
)
"""The ways of counting."""


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
    text: str = ""
    """The limit as it is written."""


REASONS = (
    *("start_on_day_off", "next_is_day_1", "last_is_day_1", "start_moves_on", "start_moves_back"),
    *("week_from_its_first_day", "week_as_days", "days_of_no_kind", "if_working_days"),
    *("day_without_time", "end_of_that_day", "out_of_hours_unsaid", "out_of_hours_next_day"),
    *("at_risk_now", "read_as_next_day", "if_that_day", "written_two_ways", "counted_from"),
    *("start_is_reading", "another_start", "clocks_went_back"),
)
"""What a reading can rest on."""
