"""A policy with each text that its author can write marked, so that it can be found again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from decision_aid.policy import Policy
from site_generator.reading.hints import records_in

Mark = Callable[[str, str], str]
"""What is to stand for a text, by the field that it stands in: `Contact.name`."""

NO_TEXT = frozenset(
    name
    for names in (
        "Policy.id Policy.you Policy.dated Policy.review_due Policy.approved_on Policy.leaves_open",
        "Stage.part_of Stage.ladder EveryStage.ladder EveryStage.within",
        "Road.go Rule.go Rule.by Rule.when End.decided_by",
        "Duty.id Duty.at Says.at Duty.who Duty.whom Duty.when Duty.within Duty.also_written",
        "Duty.runs_from Duty.we_count_from Duty.stays_open",
        "Limit.owed_by Limit.over Limit.when Limit.within Limit.also_written",
        "Limit.runs_from Limit.we_count_from",
        "Duty.out_of_hours Duty.out_of_term Duty.pause Duty.agreed",
        "Limit.out_of_hours Limit.out_of_term Limit.pause Limit.agreed",
        "Gap.at Gap.limit Gap.when Gap.finding Gap.id",
        "Contact.when Contact.checked Days.date Days.until",
        "Conventions.working_days Conventions.office_opens Conventions.office_closes",
        "Conventions.end_of_day Conventions.cut_off BankHolidays.taken",
    )
    for name in names.split()
)
"""What holds no words of an author's: names of records, dates, times and time limits.

That a change of any of them is told is held by the mutants of policies.
"""

BETWEEN = {
    "Rule.label": ": ",
    "Stage.labels": ": ",
    **dict.fromkeys(
        ("Say.to_worker", "Say.to_manager", "Say.to_opposite", "Say.in_reply"), r"\{\w+\}"
    ),
}
"""What parts a text into several that are shown apart; clauses are parted by `;`."""
NOWHERE = "(?!)"
IN_KEYS = ("Policy.definitions", "Policy.documents", "Stage.then")
"""Texts that stand as keys: a term, before what it means; a document; what has happened."""


def text_fields(
    records: Collection[type] = records_in(Policy), no_text: Collection[str] = NO_TEXT
) -> Iterator[str]:
    """Every field of these records in which an author writes words for readers."""
    for record in records:
        hints = get_type_hints(record)
        for name in (each.name for each in fields(record)):
            hint = hints[name]
            field = f"{record.__name__}.{name}"
            if not name.startswith("_") and _holds_text(hint) and field not in no_text:
                yield field


def _holds_text(hint: Any) -> bool:
    if hint is str:
        return True
    arguments = get_args(hint)
    if get_origin(hint) is dict:
        return _holds_text(arguments[1])
    return any(map(_holds_text, arguments))


def marked(record: Any, mark: Mark) -> Any:
    """The record with every text of an author marked, and so in all records inside it."""
    changes = {
        field.name: _marked(
            getattr(record, field.name), f"{type(record).__name__}.{field.name}", mark
        )
        for field in fields(record)
    }
    return replace(record, **changes)


def _marked(value: Any, name: str, mark: Mark) -> Any:
    if is_dataclass(value):
        return marked(value, mark)
    if isinstance(value, dict):
        in_key = name in IN_KEYS
        return {
            mark(name, key) if in_key else key: _marked(item, name, mark)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        return tuple(_marked(item, name, mark) for item in value)
    if not isinstance(value, str) or name not in TEXTS or value in ("", "not stated"):
        return value
    between = "; ?" if name.endswith(".clause") else BETWEEN.get(name, NOWHERE)
    pieces = re.split(f"({between})", value)
    return "".join(
        mark(name, piece) if piece and not at % 2 else piece for at, piece in enumerate(pieces)
    )


TEXTS = frozenset(text_fields()) - {*IN_KEYS}
