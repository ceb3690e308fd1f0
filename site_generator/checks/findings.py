"""What a check finds in a policy, and how a board may answer it instead of mending it."""

from __future__ import annotations

from dataclasses import dataclass

from site_generator.reading.yaml_reader import Path

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
    """One of `words.findings.KINDS` when the document itself leaves it open. Empty for a fault of
    the file, which can only be mended."""
    place: str = ""
    """The step at which a reader has to be told, where there is one: `four.stops`."""
    clauses: tuple[str, ...] = ()
    """What the answering Gap cites, one of them at least."""
    subject: str = ""
    """A word that the answering Gap's sentence holds, where there is neither step nor clause."""
    seen_at: tuple[str, ...] = ()
    """The addresses of the screens at which it is found; empty: at every screen of the place."""
    together: tuple[str, ...] = ()
    """The places of all findings that one Gap would best answer together."""
