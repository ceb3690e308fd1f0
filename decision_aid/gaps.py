"""What a policy leaves open: in its author's words, or a finding that we have words for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from decision_aid.contents import every_at
from decision_aid.duties import Block, Gap
from decision_aid.places import EMERGENCY, MOVES, exit_of, may_stop
from decision_aid.policy import Policy
from decision_aid.written import several

ABOUT: dict[str, Block] = {
    "no_emergency": "who",
    "no_exit": "next",
    "loop_unowned": "who",
    "no_limit": "when",
    "no_contact": "who",
    "no_record": "record",
    "nobody_acts": "do",
    "limit_over_cap": "when",
    "later_when_urgent": "when",
    "label_twice": "source",
    "clause_jump": "source",
    "attachment_missing": "source",
    "review_missing": "source",
    "review_passed": "source",
    "contact_unchecked": "who",
    "old_name": "source",
    "term_unused": "source",
}
"""What can be found in a document, and the block of a step that it is about."""


@dataclass(frozen=True, slots=True)
class Held:
    """A gap that the author has written, and what follows from where that is."""

    id: str
    """Its own id, or where it is written and what it is about: `two.who`."""
    gap: Gap
    """The gap with every place where readers are told; without a block none are."""
    at: tuple[str, ...]
    """Its places as they are written, if they are."""
    around: tuple[str, ...]
    """The places around it: one stage, every stage, a road; none where it is at no single place."""
    source: tuple[str | int, ...]
    """Where the policy's file has it."""


def places_named(policy: Policy, at: str, around: tuple[str, ...]) -> tuple[str, ...]:
    """The places that one entry of `at` names; `stops` is that of each stage around it."""
    if at not in ("stops", *MOVES):
        return (at,)
    stages = (each for each in around if each in policy.stages)
    named = (f"{each}.{at}" for each in stages if at != "stops" or may_stop(policy, each))
    if at == "resolved":
        return tuple(each for each in named if exit_of(policy, each.rpartition(".")[0], at) is None)
    return tuple(named)


@lru_cache(maxsize=64)
def held_gaps(policy: Policy) -> tuple[Held, ...]:
    """Every gap that the author has written, each with its places, in the order of the page."""
    found: list[Held] = []
    numbers: Counter[str] = Counter()
    for path, owner, around, gaps in _holders(policy):
        for number, gap in enumerate(gaps):
            name = f"{owner}.{gap.about or 'page'}"
            numbers[name] += 1
            again = f".{numbers[name]}" if numbers[name] > 1 else ""
            written = several(gap.at)
            named = [place for at in written for place in places_named(policy, at, around)]
            places = tuple(named if written else around) if gap.about else ()
            whole = replace(gap, at=places)
            found.append(Held(gap.id or f"{name}{again}", whole, written, around, (*path, number)))
    return tuple(found)


Holder = tuple[tuple[str, ...], str, tuple[str, ...], tuple[Gap, ...]]
"""Where gaps are written, what that is called, the places around them, and the gaps."""


def _holders(policy: Policy) -> Iterator[Holder]:
    yield ("emergency", "gaps"), EMERGENCY, (EMERGENCY,), policy.emergency.gaps
    for road_id, road in policy.scope.items():
        yield ("scope", road_id, "gaps"), road_id, (road_id,), road.gaps
    for stage_id, stage in policy.stages.items():
        yield ("stages", stage_id, "gaps"), stage_id, (stage_id,), stage.gaps
    for end_id, end in policy.ends.items():
        yield ("ends", end_id, "gaps"), end_id, (end_id,), end.gaps
    yield ("gaps",), "policy", (), policy.gaps
    every = tuple(each for each in policy.stages if every_at(policy, each) is policy.every_stage)
    yield ("every_stage", "gaps"), "every_stage", every, policy.every_stage.gaps


@lru_cache(maxsize=64)
def gaps_of(policy: Policy) -> dict[str, Gap]:
    """Every gap by its id, with all its places: the author's own, then what `leaves_open` lists."""
    found = {held.id: held.gap for held in held_gaps(policy)}
    for finding, places in policy.leaves_open.items():
        at = () if places == "yes" else places
        gap = Gap(at=at, about=ABOUT[finding], finding=finding)
        found[f"leaves_open.{finding}"] = gap
    return found


@lru_cache(maxsize=64)
def gap_sources(policy: Policy) -> dict[str, tuple[str | int, ...]]:
    """Where the policy's file has each gap, by its id."""
    own = {held.id: held.source for held in held_gaps(policy)}
    return own | {f"leaves_open.{each}": ("leaves_open", each) for each in policy.leaves_open}
