"""What is different between two versions of a policy, in the words of those who signed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from decision_aid.duties import Duty
from decision_aid.places import MOVES, exit_of, own_label
from decision_aid.policy import Definition, Event, Gap, Policy, Question
from decision_aid.roles import Role
from decision_aid.stages import End, EveryStage, Exit, Exits, Meeting, Road, Rule, Stage
from decision_aid.written import Written
from site_generator.difference.affected_steps import AffectedSteps
from site_generator.difference.same_again import paired
from site_generator.reading.inline import SITE_ENGLISH
from words import differences as said
from words.catalogue import Words
from words.fields import HEADLINES, LABELS, NOUNS, PARTS, as_written
from words.questions import ENDING
from words.sentence import BOARD, Sentence, after, board, capital

NAMED_BY_PART = (Definition, End, Event, Meeting, Question, Road, Role, Stage)
"""What the beginning of the sentence names already."""

FOR_AUTHORS: dict[type, tuple[str, ...]] = {Duty: ("id",), Gap: ("finding",)}
"""What no reader is shown: names by which other files and checks point at something."""

FIRST = ("stages", "every_stage", "start", "before", "scope", "ends", "emergency", "silence")
"""What is told first: what a step says; then the rest, in the order of the file's keys."""

BY_LABEL = ("definitions", "ends", "events", "questions", "roles", "scope")
"""Dictionaries of things that a reader knows by their words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different, and where the file of each version has it."""

    told: Sentence
    was: str
    """The path in the old version; empty for something new."""
    now: str
    """The path in the new version; empty for something that is gone."""
    stage: str = ""
    """Only the steps of this stage say it."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a policy that is compared."""

    where: Sentence
    """Its name as a sentence begins; empty where it has none."""
    was: str
    """Its path in the old version."""
    now: str
    stage: str = ""
    """The stage it belongs to."""

    def at(self, was: str | int, now: str | int) -> Part:
        """What stands in it, by its key or number in each version."""
        return replace(self, was=f"{self.was}.{was}", now=f"{self.now}.{now}")

    def inside(self, what: Sentence) -> Part:
        """A part of it that has a name."""
        return replace(self, where=after((self.where, what), ", "))

    def says(self, what: Sentence, stage: str = "") -> Difference:
        """A difference in it."""
        told = after((self.where, what), ": ") if self.where else capital(what)
        return Difference(told, self.was, self.now, stage)


def differences(old: Policy, new: Policy, words: Words = SITE_ENGLISH) -> Iterator[str]:
    """Each difference in one line of plain words, with how many steps it affects; then the sum."""
    words = words.about(new.person)
    steps = AffectedSteps(old, new, words)
    found = tuple(dict.fromkeys(_Comparison(old, new, words).of_policy()))
    for each in found:
        count = steps.count_told(each.was, each.now, each.stage)
        yield words.text(after((each.told, count), "; "))
    yield words.text(steps.sum_told() if found else words.say(said.NOTHING_DIFFERS))


class _Comparison:
    """Two versions of a policy, compared part by part."""

    def __init__(self, old: Policy, new: Policy, words: Words) -> None:
        self.old = old
        self.new = new
        self.words = words

    def of_policy(self) -> Iterator[Difference]:
        """Every difference, those of steps first."""
        names = [field.name for field in fields(Policy) if field.name != "id"]
        for name in sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else 99):
            was, now = getattr(self.old, name), getattr(self.new, name)
            where = self.words.say(PARTS[name]) if name in PARTS else ()
            if was != now and name == "start":
                yield from self._exit(Part(where, name, name), name, was, now)
            elif was != now:
                yield from self._field(Part(where, name, name), name, was, now, None)

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
            before, then = getattr(was, field.name), getattr(now, field.name)
            if before == then or field.name in FOR_AUTHORS.get(type(now), ()):
                continue
            inner = part.at(field.name, field.name)
            if field.name in MOVES and isinstance(now, Exits):
                yield from self._exit(inner, field.name, before, then)
            else:
                yield from self._field(inner, field.name, before, then, now)

    def _one(self, part: Part, name: str, was: Any, now: Any) -> Iterator[Difference]:
        """A record that stands alone: the meeting of a stage, how a policy counts time."""
        if was is None or now is None:
            yield self._whole(part, name, was, now)
            return
        meeting = self.words.say(said.MEETING, place=part.where)
        yield from self._record(replace(part, where=meeting) if part.stage else part, was, now)

    def _dictionary(
        self, part: Part, name: str, was: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[Difference]:
        """Records by their ids: the same id is the same thing."""
        for key in dict.fromkeys((*now, *was)):
            inner = part.at(key, key)
            if key not in was or key not in now:
                found = self._whole(inner, name, was.get(key), now.get(key), key)
                yield replace(found, stage=key) if name == "stages" else found
            elif was[key] != now[key]:
                yield from self._record(self._inside(inner, name, key), was[key], now[key])
        kept = [key for key in was if key in now]
        ordered = name == "stages" or name in BY_LABEL
        if ordered and kept != [key for key in now if key in was]:
            yield self._other_order(part, name)

    def _inside(self, part: Part, name: str, key: str) -> Part:
        """A record of a dictionary, by the words that a reader knows it by."""
        if name == "stages":
            where = said.place_told(self.old, key, self.words)
            return replace(part, where=where, stage=key)
        if name not in BY_LABEL:
            return part
        label = "" if name == "definitions" else said.label_of(getattr(self.old, name)[key])
        message = said.POST if name == "roles" else said.QUOTED
        return replace(part, where=self.words.say(message, title=label or key))

    def _list(
        self, part: Part, name: str, was: tuple[Any, ...], now: tuple[Any, ...]
    ) -> Iterator[Difference]:
        """Records in a list: the same words are the same thing, and so are nearly the same."""
        found = paired(was, now)
        for old, new in found.pairs:
            if was[old] != now[new]:
                yield from self._record(part.at(old, new), was[old], now[new])
        yield from (self._whole(part.at(at, at), name, was[at], None) for at in found.gone)
        yield from (self._whole(part.at(at, at), name, None, now[at]) for at in found.come)
        order = [new for _, new in found.pairs]
        if order != sorted(order):
            yield self._other_order(part, name)

    def _other_order(self, part: Part, name: str) -> Difference:
        nouns = self.words.say(NOUNS[name][1])
        return part.says(self.words.say(said.OTHER_ORDER, nouns=nouns))

    def _whole(self, part: Part, name: str, was: Any, now: Any, key: str = "") -> Difference:
        """Something that is new, or no longer there."""
        if now is None:
            told = said.record_told(
                self.old, name, was, key, self.words.about(self.old.person), new=False
            )
            return replace(part, now="").says(told)
        told = said.record_told(self.new, name, now, key, self.words, new=True)
        return replace(part, was="").says(told)

    def _texts(
        self, part: Part, name: str, was: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[Difference]:
        """Texts by a key: the answers to a question, the headline of each side."""
        for key in dict.fromkeys((*now, *was)):
            before, then = was.get(key), now.get(key)
            inner = part.at(key, key)
            if before != then and _holds_records(before) and _holds_records(then):
                inner = inner.inside(self.words.say(HEADLINES[key]))
                yield from self._list(inner, name, was[key], now[key])
            elif before != then:
                yield inner.says(self._text(name, key, before, then))
        if list(was) != list(now) and sorted(was) == sorted(now):
            field = said.field_told(name, None, self.words)
            values = self._value(self.new, name, tuple(now.values()))
            yield part.says(self.words.say(said.IN_ORDER, field=field, values=values))

    def _text(self, name: str, key: str, was: Any, now: Any) -> Sentence:
        before = () if was is None else self._value(self.old, name, was)
        then = () if now is None else self._value(self.new, name, now)
        kinds = self.old.agencies.kinds if self.old.agencies else {}
        named = said.text_named(name, key, before or then, kinds, self.words)
        change = said.KNOWN_TEXT if name in ("answers", "kinds") else said.TEXT
        return change.told(before, then, self.words, named=named)

    def _value(self, policy: Policy, name: str, value: Any) -> Sentence:
        return said.value_told(policy, name, value, self.words.about(policy.person))

    def _leaf(
        self, part: Part, name: str, was: Any, now: Any, record: Written | None
    ) -> Difference:
        before, then = self._value(self.old, name, was), self._value(self.new, name, now)
        is_label = name == LABELS.get(type(record))
        if name in said.NEW_OR_GONE:
            told = said.NEW_OR_GONE[name].told(was and before, now and then, self.words)
        elif is_label and (said.label_of(was), BOARD) in part.where:
            told = self.words.say(said.NOW, then=then)
        else:
            message = said.BARE_BECAME if name in said.PLACES else said.BECAME
            told = self.words.say(message, before=before, then=then)
        if not is_label and name not in said.SAID_BY_ITSELF:
            told = after((said.field_told(name, record, self.words), told), ": ")
        if isinstance(record, EveryStage) and name == "within":
            told = after((told, self.words.say(said.USUAL)), ": ")
        if not isinstance(record, NAMED_BY_PART):
            label = () if is_label else as_written(said.label_of(record))
            clause = () if name == "clause" else said.clause_told(record, self.words)
            told = after((after((told, label), ": "), clause))
        own = isinstance(record, Stage) and name != "so_far"
        return part.says(told, part.stage if own else "")

    def _exit(
        self, part: Part, move: str, was: Exit | None, now: Exit | None
    ) -> Iterator[Difference]:
        """Where an ending leads; a change in the same rules is told rule by rule."""
        button = self.words.say(ENDING.get(move, said.NOBODY_YET))
        if part.stage:  # what holds at every stage holds where a stage says nothing of its own
            was, now = exit_of(self.old, part.stage, move), exit_of(self.new, part.stage, move)
            button = board(own_label(self.new, part.stage, move)) or button
        before, then = _rules(was), _rules(now)
        if [rule.targets() for rule in before] != [rule.targets() for rule in then]:
            led = said.rules_told(self.old, before, part.stage, move, self.words)
            leads = said.rules_told(self.new, then, part.stage, move, self.words)
            told = said.EXIT.told(led, leads, self.words, button=button)
            clause = said.clause_told(then[0], self.words) if then else ()
            yield part.says(after((told, clause)), part.stage)
            return
        inner = part.inside(self.words.say(said.QUOTED, title=button))
        for number, (one, other) in enumerate(zip(before, then, strict=True)):
            yield from self._record(inner.at(number, number), one, other)


def _rules(found: Exit | None) -> tuple[Rule, ...]:
    return () if found is None or found == "not stated" else found


def _holds_records(value: Any) -> bool:
    if isinstance(value, dict):
        return any(isinstance(item, Written) for item in value.values())
    if isinstance(value, tuple):
        return any(isinstance(item, Written) for item in value)
    return isinstance(value, Written)
