"""A time limit as a step lists it, made of the rule alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from decision_aid.timescale import Start, Timescale, parse_span

OF_A_DUTY = Timescale(
    id="",
    limits="duty",
    span=None,
    also=None,
    stated=True,
    force="must",
    owed_by=None,
    starts=(),
    event_is_reading=False,
    sooner="",
    urgent=False,
    clauses=("1",),
)


def limit(rule: str, *events: str, **more: Any) -> Timescale:
    """The limit of a duty that runs from these moments; "it began" where none is named."""
    starts = tuple(Start(event) for event in events or ("it began",))
    return replace(OF_A_DUTY, id=rule, span=parse_span(rule), starts=starts, **more)
