"""The poster of a policy, drawn: its ladder on one A4 page, for the wall and for download."""

from __future__ import annotations

from collections.abc import Iterable

from decision_aid.policy import Policy
from site_generator.pages.build import Build
from site_generator.pages.page import Asset
from site_generator.pages.sheet import (
    HEIGHT,
    INK,
    MARGIN,
    PAPER,
    POST,
    SOFT,
    WAIT,
    WIDTH,
    Arrow,
    Sheet,
)
from site_generator.reading.inline import SITE_ENGLISH, text_of
from words.catalogue import Words
from words.poster import Poster, Step, poster
from words.sentence import Sentence

LAYOUTS = (
    *((size, most) for most in (20, 4, 2, 1) for size in (14.0, 13.0, 12.0, 11.0, 10.0)),
    *((size, 0) for size in (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)),
)
"""Sizes of type and how many duties a step shows, tried in turn until the page is enough."""


def draw_poster(site: Build, policy: Policy, words: Words = SITE_ENGLISH) -> Asset:
    """The poster of one policy, in the largest type that fits one page."""
    address = f"{site.url}policies/{policy.id}/"
    told = poster(policy, site.today, site.national(policy), site.built(words), address, words)
    for size, most in LAYOUTS:
        sheet = _filled(told, size, most)
        if sheet.y <= HEIGHT - MARGIN:
            break
    svg = site.templates.get_template("poster.svg.j2").render(
        sheet=sheet,
        width=WIDTH,
        height=HEIGHT,
        title=text_of(told.called),
        described=" ".join(text_of(step.described) for step in told.steps),
    )
    return Asset(f"policies/{policy.id}/poster.svg", svg)


def _filled(told: Poster, size: float, most: int) -> Sheet:
    sheet = Sheet()
    _head(sheet, told, size)
    for limit in told.limits:
        sheet.write(text_of(limit), size * 0.85, weight="700")
    sheet.y += 4
    for step in told.steps:
        _step(sheet, step, size, _acts(step, told, most))
    sheet.y += 4
    for sentence in (() if most else told.no_acts, told.others):
        sheet.write(text_of(sentence), size * 0.85)
    small = min(size, 10.0) * 0.9
    sheet.y += 4
    edition, live, counts = map(text_of, told.foot)
    sheet.write(edition, small, fill=SOFT)
    sheet.write(live, small, weight="700")
    sheet.write(counts, small, fill=SOFT)
    return sheet


def _head(sheet: Sheet, told: Poster, size: float) -> None:
    small = min(size, 10.0) * 0.95
    call, *more = told.danger
    first = _lines([call], size * 1.15, "700", PAPER)
    sheet.framed("danger", [*first, *_lines(more, small, "400", PAPER)])
    sheet.y += 5
    sheet.write(text_of(told.title), size * 1.55, weight="700")
    sheet.write(text_of(told.publisher), small, fill=SOFT)
    warning = _lines(told.warning, small, "700", WAIT)
    if warning:
        sheet.y += 4
        sheet.framed("warning", warning)
    sheet.y += 8


def _lines(
    sentences: Iterable[Sentence], size: float, weight: str, colour: str
) -> list[tuple[str, float, str, str]]:
    """Paragraphs of one look, without those that say nothing."""
    return [(text_of(each), size, weight, colour) for each in sentences if each]


def _step(sheet: Sheet, step: Step, size: float, acts: list[Sentence]) -> None:
    small = size * 0.85
    limits = step.limits or (() if acts else step.soonest[:1])
    paragraphs = [
        *_lines((step.head,), small, "400", POST),
        *_lines((step.title,), size * 1.1, "700", INK),
        *_lines((*step.starts, *acts, *limits), small, "400", INK),
    ]
    sheet.framed("step", paragraphs)
    top = sheet.y
    sheet.y += 2
    for sentence in step.exits:
        sheet.write(text_of(sentence), small, x=MARGIN + 34, width=WIDTH - 2 * MARGIN - 34)
    sheet.y += 4
    if step.leads_on:
        sheet.arrows.append(Arrow(MARGIN + 17, top, sheet.y))


def _acts(step: Step, told: Poster, most: int) -> list[Sentence]:
    """What is done and who is told, a line each; if some are cut, never a must before a should."""
    ranked = sorted(step.acts, key=lambda act: not act[1])[:most]
    kept = [act[0] for act in step.acts if act in ranked]
    return [*kept, told.and_more] if most and len(kept) < len(step.acts) else kept
