"""A policy's YAML as the engine's own records, or every Problem in it at once."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path as FilePath
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from decision_aid.policy import Policy
from decision_aid.written import FieldError
from site_generator.checks import check_policy
from site_generator.problems import Problem, ProblemsFound, did_you_mean
from site_generator.yaml_reader import Path, Read, read_yaml

ADAPTER: TypeAdapter[Policy] = TypeAdapter(Policy)

SHAPES = {
    "string_type",
    "tuple_type",
    "dict_type",
    "literal_error",
    "dataclass_type",
    "none_required",
}
"""Pydantic's errors that say no more than: this is not the kind of thing that stands here."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy and the file it was read from."""

    policy: Policy
    read: Read


def read_policy(path: FilePath, shown_as: str = "") -> Loaded:
    """Reads `policies/<id>/policy.yaml`; raises ProblemsFound with everything wrong in it."""
    return parse_policy(read_yaml(path, shown_as), path.parent.name)


def parse_policy(read: Read, policy_id: str) -> Loaded:
    """Checks what was read and makes it a Policy; raises ProblemsFound."""
    if not isinstance(read.tree, dict):
        what = "a policy is a list of keys such as `title:` and `stages:`; start with `title:`"
        raise ProblemsFound([read.problem((), what)])
    problems = list(_empty(read))
    try:
        policy = ADAPTER.validate_python({**read.tree, "id": policy_id})
    except ValidationError as error:
        problems += _problems(error, read)
        raise ProblemsFound(_once(problems)) from error
    if "id" in read.tree:
        problems.append(
            read.problem(("key:id",), "“id” is the name of the policy's folder; take this line out")
        )
    problems += check_policy(policy, read)
    if problems:
        raise ProblemsFound(_once(problems))
    return Loaded(policy, read)


def _once(problems: list[Problem]) -> list[Problem]:
    return list(dict.fromkeys(problems))


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


def _problems(error: ValidationError, read: Read) -> list[Problem]:
    """Every fault pydantic found, in our words, at its own line."""
    found = []
    located = [(_tree_path(read.tree, each["loc"]), each) for each in error.errors()]
    for path, each in located:
        if each["type"] in SHAPES and _better_said(path, each, located):
            continue
        found.append(_problem(path, each, read))
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


def _problem(path: Path, each: Any, read: Read) -> Problem:
    kind, key = each["type"], str(path[-1]) if path else ""
    record = record_at(path[:-1])
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
    text = FIELD_NOTES.get((record.__name__, key), "")
    return re.split(r"(?<=[.;:]) ", text)[0].rstrip(".") if text else key


def record_at(path: Path) -> type | None:
    """The record whose keys stand at a path of a policy, if one does."""
    hint: Any = Policy
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


def _field_notes() -> dict[tuple[str, str], str]:
    """The docstring under each field, which pydantic collects for the JSON Schema."""
    notes: dict[tuple[str, str], str] = {}
    for name, part in ADAPTER.json_schema().get("$defs", {}).items():
        for key, field_schema in part.get("properties", {}).items():
            notes[(name, key)] = " ".join(field_schema.get("description", "").split())
    for key, field_schema in ADAPTER.json_schema().get("properties", {}).items():
        notes[("Policy", key)] = " ".join(field_schema.get("description", "").split())
    return notes


FIELD_NOTES = _field_notes()
