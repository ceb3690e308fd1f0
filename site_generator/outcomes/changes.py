"""What a policy's outcome table says now and did not say before, and whether its file is fresh."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from decision_aid.policy import Policy
from site_generator.outcomes.table import BETWEEN, BYTE_ORDER_MARK, TABLE, Row, draw_table
from words.outcomes import COLUMNS

MOST_NAMED = 3
"""So many of the steps that a change concerns are named; the rest are counted."""

IF_MEANT = "if you meant it, fingerpost check --accept writes the table anew"
"""What follows a change of what the policy says."""

NO_CHANGE = "run `fingerpost check --accept`, which writes it anew"
"""What follows where the file is at fault, and nobody has meant anything."""

NO_TABLE = "this is not an outcome table, or it has been edited by hand or half merged"
SAVED_BY_ANOTHER = (
    "this holds what the policy says, but another program has saved it in its own form"
)


class Change(NamedTuple):
    """One thing that some lines said and do not say any more, or say now and did not."""

    column: str
    was: tuple[str, ...]
    now: tuple[str, ...]
    keys: tuple[str, ...]
    """The lines, by their answers."""


class Changes(NamedTuple):
    """Everything that differs between two tables."""

    cells: tuple[Change, ...] = ()
    added: tuple[str, ...] = ()
    """The lines that are new, by their answers."""
    removed: tuple[str, ...] = ()
    """The lines that are gone."""


@dataclass(frozen=True, slots=True)
class StaleTable:
    """A table that is not what its policy says now."""

    path: Path
    shown_as: str
    text: str
    """What the file should hold."""
    said: tuple[str, ...]
    """What is different, line by line, in words."""
    advice: str

    def __str__(self) -> str:
        first = f"{self.shown_as}:1:1: {self.said[0]}; {self.advice}"
        return "\n".join((first, *self.said[1:]))

    def write(self) -> None:
        """Make the file what the policy says now."""
        self.path.write_text(self.text, encoding="utf-8", newline="\n")


def check_table(folder: Path, policy: Policy, shown_as: str) -> Iterator[StaleTable]:
    """The policy's table, if its file is missing or says something else."""
    path, text = folder / TABLE, draw_table(policy)
    try:
        written = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        yield StaleTable(path, shown_as, text, ("there is no outcome table yet",), NO_CHANGE)
        return
    except (OSError, UnicodeDecodeError):
        written = ""
    if written == text:
        return
    old, new = parse_table(written), parse_table(text)
    changes = changes_between(old, new)
    said, advice = tuple(_said(changes)), IF_MEANT
    if not old:
        said, advice = (NO_TABLE,), NO_CHANGE
    elif changes == Changes():
        said, advice = (SAVED_BY_ANOTHER,), NO_CHANGE
    yield StaleTable(path, shown_as, text, said, advice)


def parse_table(text: str) -> tuple[Row, ...]:
    """The lines of a table's text; none if it is not one."""
    try:
        plain = io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")
        rows = tuple(csv.reader(plain, strict=True))
    except csv.Error:
        return ()
    if not rows or tuple(rows[0]) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        return ()
    return tuple(
        Row(
            row[0],
            {
                column: tuple(cell.split(BETWEEN))
                for column, cell in zip(COLUMNS[1:], row[1:], strict=True)
                if cell
            },
        )
        for row in rows[1:]
    )


def changes_between(old: Iterable[Row], new: Iterable[Row]) -> Changes:
    """What differs; a change that several lines have in common is told once, with all of them."""
    before = {line.key: line for line in old}
    after = {line.key: line for line in new}
    found: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for key in (key for key in after if key in before):
        for column in COLUMNS[1:]:
            was = before[key].cells.get(column, ())
            now = after[key].cells.get(column, ())
            if was != now:
                gone = tuple(item for item in was if item not in now)
                come = tuple(item for item in now if item not in was)
                told = (gone, come) if gone or come else (was, now)  # only the order is another
                found.setdefault((column, *told), []).append(key)
    return Changes(
        tuple(Change(*what, tuple(keys)) for what, keys in found.items()),
        tuple(key for key in after if key not in before),
        tuple(key for key in before if key not in after),
    )


def _said(changes: Changes) -> Iterator[str]:
    """The changes, each with its steps, what stood there and what stands there now."""
    count = len({key for each in changes.cells for key in each.keys})
    count += len(changes.added) + len(changes.removed)
    are = "is" if count == 1 else "are"
    yield f"{counted(count, 'line')} of the outcome table {are} not what the policy says now"
    for each in changes.cells:
        yield f"  {each.column}, at {_named(each.keys)}"
        yield from (f"    was: {item}" for item in each.was)
        yield from (f"    now: {item}" for item in each.now)
    if changes.added:
        yield f"  new: {_named(changes.added)}"
    if changes.removed:
        yield f"  no longer there: {_named(changes.removed)}"


def _named(keys: tuple[str, ...]) -> str:
    """The steps by their answers: the first few, and how many more."""
    more = len(keys) - MOST_NAMED
    listed = "; ".join(keys[:MOST_NAMED])
    return f"{listed}; and {more} more" if more > 0 else listed


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun: `1 step`, `14 steps`."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
