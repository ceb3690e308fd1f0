"""What the home page offers: the decision aid of every policy, named as its readers know it."""

from __future__ import annotations

from collections.abc import Iterable

from decision_aid.people import NOT_STATED
from decision_aid.policy import Policy
from site_generator.reading.inline import plain_inline
from words.standing import WORKED_EXAMPLE

UNKNOWN = "The document does not say whose policy it is"


def home_links(policies: Iterable[Policy]) -> list[dict[str, str]]:
    """One link a policy, without the made-up one: its name, more words, standing and address."""
    return [
        {
            "name": plain_inline(_name(policy)),
            "more": plain_inline(_more(policy)),
            "standing": policy.standing,
            "aid": f"policies/{policy.id}/aid/",
        }
        for policy in policies
        if policy.id != WORKED_EXAMPLE
    ]


def _name(policy: Policy) -> str:
    return policy.title if policy.publisher == NOT_STATED else policy.publisher


def _more(policy: Policy) -> str:
    """The title under a body's name; under a title, what little is known of whose it is."""
    if policy.publisher != NOT_STATED:
        return policy.title
    hint = policy.area.removeprefix(NOT_STATED).strip(" ()")
    return f"{UNKNOWN}; {hint}" if hint else UNKNOWN
