"""How an item of the outcome table is written, and the pattern by which it is found again.

Both follow from one form: whoever words an item anew changes what finds it with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter

Mark = str
"""A pattern for an item that stands behind the name of its column: `time limits: week (…): …`."""


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of item: the column in which it stands, and its text with places to fill."""

    column: str
    text: str
    within: bool = False
    """Whether it is a part of an item, wherever it stands in it."""

    def item(self, **parts: str) -> str:
        """The item itself."""
        return self.text.format(**parts)

    def mark(self, **known: str) -> Mark:
        """What finds every item of this form that holds these parts, whatever the others are."""
        pieces = (
            re.escape(before) + ("" if name is None else _part(known, name))
            for before, name, _, _ in Formatter().parse(self.text)
        )
        text = "".join(pieces)
        return f"^{re.escape(self.column)}: {f'.*{text}' if self.within else f'{text}$'}"


def _part(known: dict[str, str], name: str) -> str:
    return re.escape(known[name]) if name in known else ".*"


ANSWER = Form("answers", "{question}={answer}")
LIMIT = Form("time limits", "{id} ({about}): {words}")
LIMIT_OF_A_DUTY = Form("time limits", "({about}): {words}")
COUNTING = Form("time limits", "{name}: {value}")
"""How a policy counts time, where it says so."""
CONTACT = Form("contact", "{role} = {name}: {ways}")
WAY = Form("what next", "{move}: {said}")
CHOICE = Form("what next", "{answer}: {label} → {place}")
DEPENDS = Form("what next", "({question} {places})", within=True)
"""Where a way leads, when that depends on the answer to a question."""
GAP = Form("the policy does not say", "{about}: {id} ({unclear})")
SAID = Form("also said", "{name}: {text}")
"""What stands on every step."""
CITED = Form("clauses", "{clause}: {names}")
BETWEEN_NAMES = ", "
"""What parts the names of what comes from one clause."""


def located(column: str, item: str) -> str:
    """An item behind the name of its column, as marks look for it."""
    return f"{column}: {item}"


def finds(mark: Mark, item: str) -> bool:
    """Whether a located item is one that this mark means."""
    return re.search(mark, item, re.DOTALL) is not None


def anywhere(text: str) -> Mark:
    """What finds this text, wherever it stands; nothing for no text."""
    return re.escape(text)


def cited(name: str) -> Mark:
    """What finds a name among those that come from a clause."""
    clause, _, _ = CITED.text.partition("{names}")
    before = re.escape(clause).replace(re.escape("{clause}"), ".*")
    names = f"(.*{BETWEEN_NAMES})?{re.escape(name)}({BETWEEN_NAMES}.*)?"
    return f"^{CITED.column}: {before}{names}$"
