"""The steps of a policy, and where each ending of the talks at a step leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Literal, Self

from decision_aid.duties import Duty, Force, Gap, Limit, Says
from decision_aid.written import UnderClause, When, Written, several

Side = Literal["raiser", "manager", "receiver", "board"]
NotStated = Literal["not stated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Written):
    """Where one ending leads: to a stage, to an end, or to a choice of places."""

    ALONE = "go"

    go: str | tuple[str, ...]
    """A stage or an end; several, where the policy leaves the choice open; under `every_stage` also
    `next`, the stage after each. The entries are tried in order, and the last one, without a
    condition, holds in every other case."""
    by: str = ""
    """The role whose choice or judgement it is."""
    when: When | None = None
    """The condition."""
    if_words: str = ""
    """The condition in words."""
    label: str = ""
    """The text of the reader's button, when the usual words for this ending do not fit."""
    requires: tuple[Says, ...] = ()
    """What the policy requires before this way is taken."""
    unclear: str = ""
    """Where the policy has no such rule: one sentence that says so. The way is then offered as
    the safer reading, never as what the policy says."""
    other: str = ""
    """With `unclear`: the other reading, in one sentence."""
    force: Force = "none"
    """The verb: for example, must go on or may go on."""
    clause: str = ""
    """The clause that says so. Left out: that of the stage or end to which it leads; none, where
    it is `unclear`."""

    @property
    def otherwise(self) -> bool:
        """Whether it holds in every case that the entries before it leave."""
        return self.when is None and not self.if_words

    @property
    def inherits(self) -> bool:
        """Not from what is around it: the clause of a way on is that of where it leads."""
        return False

    def leading(self, clauses: Mapping[str, str]) -> Self:
        """The same, with the clause of the place to which it leads, if it names none.

        Where the policy has no such rule, no clause says it.
        """
        cited = {clauses.get(each, "") for each in self.targets()}
        if self.clause or self.unclear or len(cited) != 1 or not (clause := cited.pop()):
            return self
        return replace(self, clause=clause)

    def targets(self) -> tuple[str, ...]:
        """The places this rule names."""
        return several(self.go)


Exit = NotStated | tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(UnderClause):
    """A meeting or panel as a step: who takes part, who chairs it and how it decides."""

    called: str
    """What the policy calls it."""
    clause: str = ""
    """Where the policy describes it. Left out: the stage's."""
    sits: tuple[Says, ...] = ()
    """Who is a member, one rule in each entry."""
    chairs: str = "not stated"
    """Who chairs it, in words."""
    votes: str = "not stated"
    """How it decides, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits(Written):
    """Where each ending of the talks at a stage leads."""

    unresolved: Exit | None = None
    """They still disagree. `not stated` means that the policy stops here."""
    no_reply: Exit | None = None
    """No answer, or they cannot be reached. Left out: as the policy's `silence` says."""
    own_side: Exit | None = None
    """The reader's own side will not take it on. Left out: `not stated`."""
    not_done: Exit | None = None
    """It was agreed but has not been done. Left out: `not stated`."""
    higher: Exit | None = None
    """Somebody decides to go higher because of risk. Left out: not offered."""
    resolved: Exit | None = None
    """They agreed. Left out: the stage's good end."""

    @property
    def rules(self) -> Iterator[Rule]:
        """Every rule of every ending."""
        for each in fields(Exits):
            rules = getattr(self, each.name)
            yield from rules if isinstance(rules, tuple) else ()

    def leading(self, clauses: Mapping[str, str]) -> Self:
        """The same, each way on with a clause."""
        found = {}
        for each in fields(Exits):
            rules = getattr(self, each.name)
            if isinstance(rules, tuple) and not all(rule.clause for rule in rules):
                found[each.name] = tuple(rule.leading(clauses) for rule in rules)
        return replace(self, **found) if found else self


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryStage(Exits):
    """What applies at every stage."""

    ladder: str = ""
    """The ladder to which all this applies, when the policy has others to which it does not."""
    within: str = ""
    """The time limit of a duty that has none of its own: usually `not stated`."""
    duties: tuple[Duty, ...] = ()
    """What is done at every stage."""
    tell: tuple[Duty, ...] = ()
    """Who is told at every stage."""
    record: tuple[Duty, ...] = ()
    """What is written down at every stage."""
    advice: tuple[Duty, ...] = ()
    """Whom people may ask for advice at every stage."""
    limits: dict[str, Limit] = field(default_factory=dict)
    """Limits and aims on the whole process, or over several stages."""
    notes: tuple[Says, ...] = ()
    """Other things the policy says about every stage, each shown in the block it is about."""
    when_resolved: tuple[Duty, ...] = ()
    """What is done once it is resolved."""
    record_when_resolved: tuple[Duty, ...] = ()
    """What is written down once it is resolved."""
    gaps: tuple[Gap, ...] = ()
    """What the policy leaves open about every stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Exits, UnderClause):
    """One step of the ladder."""

    label: str = "not stated"
    """What the policy prints on it: `Stage One`. Left out: nothing."""
    title: str
    """What happens at this stage, in words: `Each side tells its own manager`."""
    so_far: str
    """How a reader recognises it afterwards, unique in the policy: `Our managers have talked`."""
    clause: str
    """Where the policy describes it."""
    settled: str = ""
    """What a good end is called here, when "You have agreed" does not fit."""
    part_of: str = ""
    """The stage that this is a later part of, when the policy prints both as one."""
    ladder: str = "main"
    """The ladder it belongs to, when the policy has more than one."""
    then: str | dict[str, str] = ""
    """What follows when the stage is done, where nobody has to agree: a stage or an end; or what
    may have happened, in words, each with the place it leads to."""
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
    """Whom people may ask for advice here."""
    limits: dict[str, Limit] = field(default_factory=dict)
    """Limits on the stage as a whole."""
    meeting: Meeting | None = None
    """The meeting or panel, when the stage is one."""
    notes: tuple[Says, ...] = ()
    """Other things the policy says about the stage, each shown in the block it is about."""
    when_resolved: tuple[Duty, ...] = ()
    """What is done when it is resolved at this stage."""
    record_when_resolved: tuple[Duty, ...] = ()
    """What is written down when it is resolved at this stage."""
    gaps: tuple[Gap, ...] = ()
    """What the policy leaves open about this stage."""

    @property
    def followed_by(self) -> tuple[tuple[str, str], ...]:
        """What may have happened, in words, and where it leads; no words for the only way."""
        return (("", self.then),) if isinstance(self.then, str) else tuple(self.then.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class End(UnderClause):
    """An end other than a stage's good end: a decision, or another procedure."""

    title: str
    """What has happened, in words."""
    clause: str
    """The clause that says so."""
    outcome: Literal["", "decided", "elsewhere"] = ""
    """`decided` only where a clause says who decides; `elsewhere` for another procedure; left out
    where it only ends."""
    decided_by: str = ""
    """The role or body that decides."""
    duties: tuple[Duty, ...] = ()
    """What is done after it."""
    record: tuple[Duty, ...] = ()
    """What is written down after it."""
    gaps: tuple[Gap, ...] = ()
    """What the policy leaves open about this end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road(UnderClause):
    """Something that this policy is not for, or that has its own road."""

    answer: str
    """The answer, a whole phrase, by which a reader recognises it."""
    title: str
    """What to do about it, in words."""
    clause: str
    """Where the policy says so."""
    go: str = ""
    """The stage of this policy at which the road starts; left out when it leads elsewhere."""
    elsewhere: str = ""
    """Without `go`: the procedure or body that it goes to instead, in words; `not stated` if the
    policy does not say. May be left out where the duties say so."""
    also_here: bool = False
    """Yes where the clause says that this policy may be used for it as well."""
    own_side: bool = False
    """Yes: it is offered to a reader whose own side will not take the matter on."""
    duties: tuple[Duty, ...] = ()
    """What the policy says must be done on this road."""
    limits: dict[str, Limit] = field(default_factory=dict)
    """Its time limit, a window to raise it in, say."""
    gaps: tuple[Gap, ...] = ()
    """What the policy leaves open about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency(UnderClause):
    """What the policy says to do when the child is not safe for now."""

    words: str
    """The policy's own term, shown under the question: `immediate risk of significant harm`;
    `not stated` when it has none."""
    clause: str
    """Where the policy says so; `not stated` when it has no such rule."""
    duties: tuple[Duty, ...] = ()
    """Whom to tell at once. Empty when the policy names nobody."""
    notes: tuple[Says, ...] = ()
    """What else it says about such a case."""
    gaps: tuple[Gap, ...] = ()
    """What the policy leaves open about such a case."""

    @property
    def names_somebody(self) -> bool:
        """Whether it says whom to tell."""
        whom = (ref for duty in self.duties for ref in several(duty.whom))
        return any(ref not in ("not stated", "everyone") for ref in whom)
