"""Builds records from a tree of text, or reports every Problem in its shape at once.

Pydantic checks the tree against the standard dataclasses. Each fault is reported at its line in
words a board knows (`faults.py`), then replaced by a stand-in, so that the rest of the file can be
checked too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from site_generator.reading.faults import Fault, faults_of, say_fault
from site_generator.reading.hints import hint_at, members, record_at
from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.reading.shared import shared_out
from site_generator.reading.short_forms import in_full
from site_generator.reading.yaml_reader import Path, Read

Record = TypeVar("Record")

MOST_ROUNDS = 20
"""Replacing one fault can reveal another beneath it; no file needs more rounds than this."""

INVISIBLE = ("Zs", "Zl", "Zp", "Cc", "Cf")
"""Unicode categories of invisible characters: spaces, line breaks and zero-width marks."""


@dataclass(frozen=True, slots=True)
class Mended(Generic[Record]):
    """The record built from a file despite its faults, so that all of the file can be checked."""

    record: Record | None
    """The record, with stand-ins where the file was wrong; None if none could be built."""
    read: Read
    """The file, with its misspelt keys corrected."""
    problems: tuple[Problem, ...]
    """Every fault in its shape; without any, the record holds exactly what the file says."""
    stand_ins: frozenset[Path]
    """The paths at which the record holds a stand-in instead of what the file says."""


class Shape(Generic[Record]):
    """One class of record, and how to build it from a file that was read."""

    def __init__(self, record: Any, what_it_is: str) -> None:
        self.record = record
        self.what_it_is = what_it_is
        self.adapter: TypeAdapter[Record] = TypeAdapter(record)

    def build(self, read: Read, extra: dict[str, str] | None = None) -> Record:
        """The record; `extra` holds fields that do not come from the file. Raises ProblemsFound."""
        mended = self.mend(read, extra)
        if mended.problems or mended.record is None:
            raise ProblemsFound(mended.problems)
        return mended.record

    def mend(self, read: Read, extra: dict[str, str] | None = None) -> Mended[Record]:
        """The record and every fault in its shape; what is wrong is replaced by a stand-in."""
        wanted = dict if is_dataclass(self.record) else list
        if not isinstance(read.tree, wanted):
            whole = read.problem((), f"{self.what_it_is}; start the file with one")
            return Mended(None, read, (*read.problems, whole), frozenset())
        tree: Any = read.tree
        places = read.places
        if extra:
            tree = {**tree, **extra}
            places = {path: at for path, at in places.items() if not set(path[:1]) & set(extra)}
        full = shared_out(in_full(Read(read.file, tree, places, read.problems), self.record))
        mending = _Mending(self.record, full)
        mending.mend_empty()
        for _ in range(MOST_ROUNDS):
            try:
                record = self.adapter.validate_python(mending.read.tree)
            except ValidationError as error:
                mending.mend(error)
                continue
            return mending.done(record, full.problems)
        return mending.done(None, full.problems)


class _Mending:
    """The faults found in one file, and the tree as corrected so far."""

    def __init__(self, root: Any, read: Read) -> None:
        self.root = root
        self.read = read
        self.problems: list[Problem] = []
        self.stand_ins: set[Path] = set()

    def done(self, record: Record | None, earlier: tuple[Problem, ...]) -> Mended[Record]:
        """The result, with the Problems that were found earlier."""
        problems = tuple(dict.fromkeys((*earlier, *self.problems)))
        return Mended(record, self.read, problems, frozenset(self.stand_ins))

    def mend_empty(self) -> None:
        """Report a key with nothing after it as one fault, whatever belongs there."""
        for path in _empty_paths(self.read):
            key = next(
                (f"“{part}”" for part in reversed(path) if isinstance(part, str)), "this entry"
            )
            what = (
                f"{key} has nothing after it; write the text, or “not stated” if the policy "
                "does not say, or remove the line"
            )
            self.problems.append(self.read.problem(path, what))
            hint = hint_at(path, self.root)
            if hint is not None:
                self._stand_in(path, hint)

    def mend(self, error: ValidationError) -> None:
        """Report each fault and put a stand-in in its place; last, remove contradictory values."""
        faults = faults_of(error, self.root, self.read.tree)
        renamed = {(*fault.path[:-1], fault.meant) for fault in faults if fault.meant}
        for fault in sorted(faults, key=lambda each: each.kind == "value"):
            if fault.kind == "missing" and fault.path in renamed:
                continue  # it is there, but misspelt
            self.problems.append(say_fault(fault, self.read, self.root))
            self._mend(fault)

    def _mend(self, fault: Fault) -> None:
        if fault.kind == "unknown_key":
            self._rename(fault.path, fault.meant)
        elif fault.kind == "value":
            self._take_out(fault.path)
        else:
            self._stand_in(fault.path, fault.hint)

    def _rename(self, path: Path, meant: str) -> None:
        parent, key = at_path(self.read.tree, path[:-1]), path[-1]
        value = parent.pop(key)
        if not meant:
            return
        parent[meant] = value
        old, new = path, (*path[:-1], meant)
        for at, place in list(self.read.places.items()):
            if at[: len(old)] == old:
                self.read.places[(*new, *at[len(old) :])] = place

    def _take_out(self, path: Path) -> None:
        """Remove the nearest optional key that holds a record which contradicts itself."""
        if any(path[:length] in self.stand_ins for length in range(len(path))):
            return  # what is around it was taken out already
        for length in range(len(path), 0, -1):
            record = record_at(path[: length - 1], self.root)
            if record and _optional(record, path[length - 1]):
                at_path(self.read.tree, path[: length - 1]).pop(path[length - 1], None)
                self.stand_ins.add(path[:length])
                return

    def _stand_in(self, path: Path, hint: Any) -> None:
        at_path(self.read.tree, path[:-1])[path[-1]] = stand_in(hint)
        self.stand_ins.add(path)


def stand_in(hint: Any) -> Any:
    """The smallest value that fits a type hint."""
    first = members(hint)[0]
    if is_dataclass(first):
        hints = get_type_hints(first)
        return {
            field.name: stand_in(hints[field.name]) for field in fields(first) if _needed(field)
        }
    if get_origin(first) is Literal:
        return get_args(first)[0]
    if first is bool:
        return "no"
    return {dict: dict, tuple: list}.get(get_origin(first) or first, lambda: "not stated")()


def _needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _optional(record: type, key: Any) -> bool:
    return any(field.name == key and not _needed(field) for field in fields(record))


def _empty_paths(read: Read) -> Iterator[Path]:
    for path in list(read.places):
        if (
            path
            and not str(path[-1]).startswith("key:")
            and _shows_nothing(at_path(read.tree, path))
        ):
            yield path


def _shows_nothing(value: Any) -> bool:
    """Text made only of spaces, whether wide or zero-width, looks like text left out."""
    return isinstance(value, str) and all(unicodedata.category(each) in INVISIBLE for each in value)


def at_path(tree: Any, path: Path) -> Any:
    """The value at a path of the tree."""
    for part in path:
        tree = tree[part]
    return tree
