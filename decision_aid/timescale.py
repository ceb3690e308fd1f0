"""A time limit as a policy writes it: an amount and a unit, or one of a few agreed words."""

import re
from dataclasses import dataclass
from typing import Literal

from decision_aid.answers import Condition
from decision_aid.people import Who

Counting = Literal[
    "working_days",
    "school_days",
    "working_weeks",
    "every_day",
    "clear_days",
    "clear_working_days",
    "days_of_no_kind",
    "months",
    "hours",
    "working_hours",
    "same_day",
    "next_day",
    "speed",
    "not_stated",
]
"""How a limit is counted; the last two give no date."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a limit is counted in, or the words that stand instead of an amount."""

    counting: Counting
    """How it is counted."""
    days: int = 1
    """How many days make one, where every day counts."""


UNITS = {
    "working day": Unit("working_days"),
    "school day": Unit("school_days"),
    "calendar day": Unit("every_day"),
    "clear day": Unit("clear_days"),
    "clear working day": Unit("clear_working_days"),
    "day": Unit("days_of_no_kind"),
    "hour": Unit("hours"),
    "working hour": Unit("working_hours"),
    "working week": Unit("working_weeks"),
    "week": Unit("every_day", days=7),
    "month": Unit("months"),
    "same working day": Unit("same_day"),
    "next working day": Unit("next_day"),
    "immediately": Unit("speed"),
    "without delay": Unit("speed"),
    "as soon as possible": Unit("speed"),
    "promptly": Unit("speed"),
    "not stated": Unit("not_stated"),
}
"""Every unit, as it is written for one, and all words that a limit may be written in."""


def _units(*countings: Counting) -> tuple[str, ...]:
    """The units that are counted in one of these ways."""
    return tuple(name for name, unit in UNITS.items() if unit.counting in countings)


DAY_WORDS = _units("same_day", "next_day")
"""Words that do give a date."""

SPEED_WORDS = _units("speed")
"""Words that say how fast and never give a date."""

(NOT_STATED,) = _units("not_stated")

COUNTED_UNITS = tuple(unit for unit in UNITS if unit not in (*DAY_WORDS, *SPEED_WORDS, NOT_STATED))
"""The units that an amount may be counted in."""

LONGEST = 500
"""No limit in any policy is longer than this, whatever its unit."""

_COUNTED = re.compile(
    r"(?P<at_least>at least )?(?:(?P<least>\d{1,6}) to )?(?P<amount>\d{1,6}) "
    r"(?P<unit>" + "|".join(COUNTED_UNITS) + r")(?P<plural>s?)(?P<before> before)?"
)

_NUMBER_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


@dataclass(frozen=True, slots=True)
class Span:
    """How long a limit is, without what it runs from."""

    text: str
    """As written, with single spaces."""
    amount: int | None
    """How many units; the larger number of a range; None for words."""
    least: int | None
    """The smaller number of a range, otherwise None."""
    unit: str
    """One of `UNITS`."""
    before: bool = False
    """Counted back from its event: at least 3 working days before the meeting."""
    at_least: bool = False
    """Whether such a limit says "at least"."""

    @property
    def counting(self) -> Counting:
        """How it is counted."""
        return UNITS[self.unit].counting

    @property
    def words(self) -> bool:
        """Whether it only says how fast, so that it never gives a date."""
        return self.counting == "speed"

    @property
    def gives_date(self) -> bool:
        """Whether a start gives it a date or a time."""
        return self.counting not in ("speed", "not_stated")


@dataclass(frozen=True, slots=True)
class Start:
    """A moment that a limit runs from."""

    id: str
    name: str = ""
    """The policy's own name for it; empty for a moment of a stage."""
    ask: str = ""
    """The policy's own question for its date."""
    moment: str = ""
    """Of a stage: `began`, `unresolved` or `resolved`."""
    stage: str = ""
    """What happens at that stage; empty where it is said of every stage."""


@dataclass(frozen=True, slots=True)
class Timescale:
    """A time limit that a step lists: how long, what it runs from, who owes it, how firm it is."""

    id: str
    """Its own id, unique in a step."""
    limits: str
    """What it is a limit on: `duty`, `stage`, `stages`, `process` or `window`."""
    span: Span | None
    """How long; None when the policy uses other words, which give no date."""
    also: Span | None
    """The same limit written a second way that disagrees; both are counted, the earlier leads."""
    stated: bool
    """Whether the policy states a limit here at all."""
    force: str
    """The verb of the clause."""
    owed_by: Who | None
    """Who has to keep it; None when the policy does not say."""
    starts: tuple[Start, ...]
    """What it runs from; two mean either of two, empty means the policy does not say."""
    event_is_reading: bool
    """Yes when the policy does not say what it runs from and this start is our reading."""
    sooner: str
    """The condition under which it is due sooner (`if the child needs it`), or empty."""
    urgent: bool
    """Yes when a child may be at risk, so that no reading may put it off."""
    clauses: tuple[str, ...]
    """The clauses that say so."""
    on_what: str = ""
    """What has to be done in that time: of a duty its first act, else words that follow "for"."""
    own_words: str = ""
    """How long, where the policy uses words of its own."""
    condition: Condition | None = None
    """Under which condition it holds."""
    out_of_hours: Span | None = None
    """How long instead, where it began out of hours."""
    out_of_term: Span | None = None
    """How long instead, where it began out of term."""
    pause: tuple[Start, ...] = ()
    """When the count is paused and when it goes on; two or none."""
    agreed: Start | None = None
    """A date that is agreed in the case; it stands beside the limit, never instead of it."""
    followed: bool | None = None
    """Whether the policy says what follows where it has not been done; None outside a stage."""
    undated: str = ""
    """Where none is stated: the `step` has no date, none of its `own`, or a gap has `told` so."""
    source: str = ""
    """Where it stands in the policy's file: `every_stage.limits.week`, or its duty."""

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the moments that its date depends on."""
        agreed = (self.agreed,) if self.agreed else ()
        return tuple(start.id for start in (*self.starts, *self.pause, *agreed))

    @property
    def at_each_stage(self) -> bool:
        """Whether it runs from a moment of the stage, and is told of every stage at once."""
        return any(start.moment and not start.stage for start in self.starts)


def parse_span(text: str) -> Span:
    """Read a limit as an author writes it; ValueError says what is wrong and what was meant."""
    written = " ".join(text.split()).lower()
    if written in (*DAY_WORDS, *SPEED_WORDS, NOT_STATED):
        return Span(written, None, None, written)
    found = _COUNTED.fullmatch(written)
    if not found:
        raise ValueError(_not_understood(written))
    amount = int(found["amount"])
    least = int(found["least"]) if found["least"] else None
    _check_amount(written, amount, least)
    if bool(found["plural"]) != (amount != 1):
        meant = _COUNTED.sub(_agreeing, written)
        raise ValueError(f"“{written}” is not a time limit; did you mean “{meant}”?")
    if least is not None and found["before"]:
        raise ValueError(f"“{written}”: a limit counted back takes one number, the larger")
    if found["at_least"] and not found["before"]:
        raise ValueError(
            f"“{written}”: “at least” belongs to a limit counted back; "
            f"did you mean “{written} before”, or “{written.removeprefix('at least ')}”?"
        )
    before, at_least = bool(found["before"]), bool(found["at_least"])
    if "clear" in found["unit"] and not before:
        raise ValueError(
            f"“{written}”: clear days are counted back; did you mean “at least {written} before”?"
        )
    return Span(written, amount, least, found["unit"], before=before, at_least=at_least)


def _check_amount(written: str, amount: int, least: int | None) -> None:
    if amount == 0:
        raise ValueError(f"“{written}” is no time at all; did you mean “same working day”?")
    if amount > LONGEST:
        raise ValueError(f"“{written}” is too long: write {LONGEST} or less, in a larger unit")
    if least is not None and least >= amount:
        raise ValueError(f"“{written}”: write the smaller number first, such as “2 to 5 days”")


def _agreeing(found: re.Match[str]) -> str:
    """The limit with its unit in the number that its amount asks for."""
    start, end = found.span("plural")
    text = found.string
    return text[:start] + ("" if int(found["amount"]) == 1 else "s") + text[end:]


def _not_understood(written: str) -> str:
    meant = _meant(written)
    if meant:
        return f"“{written}” is not a time limit; did you mean “{meant}”?"
    return (
        f"“{written}” is not a time limit. Write an amount and a unit, such as “5 working days” "
        f"or “24 hours”; the units are {'s, '.join(COUNTED_UNITS)}s. Or write one of: "
        f"{', '.join((*DAY_WORDS, *SPEED_WORDS, NOT_STATED))}; put other wording under "
        "within_words: it will be shown as words and give no date"
    )


def _meant(written: str) -> str:
    """The nearest limit that could have been meant, or nothing."""
    import difflib  # slow to load, and only a mistake needs it

    plain = re.sub(r"^(within|in|up to|no more than)\s+", "", written)
    plain = re.sub(r"(\d)\s*-\s*(\d)", r"\1 to \2", plain)
    words = re.sub(r"(\d)([a-z])", r"\1 \2", plain).split()
    plain = " ".join(
        str(_NUMBER_WORDS.index(word)) if word in _NUMBER_WORDS else word for word in words
    )
    counted = re.fullmatch(r"((?:at least )?(?:\d+ to )?(\d+)) (.+?)( before)?", plain)
    if plain == "asap":
        return "as soon as possible"
    if not counted:
        near = difflib.get_close_matches(plain, (*SPEED_WORDS, *DAY_WORDS, NOT_STATED), 1, 0.7)
        return near[0] if near else ""
    ending = "" if int(counted[2]) == 1 else "s"
    units = [unit + ending for unit in COUNTED_UNITS]
    near = difflib.get_close_matches(counted[3], units, 1, 0.8)
    if not near or (counted[3].endswith(near[0]) and counted[3] != near[0]):
        return ""  # what stands before a unit, as in “w/days”, makes another of it
    return f"{counted[1]} {near[0]}{counted[4] or ''}"
