"""YAML text as plain lists and mappings of text, with the line and column of every path.

Every scalar stays what the author typed: a phone number, `no`, `17:00` and `1.10` are text.
What can hide a mistake is refused: duplicate keys, anchors, tags, very large or deep files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from site_generator.problems import Problem, ProblemsFound

MOST_BYTES = 500_000
MOST_DEEP = 20

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A YAML file, read."""

    file: str
    tree: Any
    """Mappings, lists and text."""
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Line and column, from 1, of each value; of each key under the path with `key:` before it."""

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
    except OSError as error:
        raise ProblemsFound(
            [Problem(name, 1, 1, f"this file cannot be read: {error.strerror}")]
        ) from error
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
    try:
        _refuse_hidden_things(text, name)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise ProblemsFound([_syntax_problem(error, name)]) from error
    except yaml.YAMLError as error:
        what = f"this is not YAML: {str(error).splitlines()[0]}; look for an unusual character"
        raise ProblemsFound([Problem(name, 1, 1, what)]) from error
    if node is None:
        raise ProblemsFound([Problem(name, 1, 1, "this file is empty")])
    read = Read(name, None)
    problems: list[Problem] = []
    tree = _plain(node, (), read, problems)
    if problems:
        raise ProblemsFound(problems)
    return Read(name, tree, read.places)


def _refuse_hidden_things(text: str, name: str) -> None:
    """Anchors, tags and depth are refused from the token stream, before anything is built."""
    problems = []
    deep = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or anchor:
            what = (
                f"“{anchor}” is marked with & or * (an anchor), which is not used here; write "
                "the text out in full, in quotation marks if it starts with & or *"
            )
            problems.append(Problem(name, mark.line + 1, mark.column + 1, what))
        elif tag:
            what = (
                f"“{tag}” is a tag, which is not used here; if the text starts with !, put it "
                "in quotation marks"
            )
            problems.append(Problem(name, mark.line + 1, mark.column + 1, what))
        deep += isinstance(event, yaml.CollectionStartEvent)
        deep -= isinstance(event, yaml.CollectionEndEvent)
        if deep > MOST_DEEP:
            what = f"this is nested more than {MOST_DEEP} deep; check the indentation above"
            problems.append(Problem(name, mark.line + 1, mark.column + 1, what))
            break
    if problems:
        raise ProblemsFound(problems)


def _plain(node: yaml.Node, path: Path, read: Read, problems: list[Problem]) -> Any:
    read.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, read, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, at), read, problems) for at, item in enumerate(node.value)]
    return node.value


def _mapping(
    node: yaml.MappingNode, path: Path, read: Read, problems: list[Problem]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        if not isinstance(key_node, yaml.ScalarNode):
            what = "this key is not plain text; did you forget quotation marks?"
            problems.append(Problem(read.file, mark.line + 1, mark.column + 1, what))
            continue
        key = key_node.value
        if key in found:
            what = f"“{key}” is written twice (first on line {first[key]}); keep one of them"
            problems.append(Problem(read.file, mark.line + 1, mark.column + 1, what))
            continue
        first[key] = mark.line + 1
        read.places[(*path, f"key:{key}")] = (mark.line + 1, mark.column + 1)
        found[key] = _plain(value_node, (*path, key), read, problems)
        if node.flow_style and isinstance(value_node, yaml.ScalarNode) and not value_node.value:
            if " " in key:
                what = (
                    f"the comma before “{key}” starts a new entry inside {{ }}; put each entry on "
                    "its own line, or put the text in quotation marks"
                )
                problems.append(Problem(read.file, mark.line + 1, mark.column + 1, what))
    return found


def _syntax_problem(error: yaml.MarkedYAMLError, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = error.problem or "this is not YAML"
    hints = {
        "mapping values are not allowed here": (
            "there is a second colon in this line; put the text after the first colon in "
            "quotation marks, or check that the line is indented like its neighbours"
        ),
        "found character '\\t' that cannot start any token": (
            "this line is indented with a tab; use spaces"
        ),
        "found undefined tag handle": (
            "a word that starts with ! is a tag, which is not used here; put the text in "
            "quotation marks"
        ),
        "could not find expected ':'": (
            "a colon is missing after a key in this line or the one above"
        ),
        "expected <block end>, but found": (
            "the indentation does not match the lines above; line this up with its neighbours"
        ),
        "found unexpected end of stream": (
            "a quotation mark or bracket is opened and never closed; close it"
        ),
        "found undefined alias": (
            "a word that starts with * is an alias, which is not used here; put the text in "
            "quotation marks"
        ),
    }
    for sign, hint in hints.items():
        if sign in what:
            return Problem(name, line, column, hint)
    return Problem(
        name, line, column, f"this is not YAML: {what}; check quotation marks and spaces"
    )
