from __future__ import annotations

import subprocess
from pathlib import Path

# In halves, so that this file does not name them either.
REGISTRIES = (
    b"pypi" + b".org",
    b"python" + b"hosted",
    b"npmjs" + b".org",
    b"npmjs" + b".com",
    b"deb.debian" + b".org",
    b"extra-" + b"index-url",
    b"find-" + b"links",
    b"file:" + b"///",
)


def test_no_file_names_a_package_registry(root: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [root / name for name in listed.stdout.split("\0") if name]
    assert paths
    naming = [
        f"{path.relative_to(root)}: {registry.decode()}"
        for path in paths
        if path.is_file()
        for registry in REGISTRIES
        if registry in path.read_bytes()
    ]
    assert naming == []


def test_every_locked_package_has_a_hash(root: Path) -> None:
    for name in ("requirements.txt", "requirements-node.txt", "requirements-pyodide.txt"):
        entries = (root / name).read_text().replace("\\\n", "").splitlines()
        pinned = [line for line in entries if "==" in line]
        assert pinned
        assert [line for line in pinned if "--hash=sha256:" not in line] == []
