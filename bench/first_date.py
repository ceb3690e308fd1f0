"""How soon the aid gives its first date, and how long each answer takes after that."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.chromium import Chromium, seen
from bench.measure import Measured, Rounds, timed
from bench.pages import lay_out_alone
from bench.published import NOON, Asked
from bench.web_server import hosting
from site_generator.reading.holidays import holidays_json
from site_generator.screens.graph import compile_graph
from site_generator.screens.policies import policy_json
from words.live import open_live

LIMITS = ((None, "loopback", 0.40), (10.0, "10 Mbit/s", 0.60))

JUST_NOW = ".fp-state:target .fp-times [data-focus]"
DATE = ".fp-state:target .fp-date > strong"
PRESSED = f'filled("{JUST_NOW}", "{DATE}")'
WRITTEN = 'filled(null, "#answer")'

EACH = """async (requests) => {
    const { assets } = JSON.parse(document.getElementById("fp-aid").textContent);
    const absolute = (address) => new URL(address, document.baseURI).href;
    const engine = new Worker(absolute(assets.worker), { type: "module" });
    const reply = () => new Promise((tell) => {
        engine.onmessage = ({ data }) => tell(JSON.parse(data));
    });
    const start = { type: "start", files: assets.files };
    for (const name of ["base", "policy", "holidays"]) start[name] = absolute(assets[name]);
    engine.postMessage(JSON.stringify(start));
    const ready = await reply();
    if (ready.type !== "ready") throw new Error(ready.detail);
    const took = [];
    for (const [id, request] of requests.entries()) {
        const began = performance.now();
        engine.postMessage(JSON.stringify({ type: "ask", id, request }));
        const answer = await reply();
        took.push(performance.now() - began);
        if (answer.type !== "answer") throw new Error(answer.detail);
    }
    return took;
}"""
"""Asks the published worker for every step, one after the other; returns milliseconds."""


Shown = dict[str, Any]
"""The result in one new browser: `ms` until the date was shown, and its `text`."""


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits with a new browser: the published aid, its engine alone, and bare Pyodide."""

    browsers: Chromium
    asked: Asked
    requests: tuple[str, ...]
    """One for every screen of the policy, with times for the events its limits run from."""

    def published(self, url: str) -> Shown:
        """Press “Just now” on the step as soon as it appears; then ask for every screen."""
        with self.browsers.new(PRESSED) as page:
            aid = f"{url}policies/{self.asked.policy.id}/aid/#{self.asked.address}"
            return {**seen(page, aid), "answers": page.evaluate(EACH, list(self.requests))}

    def unaided(self, url: str) -> Shown:
        """Wait for the date on a page that contains nothing else."""
        with self.browsers.new(WRITTEN) as page:
            return dict(seen(page, url))


def measure_first_date(
    rounds: Rounds, browsers: Chromium, asked: Asked, site: Path, bare: Path
) -> Iterator[Measured]:
    """Measure from going to a page until its date: the aid, its engine alone, and bare Pyodide."""
    alone = lay_out_alone(site, asked)
    visits = Visits(browsers, asked, tuple(requests_of(asked)))
    for line, speed, at_most in LIMITS:
        with hosting(site, line) as ours, hosting(bare, line) as theirs:
            works = {
                f"engine alone, {speed}": partial(visits.unaided, ours + alone),
                f"bare Pyodide, {speed}": partial(visits.unaided, theirs),
                f"published aid, {speed}": partial(visits.published, ours),
                f"bare Pyodide with a wheel, {speed}": partial(visits.unaided, f"{theirs}?wheel"),
            }
            engine, source, aid, wheel = rounds.in_turns(works, warm_up=True).values()
        dates = {each["text"] for each in (*engine, *source, *aid, *wheel)}
        if len(dates) != 1:
            raise ValueError(f"the pages give different dates: {dates}")
        ready = f"engine ready and first date, alone ({speed})"
        in_aid = f"first date in the aid of {asked.policy.id} ({speed})"
        for what, found, against, baseline, limit in (
            (ready, engine, "bare Pyodide, engine as source", source, at_most),
            (ready, engine, "bare Pyodide, engine as a wheel", wheel, None),
            (in_aid, aid, "bare Pyodide, engine as source", source, None),
        ):
            yield Measured(what, "ms", times(found), against, times(baseline), limit)
        if line is None:
            yield from measure_answers(visits, aid, holidays_json(rounds.root / "holidays"))


def times(found: list[Shown]) -> list[float]:
    """The milliseconds until each date was shown."""
    return [each["ms"] for each in found]


def measure_answers(visits: Visits, aid: list[Shown], holidays: str) -> Iterator[Measured]:
    """The median and slowest answers in each browser, compared with this machine's Python."""
    live = open_live(policy_json(visits.asked.policy), holidays)
    terminal = [
        [timed(partial(live.answer, request))() * 1000 for request in visits.requests] for _ in aid
    ]
    for which, part in (("median", statistics.median), ("95th percentile", slow_end)):
        yield Measured(
            f"an answer once ready: {which} of {len(visits.requests)}",
            "ms",
            [part(each["answers"]) for each in aid],
            f"{which} in this machine's Python",
            [part(each) for each in terminal],
        )


def requests_of(asked: Asked) -> Iterator[str]:
    """A request for every screen of the policy, with a time for each event it asks for."""
    for state in compile_graph(asked.policy).states.values():
        events = state.turn.step.events if state.turn.step else ()
        times = {event.id: NOON for event in events}
        yield json.dumps({"answers": dict(state.turn.answers), "times": times, "now": NOON})


def slow_end(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]
