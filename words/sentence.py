"""Sentences: finished text in pieces, each with what it is; and the messages they are made of."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType

Piece = tuple[str, str]
"""Text, and its marks, the outermost first: a board's text in passing is `quiet board`."""

Sentence = tuple[Piece, ...]
"""A finished sentence, or a part of one."""

PLAIN, VERB, MUST, QUIET, STAGE, BOARD = "", "verb", "must", "quiet", "stage", "board"
"""The marks: words of ours; the policy's verb; a verb as strong as must; words said in passing;
what a page may replace by the name of the step; a board's text, with marks of its own. Any other
is the address that the words lead to."""

UNSEEN, CODE, LABEL = "unseen", "code", "label"
"""The marks of words that are read out and not shown, of what is typed or copied, and of what
stands in a link already: there a board's own marks and links are not drawn."""

Message = NewType("Message", str)
"""A whole sentence of ours with named parts, in English; a translation is found by it."""

Part = Sentence | str | int
"""What fills a part: a sentence, a board's text, or a number."""

STOPS = (".", "?", "!", ".”", "?”", "!”")
"""What ends a sentence: no full stop follows it."""

SCHEMES = ("https:", "mailto:", "tel:")
"""Where a link of a board's may lead. Any other is shown as the text that was typed."""

PIECES = re.compile(
    r"\*\*(?P<must>[^*]+)\*\*|\*(?P<verb>[^*]+)\*|~(?P<quiet>[^~]+)~|\^(?P<unseen>[^^]+)\^"
    r"|\{(?P<part>\w+)\}"
)


def message(text: str) -> Message:
    """A message: `{name}` a part, `*…*` the policy's verb, `**…**` must, `~…~` quiet, `^…^` unseen.

    What extracts the catalogue looks for calls of this function.
    """
    return Message(text)


def fill(text: str, parts: Mapping[str, Part]) -> Sentence:
    """The sentence of a message in some language, with its parts in place."""
    found: list[Piece] = []
    ended = False
    for literal, mark, name in _parsed(text):
        if name:
            inside = [(each, f"{mark} {own}".strip()) for each, own in pieces(parts[name])]
            found += inside
            ended = bool(inside) and inside[-1][0].rstrip().endswith(STOPS)
        else:
            found.append((literal[1:] if ended and literal.startswith(".") else literal, mark))
            ended = False
    return tuple(piece for piece in found if piece[0])


@lru_cache(maxsize=4_096)
def _parsed(text: str) -> tuple[tuple[str, str, str], ...]:
    """The literals of a message, each with its mark, and the names of its parts."""
    found: list[tuple[str, str, str]] = []
    end = 0
    for each in PIECES.finditer(text):
        found.append((text[end : each.start()], PLAIN, ""))
        end = each.end()
        if each["part"]:
            found.append(("", PLAIN, each["part"]))
        else:
            mark = each.lastgroup or PLAIN
            found += [(inner, mark, name) for inner, _, name in _parsed(each[mark])]
    found.append((text[end:], PLAIN, ""))
    return tuple(each for each in found if each[0] or each[2])


def pieces(part: Part) -> Sentence:
    """A part as the pieces of a sentence."""
    if isinstance(part, str):
        return board(part)
    return ((str(part), PLAIN),) if isinstance(part, int) else part


def board(text: str) -> Sentence:
    """A board's text as a sentence; none for no text."""
    return ((text, BOARD),) if text else ()


def no_sentence(names: Sentence) -> Sentence:
    """Names or a list, after which a full stop is wanted whatever they end with."""
    return (*names, ("", PLAIN))


def typed(text: str) -> Sentence:
    """What is typed or copied, the same in every language."""
    return ((text, CODE),)


def label(sentence: Sentence) -> Sentence:
    """A sentence that stands in a link, or in something else to press."""
    return tuple((text, f"{LABEL} {mark}".strip()) for text, mark in sentence)


def link(sentence: Sentence, to: str) -> Sentence:
    """A part of a sentence that leads somewhere: its outermost mark is the address."""
    address = "%20".join(to.split())
    return tuple((text, f"{address} {mark}".strip()) for text, mark in sentence)


def link_out(sentence: Sentence, to: str) -> Sentence:
    """The same to an address that a board gives; no link where it may not be one."""
    return link(sentence, to) if safe_link(to) else sentence


def safe_link(url: str) -> bool:
    """Whether an address that a board gives may be made a link."""
    return url.lower().startswith(SCHEMES)


def capital(sentence: Sentence) -> Sentence:
    """The sentence with a capital first letter: set once, when it is finished."""
    if not sentence:
        return ()
    (first, mark), *rest = sentence
    first = first.lstrip()
    return ((first[:1].upper() + first[1:], mark), *rest)


def after(sentences: Iterable[Sentence], between: str = " ") -> Sentence:
    """Sentences one after another; those that say nothing are left out."""
    found: list[Piece] = []
    for each in sentences:
        if each:
            found += [(between, PLAIN), *each] if found else each
    return tuple(found)


def plain(sentence: Sentence) -> str:
    """The sentence as text; a board's own marks stay in it."""
    return "".join(text for text, _ in sentence)
