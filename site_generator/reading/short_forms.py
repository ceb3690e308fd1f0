"""The short forms of the language, written out in full before a file is checked.

- A text alone stands for a record that has one key to say enough: `unresolved: three`.
- A single entry may be written without a list.
- What several entries have in common may head them: `"6.2": [one saying, another]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from site_generator.reading.hints import inside, members
from site_generator.reading.problems import Problem
from site_generator.reading.yaml_reader import Path, Read


def in_full(read: Read, root: Any) -> Read:
    """The file with every short form written out; each value keeps the place that it came from."""
    writing = _Writing(read)
    tree = writing.full(read.tree, root, (), ())
    return Read(read.file, tree, writing.places, (*read.problems, *writing.problems))


@dataclass(slots=True)
class _Writing:
    """One file being written out in full."""

    read: Read
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def full(self, value: Any, hint: Any, old: Path, new: Path) -> Any:
        """A value in full, as its type has it; `old` and `new` are its paths before and after."""
        self._keep(new, old)
        if isinstance(value, list):
            return self._list(value, hint, old, new)
        record = None if _as_it_is(value, hint) else _record_of(hint, tuple)
        if record is not None and isinstance(value, dict) and _is_headed(value, record):
            entries = enumerate(self._entries(value, old))
            return [self._under(record, each, (*new, at)) for at, each in entries]
        if record is not None and (isinstance(value, dict) or record.ALONE):
            return [self.full(value, record, old, (*new, 0))]
        if isinstance(value, str):
            record = None if _as_it_is(value, hint) else _record_of(hint, None)
            if record is None or not record.ALONE:
                return value
            self._keep((*new, record.ALONE), old)
            return {record.ALONE: value}
        if isinstance(value, dict):
            return self._mapping(value, hint, old, new)
        return value

    def _list(self, value: list[Any], hint: Any, old: Path, new: Path) -> list[Any]:
        """A list in full; what stands under a heading in it is written out one by one."""
        record = _record_of(hint, tuple)
        found: list[Any] = []
        for at, each in enumerate(value):
            entry: Path = (*old, at)
            if record is not None and isinstance(each, dict) and _is_headed(each, record):
                for below in self._entries(each, entry):
                    found.append(self._under(record, below, (*new, len(found))))
            else:
                found.append(self.full(each, inside(hint, at), entry, (*new, len(found))))
        return found

    def _mapping(self, value: dict[str, Any], hint: Any, old: Path, new: Path) -> Any:
        record, named = _record_of(hint, None), _record_of(hint, dict)
        if record is not None and _is_headed(value, record):
            entries = list(self._entries(value, old))
            if len(entries) > 1:
                what = f"{len(entries)} entries stand here, and only one may; keep one of them"
                self.problems.append(self.read.problem(old, what))
            if entries:
                return self._under(record, entries[0], new)
        found: dict[str, Any] = {}
        for key, each in value.items():
            heads = named and isinstance(each, dict) and not {*named.HEADED_BY} & {*each}
            if heads and (key in _words_of(named) or _is_headed(each, named)):
                for name, below in each.items():
                    if self._is_twice(name, found, (*old, key, f"key:{name}")):
                        continue
                    self._keep((*new, f"key:{name}"), (*old, key, f"key:{name}"))
                    entry = (key, below, (*old, key, name), (*old, f"key:{key}"))
                    found[name] = self._under(named, entry, (*new, name))
                continue
            if self._is_twice(key, found, (*old, f"key:{key}")):
                continue
            self._keep((*new, f"key:{key}"), (*old, f"key:{key}"))
            found[key] = self.full(each, inside(hint, key), (*old, key), (*new, key))
        return found

    def _is_twice(self, name: str, found: dict[str, Any], at: Path) -> bool:
        """Whether a name stands under two headings, which is reported: the first one counts."""
        if name in found:
            what = f"“{name}” is written twice; keep one of them, or give one another name"
            self.problems.append(self.read.problem(at, what))
        return name in found

    def _entries(self, value: dict[str, Any], old: Path) -> Iterator[Entry]:
        for head, below in value.items():
            if below == []:
                what = f"nothing stands under “{head}”; write it there, or remove this line"
                self.problems.append(self.read.problem((*old, f"key:{head}"), what))
            for at, each in enumerate(below) if isinstance(below, list) else [(None, below)]:
                at_entry = (*old, head) if at is None else (*old, head, at)
                yield head, each, at_entry, (*old, f"key:{head}")

    def _under(self, record: Any, entry: Entry, new: Path) -> Any:
        """One entry under what heads it, as a record that holds it."""
        head, value, old, old_head = entry
        if isinstance(value, dict) and _is_headed(value, record):
            what = (
                f"this stands under “{head}” and is a heading itself; a heading cannot stand under "
                "another, so check the indentation"
            )
            self.problems.append(self.read.problem(old, what))
        full = self.full(value, record, old, new)
        key = record.HEADED_BY[0 if head in _words_of(record) else -1]
        if isinstance(full, dict) and key not in full:
            full = {**full, key: head}
            self._keep((*new, key), old_head)
        return full

    def _keep(self, new: Path, old: Path) -> None:
        if old in self.read.places:
            self.places[new] = self.read.places[old]


Entry = tuple[str, Any, Path, Path]
"""What heads an entry, the entry, and the paths of both in the file."""


def _record_of(hint: Any, held_in: Any) -> Any:
    """The record that is wanted: itself, in a list (`tuple`), or under names (`dict`)."""
    for member in members(hint):
        if held_in is None and is_dataclass(member):
            return member
        if held_in is not None and get_origin(member) is held_in:
            inner = get_args(member)[-1 if held_in is dict else 0]
            return inner if is_dataclass(inner) else None
    return None


def _words_of(record: Any) -> tuple[str, ...]:
    """The words that may head a record, where they are a closed list."""
    hint = get_type_hints(record)[record.HEADED_BY[0]] if record.HEADED_BY else None
    closed = (get_args(each) for each in members(hint) if get_origin(each) is Literal)
    return tuple(word for words in closed for word in words if word)


def _is_headed(value: dict[str, Any], record: Any) -> bool:
    """Whether keys head entries, and are not the keys of the record itself."""
    own = {key.name for key in fields(record)} - {*_words_of(record)}
    return bool(record.HEADED_BY and value) and not {*value} & own


def _as_it_is(value: Any, hint: Any) -> bool:
    """Whether a value may stand here as it is: a record, any text, or a word of a closed list."""
    if isinstance(value, dict):
        return any(is_dataclass(each) or get_origin(each) is dict for each in members(hint))
    if not isinstance(value, str) or not value.strip():
        return True
    return any(
        each in (str, bool) or (get_origin(each) is Literal and value in get_args(each))
        for each in members(hint)
    )
