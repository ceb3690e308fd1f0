"""A policy by what one types for it: a name, a path, or a version that git keeps."""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path

from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy, read_policy
from site_generator.publish.checking import POLICY, policy_folders, shown
from site_generator.reading.yaml_reader import parse_bytes


class NotFound(Exception):
    """No policy is meant by what was typed; the message says what to type instead."""


def read_named(typed: str, root: Path) -> Policy:
    """Reads `birmingham`, a path, or `main:birmingham`; raises NotFound, ProblemsFound."""
    folders = policy_folders(root / "policies" / typed) if typed else ()
    folders = folders or (policy_folders(Path(typed)) if typed else ())
    if len(folders) == 1:
        path = folders[0] / POLICY
        return read_policy(path, shown(path)).policy
    if len(folders) > 1:
        raise NotFound(f"“{typed}” holds several policies; name one of them")
    revision, colon, name = typed.partition(":")
    if not colon:
        raise NotFound(no_policy(root, typed))
    return _from_git(root, revision, name.strip("/"))


def no_policy(root: Path, typed: str) -> str:
    """There is no such policy; what there is."""
    known = [folder.name for folder in policy_folders(root / "policies")]
    near = difflib.get_close_matches(typed.lower(), known, n=1, cutoff=0.5)
    near = near or [each for each in known if typed.lower() and typed.lower() in each]
    listed = f"did you mean “{near[0]}”?" if near else f"write one of: {', '.join(known)}"
    return f"no policy is called “{typed}”; {listed}"


def _from_git(root: Path, revision: str, name: str) -> Policy:
    commit = _commit(root, revision)
    path = name.removesuffix(POLICY).rstrip("/").removeprefix("policies/") or name
    file = f"policies/{path}/{POLICY}"
    found = _git(root, "cat-file", "blob", f"{commit}:./{file}")
    if found.returncode:
        raise NotFound(
            f"“{revision}” has no policy called “{name}”; write {revision}:NAME with the name of "
            "its folder, as it was called then"
        )
    read = parse_bytes(found.stdout, f"{revision}:{file}")
    return parse_policy(read, path).policy


def _commit(root: Path, revision: str) -> str:
    """The version that git knows by this name."""
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise NotFound(
            f"“{revision}:” names a version that git keeps, and git keeps none of this folder; "
            "name a file or a folder instead"
        )
    named = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if named.returncode or not revision:
        raise NotFound(
            f"git knows no version called “{revision}”; write a branch, a tag or a commit, such as "
            "main, HEAD or HEAD~3"
        )
    return named.stdout.decode().strip()


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", root, *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise NotFound("older versions are kept by git, and git is not installed here") from error
