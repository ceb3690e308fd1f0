"""The page templates, and what may be used in them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_generator.reading.inline import html


def environment(templates: Path) -> Environment:
    """The templates: all text is escaped, and a name that does not exist is an error."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # each build reads them anew, and none in its midst
    )
    made.filters["html"] = html
    return made
