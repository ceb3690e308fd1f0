"""What every page of one build shares: its day, its version, the templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment

from decision_aid.policy import Policy
from words.catalogue import Words
from words.sentence import Sentence
from words.standing import built_told


@dataclass(frozen=True, slots=True)
class Build:
    """What every page of one build shares."""

    templates: Environment
    today: date
    url: str
    """Where the site will stand, ending in a slash; printed on posters."""
    emergency: dict[str, Any]
    """The site's own line for danger; under `child` and `adult`, what is different for them."""
    version: str
    """Which version of its files this is built from; nothing where they have none."""
    changed: bool
    """Whether they were changed since."""

    def national(self, policy: Policy) -> dict[str, str]:
        """The site's own line for danger, in words for whom a policy is about."""
        usual = {key: text for key, text in self.emergency.items() if isinstance(text, str)}
        fits = self.emergency.get(policy.person)
        return {**usual, **fits} if isinstance(fits, dict) else usual

    def built(self, words: Words) -> Sentence:
        """Of which files this is built, and on which day."""
        return built_told(self.version, self.changed, self.today, words)
