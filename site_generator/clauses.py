"""Every paragraph of the document, in order: used by the policy, or left out for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from decision_aid.policy import Policy
from decision_aid.written import Written, clauses_of
from site_generator.checks import walk
from site_generator.problems import Problem, did_you_mean
from site_generator.shape import Shape
from site_generator.yaml_reader import Path, Read, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Written):
    """One paragraph of the document."""

    clause: str
    """Its printed number, or its heading and paragraph."""
    says: str
    """What stands there, in a few words of our own."""
    left_out: str = ""
    """Why nothing in the policy comes from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses(Written):
    """The paragraphs of one document."""

    clauses: tuple[Clause, ...]
    """Every one, in the document's order."""


CLAUSES = Shape[Clauses](Clauses, "this file has the key `clauses:` and a list under it")


def read_clauses(path: FilePath, shown_as: str = "") -> tuple[Read, tuple[Clause, ...]]:
    """Reads `policies/<id>/clauses.yaml`; raises ProblemsFound."""
    read = read_yaml(path, shown_as)
    return read, CLAUSES.build(read).clauses


def cited(policy: Policy) -> Iterator[tuple[Path, str]]:
    """Every clause that the policy cites, with the path of the fact that cites it."""
    for path, item in walk(policy, ()):
        clause = getattr(item, "clause", "")
        if isinstance(clause, str):
            yield from ((path, each) for each in clauses_of(clause))


def check_clauses(
    policy: Policy, policy_read: Read, read: Read, clauses: tuple[Clause, ...]
) -> Iterator[Problem]:
    """A Problem for each paragraph nothing comes from, and each citation of none."""
    known = {each.clause for each in clauses}
    used = set()
    for path, clause in cited(policy):
        used.add(clause)
        if clause not in known:
            what = f"the document has no clause “{clause}”; {did_you_mean(clause, known)}"
            yield policy_read.problem((*path, "clause"), what)
    for number, each in enumerate(clauses):
        if each.clause not in used and not each.left_out:
            what = (
                f"nothing in the policy comes from “{each.clause}” ({each.says}); add what it "
                "says to policy.yaml, or add “left_out:” here with the reason"
            )
            yield read.problem(("clauses", number), what)
        if each.clause in used and each.left_out:
            what = f"“{each.clause}” is left out here, but the policy cites it; take one away"
            yield read.problem(("clauses", number, "left_out"), what)
