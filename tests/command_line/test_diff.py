"""What `fingerpost diff` says of a policy that has been edited."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.command_line.typed import change, run

CITY, BIRMINGHAM = "city-and-hackney", "birmingham"


def diff(
    capsys: pytest.CaptureFixture[str], root: Path, edited: Path, name: str, *edits: tuple[str, str]
) -> list[str]:
    """The lines for a copy of a policy with these edits."""
    shutil.copytree(root / "policies" / name, edited / name)
    for old, new in edits:
        change(edited / name / "policy.yaml", old, new)
    status, out, err = run(capsys, "diff", name, str(edited / name))
    assert (status, err) == (0, "")
    return out.splitlines()


EDITS = yaml.safe_load(Path(__file__).with_name("differences.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit["edit"])
def test_one_edit_is_told_in_one_line_with_the_steps_that_it_affects(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], edit: dict[str, str]
) -> None:
    lines = diff(capsys, root, tmp_path, edit["policy"], (edit["old"], edit["new"]))
    assert lines == [edit["told"], edit["sum"]]


def test_the_sum_counts_each_step_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a limit is all that changes, its steps are all the steps that do."""
    edits = (
        ("within: 1 working week", "within: 3 working days"),
        ("on_what: trying to settle", "on_what: trying to end"),
    )
    line, total = diff(capsys, root, tmp_path, BIRMINGHAM, *edits)
    assert line.rpartition("; ")[2].split()[0] == total.split()[0]


def test_nothing_is_different_where_only_a_comment_is(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = diff(capsys, root, tmp_path, CITY, ("standing: example", "standing: example # so far"))
    assert lines == ["Nothing is different for a reader."]


def test_what_is_new_and_what_is_gone_is_named(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mediation = "  mediation:\n    label: Stage Four\n"
    review = "label: Stage Five\n    title: A second look\n    so_far: A second look"
    stage = f"  review:\n    {review}\n    clause: Title\n    unresolved: not stated\n\n"
    support = "      - who: each manager\n        should: keep in mind"
    duty = "      - {who: manager, must: listen, clause: Title}\n"
    edits = ((mediation, stage + mediation), (support, duty + support))
    lines = diff(capsys, root, tmp_path, BIRMINGHAM, *edits)
    told = "\n".join(lines)
    assert "Stage Five, title: new: “A second look”; 9 steps affected" in told
    assert "Stage One, who acts: new: “Your manager or supervisor must listen. (Title)”; " in told
    shutil.move(tmp_path / BIRMINGHAM, tmp_path / "edited")
    _, out, _ = run(capsys, "diff", str(tmp_path / "edited"), BIRMINGHAM)
    assert "Stage Five, title: no longer there: “A second look”; 9 steps affected" in out
    assert "Stage One, who acts: no longer there: “Your manager or supervisor must listen. (" in out


def test_a_question_asked_anew_does_not_make_every_step_another(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step that is now reached by one answer more is the step that it was."""
    asked = '    never_ask: yes\n    clause: "4.3.5"'
    lines = diff(
        capsys, root, tmp_path, "example", (asked, asked.replace("    never_ask: yes\n", ""))
    )
    assert len(lines) == 2
    assert "at other steps than before: “How far has the work with the family got?" in lines[0]
    assert lines[1] == (
        "90 of 194 steps say something else. There are 194 steps now; there were 124."
    )


def test_a_fact_that_is_asked_anew_on_the_step_makes_no_new_steps(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = "{ask: Has it?, answers: {found: It has, none: It has not}}"
    condition = "      if_words: if this shows a gap"
    edits = (
        ("emergency:\n", f"questions:\n  weakness: {ask}\nemergency:\n"),
        (condition, f"      when: {{weakness: found}}\n{condition}"),
    )
    lines = diff(capsys, root, tmp_path, BIRMINGHAM, *edits)
    assert lines[-1] == "18 of 77 steps say something else."


def test_the_sum_tells_what_stands_on_every_step_beside_what_some_say(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = "{}: e-mail the details"
    edits = (("dated: 2021-12", "dated: 2021-11"), (verb.format("must"), verb.format("may")))
    *_, total = diff(capsys, root, tmp_path, CITY, *edits)
    assert total == "3 of 35 steps say something else; something else stands on every step."


@pytest.fixture
def kept(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy in a repository of its own: signed once, then edited."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    for words in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "Signed"),
    ):
        subprocess.run(["git", *words], cwd=copy.parents[1], check=True)
    change(copy / "policy.yaml", "within: 1 working week", "within: 3 working days")
    return copy


@pytest.mark.parametrize(
    "old",
    [
        "main:city-and-hackney",
        "HEAD:policies/city-and-hackney",
        "HEAD:policies/city-and-hackney/",
        "main:policies/city-and-hackney/policy.yaml",
    ],
)
def test_a_version_that_git_keeps_is_compared(
    kept: Path, capsys: pytest.CaptureFixture[str], old: str
) -> None:
    for new in ("city-and-hackney", str(kept), str(kept / "policy.yaml")):
        status, out, _ = run(capsys, "diff", old, new)
        assert (status, "1 working week, or sooner" in out, "3 working days" in out) == (0, 1, 1)


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("nope:city-and-hackney", "git knows no version called “nope”; write a branch, a tag"),
        (":city-and-hackney", "git knows no version called “”"),
        ("main:hackney", "“main” has no policy called “hackney”; write main:NAME"),
        ("main:", "“main” has no policy called “”"),
        ("main:../city-and-hackney", "“main” has no policy called “../city-and-hackney”"),
        ("city-and-hackny", "no policy is called “city-and-hackny”; did you mean “city-and-"),
        ("", "no policy is called “”"),
    ],
)
def test_a_slip_is_answered_plainly(
    kept: Path, capsys: pytest.CaptureFixture[str], old: str, told: str
) -> None:
    status, out, err = run(capsys, "diff", old, kept.name)
    assert (status, out) == (2, "")
    assert told in err


def test_a_folder_of_several_policies_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "diff", "policies", CITY)
    assert (status, "“policies” holds several policies" in err) == (2, True)


def test_a_folder_that_git_does_not_keep_has_no_older_versions(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "diff", "main:city-and-hackney", copy.name)
    assert (status, "git keeps none of this folder" in err) == (2, True)


def test_a_version_with_a_fault_is_told_with_its_line(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kept / "policy.yaml", "standing: example", "standing: exampel")
    status, out, err = run(capsys, "diff", "main:city-and-hackney", "city-and-hackney")
    assert (status, out) == (1, "")
    assert err.startswith("policies/city-and-hackney/policy.yaml:3:11: “exampel”")
