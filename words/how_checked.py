"""The page that tells how a policy was checked, in sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from decision_aid.calendar import Calendar
from decision_aid.duties import Gap
from decision_aid.endings import Next
from decision_aid.people import NOT_STATED
from decision_aid.place import Place
from decision_aid.policy import Policy
from decision_aid.turn import Turn
from words.catalogue import Words, listed
from words.checks import Check
from words.choices import says_and_label
from words.dates import day_told
from words.lines import Line, gap_line, limit_line, reach_lines, shown_lines
from words.names import place_title
from words.questions import answered_so_far, asked, asked_so_far, place_so_far
from words.sentence import Message, Sentence, after, board, capital, link, message, typed
from words.standing import publisher_of
from words.steps import anchor_of, place_named
from words.terminal import END

FIXED: dict[str, Message] = {
    "title": message("How this was checked"),
    "only_the_file": message(
        "This checks what is written in this site's own file, not the document it was made from."
    ),
    "short": message("In short"),
    "checks": message("What was checked"),
    "open": message("What the document leaves open, and what readers are told"),
    "outcomes": message("Every step, for every mix of answers"),
    "version": message("Which version"),
}
"""What stands on the page of every policy."""

COLUMNS = (
    message("Answers"),
    *(message("Who does what"), message("How to reach them"), message("By when")),
    message("What comes next"),
)

PEOPLE_JUDGE = message(
    "A computer can check that every way through the steps leads somewhere, and that each step has "
    "its parts. Whether the file says what the document says, only people can judge."
)
NOBODY_SIGNED = message(
    "A computer can check that every way through the steps leads somewhere, and that each step has "
    "its parts. Whether the file says what the document says, only people can judge, and for this "
    "policy nobody has signed that it does."
)

SHORT = (
    message(
        "*{screens}* screens were tried, every one that a reader can come to: {questions} "
        "questions and {steps} steps, with {links} ways from one to another."
    ),
    message("*{scenarios}* worked examples were tried, and each gave what its author wrote down."),
    message(
        "*{clauses}* paragraphs of the document are each used, or left out for a reason that is "
        "written down."
    ),
)
FOUND = message(
    "*{found}* things were found that the document itself leaves open. Readers are told of every "
    "one."
)
FOUND_ONE = message(
    "*{found}* thing was found that the document itself leaves open. Readers are told of it."
)

CHECK = message("*{title}.* {means} ~Nothing found.~")
CHECK_FOUND = message("*{title}.* {means} ~Found and told: {number}.~")

OPEN = message("*{kind}*. {gap}")
OPEN_AT = message("*{kind}* ({stages}). {gap}")
NEXT_STAGE = message("{one}; {next}")

ONE_LINE_EACH = message(
    "One line for each, as whoever raised the matter would say it. The whole of it is in {file}."
)
FILE = message("one file for a spreadsheet")
LINE = message("{number} line")
LINES = message("{number} lines")
ANSWERED = message("{ask} *{answer}*")
NEXT_ANSWER = message("{one}; {next}")
NONE_NEEDED = message("None needed")
LEADS_TO = message("{says}: {following}")
NOT_SAID = message("the policy does not say")
QUESTION = message("the question “{ask}”")

VERSION = message("Version")
NO_VERSION = message("The document does not say.")
FINGERPRINT = message("Fingerprint of this file")
CHANGES = message(
    "{sha256} ~It changes when anything does that is read from the policy's file. Every answer of "
    "the decision aid carries it.~"
)
CHECKED_ON = message("Checked as on")
HOLIDAYS = message("Bank holidays")
PUBLISHED = message("As published on {taken}, up to {known_to}.")
RUN_IT = message(
    "Anyone can run the same check: {command}. If one of these checks fails, the page is not "
    "published."
)


class Row(NamedTuple):
    """One step as one mix of answers gives it."""

    answers: Sentence
    cells: tuple[tuple[Sentence, ...], ...]
    """Who does what, how to reach them, by when, and what comes next."""


def fixed(words: Words) -> dict[str, Sentence]:
    """What stands on the page of every policy, by its name in the template."""
    return {name: words.say(said) for name, said in FIXED.items()}


def lead(policy: Policy) -> Sentence:
    """Which policy it is, with a link to it, and whose."""
    return after((link(board(policy.title), "../"), board(publisher_of(policy))), " · ")


def judged(policy: Policy, words: Words) -> Sentence:
    """What a computer cannot check."""
    signed = policy.standing not in ("example", "draft")
    return words.say(PEOPLE_JUDGE if signed else NOBODY_SIGNED)


def in_short(counts: Mapping[str, int], words: Words) -> list[Sentence]:
    """How much was tried, and how much was found."""
    said = (*SHORT, FOUND_ONE if counts["found"] == 1 else FOUND)
    return [words.say(each, **counts) for each in said]


def check_told(check: Check, starts: int, found: int, words: Words) -> Sentence:
    """One check, what it means for a reader, and how much it found."""
    title, means = words.say(check.title), words.say(check.means, starts=starts)
    return words.say(CHECK_FOUND if found else CHECK, title=title, means=means, number=found)


def opened(policy: Policy, kind: Message, gap: Gap, stages: Iterable[str], words: Words) -> Line:
    """One thing that the document leaves open, and at which stages."""
    told = gap_line(gap, words)
    where = [link(place_named(policy, each, words), f"../#{anchor_of(each)}") for each in stages]
    says = words.say(
        OPEN_AT if where else OPEN,
        kind=capital(words.say(kind)),
        stages=listed(words, where, NEXT_STAGE),
        gap=told.told,
    )
    return replace(told, told=says)


def one_line_each(words: Words) -> Sentence:
    """What the tables of steps are."""
    return words.say(ONE_LINE_EACH, file=link(words.say(FILE), "../outcomes.csv"))


def place_name(place: Place, words: Words) -> Sentence:
    """A place as it stands over its table, and where another leads to it."""
    on_ladder = place.kind in ("stage", "end")
    return place_so_far(place, words) if on_ladder else place_title(place, words)


def columns(words: Words) -> list[Sentence]:
    """What stands over the columns of a table."""
    return [words.say(each) for each in COLUMNS]


def lines_told(number: int, words: Words) -> Sentence:
    """How many lines a table has."""
    return words.say(LINE if number == 1 else LINES, number=number)


def row_told(
    policy: Policy, turn: Turn, following: Callable[[Mapping[str, str]], Turn], words: Words
) -> Row:
    """One step in a line; `following` is the Turn to which answers lead."""
    step = turn.step
    if step is None:
        return Row((), ())
    acts = [duty for duty in step.duties if duty.kind in ("act", "tell")]
    end = [words.say(END[turn.outcome])] if turn.outcome else []
    ways = (_way(way, following, words) for way in step.next)
    return Row(
        _answers(policy, turn.answers, words),
        (
            tuple(each.said for each in shown_lines(acts, words)),
            reach_lines(step.duties, words),
            tuple(limit_line(each, words).told for each in step.timescales),
            (*end, *ways),
        ),
    )


def _answers(policy: Policy, answers: Mapping[str, str], words: Words) -> Sentence:
    """What was answered, without the place, which stands above."""
    told = [
        words.say(
            ANSWERED,
            ask=asked_so_far(policy, question, words),
            answer=answered_so_far(policy, question, answer, words),
        )
        for question, answer in answers.items()
        if question != "position"
    ]
    return listed(words, told, NEXT_ANSWER) or words.say(NONE_NEEDED)


def _way(way: Next, following: Callable[[Mapping[str, str]], Turn], words: Words) -> Sentence:
    """A way on with what comes next, by name: a step, or a question."""
    to = following(way.answers) if way.stated else None
    told = words.say(NOT_SAID)
    if to and to.step:
        told = place_name(to.step.stage, words)
    elif to and to.question:
        told = words.say(QUESTION, ask=asked(to.question, words))
    return words.say(LEADS_TO, says=says_and_label(way, words), following=told)


def version_told(
    policy: Policy, sha256: str, calendar: Calendar, today: date, words: Words
) -> Iterator[tuple[Sentence, Sentence]]:
    """Which version was checked, and with what: terms, each with what is told of it."""
    given = policy.version != NOT_STATED
    yield words.say(VERSION), board(policy.version) if given else words.say(NO_VERSION)
    yield words.say(FINGERPRINT), words.say(CHANGES, sha256=typed(sha256))
    yield words.say(CHECKED_ON), day_told(today, words)
    if calendar.taken and calendar.known:
        taken, known_to = (day_told(day, words) for day in (calendar.taken, calendar.known[1]))
        yield words.say(HOLIDAYS), words.say(PUBLISHED, taken=taken, known_to=known_to)


def run_it(policy: Policy, words: Words) -> Sentence:
    """How anyone can check it again."""
    return words.say(RUN_IT, command=typed(f"fingerpost check {policy.id}"))
