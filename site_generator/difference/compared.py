"""What is different between two versions of a policy, in the words of those who signed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from decision_aid.conventions import Conventions
from decision_aid.duties import Duty
from decision_aid.places import LABELS, MOVES, exit_of
from decision_aid.places import label_of as button_of
from decision_aid.policy import Definition, Event, Gap, Policy, Question
from decision_aid.roles import Role
from decision_aid.stages import End, EveryStage, Exit, Exits, Meeting, Road, Rule, Stage
from decision_aid.written import Written
from site_generator.difference.affected_steps import AffectedSteps
from site_generator.difference.became import became, condition_became, limit_became
from site_generator.difference.field_names import field_name
from site_generator.difference.part import Difference, Part
from site_generator.difference.record_names import (
    LABEL_FIELDS,
    label_of,
    marks_of,
    marks_of_ending,
    marks_of_field,
)
from site_generator.difference.same_again import paired
from site_generator.difference.words import (
    DICTIONARIES,
    PARTS,
    PLACES,
    clause_words,
    noun_of,
    place_name,
    rules_words,
    text_name,
    value_words,
    whole_words,
)
from site_generator.outcomes.forms import Mark, anywhere

NAMED_BY_PART = (Definition, End, Event, Meeting, Question, Road, Role, Stage)
"""What the beginning of the sentence names already."""

FOR_AUTHORS: dict[type, tuple[str, ...]] = {Duty: ("id",), Gap: ("finding",)}
"""What no reader is shown: names by which other files and checks point at something."""

FIRST = ("stages", "every_stage", "start", "before", "scope", "ends", "emergency", "silence")
"""What is told first: what a step says; then the rest, in the order of the file's keys."""


def differences(old: Policy, new: Policy) -> Iterator[str]:
    """Each difference in one line of plain words, with how many steps it affects; then the sum."""
    steps = AffectedSteps(old, new)
    found = tuple(dict.fromkeys(_Comparison(old, new).of_policy()))
    for each in found:
        count = steps.count_in_words(each.marks, each.stage)
        yield f"{each.text}; {count}" if count else each.text
    yield steps.in_words() if found else "Nothing is different for a reader."


class _Comparison:
    """Two versions of a policy, compared part by part."""

    def __init__(self, old: Policy, new: Policy) -> None:
        self.old = old
        self.new = new

    def of_policy(self) -> Iterator[Difference]:
        """Every difference, those of steps first."""
        names = [field.name for field in fields(Policy) if field.name != "id"]
        for name in sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else 99):
            was, now = getattr(self.old, name), getattr(self.new, name)
            if name == "start" and was != now:
                yield from self._exit(Part("Where one starts"), "start", was, now)
            elif was != now:
                yield from self._field(Part(PARTS.get(name, "")), name, was, now, None)

    def _field(
        self, part: Part, name: str, was: Any, now: Any, record: Written | None
    ) -> Iterator[Difference]:
        """One field, whatever it holds."""
        if _holds_records(was) or _holds_records(now):
            if name == "headline":
                yield from self._texts(part, name, was, now)
            elif isinstance(was or now, dict):
                yield from self._dictionary(part, name, was, now)
            elif isinstance(was or now, tuple):
                yield from self._list(part, name, was, now)
            else:
                yield from self._one(part, name, was, now)
        elif isinstance(now, dict) and isinstance(was, dict) and name != "when":
            yield from self._texts(part, name, was, now)
        else:
            yield self._leaf(part, name, was, now, record)

    def _record(self, part: Part, was: Any, now: Any) -> Iterator[Difference]:
        for field in fields(now):
            before, after = getattr(was, field.name), getattr(now, field.name)
            if before == after or field.name in FOR_AUTHORS.get(type(now), ()):
                continue
            if field.name in MOVES and isinstance(now, Exits):
                yield from self._exit(replace(part, narrow=True), field.name, before, after)
            else:
                yield from self._field(part, field.name, before, after, now)

    def _one(self, part: Part, name: str, was: Any, now: Any) -> Iterator[Difference]:
        """A record that stands alone: the meeting of a stage, how a policy counts time."""
        where = part.where or PARTS.get(name, "")
        inner = replace(part, where=f"{part.where}, the {noun_of(name)}" if part.stage else where)
        if was is None or now is None:
            yield self._whole(part, name, was, now)
        else:
            yield from self._record(inner, was, now)

    def _dictionary(
        self, part: Part, name: str, was: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[Difference]:
        """Records by their ids: the same id is the same thing."""
        for key in dict.fromkeys((*now, *was)):
            if key not in was or key not in now:
                inner = replace(part, marks=marks_of(key, now.get(key, was.get(key))))
                stage = key if name == "stages" else part.stage
                inner = replace(inner, stage=stage, narrow=name == "stages")
                yield self._whole(inner, name, was.get(key), now.get(key), key)
            elif was[key] != now[key]:
                marks = (
                    *marks_of(key, was[key]),
                    *marks_of(key, now[key]),
                )
                yield from self._record(self._inside(part, name, key, marks), was[key], now[key])
        kept = [key for key in was if key in now]
        if name in DICTIONARIES and kept != [key for key in now if key in was]:
            yield part.says(f"the {noun_of(name)}s stand in another order")

    def _inside(self, part: Part, name: str, key: str, marks: tuple[str, ...]) -> Part:
        record = getattr(self.old, name, {}).get(key)
        if name == "stages":
            return Part(place_name(self.old, key), key)
        if name in DICTIONARIES and record is not None:
            return Part(DICTIONARIES[name].format(name=label_of(record) or key, key=key), "", marks)
        return replace(part, marks=marks, label="")

    def _list(
        self, part: Part, name: str, was: tuple[Any, ...], now: tuple[Any, ...]
    ) -> Iterator[Difference]:
        """Records in a list: the same words are the same thing, and so are nearly the same."""
        pairs, gone, come = paired(was, now)
        for before, after in pairs:
            if before != after:
                marks = (
                    *marks_of("", before),
                    *marks_of("", after),
                    *part.marks,
                )
                yield from self._record(replace(part, marks=marks), before, after)
        for each in gone:
            marks = marks_of("", each)
            yield self._whole(replace(part, marks=(*part.marks, *marks)), name, each, None)
        for each in come:
            marks = marks_of("", each)
            yield self._whole(replace(part, marks=(*part.marks, *marks)), name, None, each)
        after_order = [now.index(after) for _, after in pairs]
        if after_order != sorted(after_order):
            marks = tuple(mark for _, each in pairs for mark in marks_of("", each))
            yield part.says(f"the {noun_of(name)}s stand in another order", *marks)

    def _whole(self, part: Part, name: str, was: Any, now: Any, key: str = "") -> Difference:
        """Something that is new, or no longer there."""
        policy, record = (self.old, was) if now is None else (self.new, now)
        words = f"{whole_words(policy, record, key)}{clause_words(record)}"
        noun = "" if isinstance(record, Duty) else noun_of(name)  # its verb says what it is
        if now is None:
            return part.says(f"{noun} no longer there: {words}".strip())
        return part.says(f"{f'new {noun}'.strip()}: {words}")

    def _texts(
        self, part: Part, name: str, was: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[Difference]:
        """Texts by a key: the answers to a question, the headline of each side."""
        for key in dict.fromkeys((*now, *was)):
            if was.get(key) == now.get(key):
                continue
            if _holds_records(was.get(key)) and _holds_records(now.get(key)):
                where = f"{part.where}, {text_name(self.old, name, key, '')}"
                yield from self._list(replace(part, where=where), name, was[key], now[key])
            else:
                marks = (*_texts_of(was.get(key)), *_texts_of(now.get(key)))
                yield part.says(self._text(name, key, was.get(key), now.get(key)), *marks)
        if list(was) != list(now) and sorted(was) == sorted(now):
            yield part.says(f"{field_name(name)}: now in the order {', '.join(now.values())}")

    def _text(self, name: str, key: str, was: Any, now: Any) -> str:
        """One text of several that has become another; an answer is known by its words."""
        before, after = value_words(self.old, name, was), value_words(self.new, name, now)
        said = text_name(self.old, name, key, before if was else after)
        if was is None:
            return f"new: {said}" + ("" if after in said else f": “{after}”")
        if now is None:
            return f"no longer there: {said}" + ("" if before in said else f": “{before}”")
        return f"{said}: {f'now “{after}”' if before in said else became(before, after)}"

    def _leaf(
        self, part: Part, name: str, was: Any, now: Any, record: Written | None
    ) -> Difference:
        before, after = value_words(self.old, name, was), value_words(self.new, name, now)
        if name == "force":
            said = f"“{before}” became “{after}”"
        elif name in ("within", "within_words"):
            said = limit_became(before, after)
            said += ": for what names no limit of its own" if isinstance(record, EveryStage) else ""
        elif name in LABEL_FIELDS.get(type(record), ""):
            said = f"now “{after}”" if before in part.where else became(before, after)
        elif name == "when":
            said = f"{field_name(name)}: {condition_became(before, after)}"
        elif name in PLACES:
            said = f"{field_name(name)}: {before} became {after}"
        else:
            said = f"{field_name(name, record)}: {became(before, after)}"
        named = isinstance(record, NAMED_BY_PART)
        if not named and label_of(record) and name not in LABEL_FIELDS[type(record)]:
            said = f"{said}: {label_of(record)}"
        marks = part.marks or (*_texts_of(was), *_texts_of(now))
        if record is None or isinstance(record, Conventions):
            marks = (*marks_of_field(name), *marks)
        if name == "silence":
            marks = marks_of_ending("no_reply")
        own = isinstance(record, Stage) and name != "so_far"
        clause = "" if named or name == "clause" else clause_words(record)
        return replace(part, narrow=own).says(f"{said}{clause}", *marks)

    def _exit(
        self, part: Part, move: str, was: Exit | None, now: Exit | None
    ) -> Iterator[Difference]:
        """Where an ending leads; a change in the same rules is told rule by rule."""
        if part.stage:  # what holds at every stage holds where a stage says nothing of its own
            was, now = exit_of(self.old, part.stage, move), exit_of(self.new, part.stage, move)
            button = f"“{button_of(self.new, part.stage, move)}”"
        else:
            button = "“Nobody yet”" if move == "start" else f"“{LABELS[move]}”"
        before, after = _rules(was), _rules(now)
        part = replace(part, marks=marks_of_ending(move))
        if [rule.targets() for rule in before] != [rule.targets() for rule in after]:
            led = rules_words(self.old, before, part.stage, move)
            leads = rules_words(self.new, after, part.stage, move)
            if not led:
                said = f"the policy did not say where {button} leads; it now leads to {leads}"
            elif not leads:
                said = f"{button} led to {led}; the policy does not say any more where it leads"
            else:
                said = f"{button} led to {led}, and now leads to {leads}"
            yield part.says(f"{said}{clause_words(after[0]) if after else ''}")
            return
        for one, other in zip(before, after, strict=True):
            where = f"{part.where}, {button}" if part.where else button
            yield from self._record(replace(part, where=where), one, other)


def _rules(found: Exit | None) -> tuple[Rule, ...]:
    return () if found is None or found == "not stated" else found


def _holds_records(value: Any) -> bool:
    if isinstance(value, dict):
        return any(isinstance(item, Written) for item in value.values())
    if isinstance(value, tuple):
        return any(isinstance(item, Written) for item in value)
    return isinstance(value, Written)


def _texts_of(value: Any) -> tuple[Mark, ...]:
    """What finds the texts in a value."""
    if isinstance(value, tuple):
        return tuple(text for item in value for text in _texts_of(getattr(item, "says", item)))
    return (anywhere(label_of(value)),) if isinstance(value, str) and len(value) > 3 else ()
