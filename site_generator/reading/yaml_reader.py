"""Reads YAML as plain lists and mappings of text, with the line and column of every path.

Every scalar stays as the author typed it: a phone number, `no`, `17:00` and `1.10` are text.
Anything that can hide a mistake is refused: duplicate keys, anchors, tags, very large or very
deeply nested files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.resolver import Resolver

from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.reading.yaml_syntax import marked, place, syntax_problem

FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML can be built without libyaml, but the wheels that we lock have it."""

MOST_BYTES = 500_000
MOST_DEEP = 20

TEXT_DIRECTION_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Unicode's text direction marks, which can make a line look different from what it says."""

BLANKS = re.compile(r"[ \t]+")

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A YAML file, read."""

    file: str
    tree: Any
    """Mappings, lists and text."""
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Line and column, from 1, of each value; of each key under the path with `key:` before it."""
    problems: tuple[Problem, ...] = ()
    """Faults that did not stop the rest from being read: duplicate keys, hidden characters."""

    def problem(self, path: Path, what: str) -> Problem:
        """A fault at a path, or at the nearest path above it that the file has."""
        at = path
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        return Problem(self.file, line, column, what)


def read_yaml(path: FilePath, shown_as: str = "") -> Read:
    """Reads a file; raises ProblemsFound when it cannot be read as plain YAML."""
    name = shown_as or str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        what = (
            f"the folder {path.absolute().parent.name} has no {path.name}; give the file that name"
        )
        raise ProblemsFound([Problem(name, 1, 1, what)]) from error
    except OSError as error:
        raise ProblemsFound(
            [Problem(name, 1, 1, f"this file cannot be read: {error.strerror}")]
        ) from error
    return parse_bytes(data, name)


def parse_bytes(data: bytes, name: str) -> Read:
    """Reads the content of a file; raises ProblemsFound when it cannot be read as plain YAML."""
    if len(data) > MOST_BYTES:
        size = f"{len(data) // 1000:,} kB"
        what = f"this file is too large ({size}); a policy has at most {MOST_BYTES // 1000} kB"
        raise ProblemsFound([Problem(name, 1, 1, what)])
    try:
        return parse_yaml(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = "this is not UTF-8 text; save the file as UTF-8 in your editor"
        raise ProblemsFound([Problem(name, line, 1, what)]) from error


def parse_yaml(text: str, name: str) -> Read:
    """Reads YAML text; raises ProblemsFound."""
    if problem := marked(text, name):
        raise ProblemsFound([problem])
    try:
        node = FromEvents(_events(text, name)).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([syntax_problem(error, name, text)]) from error
    except yaml.YAMLError as error:
        line, column = _place_in(text, getattr(error, "position", 0))
        what = "there is a character here that text cannot have; delete it and type the line again"
        raise ProblemsFound([Problem(name, line, column, what)]) from error
    if node is None:
        what = "this file is empty; start from a copy of another policy's file"
        raise ProblemsFound([Problem(name, 1, 1, what)])
    read = Read(name, None)
    problems: list[Problem] = []
    tree = _plain(node, (), read, problems)
    return Read(name, tree, read.places, tuple(problems))


def _place_in(text: str, position: int) -> tuple[int, int]:
    before = text[:position].split("\n")
    return len(before), len(before[-1]) + 1


class FromEvents(Composer, Resolver):
    """Builds nodes from events that were already parsed and checked."""

    def __init__(self, events: list[yaml.Event]) -> None:
        Composer.__init__(self)
        Resolver.__init__(self)
        self.left = events[::-1]

    def check_event(self, *kinds: type[yaml.Event]) -> bool:
        """Whether the next event is of one of these kinds."""
        return isinstance(self.left[-1], kinds)

    def peek_event(self) -> yaml.Event:
        """The next event."""
        return self.left[-1]

    def get_event(self) -> yaml.Event:
        """Take the next event."""
        return self.left.pop()


def _events(text: str, name: str) -> list[yaml.Event]:
    """The events that libyaml reads, ten times as fast as PyYAML's own parser.

    A file that libyaml refuses is read again by that parser, whose messages SYNTAX_HINTS knows.
    """
    try:
        return _without_hidden_things(text, name, FASTEST)
    except yaml.YAMLError:
        return _without_hidden_things(text, name, yaml.SafeLoader)


def _without_hidden_things(text: str, name: str, loader: Any) -> list[yaml.Event]:
    """Refuse anchors, tags and deep nesting while reading events, before anything is built."""
    events, problems = [], []
    deep = 0
    for event in yaml.parse(text, Loader=loader):
        events.append(event)
        mark = event.start_mark
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or anchor:
            what = (
                f"“{anchor}” is marked with & or * (an anchor), which is not used here; write "
                "the text out in full, in quotation marks if it starts with & or *"
            )
            problems.append(Problem(name, *place(mark), what))
        elif tag:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            what = (
                f"“{written}” is a tag, which is not used here; if the text starts with !, put it "
                "in quotation marks"
            )
            problems.append(Problem(name, *place(mark), what))
        deep += isinstance(event, yaml.CollectionStartEvent)
        deep -= isinstance(event, yaml.CollectionEndEvent)
        if deep > MOST_DEEP:
            what = f"this is nested more than {MOST_DEEP} levels deep; check the indentation above"
            problems.append(Problem(name, *place(mark), what))
            break
    if problems:
        raise ProblemsFound(problems)
    return events


def _plain(node: yaml.Node, path: Path, read: Read, problems: list[Problem]) -> Any:
    read.places[path] = place(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, read, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, at), read, problems) for at, item in enumerate(node.value)]
    problems += _hidden(str(node.value), node.start_mark, read.file)
    return _text(node)


def _text(node: Any) -> str:
    """A scalar as it looks: libyaml keeps a tab inside text without quotation marks."""
    if node.style or "\t" not in node.value:
        return str(node.value)
    return BLANKS.sub(lambda run: " " if "\t" in run[0] else run[0], node.value)


def _hidden(text: str, mark: Any, file: str) -> Iterator[Problem]:
    """Report invisible characters, which can change what a page or a terminal shows."""
    for character in text:
        if unicodedata.category(character) == "Cc" and character not in "\n\t":
            hidden = "an invisible control character"
        elif character in TEXT_DIRECTION_MARKS:
            hidden = "an invisible character that changes the direction of the text"
        else:
            continue
        what = f"this text contains {hidden}; delete the text and type it again"
        yield Problem(file, *place(mark), what)
        return


def _mapping(
    node: yaml.MappingNode, path: Path, read: Read, problems: list[Problem]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        if not isinstance(key_node, yaml.ScalarNode):
            what = "this key is not plain text; did you forget quotation marks?"
            problems.append(Problem(read.file, *place(mark), what))
            continue
        key = _text(key_node)
        if key in found and _lost_its_dash(node, path, key):
            what = (
                f"a dash is missing before “{key}”, which starts a second entry; write “- {key}:”"
            )
            problems.append(Problem(read.file, *place(mark), what))
            break
        if key in found:
            what = f"“{key}” is written twice (first on line {first[key]}); keep one of them"
            problems.append(Problem(read.file, *place(mark), what))
            continue
        if _after_a_comma(node, key, value_node):
            what = (
                f"the comma before “{key}” starts a new entry inside {{ }}; put each entry on "
                "its own line, or put the text in quotation marks"
            )
            problems.append(Problem(read.file, *place(mark), what))
            continue
        first[key] = place(mark)[0]
        read.places[(*path, f"key:{key}")] = place(mark)
        found[key] = _plain(value_node, (*path, key), read, problems)
    return found


def _lost_its_dash(node: yaml.MappingNode, path: Path, key: str) -> bool:
    """Whether an entry of a list begins anew inside another: several of its keys stand twice."""
    keys = [each.value for each, _ in node.value if isinstance(each, yaml.ScalarNode)]
    again = keys.index(key, keys.index(key) + 1)
    in_a_list = bool(path) and isinstance(path[-1], int)
    return in_a_list and len({*keys[:again]} & {*keys[again:]}) > 1


def _after_a_comma(node: yaml.MappingNode, key: str, value: yaml.Node) -> bool:
    """Whether a key inside { } is really the rest of a text that contains a comma."""
    return bool(
        node.flow_style and isinstance(value, yaml.ScalarNode) and not value.value and " " in key
    )
