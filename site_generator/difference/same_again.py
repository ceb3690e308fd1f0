"""Which entries of a list are the same in its next version, though some words are others."""

from __future__ import annotations

import difflib
from typing import Any, NamedTuple

from site_generator.reading.inline import plain_inline
from words.differences import label_of

ALIKE = 0.6
"""From this share of letters in common two sentences are one that was reworded."""

Entries = tuple[Any, ...]


class Paired(NamedTuple):
    """Two versions of a list, entry by entry, each by its number."""

    pairs: tuple[tuple[int, int], ...]
    """What is in both, in the order of the old list."""
    gone: tuple[int, ...]
    come: tuple[int, ...]


def paired(was: Entries, now: Entries) -> Paired:
    """What is in both lists, what is gone, and what is new."""
    left, right = list(range(len(was))), list(range(len(now)))
    found: list[tuple[int, int]] = []
    for same in (_equal, _same_name, _alike):
        for old in tuple(left):
            near = next((new for new in right if same(was[old], now[new])), None)
            if near is not None:
                found.append((old, near))
                left.remove(old)
                right.remove(near)
    return Paired(tuple(sorted(found)), tuple(left), tuple(right))


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _same_name(one: Any, other: Any) -> bool:
    own = getattr(one, "id", "")
    if own or getattr(other, "id", ""):
        return bool(own == getattr(other, "id", ""))
    return _words(one) == _words(other)


def _alike(one: Any, other: Any) -> bool:
    return difflib.SequenceMatcher(None, _words(one), _words(other)).ratio() >= ALIKE


def _words(record: Any) -> str:
    return plain_inline(label_of(record))
