"""A page that is filled from the top with lines, boxes and arrows.

A drawing cannot wrap text by itself, so the lines are broken here, by the widths of the letters.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from functools import lru_cache

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 34.0
"""A4 in points."""

INK, SOFT, PAPER, POST, ARM = "#16242b", "#4b5a61", "#ffffff", "#12424f", "#e6eff0"
DANGER, WAIT, WAIT_GROUND = "#8a1220", "#6f4600", "#fdf3dc"

LOOKS = {"danger": (DANGER, DANGER), "warning": (WAIT_GROUND, WAIT), "step": (ARM, POST)}
"""The ground and the edge of each kind of box."""

NARROW, WIDE = frozenset("fijlrtI.,:;'’|!()[] -"), frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    size: float
    text: str
    fill: str = INK
    weight: str = "400"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; its kind says what stands in it, and how it looks."""

    kind: str
    x: float
    y: float
    width: float
    height: float

    @property
    def fill(self) -> str:
        """The colour of its ground."""
        return LOOKS[self.kind][0]

    @property
    def stroke(self) -> str:
        """The colour of its edge."""
        return LOOKS[self.kind][1]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line downwards that ends in a point."""

    x: float
    top: float
    bottom: float

    @property
    def line(self) -> str:
        """The path of its line."""
        return f"M{_place(self.x)} {_place(self.top)}V{_place(self.bottom - 5)}"

    @property
    def head(self) -> str:
        """The path of its point."""
        return f"M{_place(self.x - 6)} {_place(self.bottom - 7)}h12l-6 7z"


@dataclass(slots=True)
class Sheet:
    """A page being filled from the top."""

    y: float = MARGIN
    shapes: list[Box] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)

    def write(
        self,
        text: str,
        size: float,
        *,
        x: float = MARGIN,
        width: float = WIDTH - 2 * MARGIN,
        fill: str = INK,
        weight: str = "400",
    ) -> None:
        """Write a paragraph and move below it."""
        for line in wrapped(text, size * (1.05 if weight != "400" else 1), width):
            self.y += size * 1.22
            y = _place(self.y - size * 0.22)
            self.texts.append(Text(_place(x), y, round(size, 2), line, fill, weight))

    def framed(self, kind: str, paragraphs: list[tuple[str, float, str, str]]) -> None:
        """Write paragraphs (text, size, weight, colour) in a box as wide as the page allows."""
        top, pad, across = self.y, 7.0, WIDTH - 2 * MARGIN
        self.y += pad - 2
        for text, size, weight, colour in paragraphs:
            inner = across - 2 * pad
            self.write(text, size, x=MARGIN + pad, width=inner, weight=weight, fill=colour)
        self.y += pad
        self.shapes.append(Box(kind, *map(_place, (MARGIN, top, across, self.y - top))))


def _place(points: float) -> float:
    """A place or a length as the drawing gives it."""
    return round(points, 1)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The text broken into lines no wider than this; a word that is too long is broken."""
    lines: list[str] = []
    for word in _pieces(text, size, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(text: str, size: float, width: float) -> list[str]:
    most = max(4, int(width / (size * 0.92)))
    found: list[str] = []
    for word in text.split():
        too_long = width_of(word, size) > width
        found += textwrap.wrap(word, most) if too_long else [word]
    return found


def width_of(text: str, size: float) -> float:
    """About how wide a line is in a plain sans-serif, on the safe side."""
    return _units(text) * size


@lru_cache(maxsize=65_536)
def _units(text: str) -> float:
    """Kept, because a poster is tried in many sizes."""
    return sum(
        0.34 if letter in NARROW else 0.92 if letter in WIDE else 0.72 if letter.isupper() else 0.57
        for letter in text
    )
