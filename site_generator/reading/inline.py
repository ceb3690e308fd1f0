"""Board text as a reader sees it: links and emphasis are drawn, everything else is shown as typed.

All text that a board writes reaches a page through one of these two functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

SCHEMES = ("https:", "mailto:", "tel:")
"""Where a link may lead. Any other link is shown as the text that was typed."""

MARKS = frozenset("*_[\\")
"""Text without any of these has no mark in it, and needs no parser."""


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


def safe_link(url: str) -> bool:
    """Whether an address that a policy gives may be made a link."""
    return url.lower().startswith(SCHEMES)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _link_open(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any
) -> str:
    tokens[at].attrSet("rel", "noopener")
    return renderer.renderToken(tokens, at, options, env)


def _marks() -> MarkdownIt:
    """A parser that knows links, emphasis and escapes only."""
    marks = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
    marks.validateLink = safe_link  # type: ignore[method-assign]
    marks.add_render_rule("link_open", _link_open)
    return marks


_MARKS = _marks()
