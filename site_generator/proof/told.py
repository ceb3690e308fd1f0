"""Whether a screen tells its readers what a worked example says that it tells them."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from decision_aid.door import Door
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.step import Step
from decision_aid.turn import Turn, turn
from site_generator.proof.expected import SaysToReaders, Scenario, expected_of
from site_generator.reading.inline import SITE_ENGLISH, text_of
from site_generator.reading.yaml_reader import Path
from site_generator.screens.graph import address_of, changes
from words.catalogue import Words
from words.headlines import headline_told
from words.live import Live
from words.meeting import meeting_told
from words.names import name
from words.screen import screen

SIDES_OF_THEIR_OWN = "headlines"
"""The field of a screen that holds text by side, and no sentences."""

SENTENCE = re.compile(r"[^.?!]+[.?!]”?(?= |$)")
"""A sentence in a line that holds several."""

ALIKE = 0.5
"""How alike a sentence has to be before we ask whether it was meant."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one screen tells its readers."""

    step: Step | None
    lines: tuple[str, ...]
    """Every finished sentence of the screen, and of the dates that the browser adds."""
    words: Words


def told_by(door: Door, scenario: Scenario) -> Told:
    """What the readers of a scenario are told, made by the same functions that the pages use."""
    found = turn(door.policy, scenario.answers)
    words = SITE_ENGLISH.about(door.policy.person)
    live = json.loads(Live(door, words).answer(scenario.request()))
    live.pop("answers")  # ids, which no reader sees
    lines = (*_on_screen(door.policy, found, words), *_texts(live))
    return Told(found.step, tuple(dict.fromkeys(" ".join(each.split()) for each in lines)), words)


def _on_screen(policy: Policy, found: Turn, words: Words) -> Iterator[str]:
    shown = screen(policy, found, address_of(found.answers), changes(found), address_of, words)
    yield from _sentences(shown)
    if found.step:
        for side, each in found.step.headlines.items():
            yield text_of(headline_told(each, found.step, side, words))


def _sentences(item: Any) -> Iterator[str]:
    """Every sentence in a view record, as text."""
    if is_dataclass(item):
        for each in fields(item):
            if each.name != SIDES_OF_THEIR_OWN:
                yield from _sentences(getattr(item, each.name))
    elif isinstance(item, tuple) and item and all(map(_is_piece, item)):
        yield text_of(item)
    elif isinstance(item, tuple):
        for inner in item:
            yield from _sentences(inner)


def _is_piece(item: Any) -> bool:
    return (
        isinstance(item, tuple) and len(item) == 2 and all(isinstance(each, str) for each in item)
    )


def _texts(item: Any) -> Iterator[str]:
    """Every text in a reply's JSON."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict | list):
        for inner in item.values() if isinstance(item, dict) else item:
            yield from _texts(inner)


def untold(says: SaysToReaders, told: Told) -> Iterator[tuple[Path, str]]:
    """What is not told though it should be, or is though it should not: where, and what it is."""
    for at, sentence in _each(says.sentence):
        if not any(_holds(line, sentence) for line in told.lines):
            finished = [line for line in told.lines if line.endswith((".", "?", "!", "”"))]
            meant = _did_you_mean(sentence, finished)
            yield (
                ("sentence", *at),
                f"expects “{sentence}” to be said; nobody is told that; {meant}",
            )
    for at, sentence in _each(says.not_said):
        for line in told.lines:
            if _bare(sentence).casefold() in line.casefold():
                yield ("not_said", *at), f"expects nobody to be told “{sentence}”; it says “{line}”"
                break
    duties = _duties(told.step)
    for key in ("actors", "verbs"):
        for called in getattr(says, key) or {}:
            if not any(_is_called(called, each.id, each.does) for each in duties):
                meant = _did_you_mean(called, [each.does for each in duties])
                yield (key, called), f"names the duty “{called}”; no duty here starts so; {meant}"


def differing(says: SaysToReaders, told: Told) -> Iterator[tuple[str, Any, Any]]:
    """Each key whose value is another now: the key, what was expected, and what is told now."""
    for key, wanted in expected_of(says).items():
        if key not in ("sentence", "not_said"):
            now = _now(key, wanted, told)
            there = {each: wanted[each] for each in now} if isinstance(now, dict) else wanted
            if now != there:
                yield key, there, now


def _now(key: str, wanted: Any, told: Told) -> Any:
    """What is told, in the form in which a scenario writes this key."""
    step, duties = told.step, _duties(told.step)
    if key in ("actors", "verbs"):
        found = {each: [d for d in duties if _is_called(each, d.id, d.does)] for each in wanted}
        return {each: _joined(key, owed, told.words) for each, owed in found.items() if owed}
    if key == "meeting":
        meeting = meeting_told(step.meeting if step else None, told.words)
        rows = meeting.rows if meeting else ()
        said = {text_of(row.heading): " ".join(map(text_of, row.said)) for row in rows}
        return {each: said.get(each, "not there") for each in wanted}
    if key == "gaps":
        gaps = step.gaps if step else ()
        return {block: [gap.id for gap in gaps if gap.about == block] for block in wanted}
    kind = "record" if key == "records" else key
    notes = [("", each.text) for each in step.notes] if step else []
    listed = notes if key == "notes" else [(e.id, e.does) for e in duties if e.kind == kind]
    return [_called(wanted, *each) for each in dict.fromkeys(listed)]


def _joined(key: str, duties: list[ShownDuty], words: Words) -> str:
    """Who acts in a duty that several owe, or its verb: each once."""
    said = (d.force if key == "verbs" else text_of(name(d.who, "raiser", words)) for d in duties)
    return " and ".join(dict.fromkeys(said))


def _duties(step: Step | None) -> tuple[ShownDuty, ...]:
    return step.duties if step else ()


def _is_called(called: str, id_: str, text: str) -> bool:
    """Whether a duty or note is called by its id, or by the words with which it starts."""
    return called == id_ or text.casefold().startswith(called.casefold())


def _called(wanted: Iterable[str], id_: str, text: str) -> str:
    """What a scenario calls a duty or note; its text where the scenario does not name it."""
    return next((each for each in wanted if _is_called(each, id_, text)), text)


def _each(written: str | tuple[str, ...] | None) -> Iterator[tuple[tuple[int, ...], str]]:
    """Each sentence of a key, and where it stands under the key."""
    if isinstance(written, str):
        yield (), written
    for at, each in enumerate(written if isinstance(written, tuple) else ()):
        yield (at,), each


def _bare(sentence: str) -> str:
    """A sentence without its full stop."""
    return " ".join(sentence.split()).removesuffix(".")


def _holds(line: str, sentence: str) -> bool:
    """Whether a line is a sentence, or has it among others: never a part of one."""
    bare = _bare(sentence)
    ends = r"(?= |$)" if bare[-1:] in ("?", "!", "”") else r"(?=\. |\.?$)"
    return re.search(rf"(?:^|(?<=[.?!”] )){re.escape(bare)}{ends}", line) is not None


def _did_you_mean(sentence: str, lines: Iterable[str]) -> str:
    """The nearest of what is said: a whole line, or a sentence in one."""
    said = dict.fromkeys(each for line in lines for each in (line, *SENTENCE.findall(line)))
    near = difflib.get_close_matches(sentence, said, n=1, cutoff=ALIKE)
    return f"did you mean “{near[0].strip()}”?" if near else "nothing there is like it"
