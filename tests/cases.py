"""Which cases of a rule `make test` tries, and which it leaves to `make prove RUNS=tests`."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet

LONG = pytest.mark.long
"""Marks a case that `make prove` alone tries."""


def keeping(*kept: object, of: Iterable[object]) -> list[ParameterSet]:
    """The cases of a rule: those that stay in `make test`, and the others marked long."""
    cases = list(of)
    assert [each for each in kept if each not in cases] == []
    return [pytest.param(case, marks=() if case in kept else LONG) for case in cases]
