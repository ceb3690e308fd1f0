"""Records to JSON and back: one small generic function each way."""

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_plain(value: Any, *, sparse: bool = False) -> Any:
    """A record as plain lists and mappings; a field's trailing underscore is removed.

    With `sparse`, fields with their default value are left out; `from_plain` reads this form.
    """
    if isinstance(value, str):  # as most values are
        return value
    kind: type = type(value)
    if (named := _fields_of(kind)) is not None:
        return {
            name: to_plain(getattr(value, field.name), sparse=sparse)
            for name, field in named
            if not (sparse and _is_default(field, getattr(value, field.name)))
        }
    if isinstance(value, dict):
        return {key: to_plain(item, sparse=sparse) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item, sparse=sparse) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


@cache
def _fields_of(kind: type) -> tuple[tuple[str, Field[Any]], ...] | None:
    """The fields of a class of record, each with its name in plain data; None for other classes."""
    if not is_dataclass(kind):
        return None
    return tuple((field.name.rstrip("_"), field) for field in fields(kind))


def from_plain(record: type[Record], plain: Any) -> Record:
    """The record that `to_plain(…, sparse=True)` wrote. The input must already be checked."""
    made: Record = _build(record, plain)
    return made


def _is_default(field: Any, value: Any) -> bool:
    if field.default is not MISSING:
        return bool(value == field.default)
    return field.default_factory is not MISSING and bool(value == field.default_factory())


_HINTS: dict[type, dict[str, Any]] = {}


def _build(hint: Any, plain: Any) -> Any:
    if is_dataclass(hint):
        if hint not in _HINTS:
            _HINTS[hint] = get_type_hints(hint)  # type: ignore[index]
        hints = _HINTS[hint]  # type: ignore[index]
        return hint(**{key: _build(hints[key], item) for key, item in plain.items()})  # type: ignore[operator]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _build(_branch(arguments, plain), plain)
    if origin is tuple:
        return tuple(_build(arguments[0], item) for item in plain)
    if origin is dict:
        return {key: _build(arguments[1], item) for key, item in plain.items()}
    if hint is date:
        return date.fromisoformat(plain)
    return plain


def _branch(arguments: tuple[Any, ...], plain: Any) -> Any:
    """The member of a union that fits a value of this shape."""
    if plain is None:
        return type(None)
    for argument in arguments:
        if isinstance(plain, list) and get_origin(argument) is tuple:
            return argument
        if isinstance(plain, dict) and (get_origin(argument) is dict or is_dataclass(argument)):
            return argument
    return str
