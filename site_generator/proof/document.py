"""Checks the document itself: labels, numbers, dates, attachments, old names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from decision_aid.people import NOT_STATED
from decision_aid.policy import Policy
from decision_aid.roles import Contact
from decision_aid.written import clauses_of
from site_generator.checks.findings import Finding
from site_generator.proof.explored import Explored
from site_generator.proof.marks import marks_shown
from site_generator.reading.yaml_reader import Path
from words.catalogue import ENGLISH
from words.sentence import plain
from words.standing import standing_of

OLD_NAMES = {
    "Safeguarding Children Boards?|LSCBs?": (
        "board",
        "safeguarding partnerships took their place in 2019",
    ),
    "Clinical Commissioning Groups?|CCGs?": (
        "commissioning group",
        "integrated care boards took their place in July 2022",
    ),
    "Primary Care Trusts?|PCTs?": ("primary care trust", "they were abolished in April 2013"),
    "Strategic Health Authorit(?:y|ies)": ("health authorit", "they were abolished in April 2013"),
}
"""Bodies in England that no longer have these names: a short form, and when that changed."""

CHECKED_FOR = timedelta(days=180)
"""How long a contact counts as checked."""

UNLISTED = {"title", "source", "documents", "gaps", "definitions"}
"""Parts of a policy that may name an attachment which is not listed under `documents`."""

ATTACHMENT = re.compile(r"\b(?:Appendix|Annexe?|Schedule|Table) (?:[A-Z]|\d{1,2})\b")
"""An attachment as documents usually name it: Appendix B, Table 4."""

SHORT_FORM = re.compile(r"(?<![\w@.])[A-Z]{2,6}s?(?![\w@])")
"""An abbreviation: two to six capital letters, perhaps with a small s for the plural."""

SHOUTED = re.compile(r"\b[A-Z]{2,} [A-Z]{2,}\b")
"""Two consecutive words in capitals are written that way for emphasis."""

COMMON_SHORT_FORMS = frozenset(("GP", "NHS", "UK", "PDF", "OK"))
"""Abbreviations that need no explanation."""


def check_document(explored: Explored) -> Iterator[Finding]:
    """A finding for each thing in the document that may confuse a reader."""
    policy = explored.policy
    yield from _labels(policy)
    yield from _numbers(explored)
    yield from _review(policy, explored.today)
    yield from _attachments(policy)
    yield from _attachments_named(explored)
    yield from _checked(explored)
    yield from _old_names(explored)
    yield from marks_shown(policy)
    yield from _short_forms(explored)


def _labels(policy: Policy) -> Iterator[Finding]:
    """Two steps with the same label, when neither is part of the other."""
    own = {
        stage_id: stage.label
        for stage_id, stage in policy.stages.items()
        if stage.label != NOT_STATED and not stage.part_of
    }
    for stage_id, label in own.items():
        others = [other for other, same in own.items() if same == label and other != stage_id]
        if others:
            titles = " and ".join(f"“{policy.stages[other].title}”" for other in others)
            what = (
                f"“{label}” is also printed on {titles}. If one is part of the other, write "
                "“part_of”"
            )
            together = tuple(other for other, same in own.items() if same == label)
            path: Path = ("stages", stage_id, "label")
            yield Finding(path, what, "label_twice", stage_id, together=together)


def _numbers(explored: Explored) -> Iterator[Finding]:
    """Printed numbers that skip some: 3.1 and then 3.5."""
    last: dict[tuple[int, ...], int] = {}
    seen: set[tuple[int, ...]] = set()
    for clause in explored.clauses:
        found = re.match(r"(?:Section )?(\d+(?:\.\d+)*)(?=$|[,.;: ])", clause.clause)
        if not found:
            continue
        numbers = tuple(int(part) for part in found[1].split("."))
        for length in range(1, len(numbers) + 1):
            part = numbers[:length]
            above, number = part[:-1], part[-1]
            if part in seen:
                continue
            seen.add(part)
            before = last.get(above, 0)
            if number > before + 1:
                yield _jump(clause.clause, above, before, number)
            last[above] = max(number, before)


def _jump(clause: str, above: tuple[int, ...], before: int, number: int) -> Finding:
    written = ".".join(map(str, (*above, number)))
    expected = ".".join(map(str, (*above, before + 1)))
    what = (
        f"the document's numbers jump: {written} comes where {expected} is expected. If part of "
        "the document is missing from clauses.yaml, add it"
    )
    return Finding(("key:gaps",), what, "clause_jump", clauses=(clause,))


def _review(policy: Policy, today: date) -> Iterator[Finding]:
    if policy.review_due == NOT_STATED:
        what = (
            "no review date is given. If the document gives one, write “review_due:” with its year "
            "and month, such as 2027-11"
        )
        yield Finding(("review_due",), what, "review_missing")
    standing = standing_of(policy, today, ENGLISH)
    if standing.review_passed:
        what = (
            f"this was due for review by {plain(standing.due)}. If it has been reviewed, write the "
            "new date"
        )
        yield Finding(("review_due",), what, "review_passed")
    for key in ("dated", "approved_on"):
        text = getattr(policy, key)
        if text != NOT_STATED and text > today.isoformat()[: len(text)]:
            what = f"“{key}: {text}” is in the future; write the date that the document has"
            yield Finding((key,), what)


def _attachments(policy: Policy) -> Iterator[Finding]:
    for title, document in policy.documents.items():
        if document.missing:
            what = (
                f"“{title}” is not in this copy. If you have it, write what it says here "
                "and remove “missing”"
            )
            clauses = clauses_of(document.clause)
            yield Finding(
                ("documents", f"key:{title}"), what, "attachment_missing", clauses=clauses
            )


def _checked(explored: Explored) -> Iterator[Finding]:
    for role_id, role in explored.policy.people.items():
        for at, contact in enumerate(role.contacts):
            if contact.checked > explored.today.isoformat():
                what = f"“checked: {contact.checked}” is in the future; write the day it was tried"
                yield Finding(("people", role_id, "contacts", at, "checked"), what)
            elif (contact.email or contact.phone) and _untried(contact, explored.today):
                when = f"since {contact.checked}" if contact.checked else "yet"
                what = (
                    f"nobody has tried this contact {when}; try it, and write the day under "
                    "“checked”"
                )
                yield Finding(
                    ("people", role_id, "contacts", at),
                    what,
                    "contact_unchecked",
                    clauses=clauses_of(contact.clause or role.clause),
                    subject="" if contact.clause or role.clause else role.title,
                )


def _attachments_named(explored: Explored) -> Iterator[Finding]:
    """Every appendix or table that the text mentions is listed under `documents`."""
    policy = explored.policy
    named = (f"{title} {each.says}" for title, each in policy.documents.items())
    listed = " ".join((policy.title, *named))
    reported: set[str] = set()
    for path, text in explored.whole.each(str):
        if UNLISTED & {path[0], path[-3:][0]} or path[-1] == "clause":
            continue
        for name in ATTACHMENT.findall(text):
            if name.lower() not in listed.lower() and name not in reported:
                reported.add(name)
                what = (
                    f"“{name}” is named here but is not listed under “documents”; add it there, "
                    "with “missing: yes” if it is not in your copy"
                )
                yield Finding(path, what)


NEVER_TRIED = ("999", "112", "111", "101")
"""The national numbers, which nobody should ring to see whether they answer."""


def _untried(contact: Contact, today: date) -> bool:
    if contact.phone in NEVER_TRIED and not contact.email:
        return False
    return not contact.checked or today - date.fromisoformat(contact.checked) > CHECKED_FOR


def _old_names(explored: Explored) -> Iterator[Finding]:
    """One finding for each body with an old name; the gap that answers it must name the body."""
    if explored.policy.nation != "england":
        return
    texts = [
        (path, text)
        for path, text in explored.whole.each(str)
        if path[0] not in ("source", "documents") and "gaps" not in path
    ]
    for name, (subject, since) in OLD_NAMES.items():
        used = ((path, re.search(rf"(?<!\w)(?:{name})(?!\w)", text)) for path, text in texts)
        path, found = next(((path, found) for path, found in used if found), ((), None))
        if found:
            what = f"“{found[0]}” is an old name: {since}. If the body has a new name, write that"
            yield Finding(path, what, "old_name", subject=subject)


def _short_forms(explored: Explored) -> Iterator[Finding]:
    """Abbreviations that are not explained; each is reported once, where it first appears."""
    policy = explored.policy
    explained = " ".join(
        (*policy.definitions, *(each.means for each in policy.definitions.values()))
    )
    known = COMMON_SHORT_FORMS | set(SHORT_FORM.findall(explained))
    for path, text in explored.whole.each(str):
        if path[-1] in ("clause", "source", "id", "url", "email"):
            continue
        if SHOUTED.search(text):
            continue
        for short in SHORT_FORM.findall(text):
            if short not in known and short.rstrip("s") not in known:
                known |= {short}
                what = (
                    f"“{short}” is not explained; add it under “definitions” (“means: not stated” "
                    "if the document does not say), or write it in full"
                )
                yield Finding(path, what)
