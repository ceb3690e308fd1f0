"""Two tellings of one thing held against each other, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

Item = tuple[str, ...]
"""What a telling says: first what kind of thing it is, then its words."""


def differences(told: Iterable[Item], meant: Iterable[Item]) -> Iterator[str]:
    """What a page says that it should not, and should say and does not, kind by kind.

    Capital letters, spaces and a last full stop are the page's own affair.
    """
    said, wanted = tuple(told), tuple(meant)
    page, policy = Counter(map(_bare, said)), Counter(map(_bare, wanted))
    if dict(page) == dict(policy):  # as counters they are compared far more slowly
        return
    added, lacking = page - policy, policy - page
    written = {_bare(item): " | ".join(filter(None, item[1:])) for item in (*said, *wanted)}
    for kind in dict.fromkeys(item[0] for item in (*added, *lacking)):
        pairs = zip_longest(
            (written[item] for item in added if item[0] == kind),
            (written[item] for item in lacking if item[0] == kind),
        )
        yield from (_sentence(kind, says, should) for says, should in pairs)


@lru_cache(maxsize=20_000)
def _bare(item: Item) -> Item:
    kind, *texts = item
    return (kind, *(text.replace(" ", "").rstrip(".").upper() for text in texts))


def _sentence(kind: str, says: str | None, should: str | None) -> str:
    if says is None:
        return f"the {kind} “{should}” is missing"
    if should is None:
        return f"the {kind} “{says}” is there, and the policy has none"
    return f"the {kind} reads “{says}”, and by the policy it is “{should}”"
