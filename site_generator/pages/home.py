"""What the theme is handed: its own sentences, and the decision aid of every policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from decision_aid.policy import Policy
from site_generator.pages.build import Build
from site_generator.reading.inline import SITE_ENGLISH, text_of
from words.catalogue import Words
from words.listing import home_link, offered
from words.sentence import Sentence
from words.site import site_words


def theme_says(
    emergency: Mapping[str, str], build: Build | None = None, words: Words = SITE_ENGLISH
) -> dict[str, Sentence]:
    """What the theme's templates say, by the names that they know it by."""
    return site_words(emergency["call"], build.built(words) if build else (), words)


def home_links(policies: Iterable[Policy], words: Words = SITE_ENGLISH) -> list[dict[str, str]]:
    """One link a policy, without the made-up one: its name, more words, standing and address."""
    found = []
    for policy in offered(policies):
        name, more = map(text_of, home_link(policy, words))
        aid = f"policies/{policy.id}/aid/"
        found.append({"name": name, "more": more, "standing": policy.standing, "aid": aid})
    return found
