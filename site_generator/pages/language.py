"""The reference of the policy language, drawn from the records themselves so that it cannot drift.

Every explanation is a docstring of the model, every list one of its closed lists, every example
stands in a policy of this site.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from jinja2 import Environment
from markupsafe import Markup, escape

from decision_aid.duties import Timing
from decision_aid.policy import Policy
from decision_aid.stages import EveryStage, Exits, Stage
from decision_aid.timescale import COUNTED_UNITS, DAY_WORDS, SPEED_WORDS
from site_generator.checks.clauses import Clause, Clauses
from site_generator.checks.loader import Loaded
from site_generator.pages.page import Page, one_block
from site_generator.pages.pages import LOOK
from site_generator.proof.expected import Expect, Scenario
from site_generator.reading.hints import field_notes
from site_generator.reading.whole import walk
from site_generator.reading.yaml_reader import Path
from words.findings import KINDS
from words.sentence import board, label
from words.standing import WORKED_EXAMPLE

FILES = (
    ("policy.yaml", "policy-yaml", "The policy itself.", (Policy,)),
    (
        "scenarios.yaml",
        "scenarios-yaml",
        "Worked examples that a board can read and sign.",
        (Scenario, Expect),
    ),
    (
        "clauses.yaml",
        "clauses-yaml",
        "Every paragraph of the document, so that none is forgotten.",
        (Clauses, Clause),
    ),
)

INHERITED = (Exits, Timing)
"""Records that only lend their keys to others; they have no part of their own."""

MOST_LINES = 16
"""An example is cut after so many lines."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of one record."""

    name: str
    kind: Markup
    """What may stand after it."""
    needed: bool
    says: Markup
    example: str
    """What one of the policies writes there, when that is short."""


@dataclass(frozen=True, slots=True)
class Part:
    """One record of the language."""

    anchor: str
    title: str
    says: Markup
    keys: tuple[Key, ...]
    example: Markup
    """How one policy writes it, as YAML; its line breaks are kept in a block without any."""
    example_from: str


def draw_language(templates: Environment, policies: tuple[Loaded, ...]) -> Page:
    """The reference page."""
    ordered = sorted(policies, key=lambda each: each.policy.id != WORKED_EXAMPLE)
    written = _written(ordered)
    files = [
        (name, anchor, says, [_part(record, written.get(record, [])) for record in _records(roots)])
        for name, anchor, says, roots in FILES
    ]
    example = next((each.policy for each in ordered if each.policy.id == WORKED_EXAMPLE), None)
    html = templates.get_template("language.html.j2").render(
        files=files,
        units=COUNTED_UNITS,
        day_words=DAY_WORDS,
        speed_words=SPEED_WORDS,
        kinds={name: kind.means for name, kind in KINDS.items()},
        example=example,
        example_title=label(board(example.title)) if example else (),
        skeleton=_kept_lines(skeleton(templates)),
        skeleton_clauses=_kept_lines(SKELETON_CLAUSES),
        skeleton_scenarios=_kept_lines(SKELETON_SCENARIOS),
        root="../",
    )
    return Page("language.md", "The language of policies", one_block(html), dict(LOOK))


SKELETON_CLAUSES = """clauses:
  - clause: "1.1"
    says: when to use it
  - clause: "1.2"
    says: immediate danger
    verbs: [must]
  - clause: "1.3"
    says: records
  - clause: "2.1"
    says: the two workers talk
  - clause: "2.2"
    says: the managers talk
  - clause: "2.3"
    says: the chair decides
"""
SKELETON_SCENARIOS = """- name: The two workers have talked, and still disagree
  answers: {position: workers.unresolved}
  expect: {stage: managers}
"""


def skeleton(templates: Environment) -> str:
    """The policy with which a board may start."""
    loader = templates.loader
    return loader.get_source(templates, "skeleton.yaml")[0] if loader else ""


def _kept_lines(text: str) -> Markup:
    """Text whose line breaks are kept in a block without any."""
    return Markup("&#10;").join(text.splitlines())


def title_of(record: type) -> str:
    """A record's name in words: `EveryStage` is "Every stage"."""
    words = "".join(
        f" {letter.lower()}" if letter.isupper() else letter for letter in record.__name__
    )
    return words.strip().capitalize()


def _records(roots: tuple[type, ...]) -> list[type]:
    """Every record that can stand inside these, in the order in which they are met."""
    found: list[type] = []
    waiting = list(roots)
    while waiting:
        record = waiting.pop(0)
        if record in found:
            continue
        found.append(record)
        for hint in get_type_hints(record).values():
            waiting += [each for each in _inside(hint) if each not in INHERITED]
    return found


def _inside(hint: Any) -> Iterator[type]:
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
    for inner in get_args(hint):
        yield from _inside(inner)


Use = tuple[Loaded, Path, Any]
"""One place at which a policy writes a record."""


def _written(policies: list[Loaded]) -> dict[type, list[Use]]:
    """Every record that the policies write, by its kind, those of the worked example first."""
    found: dict[type, list[Use]] = {}
    for loaded in policies:
        for path, item in walk(loaded.policy, ()):
            if is_dataclass(item):
                found.setdefault(type(item), []).append((loaded, path, item))
    return found


def _part(record: type, uses: list[Use]) -> Part:
    notes = field_notes(record)
    hints = get_type_hints(record)
    example, example_from = _example(record, uses)
    return Part(
        anchor=_anchor(record),
        title=title_of(record),
        says=_coded(" ".join((record.__doc__ or "").split("\n\n")[0].split())),
        keys=tuple(
            Key(
                name=each.name,
                kind=_kind(hints[each.name]),
                needed=each.default is MISSING and each.default_factory is MISSING,
                says=_coded(notes.get(each.name, "")),
                example=_short(each.name, uses),
            )
            for each in fields(record)
            if not (record is Policy and each.name == "id")
        ),
        example=_kept_lines(example),
        example_from=example_from,
    )


def _anchor(record: type) -> str:
    return title_of(record).lower().replace(" ", "-")


def _coded(text: str) -> Markup:
    """A docstring, with what stands between backquotes as code."""
    pieces = str(escape(text)).split("`")
    marked = [f"<code>{piece}</code>" if at % 2 else piece for at, piece in enumerate(pieces)]
    return Markup("".join(marked))


def _kind(hint: Any) -> Markup:
    """What may stand after a key, in words."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        named = Markup('<a href="#{}">{}</a>').format(_anchor(hint), title_of(hint).lower())
        alone = getattr(hint, "ALONE", "")
        return named + (Markup(", or its <code>{}</code> alone").format(alone) if alone else "")
    if origin is Literal:
        return Markup(" · ").join(
            Markup("<code>{}</code>").format(each) for each in arguments if each
        )
    if origin in (Union, types.UnionType):
        members = [each for each in arguments if each is not type(None)]
        return Markup(", or ").join(dict.fromkeys(_kind(each) for each in members))
    if origin is tuple and is_dataclass(arguments[0]):
        heads = (
            Markup("<code>{}</code>").format(each)
            for each in getattr(arguments[0], "HEADED_BY", ())
        )
        head = Markup(" or ").join(heads)
        under = Markup("; a {} may head several").format(head) if head else ""
        return Markup("one, or a list of: {}").format(_kind(arguments[0])) + under
    if origin is tuple:
        return Markup("a list of: {}").format(_kind(arguments[0]))
    if origin is dict:
        return Markup("names, each with: {}").format(_kind(arguments[1]))
    return Markup("yes or no") if hint is bool else Markup("text")


def _example(record: type, uses: list[Use]) -> tuple[str, str]:
    """The fullest short way in which one policy writes this record, and the policy's id."""
    best = ("", "")
    for loaded, path, _ in uses:
        if record in (Policy, EveryStage, Stage) or best[1] not in ("", loaded.policy.id):
            break
        text = _as_yaml(loaded, path)
        if text and best[0].count("\n") <= text.count("\n") < MOST_LINES:
            best = (text, loaded.policy.id)
    return best


def _as_yaml(loaded: Loaded, path: Path) -> str:
    tree = loaded.read.tree
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return ""  # a default, which the file does not write
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=76).strip()


def _short(key: str, uses: list[Use]) -> str:
    """One value that a policy writes for a key, when it is a short text."""
    for _, _, item in uses:
        value = getattr(item, key)
        if isinstance(value, str) and 0 < len(value) <= 60:
            return value
        if value is True:
            return "yes"
    return ""
