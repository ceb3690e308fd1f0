"""Checks how acts are written, which all sides are told in sentences of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.duties import Duty, parts_of
from decision_aid.people import EVERYONE, split_ref
from decision_aid.policy import Policy
from site_generator.reading.problems import Problem
from site_generator.reading.whole import Whole

FIRM = re.compile(
    r"((you|somebody|everybody|everyone) )?(must|should|may|can|will|shall|needs? to)\b",
    re.IGNORECASE,
)
"""How an act begins that says how firmly it is wanted, which its verb says."""
SENTENCES = re.compile(r"[a-z)]{3,}[.?!]”?\s+[A-Za-z]")
"""Where a second sentence begins; after a short word the full stop may be an abbreviation's."""
SECOND = re.compile(r"[,;] (?:and|but|or) (?:then )?(must|should|shall|needs? to)\b")
"""A second verb of the kind that stands before an act."""
YOUR = re.compile(r"\byour\b(?! ([\w'’]+ ){0,2}own\b)", re.IGNORECASE)
"""A word that is one reader's, where two read it; “your own” is each one's."""
YOU = re.compile(r"\b(you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
"""The words that mean whoever reads them."""

DETERMINERS = ("the", "a", "an", "your", "their", "our", "my", "his", "her", "its", "each")
"""Words that our own sentences say before a title."""


def check_acts(whole: Whole) -> Iterator[Problem]:
    """A Problem for an act that is wrong to some reader: all sides are told every act."""
    for path, duty in whole.each(Duty):
        if not duty.verbs:
            continue
        for key, act in ((duty.force, duty.does), ("sign", duty.sign)):
            if what := begins_wrongly(act, duty.force):
                yield from whole.fault((*path, key), what)
        if SENTENCES.search(duty.does):
            what = (
                "this is more than one sentence, and the second would be told without who does it "
                "and how firmly; write another duty, or a note"
            )
            yield from whole.fault((*path, duty.force), what)
        if found := SECOND.search(duty.does):
            what = f"“{found[1]}” is a second verb; write another duty for what follows it"
            yield from whole.fault((*path, duty.force), what)
        if (found := YOUR.search(duty.does)) and _is_for_both(duty.who):
            what = (
                f"each of them is told this, and “{found[0]}” would be one's and not the other's; "
                f"write “{found[0]} own”"
            )
            yield from whole.fault((*path, duty.force), what)
        elif (found := YOU.search(duty.does)) and not _is_for_reader(whole.policy, duty.who):
            what = (
                f"“{found[0]}” would be whoever reads this, and not the one who does it; write "
                "“their own”, or name whose it is"
            )
            yield from whole.fault((*path, duty.force), what)


def begins_wrongly(act: str, verb: str) -> str:
    """What is wrong with the first words of an act, which readers are told after its verb."""
    first = act.partition(" ")[0]
    if found := FIRM.match(act):
        return (
            f"“{found[0]}” says how firmly, and readers would be told it beside “{verb}:”; begin "
            "with what is done, such as “ring”"
        )
    if first.lower() in DETERMINERS:
        return (
            f"“{first}” begins with who does it, which stands under “who”; begin with what is "
            "done, such as “ring”"
        )
    if first[:1].isupper() and first[1:].islower():
        return (
            f"“{first}” stands in the middle of a sentence, after “{verb}:”; write "
            f"“{first.lower()}”"
        )
    return ""


def _is_for_both(ref: str) -> bool:
    """Whether it is for posts of both agencies."""
    return ref == EVERYONE or split_ref(ref)[0] == "each"


def _is_for_reader(policy: Policy, ref: str) -> bool:
    """Whether it is for whoever raised it, or for both workers: “you” is then both."""
    singly = [split_ref(part) for part in parts_of(ref)]
    return ref == EVERYONE or all(
        whose != "their" and policy.raised_by(role_id) for whose, role_id in singly
    )
