from __future__ import annotations

from xml.etree import ElementTree

from decision_aid.policy import Policy
from site_generator.pages.poster import draw_poster
from site_generator.pages.sheet import HEIGHT, MARGIN, WIDTH, width_of, wrapped
from site_generator.publish.build import Site
from site_generator.reading.inline import text_of
from words.catalogue import ENGLISH
from words.standing import standing_of

SVG = "{http://www.w3.org/2000/svg}"


def poster_of(policy: Policy, site: Site) -> ElementTree.Element:
    poster = draw_poster(site, policy)
    return ElementTree.fromstring(poster.content)


def test_it_fits_one_a4_page(policy: Policy, pages_site: Site) -> None:
    drawing = poster_of(policy, pages_site)
    assert (drawing.get("width"), drawing.get("height")) == ("210mm", "297mm")
    lines = list(drawing.iter(f"{SVG}text"))
    assert lines
    for line in lines:
        end = float(line.get("x", 0)) + width_of(line.text or "", float(line.get("font-size", 0)))
        assert end <= WIDTH - MARGIN / 2
        assert float(line.get("y", 0)) <= HEIGHT - MARGIN


def test_it_has_no_style_and_says_in_words_what_it_shows(policy: Policy, pages_site: Site) -> None:
    drawing = poster_of(policy, pages_site)
    names = {name for each in drawing.iter() for name in each.attrib}
    assert not names & {"style", "class"}
    assert drawing.find(f"{SVG}title") is not None
    described = drawing.findtext(f"{SVG}desc") or ""
    assert "Resolved?" in described


def test_it_carries_its_weight_its_date_and_the_live_address(
    policy: Policy, pages_site: Site
) -> None:
    drawing = poster_of(policy, pages_site)
    text = " ".join(line.text or "" for line in drawing.iter(f"{SVG}text"))
    assert text_of(standing_of(policy, pages_site.today, ENGLISH).told) in text
    assert f"https://board.example/policies/{policy.id}/" in text
    assert "made from version 0123456789 of its files on 23 November 2026" in text
    assert "follow the signed policy" in text


def test_a_word_that_is_too_long_for_a_line_is_broken() -> None:
    lines = wrapped("a " + "w" * 200, 12, 200)
    assert len(lines) > 2
    assert all(width_of(line, 12) <= 200 for line in lines)
