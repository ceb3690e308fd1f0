"""What all pages of one build share: the day, the commit, the templates and the assets."""

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

BUILT_FROM = (
    *("content", "decision_aid", "holidays", "policies", "site_generator", "site_templates"),
    *("words", "mkdocs.yml"),
)
"""The files and folders that a build reads: changes elsewhere do not affect it."""


@dataclass(frozen=True, slots=True)
class Site(Build):
    """What all pages and files of one build share."""

    holidays: str
    """The bank holidays, as the engine's JSON."""
    bundle: Bundle | None
    """What the decision aids load; None when pages are drawn only to be checked."""
    look: Look
    """The site's own scripts and styles."""


def site_of(root: Path, bundle: Bundle | None, url: str, emergency: dict[str, Any]) -> Site:
    """The site in a folder, with our templates if it has none of its own."""
    own = root / "site_templates"
    templates = own if (own / "pages").is_dir() else HOME / "site_templates"
    version, changed = version_of(root)
    return Site(
        templates=environment(templates / "pages"),
        today=day_of_build(),
        holidays=holidays_json(root / "holidays"),
        bundle=bundle,
        url=url,
        emergency=emergency,
        look=read_look(templates / "theme"),
        version=version,
        changed=changed,
    )


def read_site(root: Path, bundle: Bundle | None = None) -> Site:
    """The site as the folder's own `mkdocs.yml` configures it, with our settings as defaults."""
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
    """Today, or the day in SOURCE_DATE_EPOCH, so that building a commit again gives the same."""
    seconds = float(environ.get("SOURCE_DATE_EPOCH", time.time()))
    return datetime.fromtimestamp(seconds, UTC).date()


def version_of(root: Path) -> tuple[str, bool]:
    """The version of a folder's files, nothing if they have none; and whether they were changed."""
    version = _git(root, "rev-parse", "--short=10", "HEAD")
    return version, bool(version and _git(root, "status", "--porcelain", "--", *BUILT_FROM))


def _git(root: Path, *asked: str) -> str:
    """What git answers; empty if there is no git or no repository."""
    try:
        done = subprocess.run(["git", "-C", root, *asked], capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return ""
    return done.stdout.decode().strip()
