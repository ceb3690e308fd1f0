"""The documents name files that are there, and the index lists every decision."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
ENDS = r"\.(?:py|md|yaml|yml|json|js|mjs|css|csv|sha256|po|pot|j2|html|txt|toml|sh|svg)"
NAMED = re.compile(rf"`([\w./<>*-]+(?:{ENDS}|/))`")
LINKED = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")

MADE = ("assets/", "build/", "site/")
"""What only a build makes, or a browser asks for."""

OF_OTHERS = ("cy.po", "pyodide.mjs", "sbom.cdx.json")
"""Files of a translator, of Pyodide and of a built site."""

GONE = {
    "0034-three-tellings.md": (
        "site_generator/tellings/",
        *("*_read.py", "*_meant.py", "names.py", "aid_people.py"),
        "tests/pages/test_tellings_miss_nothing.py",
    )
}
"""What a record tells of that was there when it was decided."""

each_document = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT))
)


@cache
def files() -> tuple[str, ...]:
    """Every file of the repository, and every folder with a stroke behind it."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    found = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    folders = {f"{folder.as_posix()}/" for name in found for folder in Path(name).parents}
    return (*found, *folders - {"./"})


def is_there(named: str) -> bool:
    """Whether some file has this path, or ends in it; `*` and `<name>` stand for anything."""
    pattern = re.sub(r"<[^>]+>|\*", "\0", named.strip("/") + "/" * named.endswith("/"))
    wanted = re.compile(r"(?:.*/)?" + re.escape(pattern).replace("\0", "[^/]*"))
    return any(wanted.fullmatch(name) for name in files())


@each_document
def test_every_file_that_is_named_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    exempt = (*OF_OTHERS, *GONE.get(document.name, ()))
    assert [
        named
        for named in NAMED.findall(text)
        if not named.startswith(MADE) and named not in exempt and not is_there(named)
    ] == []


@each_document
def test_every_link_between_documents_leads_to_a_file(document: Path) -> None:
    linked = LINKED.findall(document.read_text(encoding="utf-8"))
    assert [to for to in linked if not (document.parent / to).exists()] == []


def test_the_index_lists_every_decision_with_its_title_and_day() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    for record in sorted(DECISIONS.glob("[0-9]*.md")):
        number, title = re.match(r"# (\d+)\. (.+)", record.read_text(encoding="utf-8")).groups()  # type: ignore[union-attr]
        assert f"| [{number}]({record.name}) | {title} |" in index
        assert int(record.name[:4]) == int(number)


def test_what_is_said_to_be_gone_is_gone() -> None:
    """Otherwise it needs no exemption."""
    assert [
        each for named in GONE.values() for each in named if "/" in each and is_there(each)
    ] == []
