"""A part of a policy that is compared, and one difference in it."""

from __future__ import annotations

from dataclasses import dataclass

from site_generator.outcomes.forms import Mark


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different, and what finds the steps that it concerns."""

    text: str
    marks: tuple[Mark, ...] = ()
    stage: str = ""
    """Only the steps of this stage."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a policy that is compared: its name as a sentence begins, and its marks."""

    where: str
    stage: str = ""
    marks: tuple[Mark, ...] = ()
    label: str = ""
    """The words by which a reader knows the thing in this part."""
    narrow: bool = False
    """Whether what is told of it concerns the steps of its own stage only."""

    def says(self, what: str, *marks: Mark) -> Difference:
        """A difference in this part."""
        text = f"{self.where}: {what}" if self.where else f"{what[:1].upper()}{what[1:]}"
        known = tuple(mark for mark in (*marks, *self.marks) if mark)
        return Difference(text, known, self.stage if self.narrow else "")
