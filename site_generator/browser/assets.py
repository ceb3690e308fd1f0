"""Files whose names contain a hash of their content, so that browsers may keep them for ever.

A page asks only for the files that it was built with. If they are gone, an old page shows its time
limits in words, and never dates that belong to another version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.policy import Policy
from site_generator.pages.page import Asset
from site_generator.screens.policies import policy_json

KEPT_FOLDER = "assets/"
"""Every file under this address has a hash in its name."""

IMPORT = re.compile(rb'^@import "([^"]+)";\n', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Look:
    """The site's own scripts and styles, in one folder, so that they can import each other."""

    folder: str
    """Where they are published, named after their content: `assets/own-0123456789ab/`."""
    files: Mapping[str, bytes]
    """Their content, by their names in the theme: `assets/javascripts/aid.js`."""

    def address_of(self, name: str) -> str:
        """Where one of them is published."""
        return f"{self.folder}{name.removeprefix(KEPT_FOLDER)}"


def read_look(folder: Path | str) -> Look:
    """Read the files under `assets` in the theme's folder."""
    theme = Path(folder)
    paths = sorted(path for path in (theme / KEPT_FOLDER).rglob("*") if path.is_file())
    files = {path.relative_to(theme).as_posix(): published(path) for path in paths}
    joined = b"".join(name.encode() + b"\0" + content + b"\0" for name, content in files.items())
    return Look(f"{KEPT_FOLDER}own-{hash_of(joined)}/", files)


def published(path: Path) -> bytes:
    """Read a file; a stylesheet's imports are inlined, so that the browser loads only one file."""
    content = path.read_bytes()
    if path.suffix != ".css":
        return content
    return IMPORT.sub(lambda found: published(path.with_name(found[1].decode())), content)


def policy_asset(policy: Policy) -> Asset:
    """A policy as the decision aid loads it."""
    text = policy_json(policy)
    return Asset(f"{KEPT_FOLDER}policies/{policy.id}-{hash_of(text.encode())}.json", text)


def holidays_asset(text: str) -> Asset:
    """The bank holidays as the decision aid loads them."""
    return Asset(f"{KEPT_FOLDER}holidays-{hash_of(text.encode())}.json", text)


def hash_of(content: bytes) -> str:
    """Shorten a content's SHA-256 for use in a name: 12 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()[:12]
