"""Checks that files from a locked package are published exactly as they are in the package."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path


class BundleError(Exception):
    """The files for the browser cannot be built; the message says what to do about it."""


class NotAsLocked(BundleError):
    """A file differs from the one recorded in its package; the message names the file."""


def check_copies(package: str, copies: Mapping[str, Path]) -> None:
    """Compare files, named as in a package, with the package's record; raises NotAsLocked.

    The record came with the package, whose hash is in `requirements.txt`.
    """
    recorded = {str(each): each.hash for each in metadata.files(package) or ()}
    for name, path in copies.items():
        if name not in recorded:
            raise NotAsLocked(f"{path} is not a file of {package}: keep your own files elsewhere")
        found = recorded[name]
        if found is None or (found.mode, found.value) != ("sha256", _digest(path)):
            raise NotAsLocked(f"{path} differs from {package}: delete .venv and try again")


def _digest(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
