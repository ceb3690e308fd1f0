"""Which sentences of a list are the same in its next version, though some words are others."""

from __future__ import annotations

import difflib
from operator import eq
from typing import NamedTuple

ALIKE = 0.6
"""From this share of letters in common two sentences are one that was reworded."""


class Paired(NamedTuple):
    """Two versions of a list, entry by entry, each by its number."""

    pairs: tuple[tuple[int, int], ...]
    """What is in both, in the order of the old list."""
    gone: tuple[int, ...]
    come: tuple[int, ...]


def paired(was: tuple[str, ...], now: tuple[str, ...]) -> Paired:
    """What is in both lists, what is gone, and what is new."""
    left, right = list(range(len(was))), list(range(len(now)))
    found: list[tuple[int, int]] = []
    for same in (eq, _alike):
        for old in tuple(left):
            near = next((new for new in right if same(was[old], now[new])), None)
            if near is not None:
                found.append((old, near))
                left.remove(old)
                right.remove(near)
    return Paired(tuple(sorted(found)), tuple(left), tuple(right))


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE
