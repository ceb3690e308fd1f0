from __future__ import annotations

import csv
from pathlib import Path

import pytest
from jinja2 import Environment

from decision_aid.door import open_door
from decision_aid.gaps import gaps_of
from site_generator.pages.how_checked import draw_proof
from site_generator.proof.prove import CHECKS, Proof
from site_generator.proof.totality import check_size
from site_generator.publish.build import Site
from site_generator.publish.site import draw_site
from site_generator.reading.inline import plain_inline
from site_generator.screens.graph import compile_graph
from site_generator.screens.policies import policy_json
from tests.pages.reading import Reading
from words.catalogue import ENGLISH
from words.gaps import gap_told
from words.sentence import plain


@pytest.fixture
def pages(proofs: tuple[Proof, ...], templates: Environment) -> dict[str, Reading]:
    """The page of every policy, read back."""
    return {proof.loaded.policy.id: Reading(draw_proof(templates, proof).html) for proof in proofs}


def test_it_says_that_it_checks_the_data_and_not_the_document(pages: dict[str, Reading]) -> None:
    for page in pages.values():
        assert "not the document it was made from" in page.text


def test_every_check_is_named(pages: dict[str, Reading]) -> None:
    for page in pages.values():
        assert [check.title for check in CHECKS if check.title not in page.text] == []


def test_it_counts_every_screen(proofs: tuple[Proof, ...], pages: dict[str, Reading]) -> None:
    for proof in proofs:
        policy = proof.loaded.policy
        states = compile_graph(policy).states
        assert f"{len(states)} screens were tried" in pages[policy.id].text


def test_all_that_was_found_is_there_with_what_readers_are_told(
    proofs: tuple[Proof, ...], pages: dict[str, Reading]
) -> None:
    for proof in proofs:
        answered = [each for result in proof.results for each in result.answered]
        assert answered
        gaps = gaps_of(proof.loaded.policy)
        told = [plain_inline(plain(gap_told(gaps[each.gap], ENGLISH))) for each in answered]
        text = pages[proof.loaded.policy.id].text
        assert [each for each in told if each not in text] == []


def test_it_names_the_version_by_the_mark_that_every_answer_carries(
    proofs: tuple[Proof, ...], pages: dict[str, Reading], pages_site: Site
) -> None:
    for proof in proofs:
        policy = proof.loaded.policy
        door = open_door(policy_json(policy), pages_site.holidays)
        assert door.turn_json({}, {}, None)["policy"]["sha256"] in pages[policy.id].text


def test_every_step_of_the_outcome_table_has_a_row(
    proofs: tuple[Proof, ...], templates: Environment
) -> None:
    for proof in proofs:
        html = draw_proof(templates, proof).html
        assert html.count('<th scope="row">') == proof.steps


def test_the_site_offers_the_table_that_stands_beside_the_policy(
    proofs: tuple[Proof, ...], pages_site: Site, root: Path
) -> None:
    published = {each.path: each for each in draw_site(pages_site, proofs)}
    for proof in proofs:
        name = f"policies/{proof.loaded.policy.id}/outcomes.csv"
        text = str(getattr(published[name], "content", ""))
        assert text == (root / name).read_text(encoding="utf-8")
        assert len(list(csv.reader(text.splitlines()))) > proof.steps


def test_the_procedure_leads_to_it(pages_site: Site, proofs: tuple[Proof, ...]) -> None:
    drawn = {each.path: each for each in draw_site(pages_site, proofs)}
    for proof in proofs:
        page = drawn[f"policies/{proof.loaded.policy.id}/index.md"]
        assert "how-checked/" in Reading(str(getattr(page, "html", ""))).links


def test_a_decision_aid_that_is_too_large_is_not_published(proofs: tuple[Proof, ...]) -> None:
    """It names the questions that multiply its screens."""
    proof = next(each for each in proofs if each.loaded.policy.id == "city-and-hackney")
    found = list(check_size(proof.loaded.policy, proof.graph, "x" * 1_000_001))
    assert [finding.path for finding in found] == [("questions", "key:anyone_higher")]
    assert "1,000 kB" in found[0].what
    assert list(check_size(proof.loaded.policy, proof.graph, "x" * 1_000_000)) == []


def test_its_rows_are_sentences_and_hold_no_names_of_the_file(
    proofs: tuple[Proof, ...], pages: dict[str, Reading]
) -> None:
    """What a board reads there is what it would say, exactly as strong as the clause."""
    text = pages["city-and-hackney"].text
    assert "You should contact your supervisor or manager." in text
    for proof in proofs:
        policy = proof.loaded.policy
        ids = [stage_id for stage_id in policy.stages if "_" in stage_id]
        ids += [question for question in policy.questions if "_" in question]
        assert [each for each in ids if f"{each} " in pages[policy.id].text] == []
