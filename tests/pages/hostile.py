"""A policy in which every text tries to break out of the page: whatever the checks let through.

Nothing here names a field: a new one is tried as soon as it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from decision_aid.codec import to_plain
from decision_aid.duties import Verb
from decision_aid.policy import Policy
from site_generator.checks.loader import Loaded, parse_policy
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.yaml_reader import Path, Read

ATTACK = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> [x](javascript:alert(1)) "
    "[y](data:text/html,alert(1)) </script></title></textarea></pre> ]]> --> &lt;b&gt; {{ 7*7 }} "
    "{% raw %} {: onclick=alert(1) } <svg><foreignObject onload=alert(1)> \u2028alert(1)"
)


def hostile(policy: Policy, attack: str = ATTACK) -> Policy:
    """The policy with an attack in every text that the checks do not refuse."""
    return hostile_file(policy, attack).policy


def hostile_file(policy: Policy, attack: str = ATTACK) -> Loaded:
    """The same, as if it had been read from a file.

    The attack goes before a text; where that is refused, after it; where that is refused too, a
    board cannot write it there.
    """
    tree = to_plain(policy)
    tree.pop("id")
    order = [path for path, _ in _parts(tree)]
    own = {path: text for path, text in _parts(tree) if isinstance(text, str)}
    around = ((f"{attack} ", ""), ("", attack), ("", ""))
    # A duty has one verb.
    tried = {path: 2 * (not text and path[-1] in get_args(Verb)) for path, text in own.items()}
    while True:
        texts = {path: text.join(around[tried[path]]).strip() for path, text in own.items()}
        try:
            return parse_policy(_read(_written(tree, texts), order), policy.id)
        except ProblemsFound as found:
            at = {order[problem.line - 1] for problem in found.problems}
        refused = [path for path in at if tried.get(path, 2) < 2]
        # A fault of a whole record: what stands in it is taken back, once all else is right; first
        # what its author had left out.
        inside = [path for path in own for top in at if path[: len(top)] == top and tried[path] < 2]
        refused = refused or [path for path in inside if not own[path]] or inside
        assert refused, f"the policy itself is refused: {sorted(map(str, at))}"
        for path in dict.fromkeys(refused):
            tried[path] += 1


def untouched(policy: Policy, attack: str = ATTACK) -> set[str]:
    """The fields that the checks keep free of an attack wherever they stand."""
    before, after = (dict(_parts(to_plain(each))) for each in (policy, hostile(policy, attack)))
    fields: dict[str, set[bool]] = {}
    for path, text in before.items():
        if isinstance(text, str):
            fields.setdefault(_field(path), set()).add(after.get(path) == text)
    return {field for field, same in fields.items() if same == {True}}


def _field(path: Path) -> str:
    """The key that a text stands under; all of a condition is one."""
    return "when" if "when" in path else next(str(p) for p in reversed(path) if isinstance(p, str))


def _parts(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, tree
    listed = enumerate(tree) if isinstance(tree, list) else ()
    for key, value in tree.items() if isinstance(tree, dict) else listed:
        yield from _parts(value, (*path, key))


def _written(tree: Any, texts: dict[Path, str], path: Path = ()) -> Any:
    """What a board would write: what is left out stays out."""
    if isinstance(tree, dict):
        made = {key: _written(value, texts, (*path, key)) for key, value in tree.items()}
        return {key: value for key, value in made.items() if value not in ("", None)}
    if isinstance(tree, list):
        return [_written(value, texts, (*path, at)) for at, value in enumerate(tree)]
    return texts.get(path, tree)


def _read(tree: Any, order: list[Path]) -> Read:
    """Each part on a line of its own, by which a Problem names it."""
    lines = {path: (number, 1) for number, path in enumerate(order, 1)}
    parts = [path for path, _ in _parts(tree)]
    keys = {(*path[:-1], f"key:{path[-1]}"): lines[path] for path in parts if path}
    return Read("hostile", tree, {path: lines[path] for path in parts} | keys)
