"""Runs the tests for `code_mutants`: a pytest plugin that is loaded only in the copy.

With mutmut, every function of the copy asks at every call which mutant is being tested, and records
who called it. That made the tests ten times slower. Here functions stay as they were defined; the
process that tries a mutant puts the mutant's code into the one function that it changes. Functions
are wrapped only while mutmut learns which tests call a function, and whether tests fail at all.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mutmut.mutation import trampoline
from mutmut.mutation.trampoline_templates import mangle_function_name
from mutmut.state import state

from site_generator.reading import yaml_reader

ENGINE = "decision_aid."

STATS = Path("mutmut-stats.json")

NOT_IN_PLACE = 2
"""The exit code if a mutant cannot be put in place; mutmut reads it as an interrupted run."""

Function = Callable[..., Any]

asking = trampoline.wrap_in_trampoline
"""Mutmut's own way: a function that asks at each call."""

made: dict[str, tuple[Function, dict[str, Function]]] = {}
"""Every function of the copy with its mutants, by mutmut's name for it."""


def wrap_in_trampoline(
    mutants: dict[str, Function], is_classmethod: bool = False
) -> Callable[[Function], Function]:
    """The decorator that mutmut puts on each function of the copy."""
    run = os.environ.get("MUTANT_UNDER_TEST", "")

    def wrap(function: Function) -> Function:
        name = name_in_mutmut(function)
        if run == "stats":
            return noting(function, name)
        if run == "fail":
            return asking(mutants, is_classmethod)(function)
        made[name] = (function, mutants)
        return function

    return wrap


trampoline.wrap_in_trampoline = wrap_in_trampoline  # type: ignore[assignment]


def pytest_collection_finish() -> None:
    """Once everything is loaded, put the mutant in its function's place."""
    module, _, mutant = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")
    if "__mutmut_" not in mutant:
        return
    try:
        function, mutants = made[f"{module}.{mutant}".partition("__mutmut_")[0]]
        function.__code__ = mutants[mutant].__code__
        function.__defaults__ = mutants[mutant].__defaults__
        function.__kwdefaults__ = mutants[mutant].__kwdefaults__
    except Exception as error:  # a mutant that cannot be put in place is not killed
        pytest.exit(f"{mutant} cannot be put in place: {error!r}", returncode=NOT_IN_PLACE)


def name_in_mutmut(function: Function) -> str:
    """Mutmut's name for a function: `decision_aid.turn.x_turn`."""
    *classes, name = function.__qualname__.split(".")
    mangled = mangle_function_name(name=name, class_name=classes[-1] if classes else None)
    return f"{function.__module__}.{mangled}"


def noting(function: Function, name: str) -> Function:
    """The function, wrapped so that it records each call by a test."""
    note = state()._stats.add

    @functools.wraps(function)
    def noted(*arguments: Any, **named: Any) -> Any:
        note(name)
        return function(*arguments, **named)

    return noted


yaml_reader.parse_yaml = functools.cache(yaml_reader.parse_yaml)


def pytest_configure() -> None:
    """Exclude what was loaded before the fork from garbage collection in every process."""
    gc.freeze()


def pytest_sessionfinish() -> None:
    """If the tests are loaded but not run, read the policies already for the later tests."""
    if not os.environ.get("MUTANT_UNDER_TEST"):
        for path in (*Path("policies").glob("*/*.yaml"), *Path("tests/engine").glob("*.yaml")):
            yaml_reader.read_yaml(path.resolve())


@pytest.fixture(autouse=True)
def fresh_caches() -> None:
    """Empty all caches before each test: a cached answer would hide that it calls a function."""
    for name, module in sys.modules.items():
        if name.startswith(ENGINE):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the fast tests first: most mutants are then killed before a slow one runs."""
    if STATS.exists():
        took = json.loads(STATS.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: took.get(item.nodeid, 0.0))
