"""The bench measures what it says, and fails where there is nothing to measure."""

from __future__ import annotations

import shutil
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Playwright

from bench import chromium
from bench.__main__ import PARTS, main
from bench.building import one_build
from bench.chromium import Chromium
from bench.first_date import Visits, slow_end
from bench.first_question import ANSWER
from bench.measure import Measured, Rounds
from bench.pages import lay_out_alone, lay_out_bare
from bench.published import Asked, first_dated
from bench.web_server import Line, hosting
from bench.wire import grouped
from tests.cases import LONG


@pytest.fixture(scope="module")
def browsers(playwright: Playwright) -> Iterator[Chromium]:
    """Browsers that need not come to rest: nothing is timed here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chromium, "AT_REST_MS", 0)
        yield Chromium(playwright)


@pytest.fixture(scope="module")
def asked(root: Path, site: Path) -> Asked:
    return first_dated(root, site)


def test_a_limit_holds_or_not_by_the_medians() -> None:
    figure = Measured("one", "s", [9, 2, 3], "two", [2, 2, 100], at_most=1.5)
    assert (figure.value, figure.baseline_value, figure.ratio, figure.holds) == (3, 2, 1.5, True)
    assert not Measured("one", "s", [4], "two", [2], at_most=1.5).holds
    assert not Measured("one", "KB", [36], "two", [36], value_at_most=35).holds
    assert Measured("one", "s", [4], "two", [2]).holds is None


@pytest.mark.parametrize("values", [[], [0.0], [1.0, 0.0]])
def test_a_figure_of_nothing_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Measured("one", "s", values, "two", [1])
    with pytest.raises(ValueError, match="nothing was measured"):
        Measured("one", "s", [1], "two", values)


def test_what_is_compared_takes_turns_and_the_warming_round_is_not_kept(tmp_path: Path) -> None:
    order: list[str] = []

    def work(name: str) -> int:
        order.append(name)
        return len(order)

    works = {name: partial(work, name) for name in "ab"}
    found = Rounds(tmp_path, tmp_path, 2).in_turns(works, warm_up=True)
    assert "".join(order) == "abbaab"
    assert found == {"a": [4, 5], "b": [3, 6]}


def test_the_slow_end_is_the_95th_percentile() -> None:
    assert slow_end(range(1, 1000)) == 950


def test_a_host_sends_what_lies_compressed_to_whoever_takes_it(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("one")
    (tmp_path / "one.js.br").write_bytes(brotli.compress(b"compressed beforehand"))
    (tmp_path / "_headers").write_text("/*\n  X-All: yes\n\n/one.js\n  Cache-Control: no-cache\n")
    with hosting(tmp_path) as url:
        plain = urllib.request.urlopen(f"{url}one.js")
        packed = urllib.request.urlopen(
            urllib.request.Request(f"{url}one.js", headers={"Accept-Encoding": "gzip, br"})
        )
    assert plain.read() == b"one"
    assert brotli.decompress(packed.read()) == b"compressed beforehand"
    assert packed.headers["Content-Encoding"] == "br"
    assert (packed.headers["X-All"], packed.headers["Cache-Control"]) == ("yes", "no-cache")


def test_a_slow_line_is_shared_by_all_that_is_sent() -> None:
    line = Line(8)
    line.wait_for(1000)
    began = line.free_at
    line.wait_for(2000)
    assert line.free_at - began >= 0.002


@pytest.mark.parametrize("with_bare", [False, pytest.param(True, marks=LONG)])
def test_published_aid_engine_alone_and_bare_pyodide_come_to_the_same_date(
    with_bare: bool, root: Path, site: Path, asked: Asked, browsers: Chromium, tmp_path: Path
) -> None:
    """Bare Pyodide takes twice as long as the others together."""
    visits = Visits(browsers, asked, ('{"answers": {}}',))
    bare = lay_out_bare(root, tmp_path / "bare", asked)
    site = shutil.copytree(site, tmp_path / "site")
    with hosting(site) as ours, hosting(bare) as theirs:
        shown = [visits.published(ours), visits.unaided(ours + lay_out_alone(site, asked))]
        shown += [visits.unaided(theirs)] if with_bare else []
    assert "By the end of" in shown[0]["text"]
    assert len({each["text"] for each in shown}) == 1
    assert len(shown[0]["answers"]) == 1


def test_a_page_on_which_nothing_is_to_be_seen_fails(
    browsers: Chromium, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "PATIENCE_MS", 500)
    (tmp_path / "index.html").write_text("<!doctype html><title>No question</title>")
    with (
        hosting(tmp_path) as url,
        browsers.new(ANSWER) as page,
        pytest.raises(Exception, match="nothing to be seen"),
    ):
        chromium.seen(page, url)


def test_a_build_counts_its_pages(root: Path, tmp_path: Path) -> None:
    rounds = Rounds(root, tmp_path)
    ours = one_build(rounds, "ours", "ladder", 2, tmp_path / "ours")
    one_build(rounds, "write", "ladder", 2, tmp_path / "plain")
    plain = one_build(rounds, "plain", 2, tmp_path / "plain")
    assert ours["page_kb"] > plain["page_kb"] > 10
    with pytest.raises(RuntimeError, match="2 pages were built, not 3"):
        one_build(rounds, "plain", 3, tmp_path / "plain")


def test_every_file_goes_to_one_group() -> None:
    names = ("aid/index.html", "pyodide.asm.wasm", "library-0123.zip", "pyodide-lock.json")
    found = grouped(frozenset(map(Path, names)))
    assert [[path.name for path in sorted(paths)] for paths in found.values()] == [
        ["index.html"],
        ["library-0123.zip", "pyodide-lock.json"],
        ["pyodide.asm.wasm"],
    ]


def test_a_part_of_another_name_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brwser"]) == 2
    told = capsys.readouterr().out
    assert [name for name in PARTS if name not in told] == []
