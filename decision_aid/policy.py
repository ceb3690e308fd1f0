"""What one board or body has agreed, as data: the fields are the YAML's keys, spelt the same.

Every scalar is text as the author typed it. Meaning (who a duty falls to, what a limit amounts
to) is worked out by the modules that use it; see `words.py` for the closed lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from decision_aid.conventions import Conventions
from decision_aid.written import Written

Force = Literal["must", "need to", "should", "expects", "aim", "will", "can", "may", "none"]
Function = Literal["practitioner", "manager", "senior", "chief", "board", "independent"]
Side = Literal["raiser", "manager", "receiver", "board"]
Ending = Literal["resolved", "unresolved", "no_reply", "own_side", "not_done", "higher"]
Block = Literal["do", "who", "when", "record", "source", "next"]
NotStated = Literal["not stated"]
When = dict[str, str | tuple[str, ...]] | tuple[dict[str, str | tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Says(Written):
    """Something the policy says, in plain words, with the clause that says it."""

    says: str
    """What it says, in our own plain words, exactly as strong as the source."""
    clause: str
    """Where: the printed number, or the heading and paragraph. Several are parted by `;`."""
    force: Force = "none"
    """The verb of the source."""
    about: Block = "do"
    """The block of a step in which it is shown, where it stands at a stage."""


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
class Contact(Written):
    """One way to reach a role, as the policy gives it."""

    when: When | None = None
    """Only under this condition: one area's contact, say."""
    name: str = ""
    """The person, team or area this reaches."""
    email: str = ""
    """An e-mail address, as printed."""
    phone: str = ""
    """A telephone number, as printed."""
    checked: str = ""
    """The day somebody last made sure that it works: 2026-11-23."""
    given: bool = True
    """No when the policy leaves a place for this contact and the place is empty."""
    clause: str = ""
    """Where the policy gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Written):
    """A post. Its contact says how a reader reaches it."""

    title: str
    """The post, as a reader knows it, without "the": `manager or supervisor`."""
    function: Function
    """The rank that makes roles comparable across boards."""
    contact: Literal["known to you", "ask for it", "given", "not given", ""] = ""
    """How it is reached. Left out: your own side's posts are known to you, the other side's are
    to be asked for. A post of the board or an independent one must say."""
    contacts: tuple[Contact, ...] = ()
    """What is given, one entry a way or an area."""
    where: dict[str, str] = field(default_factory=dict)
    """The post in one kind of agency, or who stands in: `school: head teacher`."""
    must_be: str = ""
    """A condition on who may act: `from an agency that is not involved`."""
    clause: str = ""
    """Where the policy describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies(Written):
    """The kinds of organisation that the policy treats differently."""

    ask_yours: str
    """The question for the reader's own organisation."""
    ask_theirs: str
    """The question for the other one; asked only where a route depends on it."""
    kinds: dict[str, str]
    """Id and label of each kind; the last should be another organisation."""
    never_ask: bool = False
    """Yes: show the posts of all kinds side by side instead of asking."""


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
class Timing(Written):
    """When something is to be done: the rule as written. Shared by duties and limits."""

    within: str = ""
    """An amount and unit (`5 working days`, `24 hours`) or one of the listed words
    (`immediately`, `same working day`, `not stated`)."""
    within_words: str = ""
    """Any other wording of the policy's. It is shown as words and gives no date."""
    also_written: str = ""
    """The same limit where the policy writes it a second way that disagrees: `48 hours`."""
    or_sooner: str = ""
    """What can make it sooner, in words printed with the date: `if the child needs it`."""
    runs_from: str | tuple[str, ...] = ""
    """The event it runs from; `one.began`, `one.unresolved` or `one.resolved` of a stage; two of
    them when the policy says either; or `not stated`."""
    read_from: str = ""
    """Where `runs_from` is not stated: the event we read it to run from, shown as a reading."""
    when: When | None = None
    """Only under this condition."""
    if_words: str = ""
    """The condition in words, for a reader who is not sure: `if the child is on a plan`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Timing):
    """One thing someone must, should or may do: who, does what, with whom, by when, clause."""

    who: str
    """A role (`manager`), the other side's (`their manager`), both sides' (`each manager`),
    `everyone`, or `not stated`."""
    force: Force
    """The verb of the clause, neither stronger nor weaker."""
    does: str
    """What they do, as an instruction that starts with a verb: `tell your manager`."""
    clause: str
    """The clause that says so. Several are parted by `;`."""
    whom: str | tuple[str, ...] = ()
    """The roles they do it with, tell or send it to; their contacts are shown."""
    id: str = ""
    """A name of its own, needed only where a scenario points at it."""
    file: str = ""
    """For a record: the file it goes on."""
    form: str = ""
    """For a record: the form the policy names for it."""
    stays_open: bool | tuple[str, ...] | None = None
    """Whether later stages go on showing it as something to check, or the stages that do. Left
    out: yes for what must be done and for whom must be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Timing):
    """A limit on a stage, on several or on the whole process."""

    on_what: str
    """What has to happen in that time, in words that follow "for": `trying to resolve it`."""
    force: Force
    """The verb of the clause."""
    clause: str
    """The clause that says so."""
    owed_by: str = "not stated"
    """The role that has to keep it, or `not stated`."""
    over: tuple[str, ...] = ()
    """The stages it covers together, when it is a cap over some of them."""
    window: bool = False
    """Yes when the matter can only be raised within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Written):
    """Where one ending leads: to a stage, to an end, or to a choice."""

    go: str = ""
    """A stage or an end, under the condition of `when`."""
    otherwise: str = ""
    """A stage or an end, when no other entry's condition holds."""
    choose: tuple[str, ...] = ()
    """Two or more places, when the policy leaves the choice open."""
    by: str = ""
    """The role whose choice or judgement it is."""
    when: When | None = None
    """The condition."""
    if_words: str = ""
    """The condition in words."""
    label: str = ""
    """What the reader's button says, when the usual words for this ending do not fit."""
    requires: tuple[Says, ...] = ()
    """What the policy wants done before this way is taken."""
    unclear: str = ""
    """Where the policy has no such rule: one sentence that says so. The way is then offered as
    the safer reading, and never as what the policy says."""
    other: str = ""
    """With `unclear`: the other reading, one sentence."""
    force: Force = "none"
    """The verb: must go on, may go on."""
    clause: str = "not stated"
    """The clause that says so."""

    def targets(self) -> tuple[str, ...]:
        """The places this rule names."""
        return self.choose or tuple(place for place in (self.go, self.otherwise) if place)


Exit = NotStated | tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Written):
    """A meeting or panel as a step: who sits, chairs and decides."""

    called: str
    """What the policy calls it."""
    clause: str
    """Where."""
    sits: tuple[Says, ...] = ()
    """Who is on it, one rule an entry."""
    chairs: str = "not stated"
    """Who chairs, in words."""
    votes: str = "not stated"
    """How it decides, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits(Written):
    """What each ending of the talks at a stage leads to."""

    unresolved: Exit | None = None
    """They still disagree. `not stated` means that the policy stops here."""
    no_reply: Exit | None = None
    """No answer, or they cannot be reached. Left out: the policy's `silence`."""
    own_side: Exit | None = None
    """The reader's own side will not take it on. Left out: `not stated`."""
    not_done: Exit | None = None
    """It was agreed but has not been done. Left out: `not stated`."""
    higher: Exit | None = None
    """A decision to go higher because of risk. Left out: not offered."""
    resolved: Exit | None = None
    """They agreed. Left out: the stage's good end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryStage(Exits):
    """What holds at every stage."""

    ladder: str = ""
    """The ladder for which all this holds, when the policy has others for which it does not."""
    within: str = ""
    """The limit of a duty that names none: usually `not stated`."""
    duties: tuple[Duty, ...] = ()
    """What is done at every stage."""
    tell: tuple[Duty, ...] = ()
    """Who is told at every stage."""
    record: tuple[Duty, ...] = ()
    """What is written down at every stage."""
    advice: tuple[Duty, ...] = ()
    """Whom one may ask at every stage."""
    limits: dict[str, Limit] = field(default_factory=dict)
    """Limits and aims on the whole process, or over several stages."""
    notes: tuple[Says, ...] = ()
    """Other things said of every stage, each shown in the block it is about."""
    when_resolved: tuple[Duty, ...] = ()
    """What is done once it is resolved."""
    record_when_resolved: tuple[Duty, ...] = ()
    """What is written down once it is resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline(Written):
    """The first thing one side must do, in one line."""

    says: str
    """The line, as an instruction."""
    when: When | None = None
    """Only under this condition; the last entry should have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Exits):
    """One step of the ladder."""

    label: str
    """What the policy prints on it: `Stage One`; `not stated` when it has none."""
    title: str
    """What happens there, in words: `Each side tells its own manager`."""
    so_far: str
    """How a reader recognises it afterwards, unique in the policy: `Our managers have talked`."""
    clause: str
    """Where the policy describes it."""
    settled: str = ""
    """What a good end here is called, when "You have agreed" does not fit."""
    part_of: str = ""
    """The stage of which this is a later part, when the policy prints both as one."""
    ladder: str = "main"
    """The ladder it belongs to, when the policy has more than one."""
    headline: dict[
        Literal["raiser", "manager", "receiver", "board"], str | tuple[Headline, ...]
    ] = field(default_factory=dict)
    """A headline for one side, when its first duty does not make a good one; a list of them where
    it depends on something, the first that holds."""
    labels: dict[Literal["resolved", "unresolved", "no_reply", "own_side", "not_done"], str] = (
        field(default_factory=dict)
    )
    """What the button of an ending says here, when the usual words do not fit."""
    duties: tuple[Duty, ...] = ()
    """What is done here, in order."""
    tell: tuple[Duty, ...] = ()
    """Who is told here."""
    record: tuple[Duty, ...] = ()
    """What is written down here."""
    advice: tuple[Duty, ...] = ()
    """Whom one may ask here."""
    limits: dict[str, Limit] = field(default_factory=dict)
    """Limits on the stage as a whole."""
    meeting: Meeting | None = None
    """The meeting or panel, when the stage is one."""
    notes: tuple[Says, ...] = ()
    """Other things said of the stage, each shown in the block it is about."""
    when_resolved: tuple[Duty, ...] = ()
    """What is done when it is resolved at this stage."""
    record_when_resolved: tuple[Duty, ...] = ()
    """What is written down when it is resolved at this stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(Written):
    """An end other than a stage's good end: a decision, or another procedure."""

    outcome: Literal["decided", "elsewhere"]
    """`decided` only where a clause says who decides; `elsewhere` for another procedure."""
    title: str
    """What has happened, in words."""
    clause: str
    """The clause that says so."""
    decided_by: str = ""
    """The role or body that decides."""
    duties: tuple[Duty, ...] = ()
    """What is done then."""
    record: tuple[Duty, ...] = ()
    """What is written down then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road(Written):
    """Something this policy is not for, or has a road of its own for."""

    answer: str
    """The answer by which a reader recognises it, a whole phrase."""
    title: str
    """What to do about it, in words."""
    clause: str
    """Where the policy says so."""
    go: str = ""
    """A stage of this policy that the road starts at; left out when it leads elsewhere."""
    own_side: bool = False
    """Yes: it is offered to a reader whose own side will not take it on."""
    duties: tuple[Duty, ...] = ()
    """What the policy says of this road."""
    limits: dict[str, Limit] = field(default_factory=dict)
    """Its time limit, a window to raise it in, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency(Written):
    """What the policy says to do when the child is not safe for now."""

    words: str
    """The policy's own term, shown under the question: `immediate risk of significant harm`;
    `not stated` when it has none."""
    clause: str
    """Where; `not stated` when the policy has no such rule."""
    duties: tuple[Duty, ...] = ()
    """Whom to tell at once. Empty when the policy names nobody."""
    notes: tuple[Says, ...] = ()
    """What else it says of such a case."""


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
