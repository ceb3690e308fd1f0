"""The licence file, the package and the About page say the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

AUTHORS = "the Fingerpost authors"


def test_everything_is_under_the_mit_licence_of_the_fingerpost_authors(root: Path) -> None:
    licence = (root / "LICENSE").read_text()
    assert licence.startswith("MIT License\n")
    assert f"Copyright (c) 2026 {AUTHORS}\n" in licence
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    assert project["license"] == "MIT"
    assert [each["name"] for each in project["authors"]] == [AUTHORS]
    about = (root / "content" / "about.md").read_text()
    assert f"MIT licence, © 2026 {AUTHORS}" in about
