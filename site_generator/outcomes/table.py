"""The outcome table of a policy: its outcomes as `outcomes.csv`, which stands beside it.

A change of the policy then shows in review as the lines of the steps that it changes.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.policy import Policy
from site_generator.outcomes.items import Item
from site_generator.outcomes.lines import states_in_order
from site_generator.outcomes.page import whole_table
from site_generator.reading.inline import SITE_ENGLISH
from words.catalogue import Words
from words.outcomes import COLUMNS

__all__ = ["TABLE", "Row", "draw_table", "rows_of", "states_in_order"]

TABLE = "outcomes.csv"
"""The name of the table's file, beside `policy.yaml`."""

BYTE_ORDER_MARK = "\ufeff"
"""The first character of the file: by it a spreadsheet knows that the text is UTF-8."""

BETWEEN = " | "
"""What parts the items of a cell, which is one line so that a change shows as one."""

FORMULA = tuple("=+-@＝＋－＠")
"""How a cell starts that a spreadsheet would reckon instead of showing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it stands in the file."""

    key: str
    """Its name, unique in a table."""
    cells: dict[str, tuple[str, ...]]
    """For each column, what stands in the cell; a column that is not here is empty."""


def draw_table(policy: Policy, words: Words = SITE_ENGLISH) -> str:
    """The text of `outcomes.csv`: the same for the same policy, to the last letter."""
    written = io.StringIO()
    written.write(BYTE_ORDER_MARK)
    table = csv.writer(written, lineterminator="\n")
    table.writerow([words.text(words.say(column)) for column in COLUMNS])
    for row in rows_of(policy, words):
        items = (row.cells.get(column, ()) for column in COLUMNS[1:])
        table.writerow(map(_cell, (row.key, *map(BETWEEN.join, items))))
    return written.getvalue()


def rows_of(policy: Policy, words: Words = SITE_ENGLISH) -> Iterator[Row]:
    """Every line: of the steps, then of what only the page of the procedure tells."""
    words = words.about(policy.person)
    known: dict[Item, str] = {}
    for line in whole_table(policy, words):
        cells: defaultdict[str, list[str]] = defaultdict(list)
        for each in line.items:
            text = known.get(each)
            if text is None:
                text = known[each] = " ".join(words.text(each.told).split())
            cells[each.column].append(text)
        yield Row(words.text(line.key), {column: tuple(texts) for column, texts in cells.items()})


def _cell(text: str) -> str:
    """One that a spreadsheet would take for a formula is marked as text."""
    return f"'{text}" if text.startswith(FORMULA) else text
