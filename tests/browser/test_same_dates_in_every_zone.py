"""Whatever zone a reader's device is set to, every date and time due is the terminal's."""

from __future__ import annotations

import json
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_generator.browser.bundle import Bundle
from site_generator.checks.loader import read_policy
from site_generator.reading.holidays import holidays_json
from site_generator.screens.graph import compile_graph
from site_generator.screens.policies import policy_json
from tests.browser.browser_engine import engine_in
from tests.cases import keeping
from tests.conftest import ROOT
from tests.deadlines.test_london_time import ZONES
from words.live import Live, open_live

TIMES = (
    *("2027-03-27T12:00", "2026-10-24T12:00", "2026-10-25T01:30", "2026-12-24T23:59"),
    *("2026-11-27", "2026-11-27T23:30:00-08:00", "2026-11-28T00:30:00+14:00", "2028-12-26T10:00"),
)
"""Days and times in London, at clock changes and midnights, and instants of other zones."""

NOW = ("2026-11-28T09:59:59.999Z", "2026-11-27T16:45:00+09:00", "2027-03-28T00:59:00-08:00")


@pytest.fixture(scope="module")
def asked() -> tuple[str, str]:
    """The policy and the holidays that it is opened with."""
    policy = read_policy(ROOT / "policies" / "example" / "policy.yaml").policy
    return policy_json(policy), holidays_json(ROOT / "holidays")


@pytest.fixture(scope="module")
def live(asked: tuple[str, str]) -> Live:
    return open_live(*asked)


@pytest.fixture(scope="module")
def requests(live: Live) -> list[str]:
    """Every step that a time limit runs at, twice, with each of its moments given."""
    times, now = cycle(TIMES), cycle(NOW)
    found = []
    for state in compile_graph(live.door.policy).states.values():
        events = [event.id for event in state.turn.step.events] if state.turn.step else []
        for _ in range(2 if events else 0):
            given = {event: next(times) for event in events}
            request = {"answers": state.turn.answers, "times": given, "now": next(now)}
            found.append(json.dumps(request))
    return found


def test_the_requests_ask_for_dates(live: Live, requests: list[str]) -> None:
    replies = (json.loads(live.answer(request)) for request in requests)
    limits = [limit for reply in replies for limit in reply["limits"].values()]
    assert sum(bool(limit["date"]) for limit in limits) >= 50
    assert sum(bool(limit["at"]) for limit in limits) >= 10


@pytest.mark.parametrize("zone", keeping("Pacific/Kiritimati", "Europe/London", of=ZONES))
def test_the_zone_of_the_device_changes_no_answer(
    zone: str,
    asked: tuple[str, str],
    live: Live,
    requests: list[str],
    optimising_chromium: Browser,
    bundle: Bundle,
    tmp_path: Path,
) -> None:
    with engine_in(optimising_chromium, zone, ROOT, tmp_path, bundle) as engine:
        replies = engine.doors(*asked, requests)
        (worker,) = engine.page.workers
        device = worker.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    assert device == zone
    assert replies == [live.answer(request) for request in requests]
