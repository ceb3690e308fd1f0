"""A policy's text for the browser, and results that are worked out once for each version."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache

from decision_aid.codec import to_plain
from decision_aid.policy import Policy
from site_generator.screens.graph import Graph, compile_graph


def policy_json(policy: Policy) -> str:
    """A policy as the JSON text that the browser's engine reads; its sha256 names the version."""
    return json.dumps(to_plain(policy, sparse=True), ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a policy: two versions are equal when their text is the same."""

    text: str
    """The policy's JSON."""
    policy: Policy = field(compare=False)


@lru_cache(maxsize=64)
def version_of(policy: Policy) -> Version:
    """This version as a cache key, so that its results are kept while other policies change."""
    return Version(policy_json(policy), policy)


@lru_cache(maxsize=64)
def graph_of(version: Version) -> Graph:
    """Every state of one version of a policy."""
    return compile_graph(version.policy)
