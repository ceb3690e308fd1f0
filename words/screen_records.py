"""What a screen of the decision aid holds, in finished sentences, for templates to print."""

from dataclasses import dataclass

from words.meeting import Meeting
from words.reach import Called, Pair
from words.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, with the clauses that it comes from."""

    told: Sentence
    refs: Sentence = ()
    advice: Sentence = ()
    """Before it: that it is advice."""
    more: tuple[Sentence, ...] = ()
    """After it: the file and the form of a record, or the readings of what is left open."""
    rests_on: str = ""
    """The facts on which it rests, for the page's script."""
    known: Sentence = ()
    """What it says once they are known to hold."""
    sides: str = ""
    """The sides that it speaks to as “you”, parted by spaces; empty where it speaks to nobody."""
    heading: Sentence = ()
    """To all others: whom it speaks to."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one side, or several, do here."""

    views: str
    """The sides that it is for, parted by spaces."""
    heading: Sentence
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One time limit, and where its date will stand."""

    id: str
    owner: Sentence
    """Who has to keep it, to whoever raised it; empty where that is the reader."""
    owner_to: Called
    """The same to others."""
    told: Sentence
    refs: Sentence
    events: str
    """The moments that it is counted from, parted by spaces; empty where it gives no date."""
    rests_on: str = ""
    """The facts on which it rests, for the page's script."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a step: its heading, what else the policy says, and what it leaves open."""

    heading: Sentence
    notes: tuple[Line, ...]
    gaps: tuple[Line, ...]
    more_gaps: tuple[Line, ...]
    """What is left open besides, behind a heading that opens."""
    more: Sentence
    """That heading."""

    @property
    def says(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.notes or self.gaps or self.more_gaps)


@dataclass(frozen=True, slots=True)
class Guidance:
    """The four blocks that many screens share."""

    emergency: bool
    """Whether the national line stands first."""
    do: Block
    parts: tuple[Part, ...]
    nothing: Sentence
    """That nothing more is asked for, or nobody is named to call."""
    meeting: Meeting | None
    who: Block
    pairs: tuple[Pair, ...]
    nobody: Sentence
    """Where nobody is to be reached."""
    when: Block
    limits: tuple[LimitLine, ...]
    undated: tuple[Sentence, ...]
    """What is said where no limit is stated."""
    unlimited: Sentence
    """That there is no limit at all."""
    record: Block
    records: tuple[Line, ...]
    no_record: Sentence
    """That no record is named."""

    @property
    def do_said(self) -> bool:
        """Whether anything is said of what to do; and so on for the other blocks."""
        return bool(self.emergency or self.parts or self.nothing or self.meeting or self.do.says)

    @property
    def who_said(self) -> bool:
        """Whether anything is said of whom to reach."""
        return bool(self.pairs or self.nobody or self.who.says)

    @property
    def when_said(self) -> bool:
        """Whether anything is said of time."""
        return bool(self.limits or self.undated or self.unlimited or self.when.says)

    @property
    def record_said(self) -> bool:
        """Whether anything is said of what to write down."""
        return bool(self.records or self.no_record or self.record.says)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to choose, and where it leads."""

    says: Sentence
    leads_to: Sentence
    """What stands small beside it: the place, or the printed label of a stage."""
    address: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What stands where the policy has no rule for a way on."""

    told: Sentence
    """What it does not say."""
    safer: Button | None
    """The safer reading, if there is one."""
    other: Sentence
    """The other reading, in the author's words."""
    advice: Sentence
    """That the policy names people to ask for advice."""
    another: Sentence
    """That it also has another way."""
    offers: tuple[Button, ...]
    stuck: Sentence
    """What leads to national advice."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way on: a button, or something that opens."""

    button: Button
    good: bool
    """Whether it is a good end."""
    first: tuple[Sentence, ...]
    """What the policy wants done before."""
    force: Sentence
    """How firm the clause is."""
    unsaid: Unsaid | None


@dataclass(frozen=True, slots=True)
class SoFar:
    """One answer given, and the link that changes it."""

    asked: Sentence
    answer: Sentence
    change: Sentence
    address: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers given so far."""

    heading: Sentence
    answers: tuple[SoFar, ...]


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question with its answers."""

    asked: Sentence
    help: Sentence
    answers: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step."""

    kind: str
    """`act`, `emergency`, `unsaid` of an ending, or the outcome."""
    name: str
    """What the record sheet calls it, as text."""
    title: Sentence
    """What happens here; empty where the headline says the same."""
    printed: Sentence
    """What the policy calls it."""
    headline: Sentence
    """For whoever raised it."""
    headlines: tuple[tuple[str, str], ...]
    """For each other side whose headline differs: the side, and the headline as text."""
    reassurance: Line | None
    guidance: Guidance
    facts: str
    """The facts that it asks on itself, parted by spaces."""
    source: Block
    document: Sentence
    """The policy's title."""
    cited: Sentence
    """After the title: every clause that the step rests on."""
    earlier_heading: Sentence
    earlier: tuple[Line, ...]
    next: Block
    """What else is said of what comes next, and left open."""
    ways: tuple[WayOn, ...]

    @property
    def is_unsaid(self) -> bool:
        """Whether it tells what the policy does not say of an ending."""
        return self.kind == "unsaid"

    @property
    def source_said(self) -> bool:
        """Whether the document is named; what is not said comes from nowhere in it."""
        return self.source.says or not self.is_unsaid


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of the aid: a question, or a step."""

    address: str
    question: QuestionShown | None
    step: StepShown | None
    so_far: Answers | None
