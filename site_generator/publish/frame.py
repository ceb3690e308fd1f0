"""The theme's frame of a page, mended: MkDocs calls it as a hook.

Without what HTML does not allow; and in letters that a browser reads fast.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension


class ValidFrame(Extension):
    """Takes from Material's two switches an attribute that no checkbox may bear."""

    def preprocess(self, source: str, name: str | None, _: str | None = None) -> str:
        """Give a template's source, mended where it is the frame."""
        return source.replace(' autocomplete="off">', ">") if name == "base.html" else source


def on_env(env: Environment, **_: Any) -> Environment:
    """Have every template read through the extension."""
    env.add_extension(ValidFrame)
    return env


def on_post_page(output: str, **_: Any) -> str:
    """Write a page in ASCII alone, every other letter by its number.

    One letter more, and a browser keeps the whole page in twice the memory: decoding the largest
    aid, with eleven such letters in 850 KB, took it two to three times as long. A script inside a
    page could not read numbers; the only ones there hold JSON, which has its own.
    """
    return output.encode("ascii", "xmlcharrefreplace").decode("ascii")
