"""What a reader is told of the engine's records, as text; the tests hold both."""

from __future__ import annotations

from decision_aid.answers import Condition
from decision_aid.asking import Choice
from decision_aid.calendar import Calendar, MomentError
from decision_aid.deadline import Deadline
from decision_aid.endings import Next
from decision_aid.people import Who
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from decision_aid.turn import Message
from words.by_hand import limit_by_hand
from words.catalogue import ENGLISH
from words.deadlines import due_told, others_told
from words.headlines import headline_told
from words.limits import limit_told
from words.names import name
from words.questions import choice_told, condition_told
from words.sentence import after, plain
from words.slips import slip_told
from words.ways import leads_to_told, safer_told, says_told
from words.working import convention_told, reasons_told


def who(found: Who | None, side: str = "raiser") -> str:
    """Somebody, as a reader on that side calls them."""
    assert found is not None
    return plain(name(found, side, ENGLISH))


def headlines(step: Step) -> dict[str, str]:
    """The headline of each side."""
    return {
        side: plain(headline_told(headline, step, side, ENGLISH))
        for side, headline in step.headlines.items()
    }


def condition(found: Condition | None) -> str:
    """A condition in words; nothing for none."""
    return plain(condition_told(found, ENGLISH))


def choice(offered: Choice) -> str:
    """What an answer says."""
    return plain(choice_told(offered, ENGLISH))


def button(way: Next) -> str:
    """What a button says, and where it leads."""
    return plain(after((says_told(way, ENGLISH), leads_to_told(way, ENGLISH)), ": "))


def safer(way: Next) -> str:
    """The safer reading of an ending without a rule."""
    return plain(safer_told(way, ENGLISH))


def limit(found: Timescale) -> str:
    """The rule of a limit."""
    return plain(limit_told(found, ENGLISH))


def refused(error: MomentError) -> str:
    """Why a date or time could not be read."""
    return plain(slip_told(Message("", error.code, error.text, error.at), ENGLISH))


def due(found: Timescale, end: Deadline) -> str:
    """When a limit is due."""
    return plain(due_told(found, end, ENGLISH))


def beside(end: Deadline) -> str:
    """The dates of the other readings."""
    return plain(others_told(end, ENGLISH))


def counted(end: Deadline) -> str:
    """How a date was counted."""
    return plain(convention_told(end.convention, ENGLISH))


def whys(end: Deadline) -> list[str]:
    """What each reading of a limit rests on."""
    return [plain(reasons_told(each.why, ENGLISH)) for each in end.readings]


def by_hand(found: Timescale, end: Deadline, calendar: Calendar) -> str:
    """How to count a limit by hand."""
    return plain(limit_by_hand(found, end, calendar, ENGLISH))
