"""Policy files that are right, and files that are wrong, each with what a board is told of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from site_generator.checks.loader import Loaded, parse_policy
from site_generator.proof.expected import read_scenarios
from site_generator.reading import yaml_reader
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.schema import policy_schema, schema_text
from site_generator.reading.yaml_reader import parse_yaml, read_yaml

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
VALID = sorted((HERE / "valid").glob("*.yaml"))
INVALID = sorted((HERE / "invalid").glob("*.yaml"))
POLICIES = sorted((ROOT / "policies").glob("*/policy.yaml"))
EXPECTED = re.compile(r"^# expected (\d+:\d+: .+)$", re.MULTILINE)

FEWEST_INVALID = 40


def load(path: Path) -> Loaded:
    return parse_policy(read_yaml(path, path.name), "a-policy")


def told_of(path: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load(path)
    return [str(problem).removeprefix(f"{path.name}:") for problem in found.value.problems]


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def test_the_folders_are_not_empty() -> None:
    assert len(VALID) >= 3
    assert len(INVALID) >= FEWEST_INVALID


@named(INVALID)
def test_a_wrong_file_is_answered_in_full(path: Path) -> None:
    """Every fault at once, at its line and column, and nothing else."""
    expected = EXPECTED.findall(path.read_bytes().decode("utf-8", "replace"))
    assert expected
    assert told_of(path) == expected


@named(INVALID)
def test_each_message_says_what_is_wrong_and_what_to_write(path: Path) -> None:
    for message in told_of(path):
        what = message.split(": ", 1)[1]
        assert not re.search(r"Traceback|pydantic|dict|tuple|NoneType|Error", what)
        assert re.search(r"[;,:.] ", what)


@named(VALID)
def test_a_right_file_is_read(path: Path) -> None:
    assert load(path).policy.stages


def test_what_is_typed_plainly_stays_as_typed() -> None:
    """A phone number, no, 17:00 and 1.10 are text."""
    policy = load(HERE / "valid" / "typed_plainly.yaml").policy
    assert (policy.title, policy.version, policy.area) == ("no", "1.10", "12:30")
    assert policy.people["worker"].contacts[0].phone == "01132220003"
    assert policy.conventions.office_closes == "17:00"
    assert list(policy.questions["plan"].answers) == ["yes", "no"]
    assert policy.stages["1"].duties[0].when == {"plan": "yes", "yours": "on"}
    assert policy.stages["1"].duties[0].clause == "017"


def test_a_tab_between_two_words_is_the_space_it_looks_like() -> None:
    """Only a line that is indented with one is refused."""
    text = (HERE / "valid" / "minimal.yaml").read_text(encoding="utf-8")
    tabs = text.replace("title: ", "title:\t").replace("not stated", "not \tstated")
    assert tabs.count("\t") > 5
    assert parse_yaml(tabs, "").tree == parse_yaml(text, "").tree


@named([*VALID, *sorted((ROOT / "policies").glob("*/*.yaml"))])
def test_whichever_parser_reads_a_file_it_is_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the line and column of each value: PyYAML may stand there without libyaml."""
    quick = read_yaml(path)
    monkeypatch.setattr(yaml_reader, "FASTEST", yaml.SafeLoader)
    assert read_yaml(path) == quick


def test_a_file_of_a_megabyte_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_text("title: " + "a" * 1_000_000, encoding="utf-8")
    assert told_of(large) == ["1:1: this file is too large (1,000 kB); a policy has at most 500 kB"]


def test_a_file_of_brackets_is_refused(tmp_path: Path) -> None:
    """Before anything is built of it."""
    deep = tmp_path / "deep.yaml"
    deep.write_text("[" * 100_000, encoding="utf-8")
    assert told_of(deep) == [
        "1:21: this is nested more than 20 levels deep; check the indentation above"
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    what = f"1:1: the folder {tmp_path.name} has no none.yaml; give the file that name"
    assert told_of(tmp_path / "none.yaml") == [what]


def test_an_entry_with_nothing_in_it_is_told(tmp_path: Path) -> None:
    """A dash by itself, in a file that is one list."""
    (tmp_path / "scenarios.yaml").write_text("-\n", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="1:2: this entry has nothing after it; write the text"):
        read_scenarios(tmp_path / "scenarios.yaml", "scenarios.yaml")


@pytest.mark.parametrize(
    ("says", "what"),
    [
        ("{sentance: We talk.}", "“sentance” is not a valid key here; did you mean “sentence”?"),
        (
            "{verbs: {talk: shall}}",
            "“shall” cannot be used here; write one of: must, need_to, should",
        ),
        ("{gaps: {whom: [a]}}", "“whom” is not a valid key here; did you mean “who”?"),
        ("{records: write it down}", "“records” is the text “write it down”; write a list with"),
        ("We talk.", "“says” is the text “We talk.”; write indented keys under it"),
    ],
)
def test_a_slip_in_what_readers_are_told_is_told(says: str, what: str, tmp_path: Path) -> None:
    text = f"- name: A\n  answers: {{}}\n  expect:\n    says: {says}\n"
    (tmp_path / "scenarios.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_scenarios(tmp_path / "scenarios.yaml", "scenarios.yaml")
    (problem,) = found.value.problems
    assert problem.line == 4
    assert problem.what.startswith(what)


@pytest.mark.parametrize("folder", ["../up", "Two Words", "é", "a_b"])
def test_a_folder_whose_name_cannot_be_an_address_is_refused(folder: str) -> None:
    read = read_yaml(HERE / "valid" / "minimal.yaml", "minimal.yaml")
    with pytest.raises(ProblemsFound, match="small letters, digits and hyphens"):
        parse_policy(read, folder)


def test_the_schema_in_the_folder_is_fresh() -> None:
    """Otherwise: fingerpost schema --write."""
    written = (ROOT / "policies" / "policy.schema.json").read_text(encoding="utf-8")
    assert written == schema_text()


@pytest.fixture(scope="module")
def editor() -> Draft7Validator:
    """What holds a file to the schema, as an editor does."""
    from jsonschema import Draft7Validator  # here, as it takes seconds to load

    return Draft7Validator(policy_schema())


def test_the_schema_is_one_that_editors_know(editor: Draft7Validator) -> None:
    editor.check_schema(policy_schema())
    assert '"null"' not in schema_text()
    assert "$defs" not in schema_text()


def test_the_schema_explains_every_key() -> None:
    schema = policy_schema()
    for record in (schema, *schema["definitions"].values()):
        unexplained = [
            key
            for key, value in record["properties"].items()
            if not {"description", "$ref"} & set(value)
        ]
        assert unexplained == []


@named([*POLICIES, *VALID])
def test_an_editor_shows_no_false_error(path: Path, editor: Draft7Validator) -> None:
    """Read as an editor reads it: numbers, dates and yes or no are not text."""
    tree = yaml.load(path.read_text(encoding="utf-8-sig"), EditorLoader)
    errors = editor.iter_errors(json.loads(json.dumps(tree)))
    assert [f"{'/'.join(map(str, each.path))}: {each.message}" for each in errors] == []


@pytest.mark.parametrize("name", ["key_unknown", "verb_misspelt", "list_for_text", "who_missing"])
def test_an_editor_shows_what_is_wrong(name: str, editor: Draft7Validator) -> None:
    text = (HERE / "invalid" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(editor.iter_errors(yaml.safe_load(text)))


@named(POLICIES)
def test_each_policy_names_the_schema_first(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../policy.schema.json"


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: a date stays text there."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
