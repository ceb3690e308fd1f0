"""The tellings of one policy agree: the engine, the decision aid, its page and its poster.

The pages are read back from their markup and their own headings; what they should say is worked
out from the engine. Neither side uses the templates or what fills them; both take the marks out of
a board's words by the one function that there is for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.codec import from_plain, to_plain
from decision_aid.policy import Policy
from site_generator.checks.findings import OUR_FAULT, Finding
from site_generator.proof.explored import path_of_place
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import Graph, State
from site_generator.screens.policies import policy_json
from site_generator.tellings.aid_meant import meant_by, moments_of
from site_generator.tellings.aid_read import read_aid
from site_generator.tellings.compared import differences
from site_generator.tellings.page_meant import meant_by_page
from site_generator.tellings.page_read import read_page
from site_generator.tellings.poster_meant import check_poster
from site_generator.tellings.poster_read import read_poster


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn of one policy."""

    aid: str
    """The decision aid's page."""
    page: str
    """The procedure page, with the flowchart."""
    poster: str
    """The poster's drawing."""


def check_tellings(policy: Policy, graph: Graph, drawn: Drawn) -> Iterator[Finding]:
    """A finding for each thing of which a page says something else than the engine does."""
    yield from check_sent(policy, policy_json(policy))
    yield from check_drawn_aid(policy, graph, drawn.aid)
    yield from check_drawn_page(policy, drawn.page)
    yield from check_drawn_poster(policy, drawn.poster)


def check_sent(policy: Policy, text: str) -> Iterator[Finding]:
    """The policy that a browser reads is the one from which the pages are drawn."""
    if to_plain(from_plain(Policy, json.loads(text))) != to_plain(policy):
        yield Finding((), f"the policy that is sent to browsers is another; {OUR_FAULT}")


def check_drawn_aid(policy: Policy, graph: Graph, html: str) -> Iterator[Finding]:
    """The decision aid has every state, and tells of each what the engine answers there."""
    try:
        told, moments = read_aid(html)
    except ValueError as error:
        yield _unreadable("the decision aid", error)
        return
    seen: dict[tuple[Path, str], list[str]] = {}
    for address in dict.fromkeys((*graph.states, *told)):
        state = graph.states.get(address)
        said = told.get(address, [])
        if state and said:
            found = differences(said, meant_by(policy, graph, state))
        else:
            found = iter([_screen(state)])
        for what in found:
            seen.setdefault((_path_of(policy, state), what), []).append(address)
    for what in differences(moments, moments_of(graph)):
        seen.setdefault(((), what), []).append("")
    for (path, what), places in seen.items():
        more = f" and on {len(places) - 1} more screens" if len(places) > 1 else ""
        at = f" at “{places[0]}”{more}" if places[0] else ""
        yield Finding(path, f"in the decision aid{at} {what}; {OUR_FAULT}")


def check_drawn_page(policy: Policy, html: str) -> Iterator[Finding]:
    """The procedure page and its flowchart tell of each step what the policy's rules say."""
    try:
        told = read_page(html)
    except ValueError as error:
        yield _unreadable("the procedure page", error)
        return
    meant = meant_by_page(policy)
    for anchor in dict.fromkeys((*meant, *told)):
        stage_id = anchor.removeprefix("stage-")
        for what in differences(told.get(anchor, ()), meant.get(anchor, ())):
            path = path_of_place(policy, stage_id)
            yield Finding(path, f"on the procedure page {what}; {OUR_FAULT}")


def check_drawn_poster(policy: Policy, svg: str) -> Iterator[Finding]:
    """The poster shows the steps, who acts, limits and ways on; what it leaves out, it says."""
    try:
        poster = read_poster(svg)
    except ValueError as error:
        yield _unreadable("the poster", error)
        return
    for stage_id, what in check_poster(policy, poster):
        yield Finding(path_of_place(policy, stage_id), f"on the poster {what}; {OUR_FAULT}")


def _unreadable(page: str, error: ValueError) -> Finding:
    return Finding((), f"{page} is not well formed at {error}; {OUR_FAULT}")


def _screen(state: State | None) -> str:
    return "a screen is missing" if state else "a screen is there that no answers lead to"


def _path_of(policy: Policy, state: State | None) -> Path:
    if state is None:
        return ()
    if state.turn.question and state.turn.question.id in policy.questions:
        return ("questions", f"key:{state.turn.question.id}")
    return path_of_place(policy, state.turn.step.stage.id if state.turn.step else "")
