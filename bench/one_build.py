"""Builds a site once, in its own process, and prints the time and memory it took as JSON.

python -m bench.one_build ours KIND COUNT FOLDER    our theme and plugin; drawing the pages counts
python -m bench.one_build write KIND COUNT FOLDER   the same pages as Markdown; nothing is built
python -m bench.one_build plain COUNT FOLDER        that Markdown, by MkDocs with its own theme

None of these includes reading, checking and proving the policies, or their aids and posters.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench.generated import policies_like, procedure_pages
from site_generator.pages.page import Page
from site_generator.publish.build import read_site
from site_generator.publish.export import write_export

NAV = [{"Home": "index.md"}]


def pages_of(kind: str, count: int) -> Callable[[], list[Page]]:
    """A function that draws the pages; everything it needs is read beforehand."""
    root = Path.cwd()
    site, policies = read_site(root), policies_like(kind, root)
    return lambda: list(procedure_pages(site, policies, count))


def build_ours(kind: str, count: int, folder: Path) -> float:
    """Draw and build with our theme; returns the seconds of processor time."""
    draw = pages_of(kind, count)
    docs = _docs(folder)
    began = time.process_time()
    config = load_config("mkdocs.yml", docs_dir=str(docs), site_dir=str(folder / "site"), nav=NAV)
    # Only the source of the pages is replaced; the plugin hands them to MkDocs as usual.
    config.plugins["fingerpost"]._made = lambda *_: draw()  # type: ignore[attr-defined]
    build(config)
    return time.process_time() - began


def write(kind: str, count: int, folder: Path) -> float:
    """Write the pages as `fingerpost export` does."""
    write_export(pages_of(kind, count)(), _docs(folder))
    return 0.0


def build_plain(folder: Path) -> float:
    """Build the written pages with MkDocs' own theme; returns the seconds of processor time."""
    settings = folder / "mkdocs.yml"
    settings.write_text(json.dumps({"site_name": "Plain", "theme": "mkdocs", "nav": NAV}))
    began = time.process_time()
    build(load_config(str(settings), docs_dir=str(folder / "docs"), site_dir=str(folder / "site")))
    return time.process_time() - began


def _docs(folder: Path) -> Path:
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "index.md").write_text("# Home\n")
    return docs


def main(what: str, *given: str) -> None:
    """Run one of the three commands and print its figures."""
    count, folder = int(given[-2]), Path(given[-1])
    if what == "plain":
        seconds = build_plain(folder)
    else:
        seconds = {"ours": build_ours, "write": write}[what](given[0], count, folder)
    built = [path.stat().st_size for path in (folder / "site").glob("policies/*/index.html")]
    if what != "write" and len(built) != count:
        raise ValueError(f"{len(built)} pages were built, not {count}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"seconds": seconds, "page_kb": sum(built) / count / 1000, "peak_mb": peak}
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
