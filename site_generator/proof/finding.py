"""What a check finds in a policy, and which of it a board may answer instead of mending."""

from __future__ import annotations

from dataclasses import dataclass

from site_generator.yaml_reader import Path

KINDS = {
    "no_emergency": "it names nobody to call for a child who is not safe",
    "no_exit": "it stops at a step, and somebody may still disagree there",
    "loop_unowned": "a way goes round, and nobody is named who ends it",
    "no_limit": "no time limit at all holds at a step",
    "no_contact": "a contact is left empty, or an emergency contact is not given",
    "no_record": "nothing is said of writing a step down",
    "nobody_acts": "nobody is named who does something at a step",
    "limit_over_cap": "a step may take longer than the limit on the whole",
    "later_when_urgent": "a more urgent case is given more time",
    "label_twice": "two steps carry the same printed label",
    "clause_jump": "the printed numbers jump",
    "attachment_missing": "a document that it names is not in this copy",
    "review_missing": "no review date is given",
    "review_passed": "the review date has passed",
    "contact_unchecked": "nobody has tried a contact for half a year",
    "old_name": "a body goes by a name that it no longer has",
    "term_unused": "a word is explained and then not used",
}
"""What a document itself may leave open, by the name with which a Gap answers it."""

COMES_WITH_TIME = ("review_passed", "contact_unchecked")
"""These may be answered before the day comes."""

ON_THE_PAGE = ("label_twice",)
"""What the page of the procedure tells is enough for these: no step depends on them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: where it stands, what it is, and what to write instead."""

    path: Path
    """Where in the policy's file."""
    what: str
    """What is wrong; what to write instead."""
    kind: str = ""
    """One of KINDS when the document itself leaves it open; a Gap that names it then answers it.
    Empty for a fault of the file, which can only be mended."""
    place: str = ""
    """The step at which a reader has to be told, where there is one: `four.stops`."""
    clauses: tuple[str, ...] = ()
    """What the answering Gap cites, where several findings of one kind have no step."""
