"""How long an editor waits in `make serve`, from saving a file until the page shows the change."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.measure import Measured, Rounds
from site_generator.publish.checking import policy_folders
from words.standing import WORKED_EXAMPLE

PATIENCE_S = 180
AT_MOST = 1.5
PARTS = (
    *("content", "decision_aid", "holidays", "policies", "site_generator", "site_templates"),
    "words",
)
FILES = ("mkdocs.yml", "package-lock.json", "requirements-pyodide.txt")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(slots=True)
class Editor:
    """Somebody who changes the title of a page and waits until the browser shows it."""

    url: str
    """The page."""
    file: Path
    """The file that is edited."""
    edits: int = 0

    def edit(self) -> float:
        """Save a new title; returns the seconds until the reloaded page shows it."""
        reload = re.search(r"livereload\((\d+), \d+\)", self._read(self.url))
        if reload is None:
            raise LookupError(f"{self.url} does not reload by itself")
        self.edits += 1
        title = f"The title of edit {self.edits}"
        text = re.sub("^title:.*", f'title: "{title}"', self.file.read_text(), count=1, flags=re.M)
        self.file.write_text(text)
        began = time.perf_counter()
        self._read(re.sub(r"/policies/.*", f"/livereload/{reload[1]}/{self.edits}", self.url))
        page = self._read(self.url)
        took = time.perf_counter() - began
        if title not in page:
            raise LookupError(f"{self.url} does not show the edit of {self.file}")
        return took

    def _read(self, url: str) -> str:
        with urllib.request.urlopen(url, timeout=PATIENCE_S) as reply:
            return str(reply.read().decode())


@contextmanager
def editing(project: Path, file: Path, page: str) -> Iterator[Editor]:
    """Serve a project, as `make serve` does, while the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    serve = (sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "--dev-addr")
    server = subprocess.Popen((*serve, address), cwd=project, env=QUIET, stderr=subprocess.DEVNULL)
    try:
        url = f"http://{address}/{page}"
        _wait_for(url, server)
        yield Editor(url, file)
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=PATIENCE_S).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{url} is not served")


def copy_project(root: Path, folder: Path) -> Path:
    """The project where its files may be edited; what is built from it is shared."""
    for name in PARTS:
        shutil.copytree(root / name, folder / name)
    for name in FILES:
        shutil.copy(root / name, folder / name)
    for name in ("build", "node_modules"):
        (folder / name).symlink_to(root / name)
    return folder


def export_project(root: Path, folder: Path) -> Path:
    """The same pages as Markdown, with the hand-written ones, for MkDocs' own theme."""
    docs = folder / "docs"
    shutil.copytree(root / "content", docs)
    export = str(Path(sys.executable).with_name("fingerpost"))
    subprocess.run((export, "export", docs), cwd=root, check=True, stdout=subprocess.DEVNULL)
    for page in docs.glob("*.md"):  # another theme has no template for our home page
        page.write_text(re.sub(r"^template: .*\n", "", page.read_text(), count=1, flags=re.M))
    nav = yaml.load((root / "mkdocs.yml").read_text(), yaml.BaseLoader)["nav"]
    settings = {"site_name": "Plain", "theme": "mkdocs", "nav": nav}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    return folder


def measure_rebuild(rounds: Rounds) -> Iterator[Measured]:
    """Compare an edit of the largest policy with the same edit of the same pages as Markdown."""
    folders = policy_folders(rounds.root / "policies")
    real = [folder / "policy.yaml" for folder in folders if folder.name != WORKED_EXAMPLE]
    largest = max(real, key=lambda path: path.stat().st_size).parent.name
    page = f"policies/{largest}/"
    ours = copy_project(rounds.root, rounds.work / "serve-ours")
    plain = export_project(rounds.root, rounds.work / "serve-plain")
    with ExitStack() as stack:
        policy = stack.enter_context(editing(ours, ours / page / "policy.yaml", page))
        written = stack.enter_context(editing(plain, plain / "docs" / page / "index.md", page))
        what = f"a title of {largest} is saved and its page shows it"
        took = rounds.in_turns({what: policy.edit, "the same in Markdown": written.edit}, True)
    subject, baseline = took.values()
    yield Measured(
        what,
        "s",
        subject,
        "the same pages as Markdown, MkDocs' own theme",
        baseline,
        at_most=AT_MOST,
    )
