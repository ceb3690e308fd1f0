"""Mistakes in which a board removes something, sends readers the wrong way or moves something."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from decision_aid.duties import Duty, Limit
from decision_aid.places import ENDINGS, MOVES
from decision_aid.policy import Question
from decision_aid.roles import Agencies
from decision_aid.stages import Exits, Rule
from proving.policy_changes import (
    GONE,
    Change,
    Inserted,
    Tree,
    entries,
    excerpt,
    fields_called,
    records,
    replaced,
    spots,
    taken_out,
    verb_of,
    without,
    written,
)
from site_generator.reading.yaml_reader import Path

Operator = Callable[[Tree], Iterator[Change]]

MAY_BE_LEFT_OPEN = tuple(
    move for move, each in ENDINGS.items() if move != "resolved" and not each.by_rule
)
"""The endings of which a policy may not say where they lead."""

LISTED = {
    "drop a duty": ("duties", "before"),
    "drop a duty after agreement": ("when_resolved",),
    "drop whom to tell": ("tell",),
    "drop a record": ("record", "record_when_resolved"),
    "drop whom one may ask": ("advice",),
    "drop what else is said": (
        *("notes", "covers", "use_when", "principles", "background", "speed"),
        *("sits", "requires"),
    ),
    "drop a role": ("people",),
    "drop a post in one kind of agency": ("where",),
    "drop a contact": ("contacts",),
    "drop a limit": ("limits",),
    "drop a step": ("stages",),
    "drop an end": ("ends",),
    "drop a road": ("scope",),
    "drop an event": ("events",),
    "drop a question": ("questions",),
    "drop an answer": ("answers", "kinds"),
    "drop a term": ("definitions",),
    "drop a document": ("documents",),
    "drop what is not said": ("gaps",),
    "drop one place of what is not said": ("at",),
    "drop a reading": ("readings",),
    "drop a button's words": ("labels",),
    "drop one of several": ("whom", "over", "stays_open", "runs_from", "finding", "go"),
    "drop a way on": (*MOVES, "start"),
    "drop a closure": ("closures", "school_holidays"),
}
"""Lists and mappings from which an entry may be forgotten, by the name of that mistake."""


def drops(operator: str) -> Operator:
    """An operator that removes each entry of the lists and mappings with these names."""

    def changes(tree: Tree) -> Iterator[Change]:
        for spot in fields_called(tree, *LISTED[operator]):
            for path, entry in entries(spot):
                yield taken_out(path, entry, without(spot, path))

    return changes


def drop_a_line(tree: Tree) -> Iterator[Change]:
    """Remove a whole line or block: every key of every record."""
    for spot in spots(tree):
        if spot.owner and spot.key not in ("clause", "when"):
            yield taken_out(spot.path, spot.held)


def drop_a_clause(tree: Tree) -> Iterator[Change]:
    """Cite no clause, or one fewer."""
    for spot in fields_called(tree, "clause"):
        parts = spot.held.split("; ") if spot.held != "not stated" else []
        for at in range(len(parts)):
            rest = "; ".join(parts[:at] + parts[at + 1 :])
            yield replaced(spot.path, spot.held, rest or "not stated")


def cite_another_clause(tree: Tree) -> Iterator[Change]:
    """Cite the wrong clause: one that the policy cites elsewhere."""
    cited = [part for spot in fields_called(tree, "clause") for part in spot.held.split("; ")]
    known = [*dict.fromkeys(cited)]
    for spot in fields_called(tree, "clause"):
        first, *rest = spot.held.split("; ")
        if first == "not stated":
            continue
        at = known.index(first) + 1
        others = (each for each in (*known[at:], *known) if each not in (first, *rest))
        yield replaced(spot.path, spot.held, "; ".join((next(others), *rest)))


def swap_two_exits(tree: Tree) -> Iterator[Change]:
    """Swap two ways on, so that each leads where the other should."""
    ways = list(_targets(tree))
    for (one, first), (other, second) in itertools.combinations(ways, 2):
        if first != second:
            what = f"{written(one)} and {written(other)}: {first} ⇄ {second}"
            yield Change(what, ((one, second), (other, first)))


def lead_elsewhere(tree: Tree) -> Iterator[Change]:
    """Make a way on lead to another step, to where the policy stops or to agreement."""
    places = [*tree["stages"], *tree.get("ends", {}), "resolved", "stops"]
    for path, target in _targets(tree):
        for place in places:
            if place != target:
                yield replaced(path, target, place)


def drop_an_exit(tree: Tree) -> Iterator[Change]:
    """Remove where an ending leads, or write that the policy does not say."""
    for spot in records(tree, Exits):
        for move in MOVES:
            if move in spot.held:
                path = (*spot.path, move)
                yield taken_out(path, spot.held[move])
                if spot.held[move] != "not stated":
                    yield replaced(path, spot.held[move], "not stated")


def state_an_exit(tree: Tree) -> Iterator[Change]:
    """Write where an ending leads, although the document does not say so."""
    steps = list(tree["stages"])
    for number, step in enumerate(steps):
        stage = tree["stages"][step]
        for move in MAY_BE_LEFT_OPEN:
            if stage.get(move, "not stated") == "not stated":
                to = steps[number + 1] if number + 1 < len(steps) else steps[number - 1]
                rule = [{"go": to, "clause": stage["clause"].split("; ")[0]}]
                path = ("stages", step, move)
                yield Change(f"{written(path)}: not stated → {to}", ((path, rule),))


def drop_not_sure(tree: Tree) -> Iterator[Change]:
    """Stop offering “I am not sure”, or ask a question that should not be asked."""
    for spot in records(tree, Question, Agencies):
        for key in ("sure", "never_ask") if spot.kind is Question else ("never_ask",):
            now = GONE if spot.held.get(key) == "yes" else "yes"
            was = spot.held.get(key, "no")
            what = f"{written((*spot.path, key))}: {was} → {'no' if now is GONE else now}"
            yield Change(what, (((*spot.path, key), now),))


def swap_two_entries(tree: Tree) -> Iterator[Change]:
    """Swap neighbours: steps, answers, duties, headlines, ways on."""
    for spot in spots(tree):
        held = spot.held
        if not isinstance(held, list | dict) or len(held) < 2 or spot.key == "when":
            continue
        if isinstance(held, dict) and spot.key not in ("stages", "answers", "kinds"):
            continue
        items = list(held.items()) if isinstance(held, dict) else list(held)
        for at in range(len(items) - 1):
            order = [*items[:at], items[at + 1], items[at], *items[at + 2 :]]
            now = dict(order) if isinstance(held, dict) else order
            names = [excerpt(each[0] if isinstance(held, dict) else each) for each in items]
            what = f"{written(spot.path)}: {names[at]} ⇄ {names[at + 1]}"
            yield Change(what, ((spot.path, now),))


def move_a_duty(tree: Tree) -> Iterator[Change]:
    """Move a duty, a record or a note from its own step to the next one."""
    steps = list(tree["stages"])
    for step, other in itertools.pairwise([*steps, steps[0]]):
        for group in ("duties", "tell", "record", "advice", "notes", "when_resolved"):
            held = tree["stages"][step].get(group, [])
            for at, entry in enumerate(held):
                yield _moved(tree, (step, other), group, at, entry)


def _moved(tree: Tree, steps: tuple[str, str], group: str, at: int, entry: object) -> Change:
    step, other = steps
    path: Path = ("stages", step, group)
    there: Path = ("stages", other, group)
    left = len(tree["stages"][step][group]) > 1
    put = ((*there, 0), Inserted(entry)) if group in tree["stages"][other] else (there, [entry])
    what = f"{written((*path, at))} moved to {other}: {excerpt(entry)}"
    return Change(what, (((*path, at) if left else path, GONE), put))


def say_it_twice(tree: Tree) -> Iterator[Change]:
    """Write a duty or a limit twice, the second time with another force or time."""
    for spot in records(tree, Duty):
        if isinstance(spot.key, int):
            again = {key: value for key, value in spot.held.items() if key != "id"}
            verb = verb_of(again)
            other = "may" if verb != "may" else "must"
            again[other] = again.pop(verb)
            what = f"{written(spot.path)} written again as {other}: {excerpt(again)}"
            yield Change(what, ((spot.path, Inserted(again)),))
    for spot in records(tree, Limit):
        name = f"{spot.key}_again"
        again = {**spot.held, "within": "3 working days", "runs_from": "not stated"}
        what = f"{written(spot.path)} written again with 3 working days"
        yield Change(what, (((*spot.path[:-1], name), again),))


def _targets(tree: Tree) -> Iterator[tuple[Path, str]]:
    """Every place that a rule or a road names."""
    for spot in records(tree, Rule):
        to = spot.held["go"]
        if isinstance(to, str):
            yield (*spot.path, "go"), to
        else:
            yield from (((*spot.path, "go", at), place) for at, place in enumerate(to))
    for name, road in tree.get("scope", {}).items():
        if "go" in road:
            yield ("scope", name, "go"), road["go"]


OPERATORS: dict[str, Operator] = {
    **{name: drops(name) for name in LISTED},
    "drop a clause": drop_a_clause,
    "cite another clause": cite_another_clause,
    "swap two exits": swap_two_exits,
    "lead elsewhere": lead_elsewhere,
    "drop an exit": drop_an_exit,
    "state an exit": state_an_exit,
    "drop an “I do not know”": drop_not_sure,
    "swap two entries": swap_two_entries,
    "move to another step": move_a_duty,
    "say it twice": say_it_twice,
}
"""The mistakes in this module, by name."""
