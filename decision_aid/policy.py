"""What one board or body has agreed, as data. Each field has the same name as its YAML key.

Every scalar is text as the author typed it. Its meaning (who has a duty, how long a limit is) is
worked out by the modules that use it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from decision_aid.conventions import Conventions
from decision_aid.duties import Duty, Gap, Says, duties_in
from decision_aid.roles import Agencies, Role
from decision_aid.stages import Emergency, End, EveryStage, Road, Rule, Stage
from decision_aid.written import Written, several


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Written):
    """A word or abbreviation, and what the policy means by it."""

    ALONE = "means"
    HEADED_BY = ("clause",)

    means: str
    """The meaning, in plain words; `not stated` when the policy uses it without explaining it."""
    clause: str
    """Where the policy defines or uses it. It may head several words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Written):
    """Another document that the policy names."""

    ALONE = "says"
    HEADED_BY = ("clause",)

    says: str
    """What the policy says about it: read alongside, follow instead, the parent of this one."""
    clause: str
    """Where the policy names it. It may head several documents."""
    url: str = ""
    """Its address, when the policy gives one."""
    missing: bool = False
    """Yes when the policy names it but this copy does not contain it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Written):
    """A fact of the case that changes what the policy asks for.

    It is asked before a step if it decides a way, an act or a time limit; otherwise on the step.
    """

    ask: str
    """The question, as the practitioner is asked it."""
    answers: dict[str, str]
    """Id and whole phrase of each answer, the most protective first."""
    help: str = ""
    """One or two sentences under the question."""
    sure: bool = False
    """Yes when everybody can answer it: then "I am not sure" is not offered."""
    never_ask: bool = False
    """Yes: show what depends on it with its condition instead of asking."""
    on_the_step: bool = False
    """Yes, where it decides time limits only: it is asked on the step and not before, and each
    limit is shown with its condition."""
    clause: str = ""
    """The clause because of which it matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Written):
    """A moment that a time limit runs from."""

    name: str
    """The moment, in words that follow "from": `the day the disagreement arose`."""
    ask: str
    """The question that asks for its date and time."""
    clause: str = ""
    """Where the policy names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Written):
    """Suggested words for raising a concern, when the board wants its own."""

    to_worker: str = ""
    """What to say to the other worker. `{policy}` and `{stage}` are filled in."""
    to_manager: str = ""
    """What to say to your own manager."""
    to_opposite: str = ""
    """What a manager says to the manager on the other side."""
    in_reply: str = ""
    """What the person with whom it was raised says in reply."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Policy(Written):
    """What one board or body has agreed, in one YAML file.

    Two policies are equal only if they are the same object, so that results can be cached.
    """

    id: str
    """The name of the policy's folder."""
    title: str
    """The policy's own title."""
    standing: Literal["example", "draft", "in force", "superseded"]
    """What authority this page has. Only `in force` removes the warning at the top."""
    publisher: str
    """The body whose policy it is, by its own name; `not stated` when the document has none."""
    nation: Literal["england", "wales", "scotland", "northern ireland", "elsewhere"]
    """The nation whose bank holidays count. Elsewhere, such as on an island with days of its own,
    the board lists them under `conventions:`; without a list no working day is counted."""
    source: str
    """The signed document, named so that a reader can ask for it."""
    emergency: Emergency
    """What to do when the child is not safe for now."""
    people: dict[str, Role]
    """The posts that the policy names, each under the side on which it stands. `agency`, for an
    agency as a whole, is there without being written."""
    you: str | tuple[str, ...]
    """The post of the reader who raises a concern; several, where each ladder has its own."""
    stages: dict[str, Stage]
    """The steps of the ladder, in order."""
    silence: Literal["moves on", "may move on", "not stated"] = "not stated"
    """What it means when nobody answers."""
    area: str = "not stated"
    """The places it covers."""
    person: str = "child"
    """Whom a decision is about: `child`, `adult`, or words that follow "the": `person at risk`.
    `none` where it is about nobody: then it is not asked whether anybody is safe."""
    dated: str = "not stated"
    """The date on the document: 2021-12 or 2021-12-31."""
    version: str = "not stated"
    """The version printed on it."""
    review_due: str = "not stated"
    """When it is due for review: 2022-11 or 2022-11-30."""
    approved_by: str = ""
    """For a policy in force: who approved this page."""
    approved_on: str = ""
    """For a policy in force: when this page was approved."""
    mistakes_to: str = ""
    """For a policy in force: the address to which readers report mistakes."""
    source_url: str = ""
    """Where the signed document is published."""
    covers: tuple[Says, ...] = ()
    """Whom and what it is for."""
    use_when: tuple[Says, ...] = ()
    """When to use it."""
    principles: tuple[Says, ...] = ()
    """The principles that it states."""
    background: tuple[Says, ...] = ()
    """Why it exists: research, history, advice to think about."""
    reassurance: Says | None = None
    """The one line that says raising this is right."""
    speed: tuple[Says, ...] = ()
    """What it says about speed and the child's safety; shown where a step has no date."""
    definitions: dict[str, Definition] = field(default_factory=dict)
    """Its words and abbreviations."""
    documents: dict[str, Document] = field(default_factory=dict)
    """Other documents it names: parent documents, forms, guidance."""
    agencies: Agencies | None = None
    """The kinds of organisation it treats differently."""
    questions: dict[str, Question] = field(default_factory=dict)
    """The facts of a case that change what it asks for, in the order in which they are asked."""
    events: dict[str, Event] = field(default_factory=dict)
    """The moments that its time limits run from."""
    scope: dict[str, Road] = field(default_factory=dict)
    """What it is not for, or what has its own road; asked first."""
    before: tuple[Duty, ...] = ()
    """What must be done before the first stage."""
    start: tuple[Rule, ...] = ()
    """Where somebody who has not talked to anybody starts. Left out: the first stage."""
    every_stage: EveryStage = EveryStage()
    """What applies at every stage."""
    ends: dict[str, End] = field(default_factory=dict)
    """Ends other than agreement."""
    gaps: tuple[Gap, ...] = ()
    """What it leaves out, says two ways or says unclearly, where that is at no single place."""
    leaves_open: dict[str, Literal["yes"] | tuple[str, ...]] = field(default_factory=dict)
    """What the check found and the document leaves so: each finding by its name, with the places
    where readers are told, in our words; `yes`: on the procedure page only."""
    conventions: Conventions = Conventions()
    """How it counts time, where it says so."""
    say: Say = Say()
    """The board's own words to say it with."""

    def __post_init__(self) -> None:
        """Give each way on that names no clause that of the stage or end to which it leads.

        `agency` is a name that every policy has, for an agency as a whole: it is among the people
        where a duty names it.
        """
        limits = [self.every_stage.limits, *(each.limits for each in self.stages.values())]
        limits += [each.limits for each in self.scope.values()]
        rules = [*self.start, *self.every_stage.rules]
        rules += [rule for each in self.stages.values() for rule in each.rules]
        named = [limit.owed_by for each in limits for limit in each.values()]
        named += [*(rule.by for rule in rules), *(e for duty in self.duties for e in duty.named)]
        if "agency" in {ref.rpartition(" ")[2] for ref in named} - {*self.people}:
            sides = {role.side for role in self.people.values()}
            whole = Role(side="each agency" if "each agency" in sides else "inside", title="agency")
            object.__setattr__(self, "people", {**self.people, "agency": whole})
        clauses = {place: each.clause for place, each in (*self.stages.items(), *self.ends.items())}
        stages = {place: each.leading(clauses) for place, each in self.stages.items()}
        object.__setattr__(self, "stages", stages)
        object.__setattr__(self, "every_stage", self.every_stage.leading(clauses))
        object.__setattr__(self, "start", tuple(each.leading(clauses) for each in self.start))

    def raised_by(self, role_id: str) -> bool:
        """Whether a post is that of a reader who raises a concern."""
        return role_id in several(self.you)

    @property
    def duties(self) -> Iterator[Duty]:
        """Everything that anybody has to do, wherever the file says so."""
        stages, roads, ends = self.stages.values(), self.scope.values(), self.ends.values()
        for each in (self, self.emergency, self.every_stage, *stages, *roads, *ends):
            yield from duties_in(each)

    @property
    def about_nobody(self) -> bool:
        """Whether decisions are about nobody who might not be safe."""
        return self.person == "none"

    @property
    def area_known(self) -> bool:
        """Whether the document says which places it covers."""
        return not self.area.startswith("not stated")

    @property
    def area_hint(self) -> str:
        """Where it does not, what else tells: `Northtown` of `not stated (Northtown)`."""
        return "" if self.area_known else self.area.removeprefix("not stated").strip(" ()")
