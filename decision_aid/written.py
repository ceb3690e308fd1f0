"""What all records that a board writes have in common."""

from typing import ClassVar

When = dict[str, str | tuple[str, ...]] | tuple[dict[str, str | tuple[str, ...]], ...]
"""A condition: a mapping whose entries must all be true, or a list of which one must be true."""


class Written:
    """A record that a board writes. Unknown keys are refused; field docstrings explain each key."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, object]] = {
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }


def clauses_of(clause: str) -> tuple[str, ...]:
    """The clauses in one field, which are separated by `;`; none where it is not stated."""
    parts = (part.strip() for part in clause.split(";"))
    return tuple(part for part in parts if part not in ("", "not stated"))


def several(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The items as a tuple: a single item may be written without a list; empty text means none."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)
