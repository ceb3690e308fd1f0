"""What one board or body has agreed, as data: the fields are the YAML's keys, spelt the same.

Every scalar is text as the author typed it. Meaning (who a duty falls to, what a limit amounts
to) is worked out by the modules that use it.
"""

from dataclasses import dataclass, field
from typing import Literal

from decision_aid.conventions import Conventions
from decision_aid.duties import Block, Duty, Says
from decision_aid.roles import Agencies, Role
from decision_aid.stages import Emergency, End, EveryStage, Road, Rule, Stage
from decision_aid.written import When, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Written):
    """A word or abbreviation, and what the policy means by it."""

    means: str
    """The meaning, in plain words; `not stated` when the policy uses it without saying."""
    clause: str
    """Where the policy defines or uses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Written):
    """Another document that the policy names."""

    title: str
    """Its name."""
    says: str
    """What the policy says of it: read alongside, follow instead, the parent of this one."""
    clause: str
    """Where the policy names it."""
    url: str = ""
    """Its address, when the policy gives one."""
    missing: bool = False
    """Yes when the policy names it and this copy does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Written):
    """A fact of the case that changes what the policy asks for."""

    ask: str
    """The question, to the practitioner."""
    answers: dict[str, str]
    """Id and whole phrase of each answer, the most protective first."""
    help: str = ""
    """One or two sentences under the question."""
    sure: bool = False
    """Yes when anybody can answer it: then "I am not sure" is not offered."""
    never_ask: bool = False
    """Yes: show what depends on it with its condition instead of asking."""
    clause: str = ""
    """The clause that makes it matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Written):
    """A moment that a limit runs from."""

    name: str
    """In words that follow "from": `the day the disagreement arose`."""
    ask: str
    """The question that asks for its date and time."""
    clause: str = ""
    """Where the policy names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Written):
    """Something the policy leaves out, says two ways or says unclearly."""

    at: tuple[str, ...]
    """Where a reader is told: stages, `two.resolved`, `two.stops`, `emergency`, a road, an end.
    Empty: on the procedure page only."""
    about: Block
    """The block it is about."""
    unclear: str
    """One sentence that follows "The policy does not say" or stands by itself."""
    clause: str
    """Where the policy is unclear. Several are parted by `;`."""
    readings: tuple[str, ...] = ()
    """The two readings, the one we follow first."""
    limit: str = ""
    """The limit it is about: it is then told only where that limit is shown."""
    when: When | None = None
    """Told only where this is not known to be false. Nothing is asked for its sake."""
    finding: str | tuple[str, ...] = ()
    """What the check found, by the name that it gives: it then counts as told, here only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Written):
    """The words to say it with, when the board wants its own."""

    to_worker: str = ""
    """To the other worker. `{policy}` and `{stage}` are filled in."""
    to_manager: str = ""
    """To one's own manager."""
    to_opposite: str = ""
    """From a manager to their opposite number."""
    in_reply: str = ""
    """From the one with whom it has been raised."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Policy(Written):
    """What one board or body has agreed, one YAML file.

    Two are the same only if they are one object, so that what is worked out can be kept.
    """

    id: str
    """The name of the policy's folder."""
    title: str
    """The policy's own title."""
    standing: Literal["example", "draft", "in force", "superseded"]
    """What weight this page carries. Only `in force` takes the warning strip away."""
    publisher: str
    """The body whose policy it is, by its own title; `not stated` when the document has none."""
    nation: Literal["england", "wales", "scotland", "northern ireland"]
    """Whose bank holidays count."""
    source: str
    """The signed document, named so that a reader can ask for it."""
    emergency: Emergency
    """What to do when the child is not safe for now."""
    roles: dict[str, Role]
    """The posts that the policy names."""
    stages: dict[str, Stage]
    """The steps of the ladder, in order."""
    silence: Literal["moves on", "may move on", "not stated"]
    """What no answer means."""
    area: str = "not stated"
    """The places it covers."""
    person: str = "child"
    """Whom a decision is about, in words that follow "the"."""
    dated: str = "not stated"
    """The date on the document: 2021-12 or 2021-12-31."""
    version: str = "not stated"
    """The version printed on it."""
    review_due: str = "not stated"
    """When it was to be reviewed: 2022-11 or 2022-11-30."""
    approved_by: str = ""
    """For a policy in force: who approved this page."""
    approved_on: str = ""
    """For a policy in force: when."""
    mistakes_to: str = ""
    """For a policy in force: the address for mistakes."""
    source_url: str = ""
    """Where the signed document is published."""
    covers: tuple[Says, ...] = ()
    """Whom and what it is for."""
    use_when: tuple[Says, ...] = ()
    """When to use it."""
    principles: tuple[Says, ...] = ()
    """What it holds to."""
    background: tuple[Says, ...] = ()
    """Why it exists: research, history, advice to think about."""
    reassurance: Says | None = None
    """The one line that says raising this is right."""
    speed: tuple[Says, ...] = ()
    """What it says of speed and of the child's safety; shown where a step has no date."""
    definitions: dict[str, Definition] = field(default_factory=dict)
    """Its words and abbreviations."""
    documents: tuple[Document, ...] = ()
    """Other documents it names: parents, forms, guidance."""
    agencies: Agencies | None = None
    """The kinds of organisation it treats differently."""
    questions: dict[str, Question] = field(default_factory=dict)
    """The facts of a case that change what it asks for, in the order to ask."""
    events: dict[str, Event] = field(default_factory=dict)
    """The moments its limits run from."""
    scope: dict[str, Road] = field(default_factory=dict)
    """What it is not for, or has a road of its own for; asked first."""
    before: tuple[Duty, ...] = ()
    """What must be done before the first stage."""
    start: tuple[Rule, ...] = ()
    """Where somebody who has talked to nobody starts. Left out: the first stage."""
    every_stage: EveryStage = EveryStage()
    """What holds at every stage."""
    ends: dict[str, End] = field(default_factory=dict)
    """Ends other than agreement."""
    gaps: dict[str, Gap] = field(default_factory=dict)
    """What it does not settle."""
    conventions: Conventions = Conventions()
    """How it counts time, where it says so."""
    say: Say = Say()
    """The board's own words to say it with."""
