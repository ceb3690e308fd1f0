"""What a reader takes away from the aid: words to say it with, the record sheet, how to count."""

from dataclasses import dataclass
from datetime import date

from decision_aid.calendar import Calendar
from decision_aid.people import views_of
from decision_aid.policy import Policy
from words.catalogue import WHOEVER, Said, Words
from words.dates import week_told
from words.days_off import stretch_told
from words.sentence import STAGE, Message, Sentence, board, message

HOLIDAYS_LISTED = 8

SAY_HEADING = message("A way to say it")
NOT_FROM_POLICY = message("Not from the policy. Use your own words.")
THIS_STEP = message("this step")

SAY_TO: dict[str, Message] = {
    "to_worker": message("To the other worker"),
    "to_manager": message("To your own manager"),
    "to_opposite": message("To the other side's manager"),
    "in_reply": message("If it was raised with you"),
}

SAY: dict[str, Said] = {
    "to_worker": message(
        "I am using {policy}, {stage}. This is not a complaint. I disagree with [the decision] "
        "because [facts]. I think the risk is [    ]. I am asking for [    ] by [    ]. Who "
        "decides, and when will I hear? What is your name and role, and who is your manager? I "
        "will put this in writing today."
    ),
    "to_manager": message(
        "Under {policy}, {stage}, I need you to speak to [their manager] by [    ]. Here is my "
        "record. When will you tell me? If you cannot, who can?"
    ),
    "to_opposite": {
        "child": message(
            "I am ringing under {policy}, {stage}, about a decision on a child. My worker has "
            "raised [    ] with yours. We disagree about [    ] because [facts]. We are asking for "
            "[    ] by [    ]. Can you decide that, or who can? Shall we agree now what we each "
            "write down?"
        ),
        "adult": message(
            "I am ringing under {policy}, {stage}, about a decision on an adult. My worker has "
            "raised [    ] with yours. We disagree about [    ] because [facts]. We are asking for "
            "[    ] by [    ]. Can you decide that, or who can? Shall we agree now what we each "
            "write down?"
        ),
        WHOEVER: message(
            "I am ringing under {policy}, {stage}. My worker has raised [    ] with yours. We "
            "disagree about [    ] because [facts]. We are asking for [    ] by [    ]. Can you "
            "decide that, or who can? Shall we agree now what we each write down?"
        ),
    },
    "in_reply": message(
        "Thank you for raising it. I will read the file, speak to my worker, and answer you by "
        "[    ], with reasons, in writing."
    ),
}
"""What can be said, where the board gives no words of its own."""

QUOTED = message("“{text}”")

SHEET = message("Record sheet")
NOTHING_TYPED = message(
    "Nothing is typed into this site. Print the sheet and write on it, or copy it into your case "
    "system."
)
PRINT_SHEET = message("Print the sheet")
COPY = message("Copy as text")
SHEET_TITLE = message("Record of a professional disagreement")
ASKED_IN_WRITING = message("The policy asks for this in writing")
CAPTION = message("Lines to fill in; each is helpful, and not asked for by name in the policy")
HELPFUL = message("helpful")
PRINTED_ON = message("Printed on ____________")
CHECK_LIVE = message("Check the live page before you rely on this.")

WHOM: dict[str, Message] = {
    "child": message("The child (write the name by hand)"),
    "adult": message("The adult (write the name by hand)"),
    "none": message("What it is about"),
    WHOEVER: message("The {person} (write the name by hand)"),
}
DO_THEY_KNOW: dict[str, Message] = {
    "child": message("Do the child and family know? If not, why not"),
    "adult": message("Do the adult and family know? If not, why not"),
    "none": message("Do those it concerns know? If not, why not"),
    WHOEVER: message("Do the {person} and family know? If not, why not"),
}

LINES: tuple[tuple[Said, int], ...] = (
    (message("Date and time"), 1),
    (message("My role and agency"), 1),
    (message("Their name, role, agency and number"), 1),
    (WHOM, 1),
    (message("The decision or silence I disagree with, and when I heard of it"), 2),
    (message("Why: what I saw, was told, know"), 2),
    (message("How it bears on the risk (threshold words)"), 1),
    (message("What I asked for, and by when"), 1),
    (message("What they said, and their reasons, in their words"), 2),
    (message("What we agree on, and what we do not"), 1),
    (message("Outcome: agreed, not agreed, no answer"), 1),
    (message("Actions: who, by when, who checks"), 2),
    (message("Who was told (chair, reviewing officer, board)"), 1),
    (DO_THEY_KNOW, 1),
    (message("Next step, its date, and who holds it now"), 1),
    (message("Copies to"), 1),
)
"""The lines of the record sheet, and how many rows each has."""

BY_HAND = message("How to count working days by hand")
COUNT = message(
    "Count {week}. Do not count the day it began. The next working day is day 1. It is due by the "
    "end of the last day you count."
)
COUNT_FROM_FIRST = message(
    "Count {week}. The day it began is day 1. It is due by the end of the last day you count."
)
DAY_OFF_MOVED = message("If it began on a day off, take the next working day as the day it began.")
WEEK_RULE = message(
    "One working week is counted as five working days, unless the policy says otherwise."
)
HOURS_RULE = message(
    "Hours run through nights and weekends, unless the policy says otherwise. If the clocks go "
    "forward in that time, the clock shows an hour more at the end; if they go back, an hour less."
)
HOLIDAYS = message("Bank holidays that do not count:")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words to say it with, to one person."""

    heading: Sentence
    text: Sentence


@dataclass(frozen=True, slots=True)
class Say:
    """All the words to say it with."""

    heading: Sentence
    whose: Sentence
    """That they are not the policy's."""
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the record sheet."""

    label: Sentence
    rows: int


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """The record sheet: blanks for a pen, one A4 page."""

    heading: Sentence
    print: Sentence
    copy: Sentence
    nothing_typed: Sentence
    title: Sentence
    asked: Sentence
    """What stands over what the policy asks for in writing."""
    caption: Sentence
    helpful: Sentence
    lines: tuple[SheetLine, ...]
    printed_on: Sentence
    check_live: Sentence


@dataclass(frozen=True, slots=True)
class ByHand:
    """How anyone counts working days without us, with the bank holidays that come next."""

    heading: Sentence
    steps: tuple[Sentence, ...]
    holidays_heading: Sentence
    holidays: tuple[Sentence, ...]


def say(policy: Policy, words: Words) -> Say:
    """The board's own words where it gives them, else ours."""
    sayings = []
    for key, heading in SAY_TO.items():
        if key != "to_manager" and "receiver" not in views_of(policy):
            continue  # there is no other agency
        own: str = getattr(policy.say, key)
        sayings.append(Saying(words.say(heading), _saying(policy, key, own, words)))
    return Say(words.say(SAY_HEADING), words.say(NOT_FROM_POLICY), tuple(sayings))


def _saying(policy: Policy, key: str, own: str, words: Words) -> Sentence:
    stage = tuple((text, STAGE) for text, _ in words.say(THIS_STEP))
    if not own:
        text = words.say(SAY[key], policy=policy.title, stage=stage)
    else:
        # A board leaves places for the policy and the step in its own words.
        pieces = [board(each.replace("{policy}", policy.title)) for each in own.split("{stage}")]
        text = pieces[0]
        for piece in pieces[1:]:
            text = (*text, *stage, *piece)
    return words.say(QUOTED, text=text)


def record_sheet(words: Words) -> RecordSheet:
    """The record sheet."""
    return RecordSheet(
        heading=words.say(SHEET),
        print=words.say(PRINT_SHEET),
        copy=words.say(COPY),
        nothing_typed=words.say(NOTHING_TYPED),
        title=words.say(SHEET_TITLE),
        asked=words.say(ASKED_IN_WRITING),
        caption=words.say(CAPTION),
        helpful=words.say(HELPFUL),
        lines=tuple(SheetLine(words.say(label), rows) for label, rows in LINES),
        printed_on=words.say(PRINTED_ON),
        check_live=words.say(CHECK_LIVE),
    )


def by_hand_told(calendar: Calendar, today: date, words: Words) -> ByHand:
    """How to count by hand from a day on."""
    rule = calendar.conventions
    first = rule.first_day == "the day itself"
    moved = first or rule.starts_on_day_off == "moves to next working day"
    day_off = (words.say(DAY_OFF_MOVED),) if moved else ()
    count = COUNT_FROM_FIRST if first else COUNT
    return ByHand(
        heading=words.say(BY_HAND),
        steps=(
            words.say(count, week=week_told(rule.working_days, words)),
            *day_off,
            words.say(WEEK_RULE),
            words.say(HOURS_RULE),
        ),
        holidays_heading=words.say(HOLIDAYS),
        holidays=tuple(
            stretch_told(each, words)
            for each in calendar.next_days_off(today, HOLIDAYS_LISTED, today)
        ),
    )
