"""What every record that a board writes has in common."""

from typing import ClassVar

When = dict[str, str | tuple[str, ...]] | tuple[dict[str, str | tuple[str, ...]], ...]
"""A condition: a mapping, all of whose entries hold, or a list of them, any of which does."""


class Written:
    """What a board writes. Unknown keys are refused; the docstrings below explain each key."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, object]] = {
        "extra": "forbid",
        "use_attribute_docstrings": True,
    }


def clauses_of(clause: str) -> tuple[str, ...]:
    """The clauses of one field, which are parted by `;`; none where it is not stated."""
    parts = (part.strip() for part in clause.split(";"))
    return tuple(part for part in parts if part not in ("", "not stated"))
