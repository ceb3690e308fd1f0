"""A policy in which every free text tries to break out of the page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_type_hints

from decision_aid.conventions import Closure, Conventions
from decision_aid.policy import Policy

ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> [x](javascript:alert(1))"

POINTING = frozenset(
    [
        *("id", "who", "whom", "go", "otherwise", "by", "owed_by", "over", "runs_from"),
        *("read_from", "ladder", "part_of", "within", "also_written", "limit", "decided_by"),
    ]
)
"""Fields that name something else or are read as more than text."""


def hostile(policy: Policy) -> Policy:
    """The policy with an attack in every field that holds plain text."""
    made: Policy = _spoilt(policy)
    return made


def _spoilt(item: Any) -> Any:
    if isinstance(item, Conventions | Closure):
        return item
    if is_dataclass(item) and not isinstance(item, type):
        hints = get_type_hints(type(item))
        changed = {
            each.name: _field(each.name, hints[each.name], getattr(item, each.name))
            for each in fields(item)
            if each.name not in POINTING and each.name != "when"
        }
        return replace(item, **changed)
    if isinstance(item, dict):
        return {key: _spoilt(value) for key, value in item.items()}
    if isinstance(item, tuple):
        return tuple(_spoilt(value) for value in item)
    return item


def _field(name: str, hint: Any, value: Any) -> Any:
    if hint is str and value not in ("", "not stated"):
        return f"{ATTACK} {value}"
    if name in ("answers", "kinds", "where"):
        return {key: f"{ATTACK} {text}" for key, text in value.items()}
    return _spoilt(value)
