"""What a policy says, asks for and leaves open, each with the clause that says so."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal, get_args

from decision_aid.written import When, Written, several

Verb = Literal["must", "need_to", "should", "expected_to", "aims_to", "will", "asks", "can", "may"]
Force = Literal[Verb, "none"]
Block = Literal["do", "who", "when", "record", "source", "next"]


def parts_of(ref: str) -> tuple[str, ...]:
    """The single references in one: `chair and lead`, or `manager or deputy`, names two."""
    return tuple(part for each in ref.split(" and ") for part in each.split(" or "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Says(Written):
    """Something the policy says, in plain words, with the clause that says it."""

    ALONE = "says"
    HEADED_BY = ("clause",)

    says: str
    """What it says, in our own plain words, with the verb of the source: `must`, `should`."""
    clause: str = ""
    """Where: the printed number, or the heading and paragraph. Separate several with `;`. It may
    head several sayings, and is left out where the stage's holds."""
    about: Block = "do"
    """For a note at a stage: the block of the step in which it is shown."""
    at: str | tuple[str, ...] = ()
    """For a note under `every_stage`: the stages for which it holds. Left out: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Written):
    """Something the policy leaves out, says two ways or says unclearly."""

    ALONE = "not_said"
    HEADED_BY = ("about", "clause")

    about: Literal[Block, ""] = ""
    """The block of the step that it is about, which may head several. Left out: it is told on the
    procedure page only."""
    at: str | tuple[str, ...] = ()
    """Where readers are told: stages, `two.resolved`, `two.stops`, `emergency`, a road, an end.
    Left out: where it is written. `stops` or `resolved` alone is that of the stage around it, and
    under `every_stage` that of every stage."""
    clause: str = ""
    """Where the policy is unclear. Separate several with `;`. It may head several, and is left out
    where the stage's holds."""
    not_said: str = ""
    """What the policy does not say, in words that follow "The policy does not say"."""
    unclear: str = ""
    """Where that does not fit: whole sentences that say what is unclear. One of the two."""
    readings: tuple[str, ...] = ()
    """The two readings; first the one that we follow."""
    limit: str = ""
    """The limit it is about: readers are then told only where that limit is shown."""
    when: When | None = None
    """Readers are told unless this is known to be false. No question is asked because of it."""
    finding: str | tuple[str, ...] = ()
    """The name of what the check found: at these places it then counts as told to readers."""
    id: str = ""
    """A unique name. Left out: where it is written and what it is about, such as `two.who`."""


SPANS = ("within", "also_written", "out_of_hours", "out_of_term")
"""The keys of a limit that say how long it is."""

STARTS = ("runs_from", "we_count_from", "pause", "agreed")
"""The keys of a limit that name events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Written):
    """When something must be done: the rule as written. Shared by duties and limits."""

    within: str = ""
    """An amount and unit (`5 working days`, `24 hours`) or one of the listed words
    (`immediately`, `same working day`, `not stated`)."""
    within_words: str = ""
    """Any other wording in the policy. It is shown as words and gives no date."""
    also_written: str = ""
    """The same limit, where the policy writes it a second time and differently: `48 hours`."""
    out_of_hours: str = ""
    """The limit instead, where it began out of hours: `4 hours`."""
    out_of_term: str = ""
    """The limit instead, where it began out of term: `15 working days`."""
    pause: tuple[str, ...] = ()
    """Two events: when the count is paused, and when it goes on."""
    agreed: str = ""
    """The event that is a date agreed in the case, or to which the limit is extended by agreement.
    The reader gives it; it is shown beside this limit, never instead of it."""
    or_sooner: str = ""
    """What can make it sooner, in words shown with the date: `if the child needs it`."""
    runs_from: str | tuple[str, ...] = ""
    """The event it runs from; for a stage `one.began`, `one.unresolved` or `one.resolved`; two of
    them when the policy says either; or `not stated`."""
    we_count_from: str = ""
    """In place of `runs_from`, where the policy does not state it: the event that we count from,
    shown as our reading."""
    when: When | None = None
    """It applies only under this condition."""
    if_words: str = ""
    """The condition in words, for a reader who is not sure: `if the child is on a plan`."""

    @property
    def starts(self) -> tuple[str, ...]:
        """The events that it is counted from, or `not stated`; none where nothing says so."""
        return several(self.we_count_from or self.runs_from)

    @property
    def limited(self) -> bool:
        """Whether it gives a limit: an amount of time, or words that say how fast."""
        return bool(self.within_words) or self.within not in ("", "not stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Timing):
    """One thing someone must, should or may do: who, does what, with whom, by when, clause."""

    who: str
    """A role (`manager`), the other side's (`their manager`), both sides' (`each manager`), one of
    two (`manager or deputy`), two together (`chair and lead`), `everyone`, or `not stated`."""
    must: str = ""
    """What they do, after the verb of the clause, neither stronger nor weaker:
    `must: tell your manager`. One of these nine keys stands in a duty."""
    need_to: str = ""
    """The same, where the clause says that they need to."""
    should: str = ""
    """The same, where the clause says that they should."""
    expected_to: str = ""
    """The same, where the clause says that they are expected to."""
    aims_to: str = ""
    """The same, where the clause gives it as an aim."""
    will: str = ""
    """The same, where the clause says what they will do, or simply what they do."""
    can: str = ""
    """The same, where the clause says that they can."""
    may: str = ""
    """The same, where the clause says that they may."""
    asks: str = ""
    """The same, where the clause asks for it without any of these verbs: `please send`."""
    clause: str = ""
    """The clause that says so. Separate several with `;`. Left out: the stage's."""
    whom: str | tuple[str, ...] = ()
    """The roles that they do it with, tell, or send it to; their contacts are shown."""
    id: str = ""
    """A unique name, needed only where a scenario refers to it."""
    file: str = ""
    """For a record: the file it is kept in."""
    form: str = ""
    """For a record: the form that the policy names for it."""
    stays_open: bool | tuple[str, ...] | None = None
    """Whether later stages still show it as something to check, or the stages that do. Left out:
    yes for a duty that must be done and for people who must be told."""

    at: str | tuple[str, ...] = ()
    """Under `every_stage`: the stages for which it holds. Left out: all."""
    sign: str = ""
    """What they do in at most eight words, for the head of a step, where that is long."""

    @property
    def named(self) -> tuple[str, ...]:
        """Everybody it names: who does it, and with whom."""
        return (*parts_of(self.who), *several(self.whom))

    @property
    def verbs(self) -> tuple[Verb, ...]:
        """The verbs that it is written with: one, in a file without a fault."""
        return tuple(verb for verb in get_args(Verb) if getattr(self, verb))

    @property
    def force(self) -> Force:
        """The verb of the clause, neither stronger nor weaker."""
        return next(iter(self.verbs), "none")

    @property
    def does(self) -> str:
        """What is done, as an instruction that starts with a verb: `tell your manager`."""
        return next((getattr(self, verb) for verb in self.verbs), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Timing):
    """A time limit on one stage, on several stages or on the whole process."""

    on_what: str
    """What has to happen in that time, in words that follow "for": `trying to resolve it`."""
    force: Force
    """The verb of the clause."""
    clause: str = ""
    """The clause that says so. Left out: the stage's."""
    owed_by: str = "not stated"
    """The role that has to keep it, or `not stated`."""
    over: tuple[str, ...] = ()
    """The stages that it covers together, when it is a limit on their total time."""
    window: bool = False
    """Yes when the matter can be raised only within this time."""


def duties_in(record: Written) -> Iterator[Duty]:
    """Every duty in the lists of a record."""
    for each in fields(record):  # type: ignore[arg-type]
        listed = getattr(record, each.name)
        if isinstance(listed, tuple):
            yield from (item for item in listed if isinstance(item, Duty))
