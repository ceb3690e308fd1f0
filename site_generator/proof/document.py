"""What can be seen in the document itself: labels, numbers, dates, attachments, old names."""

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
from site_generator.reading.yaml_reader import Path
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
"""Bodies in England that no longer have these names: what they are called for short, since when."""

CHECKED_FOR = timedelta(days=180)
"""How long a contact counts as tried."""

UNLISTED = ("title", "source", "documents", "gaps", "definitions")
"""Where an attachment may be named that is not among the documents, or is there already."""

ATTACHMENT = re.compile(r"\b(?:Appendix|Annexe?|Schedule|Table) (?:[A-Z]|\d{1,2})\b")
"""An attachment as documents name it: Appendix B, Table 4."""

SHORT_FORM = re.compile(r"(?<![\w@.])[A-Z]{2,6}s?(?![\w@])")
"""An abbreviation: two to six capital letters, with a small s where there are several."""

SHOUTED = re.compile(r"\b[A-Z]{2,} [A-Z]{2,}\b")
"""Two words in capitals, one after the other, are written so for their weight."""

EVERYBODY_KNOWS = frozenset(("GP", "NHS", "UK", "PDF", "OK"))
"""Short forms that need no explanation."""


def check_document(explored: Explored) -> Iterator[Finding]:
    """A finding for each thing in the document that a reader may stumble over."""
    policy = explored.policy
    yield from _labels(policy)
    yield from _numbers(explored)
    yield from _review(policy, explored.today)
    yield from _attachments(policy)
    yield from _attachments_named(explored)
    yield from _checked(explored)
    yield from _old_names(explored)
    yield from _short_forms(explored)


def _labels(policy: Policy) -> Iterator[Finding]:
    """Two steps with one label, of which neither is a part of the other."""
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
                f"“{label}” is also printed on {titles}. If one is a part of the other, write "
                "“part_of”"
            )
            together = tuple(other for other, same in own.items() if same == label)
            path: Path = ("stages", stage_id, "label")
            yield Finding(path, what, "label_twice", stage_id, together=together)


def _numbers(explored: Explored) -> Iterator[Finding]:
    """Printed numbers that leave some out: 3.1 and then 3.5."""
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
        f"the document's numbers jump: {written} comes where {expected} is expected. If something "
        "of the document is missing in clauses.yaml, add it"
    )
    return Finding(("key:gaps",), what, "clause_jump", clauses=(clause,))


def _review(policy: Policy, today: date) -> Iterator[Finding]:
    if policy.review_due == NOT_STATED:
        what = (
            "no review date is given. If the document gives one, write “review_due:” with its year "
            "and month, such as 2027-11"
        )
        yield Finding(("review_due",), what, "review_missing")
    standing = standing_of(policy, today)
    if standing.review_passed:
        what = (
            f"this was to be reviewed by {standing.review_due}. If it has been, write the new date"
        )
        yield Finding(("review_due",), what, "review_passed")


def _attachments(policy: Policy) -> Iterator[Finding]:
    for at, document in enumerate(policy.documents):
        if document.missing:
            what = (
                f"“{document.title}” is not in this copy. If you have it, write what it says here "
                "and take “missing” out"
            )
            clauses = clauses_of(document.clause)
            yield Finding(("documents", at), what, "attachment_missing", clauses=clauses)


def _checked(explored: Explored) -> Iterator[Finding]:
    for role_id, role in explored.policy.roles.items():
        for at, contact in enumerate(role.contacts):
            if contact.checked > explored.today.isoformat():
                what = f"“checked: {contact.checked}” lies ahead; write the day it was tried"
                yield Finding(("roles", role_id, "contacts", at, "checked"), what)
            elif (contact.email or contact.phone) and _untried(contact, explored.today):
                when = f"since {contact.checked}" if contact.checked else "yet"
                what = (
                    f"nobody has tried this contact {when}; try it, and write the day under "
                    "“checked”"
                )
                yield Finding(
                    ("roles", role_id, "contacts", at),
                    what,
                    "contact_unchecked",
                    clauses=clauses_of(contact.clause or role.clause),
                    subject="" if contact.clause or role.clause else role.title,
                )


def _attachments_named(explored: Explored) -> Iterator[Finding]:
    """An appendix or a table of which the text speaks is among the documents."""
    policy = explored.policy
    listed = " ".join((policy.title, *(f"{d.title} {d.says}" for d in policy.documents)))
    told: set[str] = set()
    for path, text in explored.whole.each(str):
        if path[0] in UNLISTED or path[-1] == "clause":
            continue
        for name in ATTACHMENT.findall(text):
            if name.lower() not in listed.lower() and name not in told:
                told.add(name)
                what = (
                    f"“{name}” is named here and is not among the documents; add it under "
                    "“documents”, with “missing: yes” if it is not in your copy"
                )
                yield Finding(path, what)


def _untried(contact: Contact, today: date) -> bool:
    return not contact.checked or today - date.fromisoformat(contact.checked) > CHECKED_FOR


def _old_names(explored: Explored) -> Iterator[Finding]:
    """Each body that goes by an old name, once; the answering sentence speaks of that body."""
    if explored.policy.nation != "england":
        return
    texts = [
        (path, text)
        for path, text in explored.whole.each(str)
        if path[0] not in ("source", "gaps", "documents")
    ]
    for name, (subject, since) in OLD_NAMES.items():
        used = ((path, re.search(rf"(?<!\w)(?:{name})(?!\w)", text)) for path, text in texts)
        path, found = next(((path, found) for path, found in used if found), ((), None))
        if found:
            what = f"“{found[0]}” is an old name: {since}. If the body has a new one, write that"
            yield Finding(path, what, "old_name", subject=subject)


def _short_forms(explored: Explored) -> Iterator[Finding]:
    """Abbreviations that are not explained; each is told of once, where it first stands."""
    policy = explored.policy
    explained = " ".join(
        (*policy.definitions, *(each.means for each in policy.definitions.values()))
    )
    known = EVERYBODY_KNOWS | set(SHORT_FORM.findall(explained))
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
                    "if the document does not say), or write it out"
                )
                yield Finding(path, what)
