"""Writes the generated site as plain Markdown and files, for other site generators."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from site_generator.pages.page import Asset, Page


def write_export(made: Iterable[Page | Asset], folder: Path) -> int:
    """Writes every page and file into a folder; returns how many."""
    count = 0
    for each in made:
        path = folder / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        content = each.as_markdown() if isinstance(each, Page) else each.content
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        count += 1
    return count
