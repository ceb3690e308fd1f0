"""One figure: the median of several rounds, with a baseline measured in turn with it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

RUNS = 7

Key = TypeVar("Key")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Rounds:
    """How a part of the bench is run."""

    root: Path
    """The project's folder."""
    work: Path
    """A folder for temporary files."""
    runs: int = RUNS
    tell: Callable[[str], None] = lambda _: None
    """Reports what is being measured now."""

    def in_turns(
        self, works: Mapping[Key, Callable[[], Found]], warm_up: bool = False
    ) -> dict[Key, list[Found]]:
        """The results of each work, done in turn so that other load on the machine affects all.

        Every second round runs in reverse order. The result of the warm-up round, which fills the
        machine's own file cache, is discarded.
        """
        found: dict[Key, list[Found]] = {name: [] for name in works}
        for number in range(0 if warm_up else 1, self.runs + 1):
            for name in [*works][:: -1 if number % 2 else 1]:
                self.tell(f"{name}, round {number} of {self.runs}")
                returned = works[name]()
                if number:
                    found[name].append(returned)
        return found


@dataclass(frozen=True, slots=True)
class Measured:
    """How much something took, how much its baseline took in the same rounds, and the limit."""

    what: str
    unit: str
    values: Sequence[float]
    """One for each round."""
    baseline: str
    """What it is compared with, in words."""
    baseline_values: Sequence[float]
    at_most: float | None = None
    """The limit as a multiple of the baseline."""
    value_at_most: float | None = None
    """The limit as a value, independent of the baseline."""

    def __post_init__(self) -> None:
        every = (*self.values, *self.baseline_values)
        if not (self.values and self.baseline_values) or min(every) <= 0:
            raise ValueError(f"{self.what}: nothing was measured")

    @property
    def value(self) -> float:
        """The median of all rounds."""
        return statistics.median(self.values)

    @property
    def baseline_value(self) -> float:
        """The median of all rounds of the baseline."""
        return statistics.median(self.baseline_values)

    @property
    def ratio(self) -> float:
        """How many times the baseline it took."""
        return self.value / self.baseline_value

    @property
    def holds(self) -> bool | None:
        """Whether it keeps its limits; None if it has none."""
        if self.at_most is None and self.value_at_most is None:
            return None
        most, value_most = self.at_most or float("inf"), self.value_at_most or float("inf")
        return self.ratio <= most and self.value <= value_most

    def as_json(self) -> dict[str, Any]:
        """The figure as it is written in `bench/results.json`."""
        limits = {"at_most": self.at_most, "value_at_most": self.value_at_most, "holds": self.holds}
        return {
            "what": self.what,
            "unit": self.unit,
            "rounds": len(self.values),
            "median": round(self.value, 4),
            "least": round(min(self.values), 4),
            "most": round(max(self.values), 4),
            "baseline": self.baseline,
            "baseline_median": round(self.baseline_value, 4),
            "ratio": round(self.ratio, 3),
            **{name: limit for name, limit in limits.items() if limit is not None},
        }


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """The same work, returning the seconds that it took."""

    def run() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return run
