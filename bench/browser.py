"""What a reader with a browser that was never here before waits for, and what they load."""

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
    """The published site, in a new browser on a new profile each time."""
    rounds.tell("Building the site")
    site = build_site(rounds.root, rounds.work / "site")
    asked = first_dated(rounds.root, site)
    bare = lay_out_bare(rounds.root, rounds.work / "bare", asked)
    # As far as it goes, as the published files are.
    write_compressed(bare, rounds.root / "build" / "compressed")
    with driving() as playwright:
        browsers = Chromium(playwright)
        yield from measure_first_question(rounds, browsers, site)
        yield from measure_first_date(rounds, browsers, asked, site, bare)
        yield from measure_bytes(rounds, browsers, asked, site, bare)
