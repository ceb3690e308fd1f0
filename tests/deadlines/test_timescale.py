from __future__ import annotations

import pytest

from decision_aid.timescale import (
    COUNTED_UNITS,
    DAY_WORDS,
    NOT_STATED,
    SPEED_WORDS,
    UNITS,
    Span,
    parse_span,
)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("5 working days", Span("5 working days", 5, None, "working day")),
        ("1 working day", Span("1 working day", 1, None, "working day")),
        ("1 working week", Span("1 working week", 1, None, "working week")),
        ("24 hours", Span("24 hours", 24, None, "hour")),
        ("4 working hours", Span("4 working hours", 4, None, "working hour")),
        ("3 days", Span("3 days", 3, None, "day")),
        ("10 calendar days", Span("10 calendar days", 10, None, "calendar day")),
        ("2 weeks", Span("2 weeks", 2, None, "week")),
        ("1 month", Span("1 month", 1, None, "month")),
        ("2 to 5 working days", Span("2 to 5 working days", 5, 2, "working day")),
        (
            "at least 3 working days before",
            Span(
                *("at least 3 working days before", 3, None, "working day"),
                before=True,
                at_least=True,
            ),
        ),
        (
            "10 working days before",
            Span("10 working days before", 10, None, "working day", before=True),
        ),
        ("same working day", Span("same working day", None, None, "same working day")),
        ("next working day", Span("next working day", None, None, "next working day")),
        ("not stated", Span("not stated", None, None, "not stated")),
        (" 5  Working days ", Span("5 working days", 5, None, "working day")),
    ],
)
def test_a_limit_is_read(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_counted_in_amounts_or_stands_alone(unit: str) -> None:
    text = f"1 {unit}" if unit in COUNTED_UNITS else unit
    if unit.startswith("clear"):
        text = f"at least {text} before"
    assert parse_span(text).unit == unit
    assert [*COUNTED_UNITS, *DAY_WORDS, *SPEED_WORDS, NOT_STATED] == list(UNITS)


def test_clear_days_are_counted_back_only() -> None:
    with pytest.raises(ValueError, match="did you mean “at least 5 clear days before”"):
        parse_span("5 clear days")


@pytest.mark.parametrize("words", SPEED_WORDS)
def test_words_about_speed_never_give_a_date(words: str) -> None:
    assert parse_span(words) == Span(words, None, None, words)
    assert parse_span(words).words
    assert not parse_span(words).gives_date


def test_where_no_limit_is_stated_nothing_is_said_of_speed() -> None:
    assert not parse_span(NOT_STATED).words
    assert not parse_span(NOT_STATED).gives_date


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5 workng days", "5 working days"),
        ("5 working day", "5 working days"),
        ("1 working days", "1 working day"),
        ("24hours", "24 hours"),
        ("one working week", "1 working week"),
        ("within 5 working days", "5 working days"),
        ("2-5 working days", "2 to 5 working days"),
        ("at least 3 workng days before", "at least 3 working days before"),
        ("imediately", "immediately"),
        ("same workng day", "same working day"),
        ("0 days", "same working day"),
        ("at least 3 days", "3 days"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean .*“{meant}”"):
        parse_span(text)


@pytest.mark.parametrize("text", ["when you can", "5 fortnights", "", "5", "soon ⚑", "a while"])
def test_other_wording_is_sent_to_within_words(text: str) -> None:
    said = "put other wording under within_words: it will be shown as words and give no date$"
    with pytest.raises(ValueError, match=said):
        parse_span(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("5 to 2 days", "write the smaller number first"),
        ("9999 days", "too long"),
        ("2 to 5 working days before", "takes one number"),
    ],
)
def test_an_amount_that_cannot_be_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_span(text)
