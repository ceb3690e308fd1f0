"""What weight a page carries, and whether its policy should have been looked at again by now."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from decision_aid.people import NOT_STATED
from decision_aid.policy import Policy
from words.catalogue import Words
from words.dates import MONTHS
from words.sentence import Sentence, after, board, message

WORKED_EXAMPLE = "example"
"""The id of the made-up policy that shows the language; no reader is offered it for a case."""

IF_DIFFERENT = message("If this page and the signed policy differ, follow the signed policy.")
WRITTEN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
"""A day or a month as a policy writes it."""

DAY = message("{day} {month} {year}")
MONTH = message("{month} {year}")
VERSION = message("Version: {version}.")
NO_VERSION = message("No version is given.")
REVIEW_DUE = message("Review due: {due}.")
NO_REVIEW = message("It has no review date.")
NOBODYS = message("The document does not say whose policy this is")
REVIEW_LATE = message("Its review date, {due}, has passed.")
ASK_FOR_NEWER = message("Ask whether there is a newer version before you rely on it.")
REVIEW_DUE_ON = message("Its review was due on {due}.")
REVIEW_DUE_IN = message("Its review was due in {due}.")
BUILT = message("version {version} of its files on {day}")
BUILT_CHANGED = message("version {version} of its files, with later changes, on {day}")
BUILT_UNKNOWN = message("files without a version on {day}")

MADE_UP = message("Made up.")
ONLY_SHOWS = message(
    "No such body exists. This policy only shows what can be written: never use it for a real case."
)
EXAMPLE = message("Example, made from a public document.")
EXAMPLE_OF = message("Example, made from a public document of {dated}.")
NOT_CHECKED = message(
    "Not approved or checked by {body}. Do not use it for a real case: ask {body} for its current "
    "policy."
)
NOBODY_CHECKED = message(
    "The document does not say whose it is, and nobody has approved or checked this. Do not use it "
    "for a real case: ask your own organisation for its current policy."
)
DRAFT = message("Draft, not yet approved.")
DRAFT_OF = message("Draft, not yet approved by {body}.")
DO_NOT_USE = message("Do not use it for a real case: ask {body} for its current policy.")
DO_NOT_USE_IT = message(
    "Do not use it for a real case: ask your own organisation for its current policy."
)
SUPERSEDED = message("No longer in force.")
KEPT = message("It is kept so that it can be looked up. Ask {body} for its current policy.")
KEPT_OF_NOBODY = message(
    "It is kept so that it can be looked up. Ask your own organisation for its current policy."
)


class Weight(NamedTuple):
    """What weight a page carries; nothing for a policy in force."""

    is_what: Sentence = ()
    """What it is: an example, a draft, no longer in force."""
    do_what: Sentence = ()
    """What to do with it, and what to ask for instead."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The strip at the top of every page of a policy."""

    weight: Weight
    """The warning; nothing for a policy in force."""
    due: Sentence
    """Its review date; nothing when none is stated."""
    late: Sentence
    """That this date has passed; nothing when none is stated."""
    newer: Sentence
    """What to do once it has."""
    review_day: str
    """The last day before the review is late, as 2022-11-30; nothing when none is stated."""
    review_passed: bool
    """Whether that day had passed when the page was made."""

    @property
    def told(self) -> Sentence:
        """The whole warning."""
        return after(self.weight)


def standing_of(policy: Policy, today: date, words: Words) -> Standing:
    """What the strip says on a day."""
    last = _last_day(policy.review_due)
    due = date_told(policy.review_due, words) if last else ()
    return Standing(
        weight=weight_told(policy, words),
        due=due,
        late=words.say(REVIEW_LATE, due=due) if last else (),
        newer=words.say(ASK_FOR_NEWER),
        review_day=last.isoformat() if last else "",
        review_passed=last is not None and last < today,
    )


def built_told(version: str, changed: bool, day: date, words: Words) -> Sentence:
    """Of which files pages and sheets are made, and on which day."""
    said = BUILT_CHANGED if changed else BUILT if version else BUILT_UNKNOWN
    return words.say(said, version=version, day=date_told(day.isoformat(), words))


def date_told(written: str, words: Words) -> Sentence:
    """`2022-11-30` as 30 November 2022, `2022-11` as November 2022; other text as it is."""
    found = WRITTEN.fullmatch(written)
    if not found or not 1 <= int(found[2]) <= 12:
        return board(written)
    month, year = words.say(MONTHS[int(found[2]) - 1]), board(found[1])
    day = int(found[3] or 0)
    return words.say(DAY if found[3] else MONTH, day=day, month=month, year=year)


def review_passed_told(policy: Policy, today: date, words: Words) -> Sentence:
    """When its review was due, once that has passed."""
    if not standing_of(policy, today, words).review_passed:
        return ()
    found = WRITTEN.fullmatch(policy.review_due)
    said = REVIEW_DUE_ON if found and found[3] else REVIEW_DUE_IN
    return words.say(said, due=date_told(policy.review_due, words))


def edition_told(policy: Policy, words: Words) -> Sentence:
    """Which version a page or a sheet of paper shows, and until when it was to hold."""
    given = policy.version != NOT_STATED
    version = words.say(VERSION if given else NO_VERSION, version=policy.version)
    due = date_told(policy.review_due, words) if _last_day(policy.review_due) else ()
    return after((version, words.say(REVIEW_DUE if due else NO_REVIEW, due=due)))


def described(policy: Policy, words: Words) -> Sentence:
    """Whose policy it is, where it holds, and from when it is."""
    body = publisher_of(policy)
    return after(
        (
            board(body) or words.say(NOBODYS),
            board(policy.area) if policy.area_known else (),
            date_told(policy.dated, words) if policy.dated != NOT_STATED else (),
        ),
        " · ",
    )


def publisher_of(policy: Policy) -> str:
    """The body whose policy it is; nothing when the document names none."""
    return "" if policy.publisher == NOT_STATED else policy.publisher


def weight_told(policy: Policy, words: Words) -> Weight:
    """What the strip at the top of a page says."""
    body = publisher_of(policy)
    dated = policy.dated != NOT_STATED
    if policy.id == WORKED_EXAMPLE:
        is_what, do_what = MADE_UP, ONLY_SHOWS
    elif policy.standing == "example":
        is_what, do_what = EXAMPLE_OF if dated else EXAMPLE, NOT_CHECKED if body else NOBODY_CHECKED
    elif policy.standing == "draft":
        is_what, do_what = DRAFT_OF if body else DRAFT, DO_NOT_USE if body else DO_NOT_USE_IT
    elif policy.standing == "superseded":
        is_what, do_what = SUPERSEDED, KEPT if body else KEPT_OF_NOBODY
    else:
        return Weight()
    parts = {"body": board(body), "dated": date_told(policy.dated, words)}
    return Weight(words.say(is_what, **parts), words.say(do_what, **parts))


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
