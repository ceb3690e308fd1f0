"""The names that a generated policy declares: few of each, so that every state can be visited."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from decision_aid.answers import TOLD
from proving.words import LADDERS

ROLES = ("worker", "manager", "their_lead", "1", "chair")
STAGES = ("one", "two", "3", "panel", "no")
ENDS = ("ruled", "on")
ROADS = ("complaint", "urgent", "off")
EVENTS = ("raised", "reply", "began_late")
QUESTIONS = ("plan", "yes")
KINDS = ("school", "null", "other")
ANSWERS = ("plan", "no", "1_0")


@dataclass(frozen=True, slots=True)
class Names:
    """What one policy declares, by group."""

    stages: tuple[str, ...]
    ends: tuple[str, ...]
    roads: tuple[str, ...]
    people: tuple[str, ...]
    events: tuple[str, ...]
    kinds: tuple[str, ...]
    """The kinds of agency; none when the policy has no `agencies`."""
    questions: dict[str, tuple[str, ...]]
    """Each of the policy's own questions, with the ids of its answers."""
    ladders: dict[str, str]
    """The ladder of each stage."""

    depends_on: tuple[str, ...]
    """The questions, out of those that every policy has, that its conditions depend on."""

    def facts(self) -> dict[str, tuple[str, ...]]:
        """The questions a condition can depend on, each with the answers that a rule may name."""
        every = {
            "safe": ("no", "yes"),
            "told": TOLD[:3],
            "topic": (*self.roads, "other"),
        }
        found = {**self.questions, **{each: every[each] for each in self.depends_on}}
        if self.kinds:
            found |= {"yours": self.kinds, "theirs": self.kinds}
        return found or {"safe": every["safe"]}


@st.composite
def names(draw: st.DrawFn, most_stages: int = 4) -> Names:
    """Choose few names of each kind, so that every state of the policy can be visited."""

    def some(pool: tuple[str, ...], least: int, most: int) -> tuple[str, ...]:
        return pool[: draw(st.integers(least, most))]

    def one_of(*choices: int) -> int:
        return draw(st.sampled_from(choices))

    stages, roads = some(STAGES, 1, most_stages), some(ROADS, 0, 2)
    fixed = ("safe", "told", "topic") if roads else ("safe", "told")
    return Names(
        stages=stages,
        ends=some(ENDS, 0, 2),
        roads=roads,
        people=some(ROLES, 1, len(ROLES)),
        events=some(EVENTS, 0, 2),
        kinds=KINDS[: one_of(0, 0, 0, 2, 3)],
        questions={each: some(ANSWERS, 2, 3) for each in QUESTIONS[: one_of(0, 1, 1, 2)]},
        ladders={each: LADDERS[one_of(0, 0, 1)] for each in stages},
        depends_on=fixed[one_of(0, 1) : one_of(1, 1, 2, 3)],
    )
