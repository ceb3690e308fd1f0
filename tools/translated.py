"""Draws the pages of every policy in a translation, for whoever reads it through.

    python tools/translated.py cy.po build/cy

The pages are plain HTML without the site's look. See docs/translating.md.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from site_generator.checks.loader import read_policy
from site_generator.pages.page import Asset, Page
from site_generator.pages.pages import draw_procedure
from site_generator.pages.poster import draw_poster
from site_generator.publish.build import Site, read_site
from site_generator.publish.checking import policy_folders
from site_generator.publish.site import draw_aid
from site_generator.reading.inline import text_of
from words.catalogue import Words, words_for

ROOT = Path(__file__).resolve().parents[1]
PAGE = '<!doctype html><meta charset="utf-8"><title>{title}</title>\n{html}\n'


def words_of(translation: Path) -> Words:
    """The language of a translation, as pages say it."""
    compiled = io.BytesIO()
    with translation.open("rb") as file:
        write_mo(compiled, read_po(file))
    return replace(words_for(compiled.getvalue()), text=text_of)


def pages(site: Site, words: Words) -> Iterator[Page | Asset]:
    """The procedure page, the decision aid and the poster of each policy."""
    for folder in policy_folders(ROOT):
        policy = read_policy(folder / "policy.yaml").policy
        yield draw_procedure(site.templates, policy, site.today, words)
        yield draw_aid(site, policy, words)
        yield draw_poster(site, policy, words)


def main() -> None:
    """Write every page into a folder."""
    translation, folder = map(Path, sys.argv[1:])
    for made in pages(read_site(ROOT), words_of(translation)):
        path = (folder / made.path).with_suffix(".html" if isinstance(made, Page) else ".svg")
        text = (
            PAGE.format(title=made.title, html=made.html)
            if isinstance(made, Page)
            else made.content
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(text), encoding="utf-8")


if __name__ == "__main__":
    main()
