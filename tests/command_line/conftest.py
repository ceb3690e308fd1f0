from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FOLDER = "policies/city-and-hackney"


@pytest.fixture(autouse=True)
def _in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


@pytest.fixture
def copy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the holidays and one policy, to spoil."""
    shutil.copytree(root / "holidays", tmp_path / "holidays")
    shutil.copytree(root / FOLDER, tmp_path / FOLDER)
    monkeypatch.chdir(tmp_path)
    return tmp_path / FOLDER
