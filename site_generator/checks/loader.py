"""Turns a policy's YAML into the engine's own records, or reports every Problem in it at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath

from decision_aid.policy import Policy
from site_generator.checks.policy import check_policy
from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.reading.shape import Shape
from site_generator.reading.yaml_reader import Read, read_yaml

POLICY = Shape[Policy](Policy, "a policy is made of keys such as “title:” and “stages:”")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy and the file it was read from."""

    policy: Policy
    read: Read
    """The file in full, without its short forms."""


def read_policy(path: FilePath, shown_as: str = "") -> Loaded:
    """Reads `policies/<id>/policy.yaml`; raises ProblemsFound with everything wrong in it."""
    return parse_policy(read_yaml(path, shown_as), path.parent.name)


def parse_policy(read: Read, policy_id: str) -> Loaded:
    """Checks what was read and turns it into a Policy; raises ProblemsFound."""
    mended = POLICY.mend(read, {"id": policy_id})
    problems: list[Problem] = list(mended.problems)
    if isinstance(read.tree, dict) and "id" in read.tree:
        what = "“id” is the name of the policy's folder; remove this line"
        problems.append(read.problem(("key:id",), what))
    policy = mended.record
    if policy is not None:
        problems += check_policy(policy, mended.read, mended.stand_ins)
    if problems or policy is None:
        raise ProblemsFound(dict.fromkeys(problems))
    return Loaded(policy, mended.read)
