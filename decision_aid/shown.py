"""The parts of a step, as a reader is shown them."""

from dataclasses import dataclass

from decision_aid.people import Person, Reach


@dataclass(frozen=True, slots=True)
class ShownDuty:
    """One duty as a reader is shown it."""

    id: str
    kind: str
    side: str
    who: Person
    force: str
    does: str
    with_: tuple[Person, ...]
    contacts: tuple[Reach, ...]
    timescales: tuple[str, ...]
    when: str | None
    """Its condition in words, when the reader is not sure that it holds."""
    file: str
    form: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownGap:
    """What the policy leaves open here."""

    id: str
    about: str
    unclear: str
    readings: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something else the policy says here, in the block it is about."""

    about: str
    text: str
    force: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownMeeting:
    """A meeting or panel: who sits, chairs and decides."""

    called: str
    sits: tuple[str, ...]
    chairs: str
    votes: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageName:
    """The stage a step belongs to."""

    id: str
    label: str
    title: str
