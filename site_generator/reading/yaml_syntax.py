"""A parser's message about invalid YAML, put into words a board knows."""

from __future__ import annotations

from typing import Any

import yaml

from site_generator.reading.problems import Problem

SYNTAX_HINTS = {
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
        "a colon is missing after a key, in this line or the one above; write “key: text”"
    ),
    "found unexpected end of stream": (
        "a quotation mark or bracket is opened and never closed; close it"
    ),
    "but found another document": (
        "a line of three dashes starts a second document; remove the line"
    ),
    "found unknown escape character": (
        "a backslash has a meaning inside double quotation marks; use single ones, or write "
        "the backslash twice"
    ),
    "cannot start any token": (
        "a text cannot start with this character; put the text in quotation marks"
    ),
    "expected alphabetic or numeric character": (
        "a text cannot start with * or &; put the whole text in quotation marks"
    ),
    "but found '<scalar>'": (
        "the text before this has already ended; look for a quotation mark that is missing "
        "here or further up"
    ),
    "found '<stream end>'": "a bracket is opened and never closed; close it",
    "expected ',' or '}'": (
        "this is inside { } and cannot be read; put each entry on its own line, or check the "
        "quotation marks"
    ),
    "expected ',' or ']'": (
        "this is inside [ ] and cannot be read; put each entry on its own line, starting with “- ”"
    ),
    "expected <block end>, but found": (
        "the indentation does not match the lines above; line this up with its neighbours"
    ),
    "found undefined alias": (
        "a word that starts with * is an alias, which is not used here; put the text in "
        "quotation marks"
    ),
}
"""Part of the parser's message, and what it means for the person who wrote the line."""


def syntax_problem(error: yaml.MarkedYAMLError, name: str) -> Problem:
    """What is wrong with invalid YAML and what to do about it, in plain words."""
    what = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    if "end of stream" in what or "stream end" in what:
        mark = error.context_mark or mark  # where it was opened, not the end of the file
    line, column = place(mark)
    for sign, hint in SYNTAX_HINTS.items():
        if sign in what:
            return Problem(name, line, column, hint)
    return Problem(
        name, line, column, f"this is not YAML: {what}; check quotation marks and spaces"
    )


def place(mark: Any) -> tuple[int, int]:
    """The line and column of one of PyYAML's marks, from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
