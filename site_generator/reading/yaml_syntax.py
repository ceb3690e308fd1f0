"""A parser's message about invalid YAML, put into words a board knows."""

from __future__ import annotations

import re
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
    "sequence entries are not allowed here": (
        "a dash that starts a list cannot stand here; write the list on the lines below, or remove "
        "the dash"
    ),
    "cannot start any token": (
        "a text cannot start with this character; put the text in quotation marks"
    ),
    "expected alphabetic or numeric character": (
        "a text cannot start with * or &; put the whole text in double quotation marks"
    ),
    "but found '<scalar>'": (
        "the text before this has already ended; look for a quotation mark that is missing "
        "here or further up"
    ),
    "found '<stream end>'": "a bracket is opened and never closed; close it",
    "expected ',' or '}'": (
        "this is inside { } and cannot be read; check that every bracket and quotation mark is "
        "closed, or put each entry on its own line"
    ),
    "expected ',' or ']'": (
        "this is inside [ ] and cannot be read; check that every bracket and quotation mark is "
        "closed, or put each entry on its own line, starting with “- ”"
    ),
    "expected <block end>, but found '-'": (
        "the dash is the fault: keys stand around it; remove it, or indent this line like the list "
        "that it belongs to"
    ),
    "expected <block end>, but found '<block sequence start>'": (
        "the dash is the fault: keys stand around it; remove it, or indent this line like the list "
        "that it belongs to"
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


STARRED = re.compile(r"(^|[:,\[{-]) *[*&][^\s,\]}]+ *$")
"""A text that starts with * or &, up to where its second word begins."""

WIDE_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The spaces that look like a usual one and do not indent or part anything in YAML."""

MARKS = {
    rf"^[ -]*(?:[a-z_]+:[{WIDE_SPACE}]|[{WIDE_SPACE}][{WIDE_SPACE} -]*[a-z_]+:(?: |$))": (
        "this line has a no-break space where a usual one is needed; delete the spaces before the "
        "text and type them again"
    ),
    r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$": (
        "this line was left by a merge of two versions; keep one of the versions, and remove the "
        "lines <<<<<<<, ======= and >>>>>>>"
    ),
}
"""What no parser has a word for, and what it means."""


def marked(text: str, name: str) -> Problem | None:
    """The first line that an editor or git has marked with what cannot be seen or read."""
    for sign, hint in MARKS.items():
        for found in re.finditer(sign, text, re.MULTILINE):
            if not _is_quoted(text, found.end()):
                return Problem(name, text.count("\n", 0, found.start()) + 1, 1, hint)
    return None


def _is_quoted(text: str, index: int) -> bool:
    """Whether a place is inside quotation marks, where every character is the author's."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.end_mark.index >= index:
                return bool(token.style) and token.start_mark.index < index
    except yaml.YAMLError:
        pass  # it is told where it is
    return False


def syntax_problem(error: yaml.MarkedYAMLError, name: str, text: str) -> Problem:
    """What is wrong with invalid YAML and what to do about it, in plain words."""
    what = error.problem or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    if "end of stream" in what or "stream end" in what:
        mark = error.context_mark or mark  # where it was opened, not the end of the file
    if mark and (opened := _opened_before(error, mark, text)):
        return Problem(name, *place(opened[0]), opened[1])
    for sign, hint in SYNTAX_HINTS.items():
        if sign in what:
            return Problem(name, *place(mark), hint)
    return Problem(
        name, *place(mark), f"this is not YAML: {what}; check quotation marks and spaces"
    )


def _opened_before(error: yaml.MarkedYAMLError, mark: Any, text: str) -> tuple[Any, str] | None:
    """What stands before the place at which the parser stopped: where, and what to do about it."""
    if STARRED.search(text[text.rfind("\n", 0, mark.index) + 1 : mark.index]):
        return mark, SYNTAX_HINTS["expected alphabetic or numeric character"]
    start, context = error.context_mark, error.context or ""
    in_brackets = context.startswith("while parsing a flow")
    quoted = _quoted_before(mark, text)
    if quoted and quoted.start_mark.line < mark.line:
        return quoted.start_mark, _unclosed(text[quoted.start_mark.index :])
    if quoted and not text[quoted.end_mark.index : mark.index].strip():
        what = (
            "the text goes on after its quotation mark; put the whole text in double quotation "
            "marks, and make those inside it curly: “ and ”"
        )
        return mark, f"a comma is missing here, or {what}" if in_brackets else what
    if start and in_brackets and start.line < mark.line:
        sign = text[start.index]
        closing = {"{": "}", "[": "]"}[sign]
        return start, f"the {sign} on line {start.line + 1} is not closed; close it with {closing}"
    if start and context == "while parsing a block collection" and "found '?'" in str(error):
        what = (
            f"the list above starts with a dash on line {start.line + 1}, and this line has none; "
            "remove that dash, or start this line with one"
        )
        return mark, what
    return None


def _quoted_before(mark: Any, text: str) -> Any:
    """The last text in quotation marks before a place, where it ends on the same line."""
    last: Any = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= mark.index:
                break
            if isinstance(token, yaml.ScalarToken) and token.style:
                last = token
    except yaml.YAMLError:
        pass  # the one that is being told
    return last if last and last.end_mark.line == mark.line else None


def _unclosed(quoted: str) -> str:
    """What to do about the quotation mark with which this begins."""
    if re.match(r".*[”’][ ,}\]]*$", quoted, re.MULTILINE):
        return (
            "the quotation mark that opens this text is closed by a curly one; write a straight "
            "one there, like the first"
        )
    return "the quotation mark that opens this text is not closed on this line; close it"


def place(mark: Any) -> tuple[int, int]:
    """The line and column of one of PyYAML's marks, from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
