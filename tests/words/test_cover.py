"""Nothing falls through: each closed list has a message for everything on it, and for no more."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from datetime import date
from functools import cache
from importlib import import_module
from inspect import getsource
from itertools import combinations, product
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

import words
from decision_aid.answers import TOLD, allowed_answers
from decision_aid.calendar import DIVISIONS, OUT_OF_TERM, PAUSED, calendar_from_json
from decision_aid.conditions import UNSURE
from decision_aid.conventions import WEEKDAYS, Conventions, Days, SchoolDays
from decision_aid.counting import counts
from decision_aid.duties import Block, Force
from decision_aid.gaps import ABOUT
from decision_aid.kept_answers import INTAKE
from decision_aid.people import ANYONE, REACHED, SIDES
from decision_aid.places import ENDINGS as RULES_OF_ENDINGS
from decision_aid.places import MOVES
from decision_aid.policy import Policy, Say
from decision_aid.timescale import COUNTED_UNITS, UNITS, Counting, Span, parse_span
from decision_aid.timing import STAGE_MOMENTS
from decision_aid.turn import MESSAGES, OF_A_COMMAND
from decision_aid.working import CONVENTIONS, REASONS, REFUSALS
from site_generator.checks.findings import COMES_WITH_TIME, ON_THE_PAGE
from site_generator.proof.contacts import SOON
from site_generator.reading.holidays import holidays_json
from tests.conftest import ROOT
from tests.engine.corners import RULES
from words.by_hand import by_hand
from words.catalogue import ENGLISH, WHOEVER
from words.findings import KINDS
from words.names import OF_THEM, OWN, RAISERS, THEIRS
from words.sentence import plain
from words.units import span_told

CALENDAR = calendar_from_json(
    holidays_json(ROOT / "holidays"),
    "england",
    Conventions(
        office_opens="09:00",
        office_closes="17:00",
        school_days=SchoolDays(
            source="the council",
            terms=(Days(date="2026-11-02", until="2026-12-18", name="autumn term"),),
        ),
    ),
)

ENDINGS = {*MOVES}
FORCES = {*get_args(Force)}
OUTCOMES = {"agreed", "stops", "ended", "not_for_this", "decided", "elsewhere"}
STANDINGS = {*get_args(get_type_hints(Policy)["standing"])}
SAYINGS = {each.name for each in fields(Say) if each.name.startswith(("to_", "in_"))}
OTHER_WAYS_TO_REACH = {*REACHED.values()} - {"known"}
"""How a post is reached, where the policy gives no number, no address and the reader knows none."""

PEOPLE = {"child", "adult", "none", WHOEVER}
"""Whom a policy may be about: the last stands for words of its own."""


@cache
def given(room: str, record: str, at: int, keyword: str = "") -> frozenset[str]:
    """Every code that stands in the source where such a record is made."""
    found = set()
    for path in (ROOT / room).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == record:
                named = [each.value for each in call.keywords if each.arg == keyword]
                for part in (*call.args[at : at + 1], *named):
                    found |= {
                        each.value for each in ast.walk(part) if isinstance(each, ast.Constant)
                    }
    return frozenset(each for each in found if isinstance(each, str) and each)


def engine(record: str, at: int, keyword: str = "") -> set[str]:
    return {*given("decision_aid", record, at, keyword)}


def answers_of_every_policy() -> set[str]:
    """The codes of the answers that are no words of a policy's own, endings left out."""
    nobody = replace(RULES, emergency=replace(RULES.emergency, duties=()))
    told = (allowed_answers(policy, "told").values() for policy in (RULES, nobody))
    on_telling = {each.code for choices in told for each in choices}
    return {UNSURE, *on_telling, *engine("Answer", 2, "code")}


def may_be_unsaid() -> set[str]:
    """The endings of which a policy may not say where they lead."""
    return {move for move, each in RULES_OF_ENDINGS.items() if not (each.leads or each.by_rule)}


def said_in(kind: str) -> set[str]:
    """What the theme's files of a kind take from `says` by name; and a worker's reasons."""
    files = (ROOT / "site_templates" / "theme").rglob(f"*.{kind}")
    said = re.findall(r'\bsays\.(\w+)|"(not_\w+)"', "".join(map(Path.read_text, files)))
    return {name for each in said for name in each if name}


def missing_from_a_date() -> set[str]:
    """The messages for what may be left out of a date; a script puts their names together."""
    parts = ("day", "month", "year")
    mixes = (mix for many in (1, 2, 3) for mix in combinations(parts, many))
    return {"_".join(("enter", *mix)) for mix in mixes}


HEADLINES = engine("Headline", 0) | {*TOLD} - {"told"}
"""The headlines that are words of the policy's."""

TOLD_AT_ONCE = (
    *("if_out_of_hours", "end_of_that_day", "if_after_cut_off"),
    *("if_was_out_of_hours", "if_was_out_of_term"),
)
"""What is told with the date of another reading, where it rests on that alone."""

CLOSED: dict[str, Collection[object]] = {
    "aid_page.STANDING": STANDINGS,
    "dates.DIVISIONS": {*DIVISIONS.values()} - {""},
    "duties.VERB": FORCES - {"none"},
    "duties.FORCE": FORCES - {"none"},
    "findings.KINDS": given("site_generator", "Finding", 2, "kind")
    | given("site_generator", "_at", 2),
    "by_the_clock.CLOCK_CHANGE": {*product((True, False), repeat=2)},
    "dates.NOT_COUNTED": {OUT_OF_TERM, PAUSED},
    "deadlines.FOLLOWED": {True, False},
    "deadlines.OTHER_IF": TOLD_AT_ONCE,
    "deadlines.REFUSED": REFUSALS,
    "guidance.HEADING": {*get_args(Block)} - {"next"},
    "guidance.PART": {*SIDES, ANYONE, "everyone", "manager receiver"},
    "headlines.EMERGENCY": HEADLINES - {"own", "others", "place", "ending"},
    "headlines.NEXT": SIDES,
    "names.JOINED": {"either", "together"},
    "ladder.ENDED": ENDINGS - {"resolved"},
    "limits.UNDATED": engine("_none_stated", 2),
    "limits.MOMENT": STAGE_MOMENTS,
    "limits.MOMENT_OF_STEP": STAGE_MOMENTS,
    "limits.WHEN_WAS": STAGE_MOMENTS,
    "listing.MORE": STANDINGS,
    "names.IN_DANGER": PEOPLE,
    "names.POST": {OWN, THEIRS, RAISERS, OF_THEM},
    "names.AGENCY": {OWN, THEIRS, RAISERS, OF_THEM},
    "outcomes.OF_KIND": {"act", "tell", "record", "advice"},
    "outcomes.OUTCOMES": OUTCOMES,
    "procedure.NOT_SAFE": PEOPLE,
    "procedure.STANDING": STANDINGS,
    "questions.ASK": {*INTAKE, *engine("Question", 1)} - {"own"},
    "questions.ANSWER": answers_of_every_policy(),
    "questions.ENDING": ENDINGS,
    "questions.ENDING_OF": {"no_reply", "own_side"},
    "questions.LINK": engine("Next", 3, "code") - answers_of_every_policy(),
    "questions.NOT_SURE": PEOPLE,
    "questions.SO_FAR": {"position", "safe", "told"},
    "questions.ENDED": {"ended", "stops"},
    "reach.HOW": OTHER_WAYS_TO_REACH,
    "script.SAYS": said_in("js") | missing_from_a_date(),
    "screen.HAPPENS": FORCES - {"expected_to", "aims_to", "will", "asks", "none"},
    "site.SAYS": said_in("html") - {"built"},
    "slips.SLIP": (*MESSAGES, *OF_A_COMMAND),
    "slips.LEFT_OUT": engine("Dropped", 2),
    "take_along.DO_THEY_KNOW": PEOPLE,
    "take_along.WHOM": PEOPLE,
    "take_along.SAY_TO": SAYINGS,
    "take_along.SAY": SAYINGS,
    "terminal.DANGER": PEOPLE - {"none"},
    "terminal.END": OUTCOMES,
    "terminal.FOR_SIDE": {*SIDES} - {"raiser"},
    "units.ONE": COUNTED_UNITS,
    "units.SEVERAL": COUNTED_UNITS,
    "units.SAID": {*UNITS} - {*COUNTED_UNITS},
    "ways.UNSAID": may_be_unsaid(),
    "working.CONVENTION": {*CONVENTIONS, *REFUSALS},
    "working.FIRST_DAY_COUNTS": {"working_days", "school_days", "every_day"},
    "working.REASON": REASONS,
    "working.ONE": {"week_from_its_first_day", "week_as_days"},
}
"""What each table of messages has to hold."""

OF_PAGES = {
    *(
        "how_checked.FIXED",
        "listing.LINKS",
        "procedure.LINKS",
        "procedure.TERM",
        "sections.ENDED_UNSAID",
        "sections.HEADING",
    ),
    "conventions.COUNTING",
}
"""Tables of one page alone, by names of its own; and some that have a test to themselves."""


def tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of messages, by the module where it is written and its name."""
    for module in iter_modules(words.__path__):
        source = import_module(f"words.{module.name}")
        for node in ast.parse(getsource(source)).body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
                if isinstance(found := getattr(source, name, None), dict):
                    yield f"{module.name}.{name}", found


TABLES = dict(tables())


def test_every_table_of_messages_is_held_to_a_list() -> None:
    assert {*TABLES} == {*CLOSED, *OF_PAGES}


@pytest.mark.parametrize("table", CLOSED)
def test_a_table_has_a_message_for_everything_on_its_list_and_for_no_more(table: str) -> None:
    assert {*TABLES[table]} == {*CLOSED[table]}


def test_the_engine_gives_no_code_that_is_on_no_list() -> None:
    assert engine("Message", 1) | engine("MomentError", 0) == {*MESSAGES}
    assert engine("Reason", 0) == {*REASONS}
    assert engine("Convention", 0) == {*CONVENTIONS}
    assert engine("NotCounted", 0) == {*REFUSALS}


def test_every_rule_of_counting_is_told_where_it_is_not_the_usual_one() -> None:
    hints = get_type_hints(Conventions)
    assert {field: {*known} for field, known in TABLES["conventions.COUNTING"].items()} == {
        field: {*get_args(hint)} - {getattr(Conventions(), field)}
        for field, hint in hints.items()
        if get_origin(hint) is Literal
    }


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_is_said_counted_and_counted_by_hand(unit: str) -> None:
    for amount in (1, 2) if unit in COUNTED_UNITS else (None,):
        text = unit if amount is None else f"{amount} {unit}{'s' if amount > 1 else ''}"
        if "clear" in unit:
            text = f"at least {text} before"
        span = parse_span(text)
        assert plain(span_told(span, ENGLISH)) == text
        assert bool(by_hand(span, CALENDAR, date(2026, 11, 23), ENGLISH)) is span.gives_date
        if span.gives_date:
            assert counts(span, date(2026, 11, 23), CALENDAR, urgent=False)
        else:
            with pytest.raises(ValueError, match=f"“{unit}” gives no date"):
                counts(span, date(2026, 11, 23), CALENDAR, urgent=False)


def test_a_unit_that_is_on_no_list_is_never_counted_as_another() -> None:
    span = Span("2 fortnights", 2, None, "fortnight")
    for count in (
        lambda: counts(span, date(2026, 11, 23), CALENDAR, urgent=False),
        lambda: by_hand(span, CALENDAR, date(2026, 11, 23), ENGLISH),
        lambda: span_told(span, ENGLISH),
    ):
        with pytest.raises(KeyError, match="fortnight"):
            count()


def test_every_way_of_counting_has_a_unit_and_is_soon_or_not() -> None:
    ways = {*get_args(Counting)}
    assert {unit.counting for unit in UNITS.values()} == ways == {*SOON}


def test_every_day_of_the_week_has_its_name() -> None:
    assert tuple(map(str, import_module("words.dates").WEEKDAYS)) == WEEKDAYS


def test_what_a_document_may_leave_open_is_found_by_some_check() -> None:
    assert {*COMES_WITH_TIME, *ON_THE_PAGE} <= {*KINDS}
    assert {*ABOUT.values()} <= {*get_args(Block)}
    assert {*ABOUT} == {*KINDS}
