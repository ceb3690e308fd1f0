"""How long a reader waits on a first visit with a new browser, and how much they load."""

from __future__ import annotations

from collections.abc import Iterator

from bench.chromium import Chromium, driving
from bench.first_date import measure_first_date
from bench.first_question import measure_first_question
from bench.measure import Measured, Rounds
from bench.pages import lay_out_bare
from bench.published import build_site, first_dated
from bench.wire import measure_bytes
from site_generator.publish.hosting import write_compressed


def measure_browser(rounds: Rounds) -> Iterator[Measured]:
    """Measure the published site, each time in a new browser with a new profile."""
    rounds.tell("Building the site")
    site = build_site(rounds.root, rounds.work / "site")
    asked = first_dated(rounds.root, site)
    bare = lay_out_bare(rounds.root, rounds.work / "bare", asked)
    # Compressed as much as possible, like the published files.
    write_compressed(bare, rounds.root / "build" / "compressed")
    with driving() as playwright:
        browsers = Chromium(playwright)
        yield from measure_first_question(rounds, browsers, site)
        yield from measure_first_date(rounds, browsers, asked, site, bare)
        yield from measure_bytes(rounds, browsers, asked, site, bare)
