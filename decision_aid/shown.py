"""The parts of a step, as a reader is shown them."""

from dataclasses import dataclass

from decision_aid.answers import Answer, Condition
from decision_aid.people import Reach, Who


@dataclass(frozen=True, slots=True)
class ShownDuty:
    """One duty as a reader is shown it."""

    id: str
    kind: str
    side: str
    who: Who
    force: str
    does: str
    """What is done, in the policy's own words."""
    with_: tuple[Who, ...]
    contacts: tuple[Reach, ...]
    timescales: tuple[str, ...]
    when: Condition | None
    """Its condition, when the reader is not sure that it holds."""
    file: str
    form: str
    clauses: tuple[str, ...]
    source: str = ""
    """Where it stands in the policy's file: `stages.two.duties.0`."""
    through: str = ""
    """Of a duty of an earlier stage: the title of that stage, where only some ways here pass it."""
    sign: str = ""
    """The same in at most eight words, for the head of a step."""


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A fact of the case that only adds to a step: it is asked on the step, not before it."""

    id: str
    """The question's id in the policy."""
    ask: str
    help: str
    answers: tuple[Answer, ...]
    given: str = ""
    """The answer that the reader has given; empty for none."""


@dataclass(frozen=True, slots=True)
class ShownGap:
    """What the policy leaves open here."""

    id: str
    about: str
    not_said: str
    unclear: str
    finding: str
    """What the check calls it, where the author has no words of its own."""
    readings: tuple[str, ...]
    clauses: tuple[str, ...]
    limit: str = ""
    """The limit that it is about, if it is about one alone."""
    source: str = ""
    """Where it stands in the policy's file: `stages.two.gaps.0`."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something else the policy says here, in the block it is about."""

    about: str
    text: str
    clauses: tuple[str, ...]
    source: str = ""
    """Where it stands in the policy's file: `stages.two.notes.0`."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Who has decided, at an end that is a decision."""

    who: Who
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SamePerson:
    """One post that acts at several stages, in the reader's kind of organisation."""

    post: str
    stages: tuple[str, ...]
    """The stages by their printed labels, or their titles."""
    clauses: tuple[str, ...]
    source: str = ""
    """Where the policy's file names the post: `roles.lead.where.school`."""


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting or panel: who sits, chairs and decides."""

    called: str
    sits: tuple[str, ...]
    chairs: str
    votes: str
    clauses: tuple[str, ...]
