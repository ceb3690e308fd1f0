"""How a message and its parts become a sentence."""

from __future__ import annotations

import pytest

from words.catalogue import ENGLISH, listed
from words.sentence import (
    Part,
    Sentence,
    after,
    board,
    capital,
    fill,
    message,
    no_sentence,
    plain,
)

NEXT = message("{one}, {next}")


def test_a_message_is_read_into_pieces_each_with_what_it_is() -> None:
    said = fill("You *should* {act}. ~Or not.~", {"act": "talk"})
    assert said == (
        ("You ", ""),
        ("should", "verb"),
        (" ", ""),
        ("talk", "board"),
        (". ", ""),
        ("Or not.", "quiet"),
    )


def test_a_verb_as_strong_as_must_has_a_mark_of_its_own() -> None:
    said = fill("{who} **needs to** {act}.", {"who": (("the chair", ""),), "act": "decide"})
    assert said[:2] == (("the chair", ""), (" ", ""))
    assert said[2] == ("needs to", "must")


@pytest.mark.parametrize(
    ("part", "pieces"),
    [
        ("a *board's* text", (("a *board's* text", "board"),)),
        ("", ()),
        (3, (("3", ""),)),
        (0, (("0", ""),)),
        ((), ()),
        ((("you", ""), ("must", "verb")), (("you", ""), ("must", "verb"))),
    ],
)
def test_a_part_is_a_boards_text_a_number_or_a_sentence(part: Part, pieces: Sentence) -> None:
    assert fill("{part}", {"part": part}) == pieces


def test_a_boards_own_marks_and_braces_stay_as_they_are() -> None:
    assert plain(fill("{act}.", {"act": "*ring* {desk} ~now~"})) == "*ring* {desk} ~now~."


def test_a_part_inside_an_emphasis_keeps_its_mark_within_that_of_the_message() -> None:
    said = fill("*{name} acts*", {"name": "the chair"})
    assert said == (("the chair", "verb board"), (" acts", "verb"))


@pytest.mark.parametrize("end", [".", "?", "!", ".”", "?”", ". "])
def test_no_full_stop_follows_a_part_that_ends_a_sentence(end: str) -> None:
    assert plain(fill("{says}. Go on.", {"says": f"Stop{end}"})) == f"Stop{end} Go on."


@pytest.mark.parametrize("end", ["", ")", ",", "’", "”"])
def test_a_full_stop_follows_any_other_part(end: str) -> None:
    assert plain(fill("{says}.", {"says": f"stop{end}"})) == f"stop{end}."


def test_a_full_stop_follows_names_whatever_they_end_with() -> None:
    names = no_sentence(board("“Stop!”"))
    assert plain(fill("{names}.", {"names": names})) == "“Stop!”."


def test_only_the_full_stop_behind_the_part_is_left_out() -> None:
    parts = {"one": "Stop.", "other": "go"}
    assert plain(fill("{one}: {other}.", parts)) == "Stop.: go."
    assert plain(fill("{one} Not {other}.", parts)) == "Stop. Not go."


def test_a_part_that_is_not_given_is_a_fault() -> None:
    with pytest.raises(KeyError, match="act"):
        fill("You must {act}.", {})


def test_a_sentence_begins_with_a_capital_whatever_its_first_piece_is() -> None:
    assert capital((("the chair", "board"), (" acts", ""))) == (
        ("The chair", "board"),
        (" acts", ""),
    )
    assert plain(capital(board("éa OFSTED"))) == "Éa OFSTED"
    assert plain(capital(board(" edges"))) == "Edges"
    assert capital(()) == ()


def test_sentences_follow_each_other_and_those_that_say_nothing_are_left_out() -> None:
    one, other = board("One."), board("Other.")
    assert plain(after((one, (), other))) == "One. Other."
    assert plain(after(((), one), ", ")) == "One."
    assert plain(after((one, other), "; ")) == "One.; Other."
    assert after(()) == ()


def test_a_list_is_joined_two_by_two() -> None:
    items = [board(each) for each in ("one", "two", "three")]
    assert [plain(listed(ENGLISH, items[:number], NEXT)) for number in range(4)] == [
        *("", "one", "one, two", "one, two, three")
    ]


def test_a_list_in_a_language_that_turns_it_round_is_joined_by_its_message() -> None:
    items = [board("one"), board("two")]
    assert plain(listed(ENGLISH, items, message("{next} after {one}"))) == "two after one"
