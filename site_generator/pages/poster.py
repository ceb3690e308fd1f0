"""The poster of a policy: its ladder on one A4 page, drawn for the wall and for download."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from decision_aid.people import NOT_STATED
from decision_aid.policy import Policy
from site_generator.pages.build import Build
from site_generator.pages.ladder import StageShown, WayOn, ladders, shown_stages
from site_generator.pages.pages import Asset
from site_generator.pages.procedure import DutyShown, shown_duties, whole_limits
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
from site_generator.reading.inline import plain_inline
from words.standing import edition_of, publisher_of, standing_of

LAYOUTS = (
    *((size, most) for most in (20, 4, 2, 1) for size in (14.0, 13.0, 12.0, 11.0, 10.0)),
    *((size, 0) for size in (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)),
)
"""Sizes of type and how many duties a step shows, tried in turn until the page is enough."""


def draw_poster(site: Build, policy: Policy) -> Asset:
    """The poster of one policy, in the largest type that fits one page."""
    for size, most in LAYOUTS:
        sheet = _filled(site, policy, size, most)
        if sheet.y <= HEIGHT - MARGIN:
            break
    svg = site.templates.get_template("poster.svg.j2").render(
        sheet=sheet,
        width=WIDTH,
        height=HEIGHT,
        title=f"{plain_inline(policy.title)}: the steps on one page",
        described=_described(policy),
    )
    return Asset(f"policies/{policy.id}/poster.svg", svg)


def _filled(site: Build, policy: Policy, size: float, most: int) -> Sheet:
    sheet = Sheet()
    _head(sheet, policy, site.today, site.emergency, size)
    for limit in whole_limits(policy):
        sheet.write(plain_inline(limit.words), size * 0.85, weight="700")
    sheet.y += 4
    main, *others = ladders(policy)
    for stage in shown_stages(policy, main):
        _stage(sheet, stage, size, most)
    sheet.y += 4
    if not most:
        sheet.write("The page says who does what at each step, and by when.", size * 0.85)
    if others:
        sets = "a second set" if len(others) == 1 else "other sets"
        sheet.write(f"It has {sets} of steps too: see the page.", size * 0.85)
    _foot(sheet, site, policy, size)
    return sheet


def _head(
    sheet: Sheet, policy: Policy, today: date, emergency: Mapping[str, str], size: float
) -> None:
    small = min(size, 10.0) * 0.95
    danger = [
        (f"{emergency['danger']} Call {emergency['call']}", size * 1.15, "700", PAPER),
        (emergency["otherwise"], small, "400", PAPER),
    ]
    asked = shown_duties(policy, policy.emergency.duties)
    named = [each for each in asked if not each.when][:2]
    danger += [(f"This policy says: {_duty(each)}", small, "400", PAPER) for each in named]
    if len(named) < len(asked):
        danger.append(("And more: see the page.", small, "400", PAPER))
    sheet.framed("danger", danger)
    sheet.y += 5
    sheet.write(plain_inline(policy.title), size * 1.55, weight="700")
    about = [publisher_of(policy), "" if policy.area.startswith(NOT_STATED) else policy.area]
    sheet.write(" · ".join(part for part in about if part), small, fill=SOFT)
    standing = standing_of(policy, today)
    warning = [(standing.text, small, "700", WAIT)] if standing.text else []
    if standing.review_passed:
        said = f"Its review date, {standing.review_due}, has passed."
        warning.append((said, small, "700", WAIT))
    if warning:
        sheet.y += 4
        sheet.framed("warning", warning)
    sheet.y += 8


def _stage(sheet: Sheet, stage: StageShown, size: float, most: int) -> None:
    small = size * 0.85
    name = " · ".join(plain_inline(part) for part in (stage.name, stage.actors) if part)
    paragraphs = [(name, small, "400", POST)] if name else []
    paragraphs.append((plain_inline(stage.title), size * 1.1, "700", INK))
    lines = [f"Start here if: {plain_inline(answer)}" for answer in stage.starts_for]
    lines += _duties(stage, most) if most else []
    paragraphs += [(line, small, "400", INK) for line in lines]
    own = [each.words for each in stage.limits]
    limits = own or ([] if most else list(stage.soonest)[:1])
    paragraphs += [(plain_inline(words), small, "400", INK) for words in limits]
    sheet.framed("step", paragraphs)
    top = sheet.y
    sheet.y += 2
    for words in _exits(stage):
        sheet.write(words, small, x=MARGIN + 34, width=WIDTH - 2 * MARGIN - 34)
    sheet.y += 4
    if stage.leads_on:
        sheet.arrows.append(Arrow(MARGIN + 17, top, sheet.y))


def _duties(stage: StageShown, most: int) -> list[str]:
    """What is done and who is told, a line each; if some are cut, never a must before a should."""
    told = [each for part in stage.parts for each in part.duties] + list(stage.tell)
    ranked = sorted(told, key=lambda each: each.duty.force not in ("must", "need to"))[:most]
    lines = [_duty(each) for each in told if each in ranked]
    return lines if len(lines) == len(told) else [*lines, "And more: see the page."]


def _duty(each: DutyShown) -> str:
    """A duty in one sentence; the page says the rest."""
    verb = {"none": "", "expects": "(expected)", "aim": "(the aim)"}.get(
        each.duty.force, each.duty.force
    )
    does = re.split(r"(?<=[.?]) ", plain_inline(each.duty.does))[0].rstrip(".")
    when = f" {plain_inline(each.when)}:" if each.when else ""
    who = "Somebody" if each.duty.who == NOT_STATED else plain_inline(each.who)
    said = f"{who}:{when} {verb} {does}. {plain_inline(each.time)}"
    return " ".join(said.replace("?.", "?").split())


def _exits(stage: StageShown) -> list[str]:
    elsewhere = any(anchor != "agreed" for way in stage.agreed for anchor in way.anchors)
    agreed = " ".join(map(_way, stage.agreed)) if elsewhere else "write it down."
    if not stage.unresolved:
        return [f"Resolved? Yes: {agreed} No: the policy stops here."]
    onward = [
        way for way in stage.unresolved if way.onward and not (way.when or way.by or way.unclear)
    ]
    said = [f"Resolved? Yes: {agreed} {'No: go on down.' if onward else 'If not:'}"]
    for way in onward:
        said += [f"First: {plain_inline(first.says)}" for first in way.requires]
    return said + [_way(way) for way in stage.unresolved if way not in onward]


def _way(way: WayOn) -> str:
    places = " or ".join(plain_inline(name) for name in way.names)
    chosen = f" ({plain_inline(way.by)} chooses)" if way.by else ""
    reading = " (our reading: the policy does not say)" if way.unclear else ""
    said = f"{places}{chosen}{reading}."
    return f"{plain_inline(way.when)}: {said}" if way.when else said


def _foot(sheet: Sheet, site: Build, policy: Policy, size: float) -> None:
    small = min(size, 10.0) * 0.9
    made = f"This sheet was made from {site.build}."
    sheet.y += 4
    sheet.write(f"{edition_of(policy, site.today)} {made}", small, fill=SOFT)
    address = f"{site.url}policies/{policy.id}/"
    sheet.write(f"Paper grows old: check the live page, {address}", small, weight="700")
    sheet.write("If this sheet and the signed policy differ, the policy counts.", small, fill=SOFT)


def _described(policy: Policy) -> str:
    """The poster in words, for whoever cannot see it."""
    stages = shown_stages(policy, ladders(policy)[0])
    told = (
        f"{plain_inline(f'{stage.name} {stage.title}')}. {' '.join(_exits(stage))}"
        for stage in stages
    )
    return " ".join(told)
