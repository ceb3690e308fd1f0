"""Mistakes in which a board writes a wrong value: a time, unit, verb, person, contact or date."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args, get_origin

from decision_aid.duties import Duty, Limit
from decision_aid.people import EVERYONE, NOT_STATED, split_ref
from decision_aid.roles import Contact, Role
from decision_aid.timescale import COUNTED_UNITS, DAY_WORDS, SPEED_WORDS
from proving.policy_changes import (
    GONE,
    VERBS,
    Change,
    Spot,
    Tree,
    fields_called,
    records,
    replaced,
    spots,
    verb_of,
    written,
)
from proving.policy_operators import Operator
from site_generator.proof.not_sure import FORCES
from site_generator.reading.yaml_reader import Path

SPANS = ("within", "also_written")

OTHER_WORDS = (*SPEED_WORDS, *DAY_WORDS, NOT_STATED)


def move_a_limit(tree: Tree) -> Iterator[Change]:
    """Make a number in a time limit one too small or too large."""
    for spot in fields_called(tree, *SPANS):
        for number in re.finditer(r"\d+", spot.held):
            for amount in (int(number[0]) - 1, int(number[0]) + 1):
                text = f"{spot.held[: number.start()]}{amount}{spot.held[number.end() :]}"
                yield replaced(spot.path, spot.held, _agreeing(text))


def change_a_unit(tree: Tree) -> Iterator[Change]:
    """Write a time limit in another unit, or in words instead of a number."""
    units = "|".join(COUNTED_UNITS)
    for spot in fields_called(tree, *SPANS):
        found = re.search(rf"(?<=\d )(?:{units})(?=s?( before)?$)", spot.held)
        if found:
            for unit in COUNTED_UNITS:
                if unit != found[0]:
                    text = f"{spot.held[: found.start()]}{unit}{spot.held[found.end() :]}"
                    yield replaced(spot.path, spot.held, text)
        yield from (
            replaced(spot.path, spot.held, word) for word in OTHER_WORDS if word != spot.held
        )


def _agreeing(text: str) -> str:
    """The limit with its unit in the singular or plural, as its amount requires."""
    found = re.fullmatch(r"(.*?(\d+) [a-z ]*?[a-z]+?)s?( before)?", text)
    if not found:
        return text
    return f"{found[1]}{'' if found[2] == '1' else 's'}{found[3] or ''}"


def weaken(tree: Tree) -> Iterator[Change]:
    """Make a verb weaker than the clause's own: must becomes may."""
    yield from _forces(tree, stronger=False)


def strengthen(tree: Tree) -> Iterator[Change]:
    """Make a verb stronger than the clause's own: may becomes must."""
    yield from _forces(tree, stronger=True)


def _forces(tree: Tree, *, stronger: bool) -> Iterator[Change]:
    for spot in fields_called(tree, "force"):
        for force in _others(spot.held, FORCES, stronger=stronger):
            yield replaced(spot.path, spot.held, force)
    for spot in records(tree, Duty):
        verb = verb_of(spot.held)
        for other in _others(verb, VERBS, stronger=stronger):
            edits = (((*spot.path, verb), GONE), ((*spot.path, other), spot.held[verb]))
            yield Change(f"{written(spot.path)}: {verb} → {other}", edits)


def _others(force: str, forces: Sequence[str], *, stronger: bool) -> Iterator[str]:
    """The nearest force that is stronger or weaker, and the strongest or *may*."""
    at = forces.index(force)
    others = forces[:at] if stronger else forces[at + 1 :]
    ends = (others[-1], "must") if stronger and others else (*others[:1], "may")
    yield from dict.fromkeys(each for each in ends if each in others)


def use_words_twice(tree: Tree) -> Iterator[Change]:
    """Give two steps, answers or posts the same name."""
    for group, key in (("stages", "label"), ("stages", "so_far"), ("stages", "title")):
        yield from _same(tree, group, key)
    yield from _same(tree, "people", "title")
    for spot in fields_called(tree, "answers", "kinds"):
        names = list(spot.held)
        for one, other in itertools.pairwise(names):
            yield replaced((*spot.path, other), spot.held[other], spot.held[one])


def _same(tree: Tree, group: str, key: str) -> Iterator[Change]:
    names = list(tree[group])
    for one, other in itertools.pairwise(names):
        was, now = tree[group][other].get(key), tree[group][one].get(key)
        if was and now and was != now:
            yield replaced((group, other, key), was, now)


def empty_a_contact(tree: Tree) -> Iterator[Change]:
    """Remove a contact, or write wrongly that it is known, asked for or not given."""
    for spot in records(tree, Contact):
        there = [key for key in ("email", "phone") if key in spot.held]
        if there:
            yield Change(
                f"{written(spot.path)}: nothing left of {' and '.join(there)}",
                tuple(((*spot.path, key), GONE) for key in there),
            )
    for spot in records(tree, Role):
        for contact in ("known to you", "ask for it", "not given"):
            if contact != spot.held.get("contact"):
                was = spot.held.get("contact", "(left out)")
                yield replaced((*spot.path, "contact"), was, contact)


def change_an_address(tree: Tree) -> Iterator[Change]:
    """Change one character of an e-mail address, a phone number or a web address."""
    for spot in fields_called(tree, "email", "phone", "mistakes_to", "source_url", "url"):
        middle = len(spot.held) // 2
        at = next(i for i in range(middle, -1, -1) if spot.held[i].isalnum())
        other = "7" if spot.held[at] != "7" else "8"
        letter = other if spot.held[at].isdigit() else ("x" if spot.held[at] != "x" else "y")
        yield replaced(spot.path, spot.held, f"{spot.held[:at]}{letter}{spot.held[at + 1 :]}")


REFS = ("who", "whom", "by", "owed_by", "decided_by")


def take_the_other_side(tree: Tree) -> Iterator[Change]:
    """Name the same post on the other side, or on both: manager, their manager, each manager."""
    for spot, path, ref in _refs(tree):
        whose, role = split_ref(ref)
        if role in tree["people"] and spot.key != "decided_by":
            for other in ("", "their", "each"):
                if other != whose:
                    yield replaced(path, ref, f"{other} {role}".strip())


def name_another_role(tree: Tree) -> Iterator[Change]:
    """Name the wrong post, nobody or everyone."""
    roles = list(tree["people"])
    for spot, path, ref in _refs(tree):
        whose, role = split_ref(ref)
        others = [NOT_STATED, EVERYONE] if spot.key in ("who", "whom") else [NOT_STATED]
        if role in roles:
            at = roles.index(role)
            near = (roles[at - 1], roles[(at + 1) % len(roles)])
            others += [f"{whose} {each}".strip() for each in near]
        else:
            others += roles[:1]
        for other in dict.fromkeys(each for each in others if each != ref):
            yield replaced(path, ref, other)


def _refs(tree: Tree) -> Iterator[tuple[Spot, Path, str]]:
    for spot in fields_called(tree, *REFS):
        if isinstance(spot.held, str):
            yield spot, spot.path, spot.held
        else:
            yield from ((spot, (*spot.path, at), ref) for at, ref in enumerate(spot.held))


def count_from_elsewhere(tree: Tree) -> Iterator[Change]:
    """Make a limit run from another event."""
    moments = [*tree.get("events", {}), "began", NOT_STATED]
    for spot in records(tree, Duty, Limit):
        for key in ("runs_from", "we_count_from"):
            was = spot.held.get(key)
            for moment in moments if was else ():
                if moment != was and (key, moment) != ("we_count_from", NOT_STATED):
                    yield replaced((*spot.path, key), was, moment)


def choose_another_word(tree: Tree) -> Iterator[Change]:
    """Choose the next word of a closed list: silence, standing, nation, rank, block, outcome."""
    for spot in spots(tree):
        if spot.owner and get_origin(spot.kind) is Literal and spot.key not in ("force", "contact"):
            words = [word for word in get_args(spot.kind) if word]
            if len(words) > 1:
                now = words[(words.index(spot.held) + 1) % len(words)]
                yield replaced(spot.path, spot.held, now)
    silence = tree.get("silence", "not stated")
    for word in ("moves on", "may move on", "not stated"):
        if word != silence:
            yield replaced(("silence",), silence, word)


def turn_a_yes(tree: Tree) -> Iterator[Change]:
    """Turn a yes into a no or a no into a yes; left out counts as no."""
    for spot in spots(tree):
        if spot.owner and spot.kind is bool:
            yield replaced(spot.path, spot.held, "no" if spot.held == "yes" else "yes")
    for spot in records(tree, Limit):
        if "window" not in spot.held:
            yield replaced((*spot.path, "window"), "no", "yes")
    for name, road in tree.get("scope", {}).items():
        if "own_side" not in road:
            yield replaced(("scope", name, "own_side"), "no", "yes")


def leave_it_open(tree: Tree) -> Iterator[Change]:
    """Change whether later steps still show a duty."""
    for spot in records(tree, Duty):
        if spot.path[0] == "stages" and isinstance(spot.key, int):
            was = spot.held.get("stays_open", "(left out)")
            for now in ("yes", "no"):
                if now != was:
                    yield replaced((*spot.path, "stays_open"), was, now)


def move_a_date(tree: Tree) -> Iterator[Change]:
    """Make a date wrong by a month or a year."""
    for spot in spots(tree):
        if isinstance(spot.held, str) and re.fullmatch(r"20\d\d(-\d\d){0,2}", spot.held):
            year, *rest = spot.held.split("-")
            yield replaced(spot.path, spot.held, "-".join((str(int(year) - 1), *rest)))
            if rest:
                month = f"{int(rest[0]) % 12 + 1:02d}"
                yield replaced(spot.path, spot.held, "-".join((year, month, *rest[1:])))


VALUE_OPERATORS: dict[str, Operator] = {
    "move a limit by one": move_a_limit,
    "change a unit": change_a_unit,
    "weaken a verb": weaken,
    "strengthen a verb": strengthen,
    "duplicate words": use_words_twice,
    "empty a contact": empty_a_contact,
    "change an address": change_an_address,
    "take the other side": take_the_other_side,
    "name another role": name_another_role,
    "count from elsewhere": count_from_elsewhere,
    "choose another word": choose_another_word,
    "turn a yes or no": turn_a_yes,
    "leave it open or close it": leave_it_open,
    "move a date": move_a_date,
}
"""The mistakes in this module, by name."""
