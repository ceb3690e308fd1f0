"""What each side is called in messages to those who edit a policy."""

from __future__ import annotations

SIDE_WORDS = {
    "raiser": "whoever raised it",
    "manager": "whoever manages them",
    "receiver": "whoever it was raised with",
    "board": "the board",
}
