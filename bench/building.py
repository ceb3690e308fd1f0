"""How many pages are built in a second, how that changes with more pages, and the memory it takes.

Each build runs in its own process. Its seconds are processor time, which equals clock time on a
machine that does nothing else. Drawing the pages counts; reading and proving policies does not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.measure import Measured, Rounds
from bench.rebuilding import measure_rebuild

REAL = 100
"""How many copies of the site's policies are compared with MkDocs' own theme."""
GROWTH = (100, 1000, 3000)
"""How many generated policies are built."""

AGAINST_PLAIN, THREE_TIMES, PAGE_KB = 1.6, 3.5, 35

Built = dict[str, float]


def measure_building(rounds: Rounds) -> Iterator[Measured]:
    """Compare our theme with MkDocs' own, then with itself on fewer pages, then time a rebuild."""
    yield from _against_plain(rounds)
    yield from _growth(rounds)
    yield from measure_rebuild(rounds)


def _against_plain(rounds: Rounds) -> Iterator[Measured]:
    ours, plain = rounds.work / "ours", rounds.work / "plain"
    one_build(rounds, "write", "real", REAL, plain)
    works: dict[str, Callable[[], Built]] = {
        f"{REAL} pages": partial(one_build, rounds, "ours", "real", REAL, ours),
        f"{REAL} pages, MkDocs' own theme": partial(one_build, rounds, "plain", REAL, plain),
    }
    built, baseline = rounds.in_turns(works).values()
    same = f"the same {REAL} pages as Markdown, MkDocs' own theme"
    yield Measured(
        f"a page is drawn and built, of {REAL} real ones",
        "ms",
        [each["seconds"] / REAL * 1000 for each in built],
        same,
        [each["seconds"] / REAL * 1000 for each in baseline],
        at_most=AGAINST_PLAIN,
    )
    yield _peak(f"peak memory, {REAL} real pages", built, same, baseline)


def _growth(rounds: Rounds) -> Iterator[Measured]:
    works: dict[str, Callable[[], Built]] = {
        f"{count} pages": partial(
            one_build, rounds, "ours", "ladder", count, rounds.work / f"grown-{count}"
        )
        for count in GROWTH
    }
    fewest, fewer, most = rounds.in_turns(works).values()
    for count, built, before, baseline, at_most in (
        (GROWTH[1], fewer, GROWTH[0], fewest, None),
        (GROWTH[2], most, GROWTH[1], fewer, THREE_TIMES),
    ):
        yield Measured(
            f"{count} generated pages are drawn and built",
            "s",
            [each["seconds"] for each in built],
            f"{before} pages",
            [each["seconds"] for each in baseline],
            at_most,
        )
    yield Measured(
        f"size of a page, of {GROWTH[2]} generated ones",
        "KB",
        [each["page_kb"] for each in most],
        f"of {GROWTH[0]}",
        [each["page_kb"] for each in fewest],
        value_at_most=PAGE_KB,
    )
    yield _peak(f"peak memory, {GROWTH[2]} pages", most, f"{GROWTH[0]} pages", fewest)


def _peak(what: str, built: list[Built], baseline: str, less: list[Built]) -> Measured:
    peaks, few = [each["peak_mb"] for each in built], [each["peak_mb"] for each in less]
    return Measured(what, "MB", peaks, baseline, few)


def one_build(rounds: Rounds, *given: str | int | Path) -> Built:
    """Run `bench.one_build` in its own process; returns the figures that it prints."""
    done = subprocess.run(
        (sys.executable, "-m", "bench.one_build", *map(str, given)),
        cwd=rounds.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"bench.one_build {given}:\n{done.stderr[-2000:]}")
    built: Built = json.loads(done.stdout)
    return built
