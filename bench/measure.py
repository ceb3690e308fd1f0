"""One measurement: the median of several runs, and how it compares with a baseline."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 7


@dataclass(frozen=True, slots=True)
class Measured:
    """How long something took, and how long its baseline took in the same run."""

    what: str
    seconds: float
    """The median of RUNS runs."""
    baseline: str
    """What it is compared with, in words."""
    baseline_seconds: float

    @property
    def ratio(self) -> float:
        """How many times the baseline it took."""
        return self.seconds / self.baseline_seconds


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of several runs of the same work."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
