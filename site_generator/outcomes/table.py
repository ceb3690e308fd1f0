"""The outcome table of a policy: one line a step or end, written beside it as `outcomes.csv`.

A change of the policy then shows in review as the lines of the steps that it changes.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields

from decision_aid.asking import Question
from decision_aid.contents import EMERGENCY
from decision_aid.places import START, split_place
from decision_aid.policy import Policy
from decision_aid.turn import Turn
from site_generator.outcomes.forms import CHOICE, COUNTING, DEPENDS, SAID
from site_generator.outcomes.page import lines_of_page
from site_generator.outcomes.words import (
    MOST_OF_A_DUTY,
    MOST_OF_A_NOTE,
    Cells,
    Wording,
    cells_of_step,
    contacts_of,
    duty_words,
    short,
)
from site_generator.screens.graph import Graph, State, address_of
from site_generator.screens.policies import graph_of, version_of

TABLE = "outcomes.csv"
"""The name of the table's file, beside `policy.yaml`."""

COLUMNS = (
    "answers",
    "stage",
    "printed label",
    "title",
    "headlines",
    "who acts",
    "who is told",
    "what is written down",
    "who may be asked",
    "contact",
    "time limits",
    "still open",
    "what next",
    "the policy does not say",
    "also said",
    "outcome",
    "clauses",
)

BYTE_ORDER_MARK = "\ufeff"
"""The first character of the file: by it a spreadsheet knows that the text is UTF-8."""

BETWEEN = " | "
"""What parts the items of a cell, which is one line so that a change shows as one."""

EVERY_STEP = "(every step)"
"""The key of the line of what stands on every step."""

FORMULA = re.compile(r"^[=+\-@＝＋－＠]")
"""How a cell starts that a spreadsheet would reckon instead of showing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a step or an end, or what holds at all of them."""

    key: str
    """The answers that lead there, as they are typed after `fingerpost ask`; unique in a table."""
    cells: Cells
    """What stands in the other columns; a column that is not here is empty."""


def draw_table(policy: Policy) -> str:
    """The text of `outcomes.csv`: the same for the same policy, to the last letter."""
    written = io.StringIO()
    written.write(BYTE_ORDER_MARK)
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for line in (*lines_of(policy), *_page(policy)):
        items = (line.cells.get(column, ()) for column in COLUMNS[1:])
        table.writerow(map(_cell, (line.key, *map(BETWEEN.join, items))))
    return written.getvalue()


def _page(policy: Policy) -> Iterator[Line]:
    return (Line(key, cells) for key, cells in lines_of_page(policy, short))


def lines_of(policy: Policy, word: Wording = short) -> tuple[Line, ...]:
    """The lines of steps and questions; `word` says how much of a long sentence stands in them."""
    graph = graph_of(version_of(policy))
    ways = _Ways(graph)
    steps = tuple(_line(state.turn, word, ways) for state in states_in_order(policy, graph))
    first = next(iter(graph.states.values())).turn
    return (_everywhere(policy, first, word), *_questions(policy, word), *steps)


def states_in_order(policy: Policy, graph: Graph) -> list[State]:
    """The states that have a line, in the order of the policy's file: steps, and the beginning."""
    order = {place: at for at, place in enumerate(_places(policy))}

    def rank(state: State) -> tuple[int, str, str]:
        place = state.turn.step.stage.id if state.turn.step else START
        stage, ending = split_place(place)
        return order[stage], ending, line_key(state.turn.answers)

    shown = (state for state in graph.states.values() if state.turn.step or _begins(state.turn))
    return sorted(shown, key=rank)


def _places(policy: Policy) -> tuple[str, ...]:
    return (EMERGENCY, *policy.scope, START, *policy.stages, *policy.ends)


def _begins(shown: Turn) -> bool:
    """Whether this asks who has talked so far: where a reader comes to the ladder."""
    asked = shown.question
    return bool(asked and asked.id == "position" and "position" not in shown.answers)


def line_key(answers: Mapping[str, str]) -> str:
    """What names a line: the answers as they are typed after `fingerpost ask`."""
    return " ".join(f"{question}={answer}" for question, answer in answers.items())


def _line(shown: Turn, word: Wording, ways: _Ways) -> Line:
    if shown.step:
        cells = cells_of_step(shown.step, word, ways.to)
        cells["outcome"] = (shown.outcome,) if shown.outcome else ()
        return Line(line_key(shown.answers), cells)
    asked = shown.question
    assert asked, "a turn without a step has a question"
    offered = tuple(
        CHOICE.item(
            answer=each.id,
            label=word(each.label, MOST_OF_A_NOTE),
            place=ways.to(each.answers),
        )
        for each in asked.answers
    )
    return Line(line_key(shown.answers), {"title": (asked.ask,), "what next": offered})


class _Ways:
    """Where answers lead: to a step, to a question, or to what each answer to one leads to."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.known: dict[str, str] = {}

    def to(self, answers: Mapping[str, str]) -> str:
        """The place: `three`, `three or four`, or `(area luton: three; bedford, unsure: four)`."""
        address = self.graph.leads.get(address_of(answers), "")
        if address not in self.graph.states:
            return "…"  # a policy with more states than are explored, which is not published
        if address not in self.known:
            self.known[address] = self._place(self.graph.states[address].turn)
        return self.known[address]

    def _place(self, shown: Turn) -> str:
        if shown.step:
            return shown.step.stage.id
        asked = shown.question
        assert asked, "a turn without a step has a question"
        if _of_the_past(asked):
            return f"asks “{asked.ask}”"
        by_place: dict[str, list[str]] = {}
        for choice in asked.answers:
            by_place.setdefault(self.to(choice.answers), []).append(choice.id)
        if len(by_place) == 1:
            return next(iter(by_place))
        if asked.id == "position":
            return f"({' or '.join(by_place)})"
        parts = (f"{', '.join(ids)}: {place}" for place, ids in by_place.items())
        return DEPENDS.item(question=asked.id, places="; ".join(parts))


def _of_the_past(asked: Question) -> bool:
    """Whether it asks how far talks have come, whose answers have lines of their own."""
    moves = ("ended", "unresolved")
    return asked.id == "position" and any(split_place(e.id)[1] in moves for e in asked.answers)


def _everywhere(policy: Policy, first: Turn, word: Wording) -> Line:
    """What stands on every step: whose policy it is, how it counts time, the emergency."""
    duties = first.emergency.duties
    said = {
        "in danger now": policy.emergency.words,
        **{name: getattr(policy, name) for name in EVERYWHERE},
        **{f"say {name}": text for name, text in asdict(policy.say).items()},
    }
    counted = (
        (field.name.replace("_", " "), _flat(getattr(policy.conventions, field.name)))
        for field in fields(policy.conventions)
        if getattr(policy.conventions, field.name) != field.default
    )
    cells = {
        "title": (policy.title,),
        "who acts": tuple(duty_words(duty, word) for duty in duties),
        "contact": contacts_of(duties, word),
        "time limits": tuple(
            COUNTING.item(name=name, value=_flat(value)) for name, value in counted
        ),
        "also said": tuple(
            SAID.item(name=name.replace("_", " "), text=word(text, MOST_OF_A_DUTY))
            for name, text in said.items()
            if text not in ("", "not stated")
        ),
    }
    return Line(EVERY_STEP, cells)


EVERYWHERE = (
    "standing",
    "publisher",
    "nation",
    "area",
    "person",
    "source",
    "source_url",
    "dated",
    "version",
    "review_due",
    "approved_by",
    "approved_on",
    "mistakes_to",
)
"""What a step's strip and foot say of the policy."""


def _flat(value: object) -> str:
    """The value of a convention in one line: a text, several, or days on which it is closed."""
    if isinstance(value, tuple):
        return ", ".join(map(_flat, value))
    closure = (getattr(value, name, "") for name in ("date", "until", "name"))
    return value if isinstance(value, str) else " ".join(part for part in closure if part)


def _questions(policy: Policy, word: Wording) -> Iterator[Line]:
    """The policy's own questions, each with its answers in words."""
    if policy.scope:
        roads = {road_id: road.answer for road_id, road in policy.scope.items()}
        yield _question("topic", "What is it about?", "", roads, word)
    agencies = policy.agencies
    if agencies:
        yield _question("yours", agencies.ask_yours, "", agencies.kinds, word)
        yield _question("theirs", agencies.ask_theirs, "", agencies.kinds, word)
    for question, asked in policy.questions.items():
        yield _question(question, asked.ask, asked.help, asked.answers, word)


def _question(
    name: str, ask: str, explained: str, answers: Mapping[str, str], word: Wording
) -> Line:
    cells = {
        "title": (ask,),
        "what next": tuple(f"{key}: {text}" for key, text in answers.items()),
        "also said": (word(explained, MOST_OF_A_DUTY),) if explained else (),
    }
    return Line(f"(question) {name}", cells)


def _cell(text: str) -> str:
    """One line; one that a spreadsheet would take for a formula is marked as text."""
    plain = " ".join(text.split())
    return f"'{plain}" if FORMULA.match(plain) else plain
