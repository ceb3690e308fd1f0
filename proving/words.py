"""The words and numbers that a generated policy is made of."""

from __future__ import annotations

from hypothesis import strategies as st

LIMITS = ("cap", "week", "7")
LADDERS = ("main", "urgent")

WORDS = (
    *("team manager", "A longer text. It has two sentences", "tell them"),
    *("no", "null", "~", "017", "1.10", "17:00", "2026-11-25", "1e3", "0x1F"),
    *(
        "a: b",
        "# no comment",
        "- dash",
        "{policy}",
        "[x]",
        "*star*",
        "&and",
        "!bang",
        "@home",
        "%s",
    ),
    *(
        "it's",
        'say "so"',
        "a\\b",
        "first line\nsecond line",
        " edges ",
        "\u00a0edges\u2003",
        "é 𝄞 …",
        "<b>&amp;",
        "{{ x }}",
    ),
    *("not stated", "unsure", "start", "x" * 90),
)
"""Texts that YAML, HTML, a template or string formatting could misread."""

texts = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs")), min_size=1, max_size=8).filter(
        str.strip
    ),
)
"""Anything that a board can type and a reader can see."""

clauses = st.sampled_from(("1", "2.1", "Stage One; 3", "not stated", "4, paragraph 2"))
days = st.sampled_from(("2026-11-25", "2024-02-29", "1999-12-31", "2027-01-04"))
months = st.sampled_from(("2022", "2022-11", "2022-11-30", "not stated"))
emails = st.sampled_from(("desk@example.org", "o'neil+1@a-b.example"))
phones = st.sampled_from(
    ("01632 960001", "+44 (0)1632 960001", "101 option 2", "01632 960001 or 960002")
)
pages = st.sampled_from(("https://example.org", "http://example.org/a_(b)?c=[d]&e#f"))
spans = st.sampled_from(
    (
        *("1 working day", "5 working days", "500 working days", "2 to 5 working days"),
        *("24 hours", "1 hour", "4 working hours", "3 days", "28 calendar days", "1 working week"),
        *("2 working weeks", "1 week", "1 month", "500 months", "at least 3 working days before"),
        *("5 school days", "3 clear days before", "2 clear working days before"),
        *("2 hours before", "1 month before", "2 working hours before", "500 working weeks before"),
    )
)
"""Time limits that can be counted, in every unit."""
