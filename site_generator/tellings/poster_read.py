"""What the poster shows, read back from the drawing: where its boxes, arrows and lines stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from site_generator.tellings.markup import one_line, read_markup

SVG = "{http://www.w3.org/2000/svg}"

NEAR = 1.0
"""Numbers in the drawing are rounded."""

POINT = 5.0
"""How far before its end the line of an arrow stops, for its point."""


@dataclass(frozen=True, slots=True)
class StepDrawn:
    """One box of the poster, with what stands under it."""

    name: str
    """The printed label, and who acts."""
    title: str
    says: str
    """What else stands in the box."""
    ways: str
    """What stands under it."""
    arrow: bool
    """Whether an arrow leads from it to the next box."""


@dataclass(frozen=True, slots=True)
class PosterDrawn:
    """The poster as somebody before it reads it, and as it is read aloud."""

    danger: str
    """What stands in the first box, for a child who is not safe."""
    steps: tuple[StepDrawn, ...]
    text: str
    described: str


def read_poster(svg: str) -> PosterDrawn:
    """The steps of a poster from the top, all of its text, and its description."""
    drawing = read_markup(svg)
    frames = list(drawing.iter(f"{SVG}rect"))
    boxes = [each for each in frames if each.get("data-box") == "step"]
    boxes.sort(key=lambda box: _number(box, "y"))
    lines = list(drawing.iter(f"{SVG}text"))
    tops = [_number(box, "y") for box in boxes]
    ends = [*tops, _number(drawing, "height", of="viewBox")][1:]
    arrows = [_arrow(each.get("d", "")) for each in drawing.iter(f"{SVG}path")]
    danger = [box for box in frames if box.get("data-box") == "danger"]
    return PosterDrawn(
        danger=" ".join(_text(_inside(box, lines)) for box in danger),
        steps=tuple(_step(box, end, lines, arrows) for box, end in zip(boxes, ends, strict=True)),
        text=one_line(" ".join(line.text or "" for line in lines)),
        described=one_line(drawing.findtext(f"{SVG}desc") or ""),
    )


def _number(element: Element, name: str, of: str = "") -> float:
    return float(element.get(of, "0").split()[-1] if of else element.get(name, "0"))


def _arrow(path: str) -> tuple[float, float]:
    """Where the line of an arrow begins and ends."""
    found = re.fullmatch(r"M[\d.]+ ([\d.]+)V([\d.]+)", path)
    return (float(found[1]), float(found[2]) + POINT) if found else (0.0, 0.0)


def _step(
    box: Element, end: float, lines: list[Element], arrows: list[tuple[float, float]]
) -> StepDrawn:
    top, left = _number(box, "y"), _number(box, "x")
    bottom = top + _number(box, "height")
    inside = _inside(box, lines)
    # What belongs to a step is indented; what is said of all of them is not.
    under = [
        each for each in lines if bottom < _number(each, "y") < end and _number(each, "x") > left
    ]
    # Who acts stands before the title, which is bold, and what is done behind it.
    title = [each for each in inside if each.get("font-weight") == "700"]
    first = inside.index(title[0]) if title else len(inside)
    return StepDrawn(
        name=_text(inside[:first]),
        title=_text(title),
        says=_text([each for each in inside[first:] if each not in title]),
        ways=_text(under),
        arrow=any(abs(a - bottom) < NEAR and abs(b - end) < NEAR for a, b in arrows),
    )


def _inside(box: Element, lines: list[Element]) -> list[Element]:
    top = _number(box, "y")
    bottom = top + _number(box, "height")
    return [each for each in lines if top < _number(each, "y") < bottom]


def _text(lines: list[Element]) -> str:
    return one_line(" ".join(line.text or "" for line in lines))
