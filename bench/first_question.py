"""How soon a reader sees the first question and can answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.chromium import Chromium, seen
from bench.measure import Measured, Rounds
from bench.published import policies_by_size
from bench.web_server import hosting

AT_MOST = 1.15
SLOWER = 4
"""An old phone: a quarter of this machine's processor."""

ANSWER = 'answerable(".fp-state .fp-arms a")'
EMPTY, EMPTY_LINK = "404.html", 'answerable("main a")'


def measure_first_question(rounds: Rounds, browsers: Chromium, site: Path) -> Iterator[Measured]:
    """Compare the largest aid with the emptiest page of the same theme: “This page is not here”."""
    largest = policies_by_size(site)[0]
    aid = f"policies/{largest}/aid/"
    more = replace(rounds, runs=2 * rounds.runs - 1)  # paint times vary by a whole frame
    for slower, line, at_most in ((SLOWER, None, AT_MOST), (1, None, None), (SLOWER, 10.0, None)):
        with hosting(site, line) as url:
            how = f"processor 1/{slower}, {_speed(line)}"
            took = more.in_turns(
                {
                    f"first question, {how}": _look(browsers, url + aid, ANSWER, slower),
                    f"empty page, {how}": _look(browsers, url + EMPTY, EMPTY_LINK, slower),
                },
                warm_up=True,
            )
        subject, baseline = took.values()
        what = f"first question of {largest} can be answered ({how})"
        yield Measured(what, "ms", subject, "an empty page", baseline, at_most)


def _look(browsers: Chromium, address: str, watch: str, slower: int) -> Callable[[], float]:
    def run() -> float:
        with browsers.new(watch, slower) as page:
            return float(seen(page, address))

    return run


def _speed(megabits: float | None) -> str:
    return f"{megabits:g} Mbit/s" if megabits else "loopback"
