"""The page templates, and what may stand in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from decision_aid.written import clauses_of
from site_generator.reading.inline import plain_inline, render_inline, safe_link
from words.standing import date_words

METHODS = frozenset(dir(dict))
"""What a dot after a mapping means to every template; a board may call an answer `update`."""


class QuickKeys(Environment):
    """Finds `step.duties` in a mapping without trying for a method first, which takes longer."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template means by a dot: as ever."""
        if type(obj) is dict and attribute in obj and attribute not in METHODS:
            return obj[attribute]
        return super().getattr(obj, attribute)


def environment(templates: Path) -> Environment:
    """The templates: all text is escaped, and a name that does not exist is an error."""
    made = QuickKeys(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # each build reads them anew, and none in its midst
    )
    made.filters["inline"] = render_inline
    made.filters["plain"] = plain_inline
    made.filters["clauses"] = clauses_of
    made.filters["safe_link"] = safe_link
    made.filters["date_words"] = date_words
    return made
