"""Corrects the theme's page frame; MkDocs calls this module as a hook.

It removes what HTML does not allow, and writes pages in characters that browsers decode fast.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension

from site_generator.reading.inline import html


class ValidFrame(Extension):
    """Removes from Material's two switches an attribute that HTML forbids on checkboxes."""

    def preprocess(self, source: str, name: str | None, _: str | None = None) -> str:
        """Return a template's source, corrected if it is the frame."""
        return source.replace(' autocomplete="off">', ">") if name == "base.html" else source


def on_env(env: Environment, **_: Any) -> Environment:
    """Make every template pass through the extension, and print sentences as the pages' do."""
    env.add_extension(ValidFrame)
    env.filters["html"] = html
    return env


def on_post_page(output: str, **_: Any) -> str:
    """Write a page in ASCII only, with every other character as a numeric reference.

    With a single other character a browser keeps the whole page in twice the memory: decoding the
    largest aid, with eleven of them in 850 KB, took two to three times as long. Scripts inside a
    page cannot read these references, but the only ones contain JSON, which has its own escapes.
    """
    return output.encode("ascii", "xmlcharrefreplace").decode("ascii")
