"""The file of worked examples that a board can read and sign, and what each of them expects."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from decision_aid.duties import Block, Force
from decision_aid.written import Written
from site_generator.reading.shape import Shape
from site_generator.reading.yaml_reader import Read, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class SaysToReaders(Written):
    """What a step tells its readers; only the keys that it writes are compared.

    A duty, a record, a piece of advice or a note is named by the words that it starts with, or by
    its id.
    """

    sentence: str | tuple[str, ...] | None = None
    """A whole sentence that a reader is told, or a list of them, as text without emphasis."""
    not_said: str | tuple[str, ...] | None = None
    """A sentence, or words, that no reader may be told, or a list of them."""
    actors: dict[str, str] | None = None
    """Who acts in each of these duties, in the words for whoever raised it: `contact your
    supervisor: you`. Where several act: `you and the other agency's worker`."""
    verbs: dict[str, Force] | None = None
    """The verb of each of these duties: `refer it: should`."""
    records: tuple[str, ...] | None = None
    """Everything that is to be written down, and nothing else, in order."""
    advice: tuple[str, ...] | None = None
    """All the advice, and nothing else, in order."""
    notes: tuple[str, ...] | None = None
    """Everything else that the policy is said to say here, and nothing else, in order."""
    meeting: dict[str, str] | None = None
    """What is said of the meeting, by its heading: `Who chairs it: The policy does not say.`"""
    gaps: dict[Block, tuple[str, ...]] | None = None
    """The gaps that are told in each of these blocks of the step, and no others, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect(Written):
    """What a scenario expects; only the keys that it writes are compared."""

    stage: str = ""
    """The place of the step: a stage, `two.resolved`, `four.stops`, `emergency`, a road, an end."""
    question: str = ""
    """The question that is asked, when the answers do not yet lead to a step."""
    who: tuple[str, ...] | None = None
    """The roles that act, in order, each once."""
    acts: dict[str, tuple[str, ...]] | None = None
    """Who acts on each side, and with whom: `receiver: [worker with their manager]`; `anyone` where
    the policy does not say who. A side that is left out has nothing to do."""
    tell: tuple[str, ...] | None = None
    """The roles that are told, in order."""
    contacts: dict[str, str] | None = None
    """How each of these roles is reached: `known`, `ask`, `given` or `not_given`."""
    deadline: str | dict[str, str] | None = None
    """Each timescale's date, or date and time; or `none stated`."""
    past: tuple[str, ...] | None = None
    """The timescales whose deadline has passed."""
    next: dict[str, str] | None = None
    """Where each of these endings leads; `two or three` where the policy leaves a choice, `not
    stated` when it has no rule."""
    gaps: tuple[str, ...] | None = None
    """The gaps that are shown at the step, in order."""
    earlier: tuple[str, ...] | None = None
    """The duties of earlier stages that stay open."""
    dropped: tuple[str, ...] | None = None
    """The questions whose answers were not used."""
    outcome: str = ""
    """`agreed`, `decided`, `elsewhere` or `stops`."""
    headline: dict[str, str] | None = None
    """The headline for each of these sides."""
    only_on_page: tuple[str, ...] | None = None
    """The gaps that are shown only on the procedure's page and at no step, in order."""
    says: SaysToReaders | None = None
    """What the step tells its readers, in sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Written):
    """One worked example."""

    name: str
    """What it is about, in words."""
    answers: dict[str, str]
    """Question id and answer id."""
    expect: Expect
    """What the policy says in that case."""
    times: dict[str, str] = field(default_factory=dict)
    """Event id, and its date and time in London: 2026-11-24T10:00."""
    now: str = ""
    """The time at which the reader asks; needed only to tell which deadlines have passed."""

    def request(self) -> str:
        """The request to the engine (`decision_aid.door`), as JSON text."""
        return json.dumps({"answers": self.answers, "times": self.times, "now": self.now or None})


SCENARIOS = Shape[tuple[Scenario, ...]](tuple[Scenario, ...], "this file is a list of scenarios")


def read_scenarios(path: FilePath, shown_as: str = "") -> tuple[Read, tuple[Scenario, ...]]:
    """Reads `policies/<id>/scenarios.yaml`; raises ProblemsFound."""
    read = read_yaml(path, shown_as)
    return read, SCENARIOS.build(read)


def expected_of(record: Expect | SaysToReaders) -> dict[str, Any]:
    """The keys that a scenario compares, with what it expects."""
    values = {key: getattr(record, key) for key in record.__dataclass_fields__}
    found = {key: _listed(value) for key, value in values.items() if value not in (None, "")}
    return {key: value for key, value in found.items() if value != {} or key != "says"}


def _listed(value: Any) -> Any:
    """A value with lists instead of tuples, as in JSON."""
    if isinstance(value, SaysToReaders):
        return expected_of(value)
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return list(value) if isinstance(value, tuple) else value
