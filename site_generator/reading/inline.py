"""Board text as HTML or plain text: links and emphasis work, everything else is shown as typed.

All text that a board writes reaches a page through one of these functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from words.catalogue import ENGLISH
from words.sentence import (
    BOARD,
    CODE,
    LABEL,
    MUST,
    PLAIN,
    QUIET,
    STAGE,
    UNSEEN,
    VERB,
    Sentence,
    safe_link,
)

MARKS = frozenset("*_[\\")
"""Text without any of these characters has no marks and needs no parser."""


@lru_cache(maxsize=20_000)
def render_inline(text: str) -> Markup:
    """The text as HTML: `*emphasis*`, `**strong**`, `[words](https://…)`, and nothing else."""
    line = _one_line(text)
    rendered: str = _MARKS.renderInline(line) if MARKS.intersection(line) else escapeHtml(line)
    return Markup(rendered)  # safe: the parser has HTML off and escapes all text


@lru_cache(maxsize=20_000)
def plain_inline(text: str) -> str:
    """The text without its marks, for a drawing, a calendar or a terminal."""
    line = _one_line(text)
    if not MARKS.intersection(line):
        return line
    parsed = _MARKS.parseInline(line)
    return "".join(
        child.content
        for token in parsed
        for child in token.children or ()
        if child.type in ("text", "text_special")
    )


MARKED = {
    VERB: Markup("<b>{}</b>"),
    MUST: Markup('<strong class="fp-must">{}</strong>'),
    QUIET: Markup('<span class="fp-quiet">{}</span>'),
    STAGE: Markup('<span class="fp-stage">{}</span>'),
    CODE: Markup("<code>{}</code>"),
    UNSEEN: Markup('<span class="fp-vh">{}</span>'),
}
"""The HTML for a piece of a sentence, by its mark; a board's text has marks of its own."""

LINK, LINK_OUT = Markup('<a href="{}">{}</a>'), Markup('<a href="{}" rel="noopener">{}</a>')


@lru_cache(maxsize=20_000)
def html(sentence: Sentence) -> Markup:
    """A finished sentence as HTML: the one filter of the page templates."""
    return _drawn([(text, mark.split()) for text, mark in sentence], render_inline)


def _drawn(pieces: list[tuple[str, list[str]]], own: Callable[[str], Markup | str]) -> Markup:
    """Pieces with their marks, those of one outer mark together; `own` draws a board's text."""
    drawn = Markup()
    for mark, run in groupby(pieces, key=lambda piece: "".join(piece[1][:1])):
        inside = [(text, marks[1:]) for text, marks in run]
        if mark == PLAIN:
            drawn += "".join(text for text, _ in inside)
        elif mark == BOARD:
            drawn += Markup().join(own(text) for text, _ in inside)
        elif mark == LABEL:
            drawn += _drawn(inside, plain_inline)
        elif mark in MARKED:
            drawn += MARKED[mark].format(_drawn(inside, own))
        else:
            known = LINK_OUT if mark.lower().startswith("https:") else LINK
            drawn += known.format(mark, _drawn(inside, plain_inline))  # no link stands in a link
    return drawn


def text_of(sentence: Sentence) -> str:
    """A finished sentence as text, for a drawing, an attribute, a calendar or a terminal."""
    return "".join(
        plain_inline(text) if mark.split()[-1:] == [BOARD] else text for text, mark in sentence
    )


SITE_ENGLISH = replace(ENGLISH, text=text_of)
"""English as pages say it: in an attribute a board's text stands without its marks."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _link_open(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any
) -> str:
    tokens[at].attrSet("rel", "noopener")
    return renderer.renderToken(tokens, at, options, env)


def _marks() -> MarkdownIt:
    """A parser that knows only links, emphasis and escapes."""
    marks = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
    marks.validateLink = safe_link  # type: ignore[method-assign]
    marks.add_render_rule("link_open", _link_open)
    return marks


_MARKS = _marks()
