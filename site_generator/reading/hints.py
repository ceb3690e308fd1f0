"""Which type of value belongs at a path, worked out from the type hints of the records."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from site_generator.reading.yaml_reader import Path


def hint_at(path: Path, root: Any) -> Any:
    """The type of the value at a path; None where the language has no such path."""
    hint = root
    for part in path:
        hint = inside(hint, part)
        if hint is None:
            return None
    return hint


def record_at(path: Path, root: Any) -> Any:
    """The record whose keys are at a path; None if there is none."""
    return next((each for each in members(hint_at(path, root)) if is_dataclass(each)), None)


def keys_at(path: Path, root: Any) -> list[str]:
    """The keys that are allowed at a path: a record's, or the words of a closed list."""
    for member in members(hint_at(path, root)):
        if is_dataclass(member):
            return [field.name for field in fields(member)]
        if get_origin(member) is dict and get_origin(get_args(member)[0]) is Literal:
            return list(get_args(get_args(member)[0]))
    return []


def inside(hint: Any, part: str | int) -> Any:
    """The type of one part (a key or a list entry) of a value."""
    for member in members(hint):
        if is_dataclass(member) and isinstance(part, str):
            return _hints(cast(type, member)).get(part)
        if get_origin(member) is dict and isinstance(part, str):
            return get_args(member)[1]
        if get_origin(member) is tuple and isinstance(part, int):
            return get_args(member)[0]
    return None


def members(hint: Any) -> tuple[Any, ...]:
    """The types a value may have: the members of a union, without None."""
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(each for each in get_args(hint) if each is not types.NoneType)
    return (hint,)


def member_for(value: Any, hint: Any) -> Any:
    """The member of a union that a value of this shape stands for; None if it fits none of them."""
    for member in members(hint):
        shape = get_origin(member) or member
        if isinstance(value, dict) and (shape is dict or is_dataclass(member)):
            return member
        if isinstance(value, list) and shape is tuple:
            return member
        if isinstance(value, str) and shape in (str, Literal, bool):
            return member
    return None


@cache
def field_notes(record: type) -> dict[str, str]:
    """The docstring under each field of a record, on one line, as pydantic collects it."""
    notes: dict[str, str] = {}
    for base in reversed(record.__mro__):  # pydantic reads only a class's own fields
        if is_dataclass(base):
            schema = TypeAdapter(base).json_schema()
            schema = schema.get("$defs", {}).get(base.__name__, schema)
            for key, part in schema.get("properties", {}).items():
                note = " ".join(part.get("description", "").split())
                notes[key] = note or notes.get(key, "")
    return notes


@cache
def records_in(root: type) -> tuple[type, ...]:
    """Every class of record that a record of this class can hold, itself first."""
    found = [root]
    for record in found:
        for hint in _hints(record).values():
            found += [each for each in _inner_records(hint) if each not in found]
    return tuple(found)


def _inner_records(hint: Any) -> list[type]:
    if is_dataclass(hint):
        return [cast(type, hint)]
    return list(dict.fromkeys(each for part in get_args(hint) for each in _inner_records(part)))


@cache
def _hints(record: Any) -> dict[str, Any]:
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}
