"""A reply of the engine as text for a terminal, and what to type next."""

from __future__ import annotations

import shlex
import textwrap
import unicodedata
from collections.abc import Iterable

from decision_aid.door import Reply
from site_generator.reading.inline import text_of
from words.catalogue import Words
from words.choices import Offered
from words.sentence import Sentence
from words.terminal import screen


def draw_screen(reply: Reply, title: str, strip: Sentence, width: int, words: Words) -> str:
    """All that is told of a reply; `strip` says what weight the policy's page carries."""
    blocks = []
    for block in screen(reply, title, strip, words):
        lines = [_wrapped(block.heading, width)] if block.heading else []
        blocks.append("\n".join([*lines, *(_wrapped(line, width, "- ") for line in block.lines)]))
    return "\n\n".join(blocks)


def draw_choices(offered: Iterable[Offered], commands: Iterable[str], width: int) -> str:
    """What can be chosen, numbered, each with what to type for it where there is something."""
    lines = []
    for number, (each, command) in enumerate(zip(offered, commands, strict=True), start=1):
        lines.append(_wrapped(each.says, width, f"{number:>3} ", "     "))
        if command:
            lines.append(f"     {command}")
    return "\n".join(lines)


def command_for(policy: str, answers: dict[str, str], more: Iterable[str] = ()) -> str:
    """The command that shows these answers."""
    pairs = [f"{question}={answer}" for question, answer in answers.items()]
    return shlex.join(["fingerpost", "ask", policy, *pairs, *more])


def line_of(sentence: Sentence) -> str:
    """A sentence without its marks, and without anything that a terminal would act on."""
    text = text_of(sentence)
    return "".join(each for each in text if unicodedata.category(each) != "Cc")


def _wrapped(sentence: Sentence, width: int, first: str = "", other: str = "  ") -> str:
    return textwrap.fill(f"{first}{line_of(sentence)}", width, subsequent_indent=other)
