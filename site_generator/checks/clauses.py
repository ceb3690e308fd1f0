"""Checks that the policy uses every paragraph of its document, or leaves it out for a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from decision_aid.duties import Duty, Force, Limit, Says
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.written import Written, clauses_of
from site_generator.checks.policy import walk
from site_generator.reading.problems import Problem, did_you_mean
from site_generator.reading.shape import Shape
from site_generator.reading.yaml_reader import Path, Read, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Written):
    """One paragraph of the document."""

    clause: str
    """Its printed number, or its heading and paragraph."""
    says: str
    """What it says, in a few words of our own."""
    verbs: tuple[Force, ...] = ()
    """The verbs with which it asks for something, in the words of `force`; `none` where it only
    states something. Everything that cites it must use one of them. Left out: not checked."""
    left_out: str = ""
    """Why nothing in the policy cites it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses(Written):
    """The paragraphs of one document."""

    clauses: tuple[Clause, ...]
    """All of them, in the document's order."""


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
    """A Problem for each paragraph that is never cited, and each citation of an unknown one.

    Also for each verb that is not in the paragraph: *may* where the document says *must*.
    """
    known = dict.fromkeys(each.clause for each in clauses)
    used = set()
    yield from _check_once(read, clauses)
    for path, clause in cited(policy):
        used.add(clause)
        if clause not in known:
            parts = re.split(r", ?| and | & ", clause)
            instead = did_you_mean(clause, known)
            if len(parts) > 1 and all(part in known for part in parts):
                instead = f"separate clauses with “;”: write “{'; '.join(parts)}”"
            what = f"the document has no clause “{clause}”; {instead}"
            yield policy_read.problem((*path, "clause"), what)
    for number, each in enumerate(clauses):
        if each.clause not in used and not each.left_out:
            what = (
                f"nothing in the policy cites “{each.clause}” ({each.says}); add what it says to "
                "policy.yaml, or add “left_out:” here with the reason"
            )
            yield read.problem(("clauses", number), what)
        if each.clause in used and each.left_out:
            what = (
                f"“{each.clause}” is left out here, but the policy cites it; remove “left_out” or "
                "the citation"
            )
            yield read.problem(("clauses", number, "left_out"), what)
    yield from _check_verbs(policy, policy_read, clauses)


def _check_once(read: Read, clauses: tuple[Clause, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, each in enumerate(clauses):
        if number != first.setdefault(each.clause, number):
            before = read.problem(("clauses", first[each.clause], "clause"), "")
            what = (
                f"“{each.clause}” is written twice (first on line {before.line}); keep one of "
                "them, or write the number that this paragraph has in the document"
            )
            yield read.problem(("clauses", number, "clause"), what)


VERBS: dict[Force, str] = {
    "must": "(?:must|shall|ha(?:s|ve) to|(?:is|are) required to)",
    "need_to": "needs? to",
    "should": "should",
    "expected_to": "expected to",
    "aims_to": "aims?",
    "will": "will",
    "can": "can(?:not)?",
    "may": "may",
}
"""How a saying has each verb: it is read from its text."""


STATED = ("will", "can", "may")
"""What a saying may have where the document only states something."""


def strongest_verb(text: str) -> tuple[Force, str]:
    """The strongest verb in a saying, and the word that stands there; `none` without one."""
    for verb, written in VERBS.items():
        if found := re.search(rf"\b{written}\b", text):
            return verb, found[0]
    return "none", ""


def _check_verbs(
    policy: Policy, policy_read: Read, clauses: tuple[Clause, ...]
) -> Iterator[Problem]:
    """The verb is copied from the document, neither stronger nor weaker."""
    verbs = {each.clause: each.verbs for each in clauses}
    for path, item in walk(policy, ()):
        listed = clauses_of(getattr(item, "clause", ""))
        known = [verb for clause in listed for verb in verbs.get(clause, ())]
        names = " and ".join(f"“{clause}”" for clause in listed)
        if isinstance(item, Says) and known:
            verb, word = strongest_verb(item.says)
            if verb == "none" and "none" not in known:
                what = (
                    f"this has no verb of duty, and {names} has: say it as firmly as the document "
                    "does. If the document only states this, add “none” under “verbs” in "
                    "clauses.yaml"
                )
                yield policy_read.problem((*path, "says"), what)
            elif verb not in known and not (verb in STATED and "none" in known):
                what = (
                    f"this says “{word}”, and {names} does not; say it as firmly as the document "
                    f"does. If the document uses this verb too, add “{verb}” under “verbs” in "
                    "clauses.yaml"
                )
                yield policy_read.problem((*path, "says"), what)
        if not isinstance(item, Duty | Limit | Rule) or (isinstance(item, Rule) and item.unclear):
            continue  # a reading of ours, which no paragraph states
        if known and item.force not in known:
            meant = " or ".join(f"“{verb}”" for verb in dict.fromkeys(known))
            key = item.force if isinstance(item, Duty) else "force"
            written = f"{item.force}:" if isinstance(item, Duty) else f"force: {item.force}"
            what = (
                f"this says “{written}”, but the verb of {names} is {meant}; write that "
                "verb, or correct the clause. If the document uses this verb too, add it under "
                "“verbs” in clauses.yaml"
            )
            if isinstance(item, Rule) and (*path, "clause") not in policy_read.places:
                what = (
                    f"this way on cites {names}, the clause of where it leads, whose verb is "
                    f"{meant}, and says “{item.force}”; write “force:” with that verb, or add "
                    f"“{item.force}” under “verbs” in clauses.yaml if it does not say to go there"
                )
            yield policy_read.problem((*path, f"key:{key}"), what)
