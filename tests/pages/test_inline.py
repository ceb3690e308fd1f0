from __future__ import annotations

import pytest

from site_generator.reading.inline import plain_inline, render_inline

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
