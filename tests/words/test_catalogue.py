"""The language in which things are said."""

from __future__ import annotations

import io
from datetime import date

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from words.catalogue import ENGLISH, Words, words_for
from words.dates import day_told
from words.sentence import message, plain

YOU = message("You *should* {act}.")
SAFE = message("Is the {person} safe?")
NOT_TRANSLATED = message("You may {act}.")


def in_other_words(**translations: str) -> Words:
    """A language with these translations of the messages above, and of a day."""
    catalogue = Catalog(locale="cy")
    known = {"you": YOU, "safe": SAFE, "day": "{weekday} {day} {month} {year}", "may": "May"}
    for key, text in translations.items():
        catalogue.add(known[key], text)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return words_for(compiled.getvalue())


def test_english_needs_no_catalogue_and_gives_the_message_itself() -> None:
    assert words_for() is ENGLISH
    assert ENGLISH.translate(YOU) == YOU
    assert plain(ENGLISH.say(YOU, act="talk")) == "You should talk."


def test_a_message_is_said_in_the_language_of_its_catalogue() -> None:
    words = in_other_words(you="*Dylech:* {act}.")
    assert words.say(YOU, act="siarad") == (
        ("Dylech:", "verb"),
        (" ", ""),
        ("siarad", "board"),
        (".", ""),
    )


def test_a_message_that_is_not_translated_is_said_in_english() -> None:
    words = in_other_words(you="*Dylech:* {act}.")
    assert plain(words.say(NOT_TRANSLATED, act="talk")) == "You may talk."


def test_a_translation_puts_its_parts_where_it_wants_them() -> None:
    words = in_other_words(day="{year} {month} {day}, {weekday}", may="Mai")
    assert plain(day_told(date(2027, 5, 4), words)) == "2027 Mai 4, Tuesday"
    assert plain(day_told(date(2027, 5, 4), ENGLISH)) == "Tuesday 4 May 2027"


def test_a_translation_that_names_another_part_is_a_fault() -> None:
    words = in_other_words(you="*Dylech:* {gwneud}.")
    with pytest.raises(KeyError, match="gwneud"):
        words.say(YOU, act="siarad")


def test_whom_a_policy_is_about_is_filled_in_by_itself() -> None:
    assert plain(ENGLISH.say(SAFE)) == "Is the child safe?"
    assert plain(ENGLISH.about("adult").say(SAFE)) == "Is the adult safe?"
    assert plain(in_other_words(safe="{person}?").about("oedolyn").say(SAFE)) == "oedolyn?"


def test_a_whole_sentence_begins_with_a_capital() -> None:
    assert plain(ENGLISH.sentence(message("{act} now"), act="talk")) == "Talk now"
