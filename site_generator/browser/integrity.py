"""What comes from a locked package is published only as that package holds it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path


class BundleError(Exception):
    """What a browser loads cannot be put together; the message says what to do about it."""


class NotAsLocked(BundleError):
    """A file is not the one that its package recorded; the message names it."""


def check_copies(package: str, copies: Mapping[str, Path]) -> None:
    """Hold files, each under its name in a package, against its own record; raises NotAsLocked.

    The record came with the package, whose hash `requirements.txt` holds.
    """
    recorded = {str(each): each.hash for each in metadata.files(package) or ()}
    for name, path in copies.items():
        if name not in recorded:
            raise NotAsLocked(f"{path} is no file of {package}: keep files of your own elsewhere")
        found = recorded[name]
        if found is None or (found.mode, found.value) != ("sha256", _digest(path)):
            raise NotAsLocked(f"{path} is not what {package} holds: delete .venv and try again")


def _digest(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
