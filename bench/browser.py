"""What a reader with a browser that was never here before waits for, and what they load."""

from __future__ import annotations

from collections.abc import Iterator

from bench.chromium import chromium
from bench.first_date import measure_first_date
from bench.first_question import measure_first_question
from bench.measure import Measured, Rounds
from bench.published import build_site
from bench.wire import measure_bytes


def measure_browser(rounds: Rounds) -> Iterator[Measured]:
    """The published site, in a new browser on a new profile each time."""
    rounds.tell("Building the site")
    site = build_site(rounds.root, rounds.work / "site")
    with chromium() as browsers:
        yield from measure_first_question(rounds, browsers, site)
        yield from measure_first_date(rounds, browsers, site)
        yield from measure_bytes(rounds, browsers, site)
