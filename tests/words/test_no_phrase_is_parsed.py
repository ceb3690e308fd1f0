"""A sentence is made once, in `words/`: nothing that shows it takes its text apart."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.conftest import ROOT

READERS = (
    *("words", "site_generator/pages", "site_generator/outcomes", "site_generator/difference"),
    "site_generator/command/terminal.py",
)
CUTS = {
    *("split", "rsplit", "partition", "rpartition", "splitlines", "removeprefix", "removesuffix"),
    *("startswith", "endswith", "replace", "find", "rfind"),
}
"""The methods that take a text apart, or look at what it begins or ends with."""

NO_SENTENCES = {
    "words/sentence.py": "the signs of a message, and the full stop after a part",
    "words/sentence.py fill": "the same",
    "words/sentence.py link": "an address",
    "words/sentence.py safe_link": "an address",
    "words/aid_page.py _if_different": "an address",
    "words/lines.py how_reached": "the digits of a number",
    "words/reach.py _pairs": "the digits of a number",
    "words/names.py _inside": "the article of a title, which its author writes",
    "words/standing.py": "a date as an author writes it",
    "words/standing.py _last_day": "a date as an author writes it",
    "words/procedure.py _title": "the name of a ladder, which is a key",
    "words/take_along.py _saying": "`{policy}` and `{stage}` in an author's words",
    "site_generator/pages/language.py _anchor": "the name of a record",
    "site_generator/pages/language.py _coded": "a docstring",
    "site_generator/pages/language.py _kept_lines": "YAML",
    "site_generator/pages/language.py _part": "a docstring",
    "site_generator/pages/page.py anchors": "the tags of a page",
    "site_generator/pages/page.py contents": "the tags of a page",
    "site_generator/pages/page.py one_block": "the lines of a page",
    "site_generator/pages/sheet.py _pieces": "any text, so that it fits on paper",
    "site_generator/outcomes/changes.py parse_table": "a file",
    "site_generator/outcomes/lines.py _everywhere": "keys",
    "site_generator/outcomes/table.py _cell": "any cell, for the sign of a formula",
    "site_generator/outcomes/table.py rows_of": "the white space of an author's text",
    "site_generator/difference/affected_steps.py _only_in": "the path of a record",
    "site_generator/difference/compared.py _told_by": "the path of a record",
    "site_generator/difference/compared.py _inmost": "the path of a record",
    "site_generator/difference/compared.py _of_another": "the path of a record",
    "site_generator/difference/compared.py _at": "the path of a record",
    "words/differences.py where_told": "the path of a record",
}
"""Where a text is taken apart that is no sentence of ours, and what that text is."""


def test_no_module_takes_a_sentence_apart() -> None:
    found = {each for room in READERS for each in cuts_in(room)}
    assert found == {*NO_SENTENCES}


def cuts_in(room: str) -> Iterator[str]:
    """Each function in which a text is taken apart."""
    for path in sorted((ROOT / room).rglob("*.py")) or [ROOT / room]:
        file = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            id(node): function.name
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of_re = ast.unparse(node.func.value) == "re" and node.func.attr != "escape"
                if of_re or node.func.attr in CUTS:
                    yield f"{file} {inside.get(id(node), '')}".strip()


PAGES = sorted((ROOT / "site_templates" / "pages").rglob("*.j2"))
REASONING = (nodes.Compare, nodes.Test, nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_template_prints(path: Path) -> None:
    """Loops, an `if` on something that is there or not, and the one filter."""
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    assert {each.name for each in tree.find_all(nodes.Filter)} <= {"html"}
    assert [each.lineno for each in tree.find_all(REASONING)] == []
