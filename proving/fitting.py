"""Makes the keys of a generated record fit each other, so that the loader accepts it."""

from __future__ import annotations

from collections.abc import Callable

from decision_aid.conventions import WEEKDAYS, Conventions
from decision_aid.duties import Duty, Limit
from decision_aid.places import MOVES
from decision_aid.policy import Policy
from decision_aid.roles import Contact, Role
from decision_aid.stages import End, Rule
from decision_aid.timescale import DAY_WORDS, NOT_STATED, SPEED_WORDS
from decision_aid.timing import STAGE_MOMENTS
from proving import words
from proving.author import Author, Tree
from site_generator.checks.names import MOMENTS_OF_NO_STAGE
from site_generator.checks.policy import MUST_SAY_CONTACT
from site_generator.reading.yaml_reader import Path


def _of_policy(author: Author, tree: Tree, _: Path) -> None:
    """Add what a policy in force must say, and name only a ladder that some stage is on."""
    tree.pop("id")
    if tree["standing"] == "in force":
        tree["approved_by"] = author.draw(words.texts)
        tree["approved_on"] = author.draw(words.days)
        tree["mistakes_to"] = author.draw(words.emails)
    every = tree.get("every_stage", {})
    if every.get("ladder") not in author.names.ladders.values():
        every.pop("ladder", None)
    last = author.names.stages[-1]
    for move in MOVES:
        if last in _targets_of(every.get(move, NOT_STATED)):
            tree["stages"][last].setdefault(move, NOT_STATED)


def _targets_of(rules: str | list[Tree]) -> list[str]:
    """Every place that an exit's rules name."""
    if isinstance(rules, str):
        return []
    return [
        target
        for rule in rules
        for target in (rule.get("otherwise"), rule.get("go"), *rule.get("choose", ()))
    ]


def _of_role(author: Author, tree: Tree, path: Path) -> None:
    """Say how a post on neither side is reached; give no contact where `not given` is written."""
    if tree["function"] in MUST_SAY_CONTACT and "contacts" not in tree:
        tree.setdefault("contact", author.pick(("ask for it", "not given", "known to you")))
    if tree.get("contact") == "given":
        tree.setdefault("contacts", [author.record(Contact, (*path, "contacts", 0))])
    if tree.get("contact") == "not given":
        for contact in tree.get("contacts", ()):
            contact.pop("email", None)
            contact.pop("phone", None)


def _of_end(author: Author, tree: Tree, _: Path) -> None:
    if tree["outcome"] == "decided":
        tree.setdefault("decided_by", author.draw(words.texts))


def _of_timing(author: Author, tree: Tree, path: Path) -> None:
    """Write a limit in one of the ways that are possible."""
    for key in ("within", "within_words", "also_written", "runs_from", "read_from"):
        tree.pop(key, None)
    way = author.pick(("counts", "counts", "stated not", "fast", "in words", "of a day"))
    if way == "counts":
        tree["within"] = author.draw(words.spans)
        if author.sometimes():
            tree["also_written"] = author.draw(words.spans)
    elif way == "in words":
        tree["within_words"] = author.draw(words.texts)
    else:
        choices = {"stated not": (NOT_STATED,), "fast": SPEED_WORDS, "of a day": DAY_WORDS}
        tree["within"] = author.pick(choices[way])
    if way in ("counts", "of a day") or author.sometimes():
        _start_of(author, tree, path)


def _start_of(author: Author, tree: Tree, path: Path) -> None:
    """Write one event, either of two, or `not stated` with perhaps an event that we read."""
    moments = _events(author, path)
    if author.sometimes():
        tree["runs_from"] = NOT_STATED
        if author.sometimes():
            tree["read_from"] = author.pick(moments)
    else:
        tree["runs_from"] = author.some(moments, 2) if author.sometimes() else author.pick(moments)


def _events(author: Author, path: Path) -> list[str]:
    """Every event that a limit can run from here."""
    in_a_stage = path[0] in ("stages", "every_stage") and path[:2] != MOMENTS_OF_NO_STAGE
    of_stages = [f"{stage}.{each}" for stage in author.names.stages for each in STAGE_MOMENTS]
    return [*author.names.events, *(STAGE_MOMENTS if in_a_stage else ()), *of_stages]


def _of_rule(_: Author, tree: Tree, __: Path) -> None:
    for key in ("when", "go", "otherwise", "choose"):
        tree.pop(key, None)


def _of_conventions(author: Author, tree: Tree, _: Path) -> None:
    """Write hours in the right order, and list school holidays only where they do not count."""
    tree["working_days"] = author.pick((WEEKDAYS[:5], WEEKDAYS, WEEKDAYS[6:], WEEKDAYS[1:4]))
    tree["working_days"] = list(tree["working_days"])
    for key, clock in (
        ("office_opens", "08:30"),
        ("office_closes", "23:59"),
        ("end_of_day", "00:00"),
    ):
        if key in tree:
            tree[key] = clock
    closed = {"date": "2026-12-24", "until": "2027-01-08", "name": author.draw(words.texts)}
    for key in ("closures", "school_holidays"):
        if key in tree:
            tree[key] = [dict(closed), {"date": "2027-02-15", "name": author.draw(words.texts)}]
    tree["school_holidays_count"] = "no" if "school_holidays" in tree else "yes"


FINISHES: dict[type, Callable[[Author, Tree, Path], None]] = {
    Policy: _of_policy,
    Role: _of_role,
    End: _of_end,
    Duty: _of_timing,
    Limit: _of_timing,
    Rule: _of_rule,
    Conventions: _of_conventions,
}
