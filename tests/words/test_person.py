"""Whom a policy is about: whole messages for a child, an adult, nobody; other words after “the”."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.policy import Policy
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.publish.build import Site, read_site
from site_generator.reading.yaml_reader import read_yaml
from tests.words.renderings import Case, aid, live, page, poster, terminal
from words.catalogue import ENGLISH, WHOEVER, Words
from words.sentence import plain
from words.take_along import SAY

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "language" / "valid" / "minimal.yaml"
A_CHILD = re.compile(r"\b(child|children)\b", re.IGNORECASE)
PERSONS = ("adult", "none", "person at risk")
OF_PERSON = ("child", "adult", "none", WHOEVER)


def small(person: str) -> Policy:
    """A policy whose own text names no child."""
    return replace(parse_policy(read_yaml(SMALL), "small").policy, person=person)


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(ROOT)


def messages(tree: ast.AST, key: str = "") -> Iterator[tuple[str, str]]:
    """Each message in a module, with the key under which it stands in a table."""
    if isinstance(tree, ast.Dict):
        for name, value in zip(tree.keys, tree.values, strict=True):
            yield from messages(value, getattr(name, "value", key) or key)
        return
    if isinstance(tree, ast.Call) and getattr(tree.func, "id", "") == "message":
        yield str(getattr(tree.args[0], "value", "")), key
    for each in ast.iter_child_nodes(tree):
        yield from messages(each, key)


def test_no_message_names_a_child_but_those_for_a_policy_about_one() -> None:
    found = [
        (path.name, text)
        for path in sorted((ROOT / "words").glob("*.py"))
        for text, key in messages(ast.parse(path.read_text(encoding="utf-8")))
        if A_CHILD.search(text) and key != "child"
    ]
    assert found == []


def test_other_words_stand_only_after_the() -> None:
    for path in sorted((ROOT / "words").glob("*.py")):
        for text, key in messages(ast.parse(path.read_text(encoding="utf-8"))):
            for before in re.findall(r"(\w*) ?\{person\}", text):
                assert before.lower() == "the", text
                assert key not in ("child", "adult", "none"), text


@pytest.mark.parametrize("person", PERSONS)
def test_no_page_about_somebody_else_names_a_child(person: str, site: Site) -> None:
    case = Case(site, small(person), ENGLISH)
    for drawn in (aid, page, poster, terminal, live):
        assert not A_CHILD.search(drawn(case)), drawn.__name__
    assert not A_CHILD.search(" ".join(site.national(case.policy).values()))


def test_the_line_of_a_policy_about_a_child_names_childrens_services(site: Site) -> None:
    lines = {person: site.national(small(person)) for person in ("child", *PERSONS)}
    danger = {person: line["danger"] for person, line in lines.items()}
    assert danger == {
        "child": "A child in danger now?",
        "adult": "An adult in danger now?",
        "none": "Somebody in danger now?",
        "person at risk": "Somebody in danger now?",
    }
    assert "children's services" in lines["child"]["otherwise"]
    assert "adult social care" in lines["adult"]["otherwise"]
    assert {line["call"] for line in lines.values()} == {"999"}


def test_where_a_policy_is_about_nobody_it_is_not_asked_whether_anybody_is_safe() -> None:
    policy = small("none")
    assert turn(policy, {}).question
    assert turn(policy, {}).answers == {}
    first = turn(policy, {}).question
    assert first
    assert first.id == "position"
    left_out = turn(policy, {"safe": "no", "position": "one"})
    assert [(each.question, each.why) for each in left_out.dropped] == [("safe", "no_question")]
    assert left_out.step


def test_a_message_for_each_person_is_a_whole_one() -> None:
    said = {
        person: plain(about(person).say(SAY["to_opposite"], policy="P", stage="S"))
        for person in ("child", "adult", "none", "person at risk")
    }
    assert "about a decision on a child." in said["child"]
    assert "about a decision on an adult." in said["adult"]
    assert said["none"].startswith("I am ringing under P, S. My worker")
    assert said["person at risk"] == said["none"]


def about(person: str) -> Words:
    return ENGLISH.about(person)
