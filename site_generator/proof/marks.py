"""HTML and links in a board's text that its readers would see as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from decision_aid.policy import Policy
from site_generator.checks.findings import Finding
from site_generator.reading.whole import everything_in
from words.sentence import safe_link

HTML = re.compile(
    r"</?(a|b|br|div|em|font|h[1-6]|hr|i|li|ol|p|span|strong|table|td|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
"""What a board may hope to format with."""
LINK = re.compile(r"\[[^\]]*\]\(([^)\s:]*)\)")
"""A link to an address without its beginning: `www.example.org`."""


def marks_shown(policy: Policy) -> Iterator[Finding]:
    """A finding for each text that is shown safely, and not as its author meant it."""
    for path, text in everything_in(policy):
        if not isinstance(text, str):
            continue
        if found := HTML.search(text):
            what = (
                f"readers would see “{found[0]}” as it stands; leave it out, or write *so* for "
                "emphasis and **so** for strong emphasis"
            )
            yield Finding(path, what)
        for link in LINK.finditer(text):
            if not safe_link(link[1]):
                what = (
                    f"“{link[1]}” cannot be linked to, so that readers would see the brackets; "
                    "write its whole address, which starts with https://"
                )
                yield Finding(path, what)
