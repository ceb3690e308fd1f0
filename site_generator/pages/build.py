"""What every page of one build shares: its day, its version, the templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Build:
    """What every page of one build shares."""

    templates: Environment
    today: date
    url: str
    """Where the site will stand, ending in a slash; printed on posters."""
    emergency: dict[str, str]
    """The site's own line for a child in danger, the same on every page."""
    build: str
    """Of which files this is built, and on which day, in words."""
