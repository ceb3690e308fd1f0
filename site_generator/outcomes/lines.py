"""The outcomes of a policy: one line a step or end, and those of what holds at all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from decision_aid.places import EMERGENCY, START, split_place
from decision_aid.policy import Policy
from decision_aid.turn import Turn
from decision_aid.written import clauses_of
from site_generator.outcomes.destinations import Destinations
from site_generator.outcomes.items import (
    Item,
    items_of_duties,
    items_of_question,
    items_of_step,
)
from site_generator.reading.inline import SITE_ENGLISH
from site_generator.screens.graph import Graph, State
from site_generator.screens.policies import graph_of, version_of
from words import outcomes as said
from words.catalogue import Words
from words.conventions import conventions_told
from words.notes import refs_told
from words.questions import ASK
from words.sentence import Sentence, after, board, typed

UNSAID = ("", "not stated")

KEYWORDS = ("standing", "nation", "person")
EVERYWHERE = (
    *("publisher", "area", "source", "source_url", "dated"),
    *("version", "review_due", "approved_by", "approved_on", "mistakes_to"),
)
"""What a step's strip and foot say of the policy."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a step or an end, a question, or what holds at all of them."""

    key: Sentence
    """Its name, unique in a policy: of a step the answers, as they are typed after
    `fingerpost ask`."""
    items: tuple[Item, ...]
    answers: Mapping[str, str] | None = None
    """The answers that lead there; None for a line to which none lead."""
    place: str = ""
    """The place of a step; empty for a line that is none."""
    everywhere: bool = False
    """Whether it holds what stands on every step."""


def lines_of(policy: Policy, words: Words = SITE_ENGLISH) -> tuple[Line, ...]:
    """What stands on every step, the questions, and the steps in the order of the file."""
    graph, words = graph_of(version_of(policy)), words.about(policy.person)
    ways = Destinations(graph, words)
    first = next(iter(graph.states.values())).turn
    key = words.say(said.EVERY_STEP)
    return (
        Line(key, tuple(_everywhere(policy, first, words)), everywhere=True),
        *_questions(policy, words),
        *(_line(state.turn, ways, words) for state in states_in_order(policy, graph)),
    )


def states_in_order(policy: Policy, graph: Graph) -> list[State]:
    """The states that have a line, in the order of the policy's file: steps, and the beginning."""
    places = (EMERGENCY, *policy.scope, START, *policy.stages, *policy.ends)
    order = {place: at for at, place in enumerate(places)}

    def rank(state: State) -> tuple[int, str, str]:
        place = state.turn.step.stage.id if state.turn.step else START
        stage, ending = split_place(place)
        return order[stage], ending, line_key(state.turn.answers)

    shown = (state for state in graph.states.values() if state.turn.step or _begins(state.turn))
    return sorted(shown, key=rank)


def _begins(shown: Turn) -> bool:
    """Whether this asks who has talked so far: where a reader comes to the ladder."""
    asked = shown.question
    return bool(asked and asked.id == "position" and "position" not in shown.answers)


def line_key(answers: Mapping[str, str]) -> str:
    """The answers as they are typed after `fingerpost ask`."""
    return " ".join(f"{question}={answer}" for question, answer in answers.items())


def _line(shown: Turn, ways: Destinations, words: Words) -> Line:
    key = typed(line_key(shown.answers))
    if not shown.step:
        assert shown.question, "a turn without a step has a question"
        return Line(key, tuple(items_of_question(shown.question, ways, words)), shown.answers)
    items = list(items_of_step(shown.step, ways, words))
    if shown.outcome:
        items.append(Item(said.OUTCOME, words.say(said.OUTCOMES[shown.outcome])))
    return Line(key, tuple(items), shown.answers, shown.step.stage.id)


def _everywhere(policy: Policy, first: Turn, words: Words) -> Iterator[Item]:
    """Whose policy it is, how it counts time, the emergency."""
    yield Item(said.TITLE, board(policy.title), ("title",))
    yield from items_of_duties(first.emergency.duties, words)
    for told in conventions_told(policy.conventions, words):
        cited = refs_told(clauses_of(policy.conventions.clause), words)
        yield Item(said.LIMITS, after((told, cited)), ("conventions",))
    for role_id, role in policy.people.items():
        side = after((typed(role_id), typed(role.side)), ": ")
        yield Item(said.ALSO, side, (f"people.{role_id}.side",))
    texts = {name: getattr(policy, name) for name in (*KEYWORDS, *EVERYWHERE)}
    texts |= {f"say.{each.name}": getattr(policy.say, each.name) for each in fields(policy.say)}
    texts |= {"emergency.words": policy.emergency.words}
    for path, text in texts.items():
        if text not in UNSAID:
            name = typed(path.replace("_", " ").replace(".", " "))
            told = typed(text) if path in KEYWORDS else board(text)
            yield Item(said.ALSO, after((name, told), ": "), (path,))


def _questions(policy: Policy, words: Words) -> Iterator[Line]:
    """The policy's own questions, each with its answers in words."""
    if policy.scope:
        roads = {f"scope.{road}.answer": (road, each.answer) for road, each in policy.scope.items()}
        yield _question("topic", Item(said.TITLE, words.say(ASK["topic"])), roads, words)
    for name in ("yours", "theirs") if policy.agencies else ():
        at = f"agencies.ask_{name}"
        ask = Item(said.TITLE, board(getattr(policy.agencies, f"ask_{name}")), (at,))
        kinds = policy.agencies.kinds if policy.agencies else {}
        answers = {f"agencies.kinds.{kind}": (kind, text) for kind, text in kinds.items()}
        yield _question(name, ask, answers, words)
    for name, asked in policy.questions.items():
        at = f"questions.{name}"
        ask = Item(said.TITLE, board(asked.ask), (f"{at}.ask",))
        answers = {f"{at}.answers.{key}": (key, text) for key, text in asked.answers.items()}
        help_told = Item(said.ALSO, board(asked.help), (f"{at}.help",))
        more = (help_told,) if asked.help else ()
        yield _question(name, ask, answers, words, *more)


def _question(
    name: str, ask: Item, answers: Mapping[str, tuple[str, str]], words: Words, *more: Item
) -> Line:
    told = (
        Item(said.NEXT, after((typed(key), board(text)), ": "), (path,))
        for path, (key, text) in answers.items()
    )
    return Line(words.say(said.QUESTION, question=typed(name)), (ask, *told, *more))
