"""A policy's file as a tree: everything in it with the record it belongs to, and changes to it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin

from decision_aid.duties import Verb
from decision_aid.policy import Policy
from site_generator.reading.hints import inside, member_for
from site_generator.reading.yaml_reader import Path, Read

Tree = dict[str, Any]


class Gone(Enum):
    """The value that means that a line or an entry is removed."""

    GONE = "removed"


GONE = Gone.GONE

Edit = tuple[Path, Any]
"""A path, and its new value."""

VERBS = get_args(Verb)
"""The keys of a duty of which one says what is done."""

TELLING = (
    *VERBS,
    *("says", "unclear", "title", "answer", "label", "ask", "name", "on_what", "go"),
)
"""Keys by which a person recognises a record."""

MOST_OF_A_TEXT = 48


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing in a policy, and the type that it may have."""

    path: Path
    kind: Any
    """A record's class, `dict` or `tuple` with its contents, `str` and so on."""
    held: Any
    owner: Any
    """The class of the record that has it as a field; None inside a list or a mapping."""

    @property
    def key(self) -> str | int:
        """Its key or number in the mapping or list."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Change:
    """One mistake, in words and as edits."""

    what: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One policy with one mistake in it."""

    policy: str
    operator: str
    change: Change

    @property
    def name(self) -> str:
        """The mutant in one line: `city-and-hackney: stages.two.duties.0: must → may`."""
        return f"{self.policy}: {self.change.what}"


def spots(held: Any, kind: Any = Policy, path: Path = (), owner: Any = None) -> Iterator[Spot]:
    """Everything in a tree, outer things first, with the type that the language gives it."""
    member = member_for(held, kind)
    if member is None:
        return
    if path:
        yield Spot(path, member, held, owner)
    inner = held.items() if isinstance(held, dict) else enumerate(held)
    if isinstance(held, dict | list):
        record = member if is_dataclass(member) else None
        for key, value in inner:
            yield from spots(value, inside(member, key), (*path, key), record)


def records(tree: Tree, *kinds: type) -> Iterator[Spot]:
    """Every record of these classes."""
    return (
        spot
        for spot in spots(tree)
        if isinstance(spot.kind, type) and is_dataclass(spot.kind) and issubclass(spot.kind, kinds)
    )


def fields_called(tree: Tree, *names: str) -> Iterator[Spot]:
    """Every field of a record with one of these names."""
    return (spot for spot in spots(tree) if spot.owner and spot.key in names)


def verb_of(duty: Tree) -> str:
    """The key of a duty that says what is done."""
    return next(str(verb) for verb in VERBS if verb in duty)


def entries(spot: Spot) -> Iterator[tuple[Path, Any]]:
    """The entries of a list or a mapping; a single value has none."""
    if get_origin(spot.kind) is dict:
        yield from (((*spot.path, key), value) for key, value in spot.held.items())
    elif isinstance(spot.held, list):
        yield from (((*spot.path, at), value) for at, value in enumerate(spot.held))


def without(spot: Spot, path: Path) -> Edit:
    """Remove one entry; if it is the only one, remove the key above it too."""
    return (path if len(spot.held) > 1 else spot.path, GONE)


def replaced(path: Path, was: Any, now: Any) -> Change:
    """Write one thing differently."""
    return Change(f"{written(path)}: {excerpt(was)} → {excerpt(now)}", ((path, now),))


def taken_out(path: Path, was: Any, edit: Edit | None = None) -> Change:
    """Remove one thing."""
    return Change(f"{written(path)} removed: {excerpt(was)}", (edit or (path, GONE),))


def written(path: Path) -> str:
    """A path as people write it, with dots."""
    return ".".join(map(str, path))


def excerpt(value: Any) -> str:
    """Enough of a value to recognise it."""
    if isinstance(value, dict):
        telling = (value[key] for key in TELLING if isinstance(value.get(key), str))
        value = next(telling, ", ".join(f"{key}: {excerpt(one)}" for key, one in value.items()))
    elif isinstance(value, list):
        value = f"[{', '.join(map(excerpt, value))}]"
    text = value.value if isinstance(value, Gone) else str(value)
    return text if len(text) <= MOST_OF_A_TEXT else f"{text[:MOST_OF_A_TEXT].rstrip()}…"


def changed(read: Read, edits: tuple[Edit, ...]) -> Read:
    """What reading the file would give if somebody had made these edits in it."""
    tree = copy.deepcopy(read.tree)
    for path, value in sorted(edits, key=lambda edit: _rank(edit[0]), reverse=True):
        around = tree
        for part in path[:-1]:
            around = around[part]
        if value is GONE:
            del around[path[-1]]
        elif isinstance(value, Inserted):
            around.insert(path[-1], copy.deepcopy(value.entry))
        else:
            around[path[-1]] = copy.deepcopy(value)
    places = dict(_places(tree, (), read.places, read.places[()]))
    return Read(read.file, tree, places, read.problems)


@dataclass(frozen=True, slots=True)
class Inserted:
    """An entry that is inserted into a list before the one at that place."""

    entry: Any


def _rank(path: Path) -> tuple[tuple[str, int], ...]:
    return tuple((part, 0) if isinstance(part, str) else ("", part) for part in path)


def _places(
    tree: Any, path: Path, known: dict[Path, tuple[int, int]], around: tuple[int, int]
) -> Iterator[tuple[Path, tuple[int, int]]]:
    """A place for each path in the changed tree: its own, or that of what contains it."""
    here = known.get(path, around)
    yield path, here
    if isinstance(tree, dict):
        for key, value in tree.items():
            at = (*path, f"key:{key}")
            yield at, known.get(at, here)
            yield from _places(value, (*path, key), known, here)
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _places(value, (*path, number), known, here)
