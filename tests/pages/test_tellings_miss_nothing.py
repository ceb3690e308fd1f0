"""Every word that tells a reader what to do is compared: whatever else it said would be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from jinja2 import Environment

from decision_aid.policy import Policy
from site_generator.pages.pages import draw_procedure
from site_generator.pages.poster import draw_poster
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid
from site_generator.screens.graph import Graph, State
from site_generator.screens.policies import graph_of, version_of
from site_generator.tellings.agree import check_drawn_poster
from site_generator.tellings.aid_meant import meant_by
from site_generator.tellings.aid_read import read_aid
from site_generator.tellings.compared import Item, differences
from site_generator.tellings.markup import all_of, read_markup, words
from site_generator.tellings.page_read import read_page

OTHER = "something else"

LEFT = 34
"""Where what the poster says of all steps begins; the steps' own lines are set in."""

SITES_OWN = ("href=tel:999", "href=../../../national/")

OURS = {
    *("Do this", "Who", "By when and why", "Write it down", "Where this comes from"),
    *("Check these were done", "What next?", "Your answers so far", "Change"),
    *("Resolved?", "Yes:", "No:", "on to", "or", "to", "In the policy:", "More on that", "limit"),
    *("You.", "The policy names nobody.", "Acts at this step.", "It also has another way:"),
    *("The policy says this", "happen.", "(our advice)", "If you are stuck: national advice"),
    *("This policy names people to ask for advice: see", "above."),
}
"""What the pages say around what a policy says; a site's own emergency line comes on top."""

ADDRESSES = ("id", "href", "data-stage", "data-side", "data-mine", "data-timescale", "data-from")
HEADLINES = ("data-manager", "data-receiver", "data-board")
"""The attributes on which hangs what a reader is shown."""


def slips(root: Element, parts: list[Element]) -> Iterator[tuple[str, str]]:
    """The markup with each text, address and mark of these parts changed in turn, and what was."""
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    for element in dict.fromkeys(each for part in parts for each in part.iter()):
        for where in ("text", "tail"):
            was = getattr(element, where)
            if was and was.strip(" .,;:()\n"):
                setattr(element, where, f"{OTHER} ")
                yield ElementTree.tostring(root, "unicode"), " ".join(was.split())
                setattr(element, where, was)
        for name in {*ADDRESSES, *HEADLINES} & set(element.keys()):
            was = element.get(name, "")
            element.set(name, OTHER)
            yield ElementTree.tostring(root, "unicode"), f"{name}={was}"
            element.set(name, was)


def unnoticed(
    root: Element, parts: list[Element], findings: Callable[[str], Iterator[object]]
) -> list[str]:
    """What could be changed without a finding, the pages' own words left out."""
    found = {was for text, was in slips(root, parts) if not any(True for _ in findings(text))}
    return sorted(found - OURS)


def kind_of(state: State) -> tuple[object, ...]:
    """What kind of screen it is, so that one of each is tried."""
    step = state.turn.step
    if step is None:
        return (bool(state.turn.question and state.turn.question.help),)
    notes = {(each.about, "note") for each in step.notes} | {(g.about, "gap") for g in step.gaps}
    contacts = {contact.kind for duty in step.duties for contact in duty.contacts}
    return (state.turn.outcome, step.meeting is not None, frozenset(notes), frozenset(contacts))


def test_every_word_of_the_aid_counts(policy: Policy, pages_site: Site) -> None:
    graph = graph_of(version_of(policy))
    page = read_markup(draw_aid(pages_site, policy).html)
    sections = {each.get("id", ""): each for each in all_of(page, "fp-state")}
    missed: list[str] = []
    for state in {kind_of(each): each for each in graph.states.values()}.values():
        section = sections[state.address]
        national = " ".join(words(each) for each in all_of(section, "fp-national"))
        links = [f"href={each.get('href')}" for each in section.iter("a") if each.get("rel")]
        found = unnoticed(section, [section], partial(alone, policy, graph, state))
        missed += [each for each in found if each not in national and each not in links]
    assert [each for each in missed if not each.startswith(SITES_OWN)] == []


def alone(policy: Policy, graph: Graph, state: State, section: str) -> Iterator[str]:
    """What one section says otherwise than the engine."""
    told, _ = read_aid(f'<div><div class="fp-states">{section}</div></div>')
    yield from differences(told.get(state.address, ()), meant_by(policy, graph, state))


def test_every_word_of_a_step_and_of_the_flowchart_counts(
    policy: Policy, templates: Environment, pages_site: Site
) -> None:
    page = read_markup(draw_procedure(templates, policy, pages_site.today).html)
    boxes = [box for ladder in all_of(page, "fp-ladder") for box in ladder]
    assert boxes
    for part in (*boxes, *all_of(page, "fp-stage")):
        root = Element("div")
        holder = SubElement(root, "ol", {"class": "fp-ladder"}) if part in boxes else root
        holder.append(part)
        before = items_of(ElementTree.tostring(root, "unicode"))
        assert unnoticed(root, [part], partial(changes, before)) == []


def changes(before: list[Item], page: str) -> Iterator[str]:
    """What a page tells otherwise than before, when it told what the policy's rules say."""
    yield from differences(items_of(page), before)


def items_of(page: str) -> list[Item]:
    """What a page tells, each with the step of which it tells it."""
    told = read_page(page).items()
    return [(kind, anchor, *rest) for anchor, items in told for kind, *rest in items]


def test_every_word_of_the_posters_steps_counts(policy: Policy, pages_site: Site) -> None:
    drawn = draw_poster(pages_site, policy)
    root = read_markup(str(drawn.content))
    lines = [each for each in root.iter() if each.text and each.text.strip()]
    top = min(float(each.get("y", 0)) for each in lines if (each.text or "").startswith("Resolved"))
    parts = [
        each for each in lines if float(each.get("y", 0)) > top and float(each.get("x", 0)) > LEFT
    ]
    assert parts
    assert unnoticed(root, parts, partial(check_drawn_poster, policy)) == []
