"""What weight a page carries, and whether its policy should have been looked at again by now."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from decision_aid.calendar import MONTHS
from decision_aid.people import NOT_STATED
from decision_aid.policy import Policy

WORKED_EXAMPLE = "example"
"""The id of the made-up policy that shows the language; no reader is offered it for a case."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The strip at the top of every page of a policy."""

    text: str
    """The warning; nothing for a policy in force."""
    review_due: str
    """The review date in words; nothing when none is stated."""
    review_day: str
    """The last day before the review is late, as 2022-11-30; nothing when none is stated."""
    review_passed: bool
    """Whether that day had passed when the page was made."""


def standing_of(policy: Policy, today: date) -> Standing:
    """What the strip says on a day."""
    due = _last_day(policy.review_due)
    return Standing(
        text=_warning(policy),
        review_due=date_words(policy.review_due) if due else "",
        review_day=due.isoformat() if due else "",
        review_passed=due is not None and due < today,
    )


def date_words(written: str) -> str:
    """`2022-11-30` as 30 November 2022, `2022-11` as November 2022; other text as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", written)
    if not found or not 1 <= int(found[2]) <= 12:
        return written
    month = f"{MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def edition_of(policy: Policy, today: date) -> str:
    """Which version a page or a sheet of paper shows, and until when it was to hold."""
    given = policy.version != NOT_STATED
    version = f"Version: {policy.version}." if given else "No version is given."
    due = standing_of(policy, today).review_due
    return f"{version} {f'Review due: {due}.' if due else 'It has no review date.'}"


def publisher_of(policy: Policy) -> str:
    """The body whose policy it is; nothing when the document names none."""
    return "" if policy.publisher == NOT_STATED else policy.publisher


def _warning(policy: Policy) -> str:
    body = publisher_of(policy)
    ask = f"Ask {body or 'your own organisation'} for its current policy."
    not_for_use = f"Do not use it for a real case: {ask[0].lower()}{ask[1:]}"
    if policy.id == WORKED_EXAMPLE:
        return (
            "Made up. No such body exists. This policy only shows what can be written: "
            "never use it for a real case."
        )
    if policy.standing == "example":
        dated = "" if policy.dated == NOT_STATED else f" of {date_words(policy.dated)}"
        checked = (
            f"Not approved or checked by {body}."
            if body
            else "The document does not say whose it is, and nobody has approved or checked this."
        )
        return f"Example, made from a public document{dated}. {checked} {not_for_use}"
    if policy.standing == "draft":
        return f"Draft, not yet approved{f' by {body}' if body else ''}. {not_for_use}"
    if policy.standing == "superseded":
        return f"No longer in force. It is kept so that it can be looked up. {ask}"
    return ""


def _last_day(written: str) -> date | None:
    """The last day of a date, a month or a year; None when it is none of the three."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", written)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    try:
        return date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None
