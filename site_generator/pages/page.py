"""One page or file of the site, drawn."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

NO_ROBOTS = "noindex, nofollow"
"""What is said to search engines of a page that they should not list."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, drawn."""

    path: str
    """Where it stands, as a Markdown file would: `policies/birmingham/index.md`."""
    title: str
    """Its title as HTML."""
    html: str
    """Its content: one HTML block without blank lines, so that no Markdown reads board text."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What a site generator is told of the page."""
    source: str = ""
    """The file in this repository that "Edit this page" opens."""

    def contents(self) -> list[dict[str, Any]]:
        """The headings of the page, those of stages under their own, as MkDocs lists them."""
        found: list[dict[str, Any]] = []
        for level, anchor, inner in re.findall(r'<h([23]) id="([^"]+)">(.*?)</h\1>', self.html):
            words = " ".join(re.sub("<[^>]*>", " ", inner).split())
            name = re.sub(r" (?=[:;,.])", "", words)
            heading = {"level": int(level), "id": anchor, "name": name, "children": []}
            (found[-1]["children"] if level == "3" and found else found).append(heading)
        return found

    def anchors(self) -> set[str]:
        """Every id on the page, so that links to it can be checked."""
        return set(re.findall(r' id="([^"]+)"', self.html))

    def as_markdown(self) -> str:
        """The page as a Markdown file with front matter, for any other generator and its theme."""
        meta = {"title": self.title, **self.meta}
        meta.pop("template", None)
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
        return "\n".join(("---", *lines, "---", "", self.html, ""))


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of the site that is no page."""

    path: str
    content: str | bytes


def one_block(html: str) -> str:
    """HTML without blank lines: to Markdown one block, which it hands on as it is."""
    return "\n".join(line for line in html.splitlines() if line.strip())
