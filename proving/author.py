"""Writes records of the language at random, as the tree of text that a board's YAML is read into.

The records themselves are the grammar: each key that must be there is written and some of the
others are, so that a key which the language gains is written without anybody's doing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from proving.names import Names
from proving.words import WORDS, texts
from site_generator.reading.hints import members
from site_generator.reading.yaml_reader import Path

Tree = dict[str, Any]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the types of the records do not say of the language."""

    keys: Mapping[str, Callable[[Author, Path], Any]]
    """What may stand after a key, where more than its type decides; None leaves it out."""
    finishes: Mapping[type, Callable[[Author, Tree, Path], None]]
    """What makes the keys of one kind of record fit each other."""
    always: frozenset[tuple[type, str]]
    """Keys that may be left out, but not here."""


class Author:
    """Writes one policy with names of its own; `draw` makes every choice."""

    def __init__(self, draw: st.DrawFn, names: Names, grammar: Grammar) -> None:
        self.draw = draw
        self.names = names
        self.grammar = grammar
        self.duties = 0
        """How many duties have a name of their own so far."""

    def record(self, kind: Any, path: Path) -> Tree:
        """A record of one kind, in the order of its fields."""
        hints = get_type_hints(kind)
        tree: Tree = {}
        for field in fields(kind):
            needed = field.default is MISSING and field.default_factory is MISSING
            if needed or (kind, field.name) in self.grammar.always or self.sometimes():
                value = self.key(field.name, hints[field.name], path)
                if needed or value not in (None, {}, []):
                    tree[field.name] = value
        if kind in self.grammar.finishes:
            self.grammar.finishes[kind](self, tree, path)
        return tree

    def key(self, name: str, hint: Any, path: Path) -> Any:
        """What stands after one key of the record at a path."""
        if name in self.grammar.keys:
            return self.grammar.keys[name](self, (*path, name))
        return self.value(hint, (*path, name))

    def value(self, hint: Any, path: Path) -> Any:
        """Whatever the type of a field allows."""
        member = self.pick(members(hint))
        origin = get_origin(member) or member
        if is_dataclass(member):
            return self.record(member, path)
        if origin is Literal:
            return self.pick([word for word in get_args(member) if word])
        if origin is tuple:
            inner = get_args(member)[0]
            return [self.value(inner, (*path, at)) for at in range(self.number(1, 2))]
        if origin is dict:
            key, inner = get_args(member)
            keys = get_args(key) if get_origin(key) is Literal else WORDS
            return {each: self.value(inner, (*path, each)) for each in self.some(keys)}
        return self.pick(("no", "yes", "yes")) if origin is bool else self.draw(texts)

    def sometimes(self) -> bool:
        """One time in three."""
        return self.number(0, 2) == 2

    def number(self, least: int, most: int) -> int:
        """A number, both ends among them."""
        return self.draw(st.integers(least, most))

    def pick(self, choices: Sequence[Item]) -> Item:
        """One of several."""
        return choices[self.number(0, len(choices) - 1)]

    def some(self, choices: Sequence[Item], least: int = 0, most: int = 2) -> list[Item]:
        """A few of several, none twice, in any order."""
        left = list(choices)
        wanted = self.number(min(least, len(left)), min(most, len(left)))
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(wanted)]
