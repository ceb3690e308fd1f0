"""The theme's frame of a page, without what HTML does not allow. MkDocs calls it as a hook."""

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
