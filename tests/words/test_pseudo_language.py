"""No word of ours reaches a reader but from the catalogue: in another language no English is left.

Every message and every text of an author is written here in letters that English does not use.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from decision_aid.duties import Timing
from decision_aid.policy import Policy
from site_generator.publish.build import Site
from site_generator.reading.inline import SITE_ENGLISH, text_of
from site_generator.reading.whole import walk
from tests.cases import keeping
from tests.words.authored import marked
from tests.words.conftest import policies
from tests.words.renderings import RENDERINGS, Case, difference
from words.sentence import CODE, Sentence, message

NAMES = tuple(policy.id for policy in policies())
NEIGHBOURS = tuple(pairwise(NAMES))

LETTER = re.compile(r"\{\w+\}|[A-Za-z]")
ADDRESS = re.compile(r"(https?|mailto|tel):\S+|\S+@\S+|#\S*|(\.\./|\b[\w-]+/)\S*|\S+\.svg")
AS_WRITTEN = ("url", "email", "mistakes_to")
"""Addresses of an author's, which are the same in every language."""


def foreign(text: str) -> str:
    """The text in other letters; the parts of a message keep their names."""
    return LETTER.sub(lambda found: found[0] if len(found[0]) > 1 else "ж", text)


def without_codes(sentence: Sentence) -> str:
    """A sentence as text, without what is typed or copied."""
    return text_of(tuple(piece for piece in sentence if CODE not in piece[1].split()))


FOREIGN = replace(SITE_ENGLISH, translate=foreign, text=without_codes)


def written_in_foreign(field: str, text: str) -> str:
    return text if field.endswith(AS_WRITTEN) else foreign(text)


def foreign_holidays(holidays: str) -> str:
    data = json.loads(holidays)
    named = {
        name: [[day, foreign(said)] for day, said in days]
        for name, days in data["divisions"].items()
    }
    return json.dumps({**data, "divisions": named})


@pytest.fixture(scope="module")
def cases(facts: Site) -> dict[str, Case]:
    """Each policy, with nothing in English to be said of it."""
    site = replace(facts, holidays=foreign_holidays(facts.holidays))
    return {
        policy.id: Case(site, marked(policy, written_in_foreign), FOREIGN) for policy in policies()
    }


def english_in(text: str, policy: Policy) -> set[str]:
    """Each line in which English is left."""
    quoted = {*_limits_as_written(policy)}
    for each in quoted:
        text = text.replace(f"“{each}”", "")
    text = re.sub(r"\{\w+\}", "", text)  # what an author's own words to say leave open
    text = re.sub(r"\b\w+=\w+", "", text)  # what is typed for an answer
    return {line for line in ADDRESS.sub("", text).splitlines() if re.search("[A-Za-z]", line)}


def _limits_as_written(policy: Policy) -> list[str]:
    timed = [item for _, item in walk(policy, ()) if isinstance(item, Timing)]
    return [text for each in timed for text in (each.within, each.also_written) if text]


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("name", NAMES)
def test_no_english_is_left(rendering: str, name: str, cases: dict[str, Case]) -> None:
    case = cases[name]
    drawn = RENDERINGS[rendering](case)
    assert "ж" in drawn
    assert english_in(drawn, case.policy) == set()


@pytest.mark.parametrize("pair", keeping(*NEIGHBOURS, of=combinations(NAMES, 2)), ids=" and ".join)
def test_no_english_is_left_in_a_difference(pair: tuple[str, str], cases: dict[str, Case]) -> None:
    case, other = (cases[name] for name in pair)
    assert english_in(difference(case, other.policy), case.policy) == set()


def test_english_is_noticed(cases: dict[str, Case]) -> None:
    policy = cases["example"].policy
    assert english_in("Жжж must жж", policy)
    assert not english_in(foreign("You *must* {act}.").format(act="ж"), policy)
    assert foreign(message("You *must* {act}.")) == "жжж *жжжж* {act}."
