"""A fault in a file that a board edits: where it is, what is wrong, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, with the line and column that an editor shows."""

    file: str
    line: int
    column: int
    what: str
    """What is wrong; what to write instead."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}"


class ProblemsFound(Exception):
    """A file cannot be used; `problems` lists every fault found in it. Callers catch this."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """A suggestion, or the whole list when nothing is close: `did you mean “manager”?`."""
    choices = [choice for choice in known if choice]
    close = difflib.get_close_matches(found, choices, n=1, cutoff=0.65)
    if close:
        return f"did you mean “{close[0]}”?"
    if not choices:
        return "there are none in this file"
    return f"write one of: {', '.join(choices)}"
