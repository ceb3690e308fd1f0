"""What every page of one build shares: its day, its commit, the templates and the assets."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from typing import Any

import yaml

from site_generator.browser.assets import Look, read_look
from site_generator.browser.bundle import Bundle
from site_generator.pages.build import Build
from site_generator.pages.templates import environment
from site_generator.publish.checking import HOME
from site_generator.reading.holidays import holidays_json
from words.standing import date_words

BUILT_FROM = (
    *("content", "decision_aid", "holidays", "policies", "site_generator", "site_templates"),
    *("words", "mkdocs.yml"),
)
"""What a build reads: a change elsewhere is none of its own."""


@dataclass(frozen=True, slots=True)
class Site(Build):
    """What every page and every file of one build shares."""

    holidays: str
    """The bank holidays, as the engine's JSON."""
    bundle: Bundle | None
    """What the decision aids load; none where pages are drawn only to be checked."""
    look: Look
    """The site's own scripts and styles."""


def site_of(root: Path, bundle: Bundle | None, url: str, emergency: dict[str, str]) -> Site:
    """The site of a folder, with our templates where it has none of its own."""
    own = root / "site_templates"
    templates = own if (own / "pages").is_dir() else HOME / "site_templates"
    return Site(
        templates=environment(templates / "pages"),
        today=day_of_build(),
        holidays=holidays_json(root / "holidays"),
        bundle=bundle,
        url=url,
        emergency=emergency,
        look=read_look(templates / "theme"),
        build=build_of(root),
    )


def read_site(root: Path, bundle: Bundle | None = None) -> Site:
    """The site as a folder's own `mkdocs.yml` sets it, and ours where it says nothing."""
    own, ours = _settings(root), _settings(HOME)
    url = own.get("site_url", "")
    usual = url if isinstance(url, str) else url[-1]  # a list names a variable, then its default
    emergency = {**ours["extra"], **own.get("extra", {})}["emergency"]
    return site_of(root, bundle, usual, emergency)


def _settings(root: Path) -> dict[str, Any]:
    path = root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else "{}"
    return dict(yaml.load(text, yaml.BaseLoader) or {})


def day_of_build() -> date:
    """Today, or the day that SOURCE_DATE_EPOCH names, so that a commit can be built again."""
    seconds = float(environ.get("SOURCE_DATE_EPOCH", time.time()))
    return datetime.fromtimestamp(seconds, UTC).date()


def build_of(root: Path) -> str:
    """Which version of its files a folder holds, and the day of the build, for pages and paper."""
    version = _git(root, "rev-parse", "--short=10", "HEAD")
    later = version and _git(root, "status", "--porcelain", "--", *BUILT_FROM)
    changed = ", with later changes," if later else ""
    files = f"version {version} of its files{changed}" if version else "files without a version"
    return f"{files} on {date_words(day_of_build().isoformat())}"


def _git(root: Path, *asked: str) -> str:
    """What git answers; nothing where there is no git, or no repository."""
    try:
        told = subprocess.run(["git", "-C", root, *asked], capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return ""
    return told.stdout.decode().strip()
