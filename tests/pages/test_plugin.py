from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from site_generator.proof.prove import Proof
from site_generator.publish.build import Site
from site_generator.publish.export import write_export
from site_generator.publish.plugin import FingerpostPlugin
from site_generator.publish.site import draw_site

BROKEN = "title: One\nstanding: exmaple\nstages:\n  one:\n    lable: Stage One\n"


def files_of(root: Path, policies: Path, command: str) -> tuple[Files, FingerpostPlugin]:
    """What MkDocs is handed for a folder of policies."""
    settings = [{"fingerpost": {"policies": str(policies)}}]
    config = load_config(str(root / "mkdocs.yml"), plugins=settings)
    plugin = config.plugins["fingerpost"]
    assert isinstance(plugin, FingerpostPlugin)
    plugin.on_startup(command=command)
    return config.plugins.on_files(Files([]), config=config), plugin


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "policy.yaml").write_text(BROKEN)
    return tmp_path


@pytest.fixture
def one_policy(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "policies" / "officers-annex", tmp_path / "officers-annex")
    return tmp_path


def seconds_of(day: str) -> str:
    return str(int(datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()))


def test_a_build_lists_every_problem_at_once(root: Path, broken: Path) -> None:
    with pytest.raises(PluginError) as raised:
        files_of(root, broken, "build")
    listed = str(raised.value)
    assert "/one/policy.yaml:2:" in listed
    assert "“exmaple” cannot be used here" in listed
    assert "/two/policy.yaml:5:" in listed
    assert "did you mean “label”?" in listed


def test_while_editing_the_problems_are_shown_as_a_page(root: Path, broken: Path) -> None:
    files, plugin = files_of(root, broken, "serve")
    below = ("", "aid/", "how-checked/")
    names = ("", *(f"{policy}/{page}" for page in below for policy in ("one", "two")))
    told = [f"policies/{name}index.md" for name in names]
    assert [file.src_uri for file in files] == told
    assert all("did you mean “label”?" in plugin.pages[path].html for path in told)


def test_a_build_warns_while_bank_holidays_run_out(
    root: Path, one_policy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds_of("2027-12-01"))
    files_of(root, one_policy, "build")
    assert "bring it up to date as holidays/README.md says" in caplog.text


def test_no_site_is_built_without_next_years_bank_holidays(
    root: Path, one_policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds_of("2028-01-02"))
    with pytest.raises(PluginError, match="2029 is missing"):
        files_of(root, one_policy, "build")


def test_no_site_is_built_of_a_policy_that_fails_a_check(root: Path, one_policy: Path) -> None:
    """What a reader would be misled by stops the build, in the words of the check."""
    path = one_policy / "officers-annex" / "policy.yaml"
    path.write_text(path.read_text().replace("at: [four, stops]", "at: four"))
    with pytest.raises(PluginError, match="the policy stops at “Senior managers again"):
        files_of(root, one_policy, "build")


def test_no_site_is_built_of_a_policy_that_no_longer_says_what_was_signed(
    root: Path, one_policy: Path
) -> None:
    path = one_policy / "officers-annex" / "policy.yaml"
    path.write_text(path.read_text().replace("within: 1 working day", "within: 2 working days"))
    with pytest.raises(PluginError, match=r"scenario .* expects deadline"):
        files_of(root, one_policy, "build")


def test_an_old_outcome_table_stops_no_build(
    root: Path, one_policy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is for review: whoever publishes is told of it."""
    path = one_policy / "officers-annex" / "outcomes.csv"
    path.write_text(path.read_text().replace("Stage Three", "Stage Five"))
    files_of(root, one_policy, "build")
    assert "outcome table" in caplog.text


def test_the_plugin_stays_an_adapter(root: Path) -> None:
    """Under 130 lines, and nothing else knows of it or of MkDocs."""
    generator = root / "site_generator"
    assert len((generator / "publish/plugin.py").read_text().splitlines()) < 130
    others = [path for path in generator.rglob("*.py") if path.name != "plugin.py"]
    knowing = re.compile(
        r"^\s*(from|import) (mkdocs|site_generator\.publish\.plugin)\b", re.MULTILINE
    )
    assert [path.name for path in others if knowing.search(path.read_text())] == []


def test_the_export_is_markdown_that_any_generator_hands_on(
    proofs: tuple[Proof, ...], pages_site: Site, tmp_path: Path
) -> None:
    assert write_export(draw_site(pages_site, proofs), tmp_path) > len(proofs) * 4
    pages = list(tmp_path.rglob("*.md"))
    assert pages
    for page in pages:
        _, front, body = page.read_text().split("---\n", 2)
        assert "template:" not in front  # another theme has none of ours
        blocks = MarkdownIt().parse(body)
        assert [block.type for block in blocks] == ["html_block"]
