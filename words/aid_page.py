"""What the decision aid's page says once, around its screens."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from decision_aid.calendar import Calendar
from decision_aid.policy import Policy
from decision_aid.shown import FactAsked
from words.catalogue import Words
from words.facts import Checklist, checklist
from words.sentence import Message, Sentence, board, message
from words.standing import IF_DIFFERENT, WORKED_EXAMPLE, edition_told, publisher_of, standing_of
from words.take_along import ByHand, RecordSheet, Say, by_hand_told, record_sheet, say

FIND = message("Find your next step: {title}")
CALL = message("Call {number}")
SKIP = message("Skip to the question")
VERSION = message(". Version: {version}")
WITHOUT_SCRIPTS = message(
    "Everything here works without scripts. Only dates are not worked out for you: each time limit "
    "stands in words, and at the foot of each step it says how to count by hand."
)
TAKE_WITH_YOU = message("Take with you")
PRINT_STEP = message("Print this step")
READ_PROCEDURE = message("Read the whole procedure")
START_ANOTHER = message("Start another disagreement in a new tab")
STUCK = message("If you are stuck: national advice")
ONE_AT_A_TIME = message("One disagreement at a time. If either is urgent, do that one first.")
IF_LINKED = message("If this page and the {signed} differ, follow the signed policy.")
SIGNED = message("signed policy")
STANDING: dict[str, Message] = {
    "example": message("example"),
    "draft": message("draft"),
    "in force": message("in force"),
    "superseded": message("superseded"),
}
SHEET_OF = message("{title}. {edition} Standing: {standing}.")
SHEET_OF_BODY = message("{title}, {publisher}. {edition} Standing: {standing}.")


@dataclass(frozen=True, slots=True)
class Strip:
    """What weight the page carries: at its top, and on paper."""

    in_force: bool
    publisher: Sentence
    """Where the warning does not name it already."""
    version: Sentence
    warning: Sentence
    """Nothing for a policy in force."""
    review_day: str
    """The last day before its review is late, as 2022-11-30; empty where none is stated."""
    review_passed: bool
    """Whether that day had passed when the page was made."""
    review_told: Sentence


@dataclass(frozen=True, slots=True)
class AidPage:
    """The page around the screens."""

    skip: Sentence
    title: Sentence
    strip: Strip
    without_scripts: Sentence
    take_with_you: Sentence
    print_step: Sentence
    read_procedure: Sentence
    start_another: Sentence
    stuck: Sentence
    one_at_a_time: Sentence
    if_different: Sentence
    say: Say
    sheet: RecordSheet
    sheet_of: Sentence
    """Whose sheet it is: the policy, its edition and its standing."""
    by_hand: ByHand
    checklist: Checklist


def aid_page(
    policy: Policy, calendar: Calendar, today: date, facts: Collection[FactAsked], words: Words
) -> AidPage:
    """What the page says around the screens, as on a day; `facts` are asked on some of them."""
    return AidPage(
        skip=words.say(SKIP),
        title=board(policy.title),
        strip=_strip(policy, today, words),
        without_scripts=words.say(WITHOUT_SCRIPTS),
        take_with_you=words.say(TAKE_WITH_YOU),
        print_step=words.say(PRINT_STEP),
        read_procedure=words.say(READ_PROCEDURE),
        start_another=words.say(START_ANOTHER),
        stuck=words.say(STUCK),
        one_at_a_time=words.say(ONE_AT_A_TIME),
        if_different=_if_different(policy, words),
        say=say(policy, words),
        sheet=record_sheet(words),
        sheet_of=words.say(
            SHEET_OF_BODY if publisher_of(policy) else SHEET_OF,
            title=policy.title,
            publisher=policy.publisher,
            edition=edition_told(policy, words),
            standing=words.say(STANDING[policy.standing]),
        ),
        by_hand=by_hand_told(calendar, today, words),
        checklist=checklist(facts, words),
    )


def _strip(policy: Policy, today: date, words: Words) -> Strip:
    standing = standing_of(policy, today, words)
    named = bool(standing.told) and policy.id != WORKED_EXAMPLE  # the warning names the body
    versioned = policy.version not in ("", "not stated")
    return Strip(
        in_force=policy.standing == "in force",
        publisher=() if named else board(publisher_of(policy)),
        version=words.say(VERSION, version=policy.version) if versioned else (),
        warning=standing.told,
        review_day=standing.review_day,
        review_passed=standing.review_passed,
        review_told=standing.late,
    )


def _if_different(policy: Policy, words: Words) -> Sentence:
    url = policy.source_url
    if not url.startswith("https:"):
        return words.say(IF_DIFFERENT)
    signed = board(f"[{words.text(words.say(SIGNED))}](<{url}>)")
    return words.say(IF_LINKED, signed=signed)
