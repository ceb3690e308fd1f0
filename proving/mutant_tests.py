"""How the tests run under `code_mutants`: a plugin of pytest, loaded in the copy only.

In mutmut every function of the copy asks at every call which mutant is under test, and notes the
way there. That made the tests ten times slower. Here functions stand as they were made; in the
process that tries a mutant its code is put into the one function that it is a mutant of. While
mutmut learns which tests come by a function, and whether tests fail at all, functions are wrapped.
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
"""What pytest then exits with; mutmut takes it for a run that was broken off."""

Function = Callable[..., Any]

asking = trampoline.wrap_in_trampoline
"""Mutmut's own way: a function that asks at each call."""

made: dict[str, tuple[Function, dict[str, Function]]] = {}
"""Every function of the copy by mutmut's name for it, with its mutants."""


def wrap_in_trampoline(
    mutants: dict[str, Function], is_classmethod: bool = False
) -> Callable[[Function], Function]:
    """What mutmut decorates each function of the copy with."""
    run = os.environ.get("MUTANT_UNDER_TEST", "")

    def wrap(function: Function) -> Function:
        name = mutmuts_name(function)
        if run == "stats":
            return noting(function, name)
        if run == "fail":
            return asking(mutants, is_classmethod)(function)
        made[name] = (function, mutants)
        return function

    return wrap


trampoline.wrap_in_trampoline = wrap_in_trampoline  # type: ignore[assignment]


def pytest_collection_finish() -> None:
    """Everything is loaded: from here on the mutant is in its function's place."""
    module, _, mutant = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")
    if "__mutmut_" not in mutant:
        return
    try:
        function, mutants = made[f"{module}.{mutant}".partition("__mutmut_")[0]]
        function.__code__ = mutants[mutant].__code__
        function.__defaults__ = mutants[mutant].__defaults__
        function.__kwdefaults__ = mutants[mutant].__kwdefaults__
    except Exception as error:  # a mutant that is not there is not killed
        pytest.exit(f"{mutant} cannot be put in place: {error!r}", returncode=NOT_IN_PLACE)


def mutmuts_name(function: Function) -> str:
    """The function as mutmut calls it: `decision_aid.turn.x_turn`."""
    *classes, name = function.__qualname__.split(".")
    mangled = mangle_function_name(name=name, class_name=classes[-1] if classes else None)
    return f"{function.__module__}.{mangled}"


def noting(function: Function, name: str) -> Function:
    """The function, which notes that a test came by."""
    note = state()._stats.add

    @functools.wraps(function)
    def noted(*arguments: Any, **named: Any) -> Any:
        note(name)
        return function(*arguments, **named)

    return noted


yaml_reader.parse_yaml = functools.cache(yaml_reader.parse_yaml)


def pytest_configure() -> None:
    """What was loaded before the fork is not gone through for rubbish in every process."""
    gc.freeze()


def pytest_sessionfinish() -> None:
    """Where the tests are loaded but not run, the policies are read for the tests to come."""
    if not os.environ.get("MUTANT_UNDER_TEST"):
        for path in (*Path("policies").glob("*/*.yaml"), *Path("tests/engine").glob("*.yaml")):
            yaml_reader.read_yaml(path.resolve())


@pytest.fixture(autouse=True)
def fresh_caches() -> None:
    """Every test begins without: of what a cache answers no test would be noted."""
    for name, module in sys.modules.items():
        if name.startswith(ENGINE):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick tests come first: most mutants never meet a slow one."""
    if STATS.exists():
        took = json.loads(STATS.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: took.get(item.nodeid, 0.0))
