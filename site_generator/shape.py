"""A tree of text as records of one kind, or every Problem in its shape at once.

Pydantic checks the tree against the standard dataclasses; what it finds is said here in a board's
words, at the board's line.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from decision_aid.written import FieldError
from site_generator.problems import Problem, ProblemsFound, did_you_mean
from site_generator.yaml_reader import Path, Read

Record = TypeVar("Record")

SHAPES = {
    "string_type",
    "tuple_type",
    "dict_type",
    "literal_error",
    "dataclass_type",
    "none_required",
}
"""Pydantic's errors that say no more than: this is not the kind of thing that stands here."""


class Shape(Generic[Record]):
    """One kind of record, and how to build it from what was read."""

    def __init__(self, record: Any, what_it_is: str) -> None:
        self.record = record
        self.what_it_is = what_it_is
        self.adapter: TypeAdapter[Record] = TypeAdapter(record)

    def build(self, read: Read, extra: dict[str, str] | None = None) -> Record:
        """The record; `extra` holds fields that do not come from the file. Raises ProblemsFound."""
        wanted = dict if is_dataclass(self.record) else list
        if not isinstance(read.tree, wanted):
            raise ProblemsFound([read.problem((), f"{self.what_it_is}; start with one")])
        problems = list(_empty(read))
        tree = {**read.tree, **extra} if extra else read.tree
        try:
            found = self.adapter.validate_python(tree)
        except ValidationError as error:
            problems += _problems(error, read, self.record)
        if problems:
            raise ProblemsFound(dict.fromkeys(problems))
        return found


def _empty(read: Read) -> Iterator[Problem]:
    for path in read.places:
        if path and not str(path[-1]).startswith("key:") and at_path(read.tree, path) == "":
            key = next(str(part) for part in reversed(path) if isinstance(part, str))
            what = (
                f"“{key}” has nothing after it; write the text, or “not stated” if the policy "
                "does not say, or take the line out"
            )
            yield read.problem(path, what)


def at_path(tree: Any, path: Path) -> Any:
    """What stands at a path of the tree."""
    for part in path:
        tree = tree[part]
    return tree


def _problems(error: ValidationError, read: Read, root: Any) -> list[Problem]:
    """Every fault pydantic found, in our words, at its own line."""
    found = []
    located = [(_tree_path(read.tree, each["loc"]), each) for each in error.errors()]
    for path, each in located:
        if each["type"] in SHAPES and _better_said(path, each, located):
            continue
        found.append(_problem(path, each, read, root))
    return found


def _better_said(path: Path, each: Any, located: list[tuple[Path, Any]]) -> bool:
    """Whether another branch of the same union explains the fault better."""
    if len(each["loc"]) == len(path):
        return False
    others = [(at, other) for at, other in located if other is not each and at[: len(path)] == path]
    if any(other["type"] not in SHAPES for _, other in others):
        return True
    if any(len(at) > len(path) for at, _ in others):
        return True
    return any(
        at == path and located.index((at, other)) < located.index((path, each))
        for at, other in others
    )


def _tree_path(tree: Any, loc: tuple[str | int, ...]) -> Path:
    """Pydantic's location without the names of union branches it puts in between."""
    path: list[str | int] = []
    for at, part in enumerate(loc):
        if isinstance(tree, dict) and part in tree:
            tree = tree[part]
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        elif at == len(loc) - 1 and isinstance(part, str) and part.isidentifier():
            pass
        else:
            continue
        path.append(part)
    return tuple(path)


def _problem(path: Path, each: Any, read: Read, root: Any) -> Problem:
    kind, key = each["type"], str(path[-1]) if path else ""
    record = record_at(path[:-1], root)
    if kind == "missing":
        doc = _explained(record, key)
        return read.problem(path[:-1], f"“{key}” is missing here; add it: {doc}")
    if kind == "unexpected_keyword_argument":
        known = [field.name for field in fields(record)] if record else []
        what = f"“{key}” is not a key of the language here; {did_you_mean(key, known)}"
        return read.problem((*path[:-1], f"key:{key}"), what)
    if kind == "literal_error":
        expected = re.findall(r"'([^']*)'", each["ctx"]["expected"])
        what = f"“{each['input']}” cannot stand here; {did_you_mean(str(each['input']), expected)}"
        if len(each["loc"]) > len(path):
            what += ", or a list with each entry on its own line, starting with “- ”"
        return read.problem(path, what)
    if kind == "value_error":
        error = each["ctx"]["error"]
        at = (*path, error.field) if isinstance(error, FieldError) else path
        return read.problem(at, str(error))
    if kind == "bool_parsing":
        return read.problem(path, f"“{each['input']}” must be yes or no; write one of the two")
    return read.problem(path, _wrong_shape(kind, key, each["input"]))


def _wrong_shape(kind: str, key: str, found: Any) -> str:
    name = f"“{key}”" if key and not key.isdigit() else "this entry"
    is_now = {dict: "a list of keys", list: "a list"}.get(
        type(found), f"the text “{str(found)[:40]}”"
    )
    wanted = {
        "string_type": "plain text; put it on one line, in quotation marks if it holds a colon",
        "tuple_type": "a list; start each entry with “- ” on its own line",
        "dict_type": "keys and values; write one “key: value” a line, indented",
        "dataclass_type": "keys and values; write one “key: value” a line, indented",
    }.get(kind, "something else; look at the language page for an example")
    return f"{name} is {is_now} but must be {wanted}"


def _explained(record: type | None, key: str) -> str:
    """The first sentence of the docstring under a field."""
    if record is None:
        return key
    text = field_notes(record).get(key, "")
    return re.split(r"(?<=[.;:]) ", text)[0].rstrip(".") if text else key


def record_at(path: Path, root: Any) -> type | None:
    """The record whose keys stand at a path, if one does."""
    hint: Any = root
    for part in path:
        hint = _inside(hint, part)
    return next((each for each in _members(hint) if is_dataclass(each)), None)


def _inside(hint: Any, part: str | int) -> Any:
    for member in _members(hint):
        if is_dataclass(member) and isinstance(part, str):
            return get_type_hints(member).get(part)
        if get_origin(member) is dict and isinstance(part, str):
            return get_args(member)[1]
        if get_origin(member) is tuple and isinstance(part, int):
            return get_args(member)[0]
    return None


def _members(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def field_notes(record: type) -> dict[str, str]:
    """The docstring under each field of a record, on one line, which pydantic collects."""
    schema = TypeAdapter(record).json_schema()
    schema = schema.get("$defs", {}).get(record.__name__, schema)
    return {
        key: " ".join(part.get("description", "").split())
        for key, part in schema.get("properties", {}).items()
    }
