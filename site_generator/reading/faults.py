"""What pydantic finds wrong with a tree: one fault for each mistake, in words a board knows."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from decision_aid.duties import Duty, Verb
from decision_aid.stages import Rule
from site_generator.reading.hints import (
    field_notes,
    hint_at,
    inside,
    keys_at,
    member_for,
    members,
    record_at,
)
from site_generator.reading.problems import Problem, did_you_mean
from site_generator.reading.yaml_reader import Path, Read

VERBS: tuple[str, ...] = get_args(Verb)
FEW = 6
"""A list of up to this many words is given in full; from a longer one only the nearest word is."""

KINDS = {"missing": "missing", "unexpected_keyword_argument": "unknown_key", "value_error": "value"}
"""Pydantic's names for the faults that are not about the wrong kind of value."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in the shape of a file."""

    path: Path
    """Where, in the file's own keys."""
    kind: Literal["missing", "unknown_key", "value", "shape"]
    """A key is missing, unknown, holds values that contradict each other, or the wrong type."""
    found: Any
    """What the file has there."""
    hint: Any
    """The type that it should have."""
    why: str = ""
    """The reason, where the record itself gives one."""
    meant: str = ""
    """For an unknown key: the similar key that was probably meant, if it is not used yet."""


def faults_of(error: ValidationError, root: Any, tree: Any) -> list[Fault]:
    """Return every fault once, in the order of the file's keys."""
    found: dict[tuple[Path, str], Fault] = {}
    for each in error.errors():
        fault = _fault(each, root, tree)
        if fault is not None:
            found.setdefault((fault.path, fault.kind), fault)
    unknown = {fault.path for fault in found.values() if fault.kind == "unknown_key"}
    return [fault for fault in found.values() if not _is_under(fault, unknown)]


def _is_under(fault: Fault, unknown: set[Path]) -> bool:
    """Whether the fault is under an unknown key: it is checked once that key is corrected."""
    after = len(fault.path) + (fault.kind != "unknown_key")
    return any(fault.path[:length] in unknown for length in range(after))


def _fault(each: Any, root: Any, tree: Any) -> Fault | None:
    """One of pydantic's errors; None when it is about a branch that the author did not mean."""
    path: list[str | int] = []
    hint = whole = root
    value = tree
    for part in each["loc"]:
        if part == "[key]" and path[-1:] and path[-1] not in keys_at(tuple(path[:-1]), root):
            # The key before it is not one of the few that are allowed there.
            return Fault(tuple(path), "unknown_key", value, None, meant=_meant(path, root, tree))
        if len(members(hint)) > 1:
            # Pydantic reports every branch of a union, and puts the branch's name in the path.
            meant = member_for(value, hint)
            if meant is None:
                break
            if not _names(str(part), meant):
                return None
            hint = meant
            continue
        hint = whole = inside(hint, part)
        path.append(part)
        here = (isinstance(value, dict) and part in value) or isinstance(value, list)
        value = value[part] if here else None
    kind = KINDS.get(each["type"], "shape")
    at = tuple(path)
    if kind == "unknown_key":
        return Fault(at, "unknown_key", value, None, meant=_meant(at, root, tree))
    if kind == "value":
        why = str(each["ctx"]["error"])
        return Fault(at, "value", _named_first(why, value), hint, why=why)
    return Fault(at, "missing" if kind == "missing" else "shape", value, whole)


def _names(label: str, member: Any) -> bool:
    """Whether pydantic's label for a branch means this member."""
    origin = get_origin(member) or member
    name = {Literal: "literal"}.get(origin, getattr(origin, "__name__", ""))
    return label.split("[")[0] == name


def _named_first(why: str, value: Any) -> str:
    """The key with which a record's own message starts, if it does: `working_days: …`."""
    key = why.split(":")[0]
    return key if isinstance(value, dict) and key in value else ""


def _meant(path: Sequence[str | int], root: Any, tree: Any) -> str:
    """The unused key that an unknown one stands for: the most similar, or a duty's verb."""
    there = tree
    for part in path[:-1]:
        there = there[part]
    free = [key for key in keys_at(tuple(path[:-1]), root) if key not in there]
    near = difflib.get_close_matches(str(path[-1]), free, n=1, cutoff=0.65)
    is_duty = record_at(tuple(path[:-1]), root) is Duty
    if not near and is_duty and not any(_is_verb(key) for key in there):
        return VERBS[0]  # a verb that is none of the nine: the rest is checked as if it were one
    return near[0] if near else ""


def _is_verb(key: str) -> bool:
    """Whether a key is a duty's verb, or a misspelt one."""
    return bool(difflib.get_close_matches(key, VERBS, n=1, cutoff=0.65))


def say_fault(fault: Fault, read: Read, root: Any) -> Problem:
    """The fault as a Problem at its line: what is wrong, and what to write instead."""
    path, key = fault.path, str(fault.path[-1]) if fault.path else ""
    record = record_at(path[:-1], root)
    if fault.kind == "missing" and record is not None and key in record.HEADED_BY:
        hint = hint_at(path, root)
        heads = get_args(hint) if get_origin(hint) is Literal else ()
        under = f"one of: {', '.join(heads)}" if heads else 'its clause, such as “"2.4":”'
        what = f"“{key}” is missing here; add it, or put this under {under}"
        return read.problem(path[:-1], what)
    if fault.kind == "missing":
        return read.problem(path[:-1], f"“{key}” is missing here; add it: {_note(record, key)}")
    if fault.kind == "unknown_key":
        known = keys_at(path[:-1], root)
        if len(path) == 1 and "id" in known:
            known.remove("id")  # the folder's name, never a key of the file
        instead = did_you_mean(key, known)
        if fault.meant in VERBS and f"“{fault.meant}”" not in instead:
            one_of = ", ".join(VERBS)
            instead = f"this duty needs the verb of its clause, which is one of: {one_of}"
        what = f"“{key}” is not a valid key here; {instead}"
        return read.problem((*path[:-1], f"key:{key}"), what)
    if fault.kind == "value":
        return read.problem((*path, fault.found) if fault.found else path, fault.why)
    if key == "when" and isinstance(fault.found, str):
        what = (
            f"“when” is the text “{fault.found[:40]}”; write a question and its answer, such as "
            f"{_condition(read.tree)}"
        )
        return read.problem(path, what)
    return read.problem(path, _wrong_kind(fault, key))


def _condition(tree: Any) -> str:
    """A condition on the first of a policy's own questions, as an example."""
    for question, asked in _inner(tree, "questions").items():
        for answer in _inner(asked, "answers"):
            return f"{{{question}: {answer}}}"
    return "{safe: no}"


def _inner(tree: Any, key: str) -> dict[str, Any]:
    """The keys under a key; none where something else stands there."""
    found = tree.get(key) if isinstance(tree, dict) else None
    return found if isinstance(found, dict) else {}


def _wrong_kind(fault: Fault, key: str) -> str:
    """What the file has there, and what it may have."""
    may_be = members(fault.hint)
    words = [str(word) for each in may_be if get_origin(each) is Literal for word in get_args(each)]
    found = fault.found
    if bool in may_be and isinstance(found, str):
        return f"“{found[:40]}” is not a yes or no; write “yes” or “no”"
    if words and isinstance(found, str):
        return f"“{found[:40]}” cannot be used here; {_instead(found[:40], words, may_be)}"
    duties = [each for each in may_be if Duty in (each, *get_args(each))]
    if duties and isinstance(found, str):
        return (
            f"“{found[:40]}” is no duty by itself; write who does it under “who”, and this under "
            "the verb of its clause: “- who: ” and, below it, “must: ”, for example"
        )
    name = f"“{key}”" if key and not key.isdigit() else "this entry"
    return f"{name} is {_is_now(found)}; write {', or '.join(map(_kind, may_be))}"


def _instead(found: str, words: list[str], may_be: tuple[Any, ...]) -> str:
    """The words of a closed list, or only the nearest where there are many."""
    if len(may_be) > 1:
        entry = f"go: {found}" if any(Rule in get_args(each) for each in may_be) else found
        return f"write {' or '.join(f'“{word}”' for word in words)}, or a list, such as “- {entry}”"
    if found.lower() in words:
        return f"did you mean “{found.lower()}”?"
    if len(words) <= FEW:
        return f"write one of: {', '.join(word for word in words if word)}"
    return did_you_mean(found, words)


def _is_now(found: Any) -> str:
    if isinstance(found, dict):
        return "a set of keys"
    return "a list" if isinstance(found, list) else f"the text “{str(found)[:40]}”"


def _kind(member: Any) -> str:
    """How to write this kind of value, in words a board knows."""
    origin = get_origin(member) or member
    if origin is tuple:
        example = "“- go: ” and a stage" if get_args(member)[0] is Rule else "“- ”"
        return f"a list with one entry on each line, starting with {example}"
    if origin is dict or is_dataclass(origin):
        return "indented keys under it, one “key: value” on each line"
    if origin is Literal:
        return " or ".join(f"“{word}”" for word in get_args(member) if word)
    return "yes or no" if origin is bool else "plain text after it, on one line"


def _note(record: type | None, key: str) -> str:
    """The first sentence of the docstring under a field."""
    text = field_notes(record).get(key, "") if record else ""
    first = re.split(r"(?<=[.;:]) ", text)[0].rstrip(".:;")
    return re.sub(r"`([^`]*)`", r"“\1”", first) or key
