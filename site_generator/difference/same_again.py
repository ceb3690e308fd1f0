"""Which entries of a list are the same in its next version, though some words are others."""

from __future__ import annotations

import difflib
from typing import Any

from site_generator.difference.record_names import label_of

ALIKE = 0.6
"""From this share of letters in common two sentences are one that was reworded."""

Pairs = tuple[tuple[Any, Any], ...]


def paired(
    was: tuple[Any, ...], now: tuple[Any, ...]
) -> tuple[Pairs, tuple[Any, ...], tuple[Any, ...]]:
    """The pairs in the order of the old list, what is gone, and what is new."""
    left, right = list(range(len(was))), list(range(len(now)))
    found: list[tuple[int, int]] = []
    for same in (_equal, _same_name, _alike):
        for old in tuple(left):
            near = next((new for new in right if same(was[old], now[new])), None)
            if near is not None:
                found.append((old, near))
                left.remove(old)
                right.remove(near)
    pairs = tuple((was[old], now[new]) for old, new in sorted(found))
    return pairs, tuple(was[at] for at in left), tuple(now[at] for at in right)


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _same_name(one: Any, other: Any) -> bool:
    own = getattr(one, "id", "")
    if own or getattr(other, "id", ""):
        return bool(own == getattr(other, "id", ""))
    return label_of(one) == label_of(other)


def _alike(one: Any, other: Any) -> bool:
    return difflib.SequenceMatcher(None, label_of(one), label_of(other)).ratio() >= ALIKE
