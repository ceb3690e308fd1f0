"""What a policy leaves open: in its author's words, or a finding that we have words for."""

from functools import lru_cache

from decision_aid.duties import Block
from decision_aid.policy import Gap, Policy

ABOUT: dict[str, Block] = {
    "no_emergency": "who",
    "no_exit": "next",
    "loop_unowned": "who",
    "no_limit": "when",
    "no_contact": "who",
    "no_record": "record",
    "nobody_acts": "do",
    "limit_over_cap": "when",
    "later_when_urgent": "when",
    "label_twice": "source",
    "clause_jump": "source",
    "attachment_missing": "source",
    "review_missing": "source",
    "review_passed": "source",
    "contact_unchecked": "who",
    "old_name": "source",
    "term_unused": "source",
}
"""What can be found in a document, and the block of a step that it is about."""


@lru_cache(maxsize=64)
def gaps_of(policy: Policy) -> dict[str, Gap]:
    """Every gap by its id: the author's own, then what `leaves_open` lists."""
    listed = {
        finding: Gap(
            at=() if places == "yes" else places,
            about=ABOUT[finding],
            clause="",
            finding=finding,
        )
        for finding, places in policy.leaves_open.items()
    }
    return {**policy.gaps, **{f"leaves_open.{finding}": gap for finding, gap in listed.items()}}
