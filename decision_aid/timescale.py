"""A time limit as a policy writes it: an amount and a unit, or one of a few agreed words."""

import re
from dataclasses import dataclass

COUNTED_UNITS = (
    "working day",
    "calendar day",
    "day",
    "hour",
    "working hour",
    "working week",
    "week",
    "month",
)
"""The units a limit may be counted in, each as it is written for one."""

DAY_WORDS = ("same working day", "next working day")
"""Words that do give a date."""

SPEED_WORDS = ("immediately", "without delay", "as soon as possible", "promptly")
"""Words that say how fast and never give a date."""

NOT_STATED = "not stated"

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
    """One of the counted units, one of the words for a day, `words` or `not stated`."""
    before: bool = False
    """Counted back from its event: at least 3 working days before the meeting."""

    @property
    def words(self) -> bool:
        """Whether it only says how fast, so that it never gives a date."""
        return self.unit == "words"

    @property
    def gives_date(self) -> bool:
        """Whether a start gives it a date or a time."""
        return self.unit not in ("words", NOT_STATED)


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
    words: str
    """The whole rule in words, as a reader sees it before any start is known."""
    stated: bool
    """Whether the policy states a limit here at all."""
    force: str
    """The verb of the clause."""
    owed_by: str
    """Who has to keep it, in words; empty when the policy does not say."""
    events: tuple[str, ...]
    """What it runs from; two mean either of two, empty means the policy does not say."""
    event_is_reading: bool
    """Yes when the policy does not say what it runs from and this start is our reading."""
    sooner: str
    """The condition under which it is due sooner (`if the child needs it`), or empty."""
    urgent: bool
    """Yes when a child may be at risk, so that no reading may put it off."""
    clauses: tuple[str, ...]
    """The clauses that say so."""


def parse_span(text: str) -> Span:
    """Read a limit as an author writes it; ValueError says what is wrong and what was meant."""
    written = " ".join(text.split()).lower()
    if written in SPEED_WORDS:
        return Span(written, None, None, "words")
    if written in (*DAY_WORDS, NOT_STATED):
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
    return Span(written, amount, least, found["unit"], before=bool(found["before"]))


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
        "or “24 hours”; put other wording under within_words: "
        "it will be shown as words and give no date"
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
    if not counted:
        near = difflib.get_close_matches(plain, (*SPEED_WORDS, *DAY_WORDS, NOT_STATED), 1, 0.7)
        return near[0] if near else ""
    ending = "" if int(counted[2]) == 1 else "s"
    units = [unit + ending for unit in COUNTED_UNITS]
    units_near = difflib.get_close_matches(counted[3], units, 1, 0.7)
    return f"{counted[1]} {units_near[0]}{counted[4] or ''}" if units_near else ""
