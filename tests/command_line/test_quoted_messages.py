"""What the README and the page for boards quote is what the commands say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line.typed import change, run

CITY, BIRMINGHAM = "city-and-hackney", "birmingham"
LIMIT = "within: 1 working week"
VERB = "{}: e-mail the details"

Said = Callable[..., str]


@pytest.fixture
def said(root: Path, copy: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """What a command says of an edited policy, without the places, which move when a file grows."""

    def of(name: str, old: str, new: str, *command: str) -> str:
        folder = copy.parent / name
        if not folder.exists():
            shutil.copytree(root / "policies" / name, folder)
        change(folder / "policy.yaml", old, new)
        _, out, _ = run(capsys, *command)
        return re.sub(r"yaml:\d+:\d+:", "yaml:LINE:COLUMN:", out)

    return of


STOPS = "at: stops\n          unclear"


def quotes(root: Path, page: str, message: str) -> bool:
    return message in " ".join((root / page).read_text(encoding="utf-8").split())


def line_with(words: str, out: str) -> str:
    return next(line for line in out.splitlines() if words in line)


def test_a_slip_in_a_limit(root: Path, said: Said) -> None:
    out = said(CITY, LIMIT, "within: 3 workng days", "check", CITY)
    assert quotes(root, "README.md", line_with("workng", out))


@pytest.mark.parametrize("page", ["README.md", "content/editing.md"])
def test_a_signed_example_that_no_longer_holds(root: Path, said: Said, page: str) -> None:
    message = line_with(
        "“A worker has talked to", said(CITY, LIMIT, "within: 3 working days", "check", CITY)
    )
    assert quotes(root, page, message if page == "README.md" else message.partition(": ")[2])


def test_a_difference(root: Path, said: Said) -> None:
    kept = str(root / "policies" / CITY)
    limit = said(CITY, LIMIT, "within: 3 working days", "diff", kept, CITY)
    assert quotes(root, "README.md", " ".join(limit.split()))
    verb = said(CITY, VERB.format("must"), VERB.format("should"), "diff", kept, CITY)
    assert quotes(root, "content/editing.md", line_with("Stage Four", verb))


def test_what_the_document_leaves_open(root: Path, said: Said) -> None:
    out = said(BIRMINGHAM, STOPS, "at: mediation\n          unclear", "check", BIRMINGHAM)
    assert quotes(root, "README.md", line_with("the policy stops", out))
