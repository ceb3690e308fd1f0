"""Everything that a reader is shown of a policy, as text: one function for each rendering."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import NamedTuple

from decision_aid.door import open_door
from decision_aid.policy import Policy
from decision_aid.request import Request
from site_generator.command.terminal import draw_choices, draw_screen
from site_generator.difference.compared import differences
from site_generator.outcomes.page import whole_table
from site_generator.pages.how_checked import draw_proof
from site_generator.pages.pages import draw_policies, draw_procedure
from site_generator.pages.poster import draw_poster
from site_generator.proof.prove import Proof
from site_generator.publish.build import Site
from site_generator.publish.site import draw_aid
from site_generator.screens.graph import Graph
from site_generator.screens.policies import graph_of, policy_json, version_of
from words.catalogue import Words
from words.choices import choices
from words.live import Live
from words.outcomes import COLUMNS
from words.standing import weight_told

NOW = "2026-12-23T15:30:00Z"
"""A Wednesday afternoon: what is raised then is due among the days off at the end of the year."""


class Case(NamedTuple):
    """What a policy is rendered with."""

    site: Site
    policy: Policy
    words: Words


class Visible(HTMLParser):
    """What a page shows or reads out: its text, attributes that are text, and where it leads."""

    SHOWN = ("aria-label", "title", "href")
    SCRIPTS = ("data-raiser", "data-manager", "data-receiver", "data-board", "data-stage")
    """What a script puts on the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.data: list[str] = []
        self.typed = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.typed = tag == "code"
        shown = dict(attrs)
        self.pieces += [shown[name] or "" for name in self.SHOWN + self.SCRIPTS if name in shown]

    def handle_endtag(self, tag: str) -> None:
        self.typed = self.typed and tag != "code"

    def handle_data(self, data: str) -> None:
        if not self.typed:
            (self.data if self.cdata_elem else self.pieces).append(data)

    @property
    def text(self) -> str:
        """All of it; what is for a script, and what a reader types, left out."""
        return "\n".join(self.pieces)


def aid(case: Case) -> str:
    """The page of the decision aid, and what its script asks."""
    page = Visible(draw_aid(case.site, case.policy, case.words).html)
    asked = json.loads("".join(page.data))["events"]
    return "\n".join((page.text, *asked.values()))


def page(case: Case) -> str:
    """The procedure page."""
    drawn = draw_procedure(case.site.templates, case.policy, case.site.today, case.words)
    return f"{drawn.title}\n{Visible(drawn.html).text}"


def listing(case: Case) -> str:
    """The policy in the list of policies."""
    drawn = draw_policies(case.site.templates, (case.policy,), case.site.today, case.words)
    return Visible(drawn.html).text


def poster(case: Case) -> str:
    """The poster, its lines joined again."""
    drawn = str(draw_poster(case.site, case.policy, case.words).content)
    return " ".join(Visible(drawn).pieces)


def table(case: Case) -> str:
    """The outcome table."""
    words = case.words.about(case.policy.person)
    items = (item.told for line in whole_table(case.policy, words) for item in line.items)
    return "\n".join(words.text(each) for each in (*map(words.say, COLUMNS), *items))


def difference(case: Case, other: Policy) -> str:
    """What is said when the policy takes the place of another, and the other of it."""
    pairs = ((case.policy, other), (other, case.policy))
    return "\n".join(line for pair in pairs for line in differences(*pair, case.words))


def checked(case: Case, proof: Proof) -> str:
    """How it was checked; `proof` is of the same policy."""
    loaded = replace(proof.loaded, policy=case.policy)
    drawn = draw_proof(case.site.templates, replace(proof, loaded=loaded), case.words)
    return f"{drawn.title}\n{Visible(drawn.html).text}"


def terminal(case: Case) -> str:
    """Every screen of `fingerpost ask`, each with its limits counted and its choices."""
    door = open_door(policy_json(case.policy), case.site.holidays)
    words = case.words.about(case.policy.person)
    strip = tuple(piece for told in weight_told(case.policy, words) for piece in told)
    shown = []
    for answers, times in _requests(graph_of(version_of(case.policy))):
        reply = door.ask(Request(answers, times, NOW, (), ()))
        shown.append(draw_screen(reply, case.policy.title, strip, 10_000, words))
        offered = choices(reply.turn, words)
        shown.append(draw_choices(offered, [""] * len(offered), 10_000))
    return "\n".join(shown)


def live(case: Case) -> str:
    """Everything that the page's script is told, about every step."""
    door = open_door(policy_json(case.policy), case.site.holidays)
    told = Live(door, case.words.about(case.policy.person))
    shown: list[str] = []
    for answers, times in _requests(graph_of(version_of(case.policy))):
        asked = {"answers": {**answers, "1": "1"}, "times": {**times, "1": "1"}}
        reply = json.loads(told.answer(json.dumps({**asked, "now": NOW})))
        shown += reply["left_out"] + [each["text"] for each in reply["slips"]]
        shown += [text for limit in reply["limits"].values() for text in _texts(limit)]
    return "\n".join(shown)


def _requests(graph: Graph) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    for state in graph.states.values():
        events = state.turn.step.events if state.turn.step else ()
        yield dict(state.turn.answers), {event.id: NOW for event in events}


def _texts(limit: dict[str, object]) -> Iterator[str]:
    for key, value in limit.items():
        if key == "working":
            assert isinstance(value, list)
            for each in value:
                yield from (each["says"], *each["items"])
        elif isinstance(value, str) and key not in ("date", "at"):
            yield value


RENDERINGS: dict[str, Callable[[Case], str]] = {
    each.__name__: each for each in (aid, page, listing, poster, table, terminal, live)
}
"""What is drawn of one policy alone; `checked` and `difference` need more."""
