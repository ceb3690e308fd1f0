"""Each text that an author can write reaches a reader wherever `readers.txt` promises it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import make_dataclass
from pathlib import Path

import pytest

from decision_aid.roles import Contact
from site_generator.publish.build import Site
from site_generator.reading.inline import SITE_ENGLISH
from tests.words.authored import NO_TEXT, marked, text_fields
from tests.words.conftest import policies
from tests.words.renderings import RENDERINGS, Case

HEADER, *LINES = (
    line.split()
    for line in Path(__file__).with_name("readers.txt").read_text().splitlines()
    if not line.startswith("#")
)
PROMISED = {line[0]: dict(zip(HEADER[1:], line[1:], strict=True)) for line in LINES}
AT_ITS_END = ("url", "phone", "email", "mistakes_to")
"""Texts that have to begin as they do: a mark goes to their end."""

Seen = dict[str, dict[str, set[bool]]]
"""By field and rendering, whether its texts are there: all, none or both."""


@pytest.fixture(scope="module")
def seen(facts: Site) -> Seen:
    """Where each text of each policy reaches a reader."""
    found: Seen = defaultdict(lambda: defaultdict(set))
    for policy in policies():
        texts: list[tuple[str, str]] = []

        def mark(field: str, text: str, texts: list[tuple[str, str]] = texts) -> str:
            if (field, text) not in texts:
                texts.append((field, text))
            number = f"zq{texts.index((field, text))}qz"
            return f"{text}{number}" if field.endswith(AT_ITS_END) else f"{number}{text}"

        case = Case(facts, marked(policy, mark), SITE_ENGLISH)
        for rendering in HEADER[1:]:
            there = re.findall(r"(?i)zq(\d+)qz", RENDERINGS[rendering](case))
            numbers = {int(number) for number in there}
            for number, (field, _) in enumerate(texts):
                found[field][rendering].add(number in numbers)
    return found


SAID = {"all": {True}, "some": {True, False}, "-": {False}}


@pytest.mark.parametrize("field", PROMISED)
def test_a_text_reaches_its_readers(field: str, seen: Seen) -> None:
    found = seen[field]
    assert {rendering: found[rendering] for rendering in PROMISED[field]} == {
        rendering: SAID[promise] for rendering, promise in PROMISED[field].items()
    }


def test_each_key_for_words_is_promised_to_some_reader() -> None:
    assert {*PROMISED} == {*text_fields()}
    assert [field for field, to in PROMISED.items() if {*to.values()} == {"-"}] == []


def test_a_new_key_for_words_is_missed_until_it_is_shown() -> None:
    with_hours = make_dataclass(
        "Contact", [("opening_hours", str, "")], bases=(Contact,), frozen=True, kw_only=True
    )
    assert {*text_fields([with_hours])} - {*PROMISED} == {"Contact.opening_hours"}


def test_what_holds_no_words_is_a_key_of_the_language() -> None:
    every = {*text_fields(no_text=frozenset())}
    assert every >= NO_TEXT
