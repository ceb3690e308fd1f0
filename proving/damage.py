"""Damages a file as a tree: drops, moves, doubles or replaces things in it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from site_generator.reading.yaml_reader import Path

JUNK: tuple[Any, ...] = (
    *("", " ", "not stated", "everyone", "unsure", "start", "stops", "resolved", "emergency"),
    *(
        "yes",
        "no",
        "other",
        "one.began",
        "their their manager",
        "5 workng days",
        "0 days",
        "2026-02-30",
    ),
    *(
        "\x00",
        "\u202e",
        "\ufeff",
        "é𝄞",
        "{policy}",
        "{{ x }}",
        "<script>",
        "x" * 20_000,
        "1" * 5_000,
    ),
    *(
        {},
        [],
        [[]],
        [{}],
        {"": ""},
        {"when": {"safe": []}},
        ["x", {"y": ["z"]}],
        {"a": {"b": {"c": "d"}}},
    ),
)
"""Values that somebody could write anywhere by mistake."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing in a tree, with the mapping or list that contains it."""

    path: Path
    around: Any

    @property
    def key(self) -> Any:
        """Its key or number in the mapping or list."""
        return self.path[-1]

    @property
    def held(self) -> Any:
        """The thing itself."""
        return self.around[self.key]


def damaged_tree(tree: Any, chance: Random) -> Any:
    """A copy of a tree with one to three things in it damaged."""
    damaged = copy.deepcopy(tree)
    for _ in range(chance.randint(1, 3)):
        spots = list(_spots(damaged, ()))
        if spots:
            chance.choice(WAYS)(chance.choice(spots), chance.choice(spots), chance)
    return damaged


def _spots(tree: Any, path: Path) -> Iterator[Spot]:
    keys = (
        list(tree) if isinstance(tree, dict) else range(len(tree) if isinstance(tree, list) else 0)
    )
    for key in keys:
        yield Spot((*path, key), tree)
        yield from _spots(tree[key], (*path, key))


def _drop(spot: Spot, _: Spot, __: Random) -> None:
    del spot.around[spot.key]


def _swap(spot: Spot, other: Spot, _: Random) -> None:
    """Two things change places, unless one contains the other."""
    shared = min(len(spot.path), len(other.path))
    if spot.path[:shared] != other.path[:shared]:
        here, there = spot.held, other.held
        spot.around[spot.key], other.around[other.key] = there, here


def _write_over(spot: Spot, other: Spot, _: Random) -> None:
    spot.around[spot.key] = copy.deepcopy(other.held)


def _replace(spot: Spot, _: Spot, chance: Random) -> None:
    spot.around[spot.key] = copy.deepcopy(chance.choice(JUNK))


def _wrap(spot: Spot, _: Spot, __: Random) -> None:
    spot.around[spot.key] = [spot.held]


def _double(spot: Spot, other: Spot, _: Random) -> None:
    """Write the same entry again: in a list at the end, in a mapping under another key."""
    if isinstance(spot.around, list):
        spot.around.append(copy.deepcopy(spot.held))
    else:
        spot.around[str(other.key)] = copy.deepcopy(spot.held)


def _rename(spot: Spot, other: Spot, chance: Random) -> None:
    """Misspell a key, or give it the name of one from elsewhere."""
    if isinstance(spot.around, dict):
        names = (spot.key[1:], f"{spot.key}s", spot.key.upper(), str(other.key))
        spot.around[chance.choice(names)] = spot.around.pop(spot.key)


WAYS: tuple[Callable[[Spot, Spot, Random], None], ...] = (
    *(_drop, _swap, _write_over, _write_over, _replace, _wrap, _double, _rename),
)
