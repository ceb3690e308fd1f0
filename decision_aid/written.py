"""What all records that a board writes have in common."""

import operator
from dataclasses import fields, replace
from typing import Any, ClassVar

When = dict[str, str | tuple[str, ...]] | tuple[dict[str, str | tuple[str, ...]], ...]
"""A condition: a mapping whose entries must all be true, or a list of which one must be true."""


class Written:
    """A record that a board writes. Unknown keys are refused; field docstrings explain each key."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, object]] = {
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }
    ALONE: ClassVar[str] = ""
    """The key for which a text alone stands, where that says enough: `unresolved: three`."""
    HEADED_BY: ClassVar[tuple[str, ...]] = ()
    """The keys whose value may head several of them: `"6.2": [one saying, another]`. Of two, the
    first has a closed list of words, and every other heading is the second's."""

    @property
    def inherits(self) -> bool:
        """Whether a clause holds for it that is written around it."""
        return True


class UnderClause(Written):
    """A record with a clause, which holds for everything in it that names none of its own."""

    __slots__ = ()
    clause: str

    def __post_init__(self) -> None:
        """Give each record inside, which may have a clause and has none, this one's."""
        for each in fields(self):  # type: ignore[arg-type]
            value = getattr(self, each.name)
            full = _with_clause(value, self.clause)
            if full is not value:
                object.__setattr__(self, each.name, full)


def _with_clause(value: Any, clause: str) -> Any:
    if isinstance(value, tuple):
        full = tuple(_with_clause(each, clause) for each in value)
        return value if all(map(operator.is_, full, value)) else full
    if isinstance(value, dict):
        filled = {key: _with_clause(each, clause) for key, each in value.items()}
        return value if all(filled[key] is value[key] for key in value) else filled
    if isinstance(value, Written) and getattr(value, "clause", None) == "" and value.inherits:
        return replace(value, clause=clause)  # type: ignore[type-var]
    return value


def clauses_of(clause: str) -> tuple[str, ...]:
    """The clauses in one field, which are separated by `;`; none where it is not stated."""
    parts = (part.strip() for part in clause.split(";"))
    return tuple(part for part in parts if part not in ("", "not stated"))


def several(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The items as a tuple: a single item may be written without a list; empty text means none."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)
