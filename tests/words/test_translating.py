"""What a translator is given, and what is told of a translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.catalogue import HEADER, faults, template
from tools.translated import words_of
from words.sentence import message, plain

DECIDED = message("The {post} *has* decided.")


def translated(folder: Path, text: str) -> Path:
    path = folder / "cy.po"
    path.write_text(f'{HEADER}msgid "{DECIDED}"\nmsgstr "{text}"\n', encoding="utf-8")
    return path


def test_the_template_lists_every_message_as_it_is_now() -> None:
    """If it does not: `make catalogue`."""
    assert (ROOT / "words" / "messages.pot").read_text(encoding="utf-8") == template()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mae’r {post} *wedi* penderfynu.", ""),
        ("Mae’r {swydd} *wedi* penderfynu.", "lacks {post} and adds {swydd}"),
        ("Mae’r {post} wedi penderfynu.", "lacks * *"),
        ("Mae’r {post} *wedi* ^penderfynu^.", "adds ^ ^"),
    ],
)
def test_a_part_or_a_mark_that_a_translation_lacks_or_adds_is_told(
    text: str, told: str, tmp_path: Path
) -> None:
    found = list(faults(translated(tmp_path, text)))
    assert found == ([f"“{text}” {told}: it translates “{DECIDED}”"] if told else [])


def test_a_translation_is_read_as_its_file_has_it(tmp_path: Path) -> None:
    words = words_of(translated(tmp_path, "Mae’r {post} *wedi* penderfynu."))
    assert plain(words.say(DECIDED, post="cadeirydd")) == "Mae’r cadeirydd wedi penderfynu."
