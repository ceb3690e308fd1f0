"""A drawn page or drawing read back: its elements, and their words as a reader sees them.

Strict on purpose: our pages close every element and give every attribute a value, so that one
that is left open is found here and not mended by a browser.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from site_generator.reading.inline import plain_inline


def read_markup(text: str) -> Element:
    """The root of a page or drawing; ValueError with the place when it is not well formed."""
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        line, column = error.position
        raise ValueError(f"line {line}, column {column}") from error


def words(element: Element | None) -> str:
    """All words of an element, with single spaces; none of one that is not there."""
    return "" if element is None else one_line("".join(element.itertext()))


def words_without(element: Element, *tags: str) -> str:
    """The words of an element, those of its children with these tags left out."""
    pieces = [element.text or ""]
    for child in element:
        pieces += ["" if child.tag in tags else "".join(child.itertext()), child.tail or ""]
    return one_line("".join(pieces))


def one_line(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def classes(element: Element) -> list[str]:
    """The classes of an element."""
    return element.get("class", "").split()


def all_of(element: Element, name: str) -> Iterator[Element]:
    """Every element inside that has this class."""
    return (each for each in element.iter() if name in classes(each))


def one_of(element: Element, name: str) -> Element | None:
    """The first element inside that has this class."""
    return next(all_of(element, name), None)


def target(link: Element | None) -> str:
    """Where a link inside the page leads."""
    return "" if link is None else link.get("href", "").removeprefix("#")


def plain(text: str) -> str:
    """A board's text as its words are read on a page."""
    return one_line(plain_inline(text))
