"""A value as it can be written in a YAML file, and as it reads in a sentence."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

PLAIN = re.compile(r"[^\W_][\w.-]*( [\w.-]+)*")
"""Text that needs no quotation marks in YAML, even inside { } and [ ]."""


def as_yaml(value: Any) -> str:
    """The value on one line of YAML: `{week: 2026-12-02}`, `[manager, "their lead; ours"]`."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(item)}" for key, item in value.items()) + "}"
        )
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_yaml, value))}]"
    text = str(value)
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def in_words(value: Any) -> str:
    """The value in words: a date with its weekday, a list with commas."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {in_words(item)}" for key, item in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(in_words, value)) or "none"
    return _date_in_words(str(value)) or str(value) or "none"


def _date_in_words(text: str) -> str:
    """`Mon 30 Nov 2026`, `Fri 27 Nov 2026 at 15:30`; empty when it is not a date."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    time = f" at {moment:%H:%M}" if "T" in text else ""
    return f"{moment:%a} {moment.day} {moment:%b %Y}{time}"
