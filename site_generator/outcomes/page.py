"""What only the page of the procedure tells: lines of the outcome table that belong to no step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from decision_aid.ladder import ladders
from decision_aid.policy import Policy
from site_generator.outcomes.items import Item
from site_generator.outcomes.lines import Line, lines_of
from words import lines
from words import outcomes as said
from words.catalogue import Words
from words.ladder import ladder
from words.procedure import starts
from words.sections import Entry, sections
from words.sentence import after, typed


def whole_table(policy: Policy, words: Words) -> tuple[Line, ...]:
    """Every line of a policy: what its steps say, and then what only its page does."""
    steps = lines_of(policy, words)
    return (*steps, *_lines_of_page(policy, steps, words))


def _lines_of_page(policy: Policy, steps: Iterable[Line], words: Words) -> Iterator[Line]:
    """One line for each part of the page that tells something besides what the steps do."""
    items = {item for line in steps for item in line.items}
    # A step says how a post is reached; whose clause names the post is told on the page alone.
    records = (item.sources for item in items if item.column != said.CONTACT)
    sources = {each[0] for each in records if each} - {""}
    texts = {words.text(item.told) for item in items}
    parts: dict[str, Any] = {"start": starts(policy, words)}
    stages = (each for ladder_id in ladders(policy) for each in ladder(policy, ladder_id, words))
    parts |= {each.anchor: (*each.parts, each.open, each.so_far) for each in stages}
    parts |= {each.id: each for each in sections(policy, words)}
    if policy.reassurance:
        parts["reassurance"] = lines.says_line(policy.reassurance, words)
    for name, part in parts.items():
        fresh = {
            words.text(told.whole): told
            for told in _told_in(part)
            if words.text(replace(told, lead=(), time=()).whole) not in texts
            and (told.refs or told.source not in sources)  # else it points to what is told
        }
        if fresh:
            found = (Item(said.ALSO, each.whole, (each.source,)) for each in fresh.values())
            yield Line(words.say(said.PAGE, part=typed(name)), tuple(found))


def _told_in(told: Any) -> Iterator[lines.Line]:
    """Each line of a part of the page, in order; what explains a term, with the term."""
    if isinstance(told, lines.Line):
        yield told
        yield from _told_in((*told.first, *told.under))
    elif isinstance(told, Entry):
        for each in _told_in((*told.told, *told.row)):
            yield replace(each, told=after((told.term.whole, each.told), ": "))
    elif isinstance(told, tuple):
        for each in told:
            yield from _told_in(each)
    elif is_dataclass(told):
        for field in fields(told):
            yield from _told_in(getattr(told, field.name))
