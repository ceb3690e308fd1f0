"""How it is said that one thing has become another."""

from __future__ import annotations

from site_generator.difference.words import ALWAYS


def became(before: str, after: str) -> str:
    """A text that has become another."""
    return f"“{before}” became “{after}”"


def condition_became(before: str, after: str) -> str:
    """The words of a condition hold quotation marks of their own."""
    if before == ALWAYS:
        return f"now only if {after}"
    if after == ALWAYS:
        return f"no longer only if {before}"
    return f"{before} became {after}"


def limit_became(before: str, after: str) -> str:
    """A time limit, which may be new or gone."""
    if before == "nothing":
        return f"now {after}"
    if after == "nothing":
        return f"no longer {before}"
    return f"{before} became {after}"
