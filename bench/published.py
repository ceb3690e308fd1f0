"""The site as it is published, and the pages that the browser visits."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from decision_aid.door import open_door
from decision_aid.policy import Policy
from site_generator.checks.loader import read_policy
from site_generator.reading.holidays import holidays_json
from site_generator.screens.graph import compile_graph
from site_generator.screens.policies import policy_json

NOON = "2026-11-25T12:00Z"


def build_site(root: Path, folder: Path) -> Path:
    """Build the whole site into a folder, as `make site` does; returns the folder."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder)
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=root, env=environ, check=True)
    return folder


def policies_by_size(site: Path) -> list[str]:
    """The ids of the policies, the one with the largest aid first."""
    aids = sorted(site.glob("policies/*/aid/index.html"), key=lambda path: path.stat().st_size)
    return [path.parent.parent.name for path in reversed(aids)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose answer is a date."""

    policy: Policy
    answers: dict[str, str]
    event: str
    """The event that the limit of that step runs from."""
    address: str
    """The step in the aid: the part of the address after `#`."""

    def plain(self) -> dict[str, object]:
        """The request as the benchmark's pages read it."""
        return {"answers": self.answers, "event": self.event}


def first_dated(root: Path, site: Path) -> Asked:
    """The first step of the largest aid whose limits all give a day."""
    holidays = holidays_json(root / "holidays")
    for policy_id in policies_by_size(site):
        policy = read_policy(root / "policies" / policy_id / "policy.yaml").policy
        door = open_door(policy_json(policy), holidays)
        for address, state in compile_graph(policy).states.items():
            if state.turn.step is None or len(state.turn.step.events) != 1:
                continue
            event = state.turn.step.events[0].id
            answers = dict(state.turn.answers)
            limits = door.turn_json(answers, {event: NOON}, NOON)["step"]["timescales"]
            due = [each["deadline"] for each in limits if each["deadline"]]
            if due and all(each["date"] for each in due):
                return Asked(policy, answers, event, address)
    raise LookupError("no policy gives a date")
