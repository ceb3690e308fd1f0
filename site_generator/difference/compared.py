"""What is different between two versions of a policy, in the sentences that readers are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from decision_aid.policy import Policy
from site_generator.difference.affected_steps import AffectedSteps, Said
from site_generator.difference.same_again import paired
from site_generator.reading.inline import SITE_ENGLISH
from words import differences as said
from words.catalogue import Words
from words.outcomes import ANSWERS, HEADLINES, OPEN, STAGE
from words.sentence import Message

NAMES = (ANSWERS, STAGE, "answers")
"""What is nothing that a reader is told."""

AGAIN = (HEADLINES, OPEN)
"""Where a duty is told again, which its own column tells."""


@dataclass(slots=True)
class Told:
    """What one version tells of one record."""

    source: str
    """Where its file has the record; nothing where that is not known."""
    texts: dict[str, Message] = field(default_factory=dict)
    """The sentences, each with the heading of its column: for some answers it may be another."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is told of a record in each version; nothing for one that is new or gone."""

    was: Told | None
    now: Told | None

    @property
    def versions(self) -> list[Told]:
        """What is told of it, in each version that has it."""
        return [each for each in (self.was, self.now) if each]

    @property
    def was_told(self) -> str:
        """The first sentence that is not told any more; else the first of all."""
        kept = self.now.texts if self.now else {}
        texts = list(self.was.texts) if self.was else [""]
        return next((each for each in texts if each not in kept), texts[0])

    @property
    def now_told(self) -> str:
        """The first sentence that was not told; else the first of all."""
        return Difference(self.now, self.was).was_told

    @property
    def reads_otherwise(self) -> bool:
        """Whether something else is told, and not only at other steps."""
        return self.was_told != self.now_told


def differences(old: Policy, new: Policy, words: Words = SITE_ENGLISH) -> Iterator[str]:
    """Each difference in one line, with how many steps it affects; then the sum."""
    words = words.about(new.person)
    steps = AffectedSteps(old, new, words)
    found = list(_found(_told_by(steps.before), _told_by(steps.after)))
    own = [each for each in found if _own(each, old, new)]
    own = [each for each in own if not _of_another(each, old, new)]
    lines: list[str] = []
    for some in (_inmost(own), found):  # the second where only what rests on a record is another
        lines = lines or [told for each in some if (told := _line(each, old, new, steps, words))]
    yield from lines
    yield words.text(steps.sum_told() if lines else words.say(said.NOTHING_DIFFERS))


def _inmost(found: list[Difference]) -> list[Difference]:
    """The records without those of which a part is told by itself to be another."""
    paths = {told.source for each in found if each.reads_otherwise for told in each.versions}
    return [
        each
        for each in found
        if not any(path.startswith(f"{told.source}.") for told in each.versions for path in paths)
    ]


def _told_by(lines: list[Said]) -> dict[str, list[Told]]:
    """What a version tells of each record, by the list or the place that it stands in."""
    found: dict[str, Told] = {}
    groups: dict[str, list[Told]] = {}
    items = [(line.line, item, each) for line in lines for item, each in line.items.items()]
    for line, (column, text), sources in sorted(items, key=lambda item: item[1][0] in AGAIN):
        source = (*sources, "")[0]
        if column in NAMES or (line.place and not source):
            continue  # what only names a line, or is ours
        key = source or f"{column} {text}"
        if key not in found:
            found[key] = Told(source)
            at, _, last = source.rpartition(".")
            groups.setdefault(at if last.isdigit() else source, []).append(found[key])
        found[key].texts.setdefault(text, Message(column))
    return groups


def _found(old: dict[str, list[Told]], new: dict[str, list[Told]]) -> Iterator[Difference]:
    """Every record that is told, with its other version."""
    for at in dict.fromkeys((*new, *old)):
        was, now = old.get(at, []), new.get(at, [])
        if at and len(was) == len(now) == 1:
            yield Difference(was[0], now[0])
            continue
        texts = ([next(iter(each.texts)) for each in version] for version in (was, now))
        matched = paired(*map(tuple, texts))
        yield from (Difference(was[before], now[then]) for before, then in matched.pairs)
        yield from (Difference(was[each], None) for each in matched.gone)
        yield from (Difference(None, now[each]) for each in matched.come)


def _own(found: Difference, old: Policy, new: Policy) -> bool:
    """Whether the record itself is another, and not only one that it rests on."""
    if not (found.was and found.now and found.was.source):
        return True
    return bool(_at(old, found.was.source) != _at(new, found.now.source))


def _of_another(found: Difference, old: Policy, new: Policy) -> bool:
    """Whether it is new or gone with all of a stage, a road or an end, which its title tells."""
    told = found.versions[0]
    whole = ".".join(told.source.split(".")[:2])
    alone = len(found.versions) == 1 and told.source != f"{whole}.title"
    return alone and told.source.count(".") > 1 and None in (_at(old, whole), _at(new, whole))


def _at(record: Any, path: str) -> Any:
    """What stands at a path of a policy's file; nothing where nothing does."""
    for name in path.split("."):
        if isinstance(record, dict):
            record = record.get(name)
        elif isinstance(record, tuple):
            record = record[int(name)]
        else:
            record = getattr(record, name, None)
    return record


def _line(found: Difference, old: Policy, new: Policy, steps: AffectedSteps, words: Words) -> str:
    """A difference in words, with how many steps say something else by it; empty for none."""
    first, last = found.versions[0], found.versions[-1]
    column = first.texts[found.was_told if found.was else found.now_told]
    where = said.where_told(old if found.was else new, first.source, words.say(column))
    count = steps.count_told(
        found.was.source if found.was else "", found.now.source if found.now else ""
    )
    if found.reads_otherwise:
        told = said.change_told(where, found.was_told, found.now_told, words)
    elif steps.concerns(first.source, last.source):
        told = said.moved_told(where, found.now_told, words)
    else:
        return ""
    return words.text(told) + (f"; {words.text(count)}" if count else "")
