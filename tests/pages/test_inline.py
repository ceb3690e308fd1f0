from __future__ import annotations

import pytest

from site_generator.reading.inline import html, plain_inline, render_inline, text_of
from words.catalogue import ENGLISH
from words.sentence import Message, board, link, link_out, message

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>)",
    "[x](//elsewhere.example)",
    "{: onclick=alert(1) }",
    "<a href='https://x.example'>x</a>",
    "&lt;script&gt;",
    "```\ncode\n```",
    "# heading",
    "![x](https://x.example/x.png)",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_board_types_becomes_a_tag_that_runs(text: str) -> None:
    drawn = render_inline(text)
    for tag in ("<script", "<img", "<h1", "<code", "<pre", "<a href='", 'href="//'):
        assert tag not in drawn
    assert 'href="java' not in drawn.lower()
    assert 'href="data' not in drawn


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("*soon*", "<em>soon</em>"),
        ("**now**", "<strong>now</strong>"),
        ("[a](https://a.example)", '<a href="https://a.example" rel="noopener">a</a>'),
        ("[a](tel:999)", '<a href="tel:999" rel="noopener">a</a>'),
        ("a\n\nb", "a b"),
        ("yours_and_theirs", "yours_and_theirs"),
    ],
)
def test_links_and_emphasis_are_drawn(text: str, drawn: str) -> None:
    assert str(render_inline(text)) == drawn


def test_marks_are_taken_off_where_nothing_can_be_drawn() -> None:
    assert plain_inline("*Ask* **[the chair](https://a.example)** <b>now</b>") == (
        "Ask the chair <b>now</b>"
    )


BOTH = board("*both* <b>")


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        (message("You **must** go."), 'You <strong class="fp-must">must</strong> go.'),
        (message("*{part}.* Go."), "<b><em>both</em> &lt;b&gt;.</b> Go."),
        (message("Go~ to {part}~"), 'Go<span class="fp-quiet"> to <em>both</em> &lt;b&gt;</span>'),
        (message("^See ^{part}"), '<span class="fp-vh">See </span><em>both</em> &lt;b&gt;'),
    ],
)
def test_a_mark_of_a_message_holds_its_parts_too(said: Message, drawn: str) -> None:
    assert str(html(ENGLISH.say(said, part=BOTH))) == drawn


def test_a_part_that_leads_somewhere_is_one_link_without_others_in_it() -> None:
    part = link(ENGLISH.say(message("[x] {part}"), part="*a* [b](https://b.example)"), "#here")
    said = ENGLISH.say(message("See {part}."), part=part)
    assert str(html(said)) == 'See <a href="#here">[x] a b</a>.'
    assert text_of(said) == "See [x] a b."


def test_an_address_that_a_board_gives_is_a_link_only_if_it_is_safe() -> None:
    assert str(html(link_out(board("a"), 'https://a.example/" x="'))) == (
        '<a href="https://a.example/&#34;%20x=&#34;" rel="noopener">a</a>'
    )
    assert str(html(link_out(board("a"), "JavaScript:alert(1)"))) == "a"
