"""Damages a file as text: its lines, its tokens and its bytes."""

from __future__ import annotations

import re
from random import Random

TOKENS = (
    *(
        ":",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!!int ",
        "!x ",
        "<<: ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "|\n",
        ">\n",
    ),
    *(
        "'",
        '"',
        "#",
        "@",
        "`",
        "%",
        "---\n",
        "...\n",
        "\t",
        "\n",
        "  ",
        "~",
        "\\",
        "''",
        '""',
        "= ",
    ),
)
"""Characters that have a meaning in YAML."""

BYTES = (
    b"\x00",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\x85",
    b"\xe2\x80\xa8",
    b"\xed\xa0\x80",
    b"\x1b",
)
"""Bytes that have a special meaning when text is decoded."""

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def damaged_lines(text: str, chance: Random) -> str:
    """The text with a few of its lines dropped, doubled, moved, indented or joined."""
    lines = text.splitlines(keepends=True) or [""]
    for _ in range(chance.randint(1, 4)):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        way = chance.randrange(6)
        if way == 0 and len(lines) > 1:
            del lines[at]
        elif way == 1:
            lines.insert(to, lines[at])
        elif way == 2:
            lines[at], lines[to] = lines[to], lines[at]
        elif way == 3:
            lines[at] = " " * chance.randint(1, 4) + lines[at]
        elif way == 4:
            lines[at] = lines[at][chance.randint(1, 4) :]
        else:
            lines[at] = lines[at].rstrip("\n")
    return "".join(lines)


def damaged_tokens(text: str, chance: Random) -> str:
    """The text with a few of its words and signs dropped, or replaced by others."""
    tokens = TOKEN.findall(text) or [""]
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(tokens))
        tokens[at] = chance.choice(("", chance.choice(tokens), chance.choice(TOKENS)))
    return "".join(tokens)


def damaged_bytes(data: bytes, chance: Random) -> bytes:
    """The bytes with a few changed, dropped, doubled or added, or cut off at some point."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(damaged) + 1)
        way = chance.randrange(5)
        if way == 0:
            damaged[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del damaged[at : at + chance.randint(1, 8)]
        elif way == 2:
            damaged[at:at] = damaged[at : at + chance.randint(1, 200)]
        elif way == 3:
            damaged[at:at] = chance.choice(BYTES)
        elif chance.random() < 0.2:
            del damaged[at:]
    return bytes(damaged)
