"""What a check finds in a policy, and which of it a board may answer instead of mending."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.duties import Block
from site_generator.reading.yaml_reader import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that a document itself may leave open."""

    means: str
    """What it is, in words that stand by themselves."""
    about: Block
    """The block of a step that the sentence telling readers of it is about."""


KINDS = {
    "no_emergency": Kind("nobody is named to call for a child who is not safe", "who"),
    "no_exit": Kind("the policy stops at a step where somebody may still disagree", "next"),
    "loop_unowned": Kind("steps lead back to each other, and nobody is named who ends it", "who"),
    "no_limit": Kind("a step has no time limit", "when"),
    "no_contact": Kind("no way to reach somebody is given", "who"),
    "no_record": Kind("nothing is said of writing a step down", "record"),
    "nobody_acts": Kind("nobody is named who does something at a step", "do"),
    "limit_over_cap": Kind("a step may take longer than the limit on the whole", "when"),
    "later_when_urgent": Kind("a more urgent case is given more time", "when"),
    "label_twice": Kind("two steps carry the same printed label", "source"),
    "clause_jump": Kind("the printed numbers jump", "source"),
    "attachment_missing": Kind("a document that it names is not in this copy", "source"),
    "review_missing": Kind("no review date is given", "source"),
    "review_passed": Kind("the review date has passed", "source"),
    "contact_unchecked": Kind("nobody has tried a contact for half a year", "who"),
    "old_name": Kind("a body goes by a name that it no longer has", "source"),
    "term_unused": Kind("a word is explained and then not used", "source"),
}
"""What a document itself may leave open, by the name with which a Gap answers it."""

COMES_WITH_TIME = ("review_passed", "contact_unchecked")
"""These may be answered before the day comes."""

ON_THE_PAGE = ("label_twice",)
"""What the page of the procedure tells is enough for these: no step depends on them."""


OUR_FAULT = "this is a fault of the program: send this line to whoever looks after the site"
"""Said where nothing in a board's file can be put right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: where it stands, what it is, and what to write instead.

    A Gap answers it that names its kind and, so that no other is silenced, its place, one of its
    clauses or its subject, where it has them.
    """

    path: Path
    """Where in the policy's file."""
    what: str
    """What is wrong; what to write instead."""
    kind: str = ""
    """One of KINDS when the document itself leaves it open. Empty for a fault of the file, which
    can only be mended."""
    place: str = ""
    """The step at which a reader has to be told, where there is one: `four.stops`."""
    clauses: tuple[str, ...] = ()
    """What the answering Gap cites, one of them at least."""
    subject: str = ""
    """A word that the answering Gap's sentence holds, where there is neither step nor clause."""
    together: tuple[str, ...] = ()
    """The places of all findings that one Gap would best answer together."""
