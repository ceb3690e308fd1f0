"""Files whose names hold a hash of their content: browsers may keep them for ever.

A page asks only for the very files that it was built with. One that outlives them shows its limits
in words, and never dates that belong to another version.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from decision_aid.policy import Policy
from site_generator.pages import Asset
from site_generator.policies import policy_json

KEPT_FOLDER = "assets/"
"""Everything under this address has a hash in its name."""


@dataclass(frozen=True, slots=True)
class Look:
    """The site's own scripts and styles, in one folder, where they find each other."""

    folder: str
    """Where they are published, named by what they hold: `assets/own-0123456789ab/`."""
    names: tuple[str, ...]
    """Their names in the theme: `assets/javascripts/aid.js`."""

    def address_of(self, name: str) -> str:
        """Where one of them is published."""
        return f"{self.folder}{name.removeprefix(KEPT_FOLDER)}"


def read_look(folder: Path | str) -> Look:
    """Read what stands under `assets` in the theme's folder."""
    theme = Path(folder)
    paths = sorted(path for path in (theme / KEPT_FOLDER).rglob("*") if path.is_file())
    names = tuple(path.relative_to(theme).as_posix() for path in paths)
    parts = zip(names, paths, strict=True)
    told = b"".join(name.encode() + b"\0" + path.read_bytes() + b"\0" for name, path in parts)
    return Look(f"{KEPT_FOLDER}own-{hash_of(told)}/", names)


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
