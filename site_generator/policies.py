"""All the policies of a folder, and each one's text for the browser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from decision_aid.codec import to_plain
from decision_aid.policy import Policy
from site_generator.graph import Graph, compile_graph
from site_generator.loader import Loaded, read_policy
from site_generator.problems import Problem, ProblemsFound

WORKED_EXAMPLE = "example"
"""The id of the made-up policy that shows the language; no reader is offered it for a case."""


def read_policies(folder: Path) -> tuple[Loaded, ...]:
    """Every policy of a folder, in order of id; raises ProblemsFound with the faults of all."""
    found: list[Loaded] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*/policy.yaml")):
        try:
            found.append(read_policy(path, f"{folder.name}/{path.parent.name}/{path.name}"))
        except ProblemsFound as error:
            problems += error.problems
    if problems:
        raise ProblemsFound(problems)
    return tuple(found)


def policy_json(policy: Policy) -> str:
    """A policy as the text that the browser's engine reads, and whose sha256 names it."""
    return json.dumps(to_plain(policy, sparse=True), ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a policy: two are the same when their text is."""

    text: str
    """The policy's JSON."""
    policy: Policy = field(compare=False)


def version_of(policy: Policy) -> Version:
    """What names this version, so that what is worked out of it is kept while others change."""
    return Version(policy_json(policy), policy)


@lru_cache(maxsize=64)
def graph_of(version: Version) -> Graph:
    """Every state of one version of a policy."""
    return compile_graph(version.policy)
