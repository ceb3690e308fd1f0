"""What only the page of the procedure tells: lines of the outcome table that belong to no step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decision_aid.duties import Duty, Limit
from decision_aid.policy import Policy
from decision_aid.written import Written, clauses_of
from site_generator.outcomes.items import Item
from site_generator.outcomes.lines import Line
from site_generator.reading.whole import everything_in, exits_written
from words import outcomes_page as said
from words.catalogue import Words, listed
from words.fields import as_written
from words.outcomes import ALSO, LONG, OR, SHORT, gap_told
from words.sentence import Message, Sentence, after, board, typed

Told = tuple[Iterable[Sentence], Written | str]
"""What stands in a line, and the record or the clauses that it comes from."""


def lines_of_page(policy: Policy, words: Words) -> Iterator[Line]:
    """One line for each kind of thing that the page tells and no step does."""
    groups = {name: getattr(policy, group) for group, name in said.SAYINGS.items()}
    groups[said.REASSURANCE] = (policy.reassurance,) if policy.reassurance else ()
    for name, group in groups.items():
        says = ([_named(each.force, words.brief(each.says, LONG))] for each in group)
        yield from _line(name, zip(says, group, strict=True), words)
    meanings = (
        ([after((board(term), words.brief(as_written(each.means), LONG)), ": ")], each)
        for term, each in policy.definitions.items()
    )
    yield from _line(said.WORDS, meanings, words)
    yield from _line(said.DOCUMENTS, _documents(policy, words), words)
    yield from _line(said.PEOPLE, _people(policy, words), words)
    yield from _line(said.WAYS_ON, _ways(policy, words), words)
    yield from _line(said.CONDITIONS, _conditions(policy, words), words)
    yield from _line(said.LEFT_OPEN, _open(policy, words), words)
    yield from _line(said.CITED, _cited(policy, words), words)


def _line(name: Message, found: Iterable[Told], words: Words) -> Iterator[Line]:
    items = []
    for parts, source in found:
        clause = source if isinstance(source, str) else getattr(source, "clause", "")
        clauses = "; ".join(clauses_of(clause))
        cited = words.say(said.CLAUSES if clauses else said.NO_CLAUSE, clauses=clauses)
        items.append(Item(ALSO, after((after(parts, "; "), cited))))
    if items:
        yield Line(words.say(name), tuple(items))


def _named(name: str, says: Sentence) -> Sentence:
    return after((typed(name), says), ": ")


def _documents(policy: Policy, words: Words) -> Iterator[Told]:
    for each in policy.documents:
        missing = words.say(said.MISSING) if each.missing else ()
        says = words.brief(each.says, LONG)
        yield (board(each.title), says, board(each.url), missing), each


def _people(policy: Policy, words: Words) -> Iterator[Told]:
    for name, role in policy.roles.items():
        rank = typed(role.function)
        known = words.say(said.ROLE, role=typed(name), title=role.title, rank=rank)
        where = (_named(kind, board(post)) for kind, post in role.where.items())
        more = (board(role.must_be), as_written(role.contact))
        yield (known, *where, *more), role


def _ways(policy: Policy, words: Words) -> Iterator[Told]:
    """Every way on as it is written: a step shows those only that fit its case."""
    for path, _, _, rules in exits_written(policy):
        name = typed(" ".join(map(str, path[-2:])))
        for rule in rules:
            places = listed(words, [typed(each) for each in rule.targets()], OR)
            verb = () if rule.force == "none" else typed(rule.force)
            to = words.say(said.RULE, rule=name, places=places)
            yield (to, board(rule.if_words), verb), rule
            for first in rule.requires:
                note = words.brief(first.says, SHORT)
                yield (words.say(said.RULE_FIRST, rule=name, note=note),), first


def _conditions(policy: Policy, words: Words) -> Iterator[Told]:
    """Under what condition something is done or due, which a step says only to the unsure."""
    for _, each in everything_in(policy):
        if isinstance(each, (Duty, Limit)) and each.if_words:
            what = words.brief(each.does if isinstance(each, Duty) else each.on_what, SHORT)
            yield (after((board(each.if_words), what), ": "),), each


def _open(policy: Policy, words: Words) -> Iterator[Told]:
    """Everything left open, with every place at which it belongs and the reading that leads."""
    for name, gap in policy.gaps.items():
        parts = [gap_told(gap.about, name, gap.unclear, 0, words)]
        if gap.at:
            parts.append(words.say(said.AT, places=typed(", ".join(gap.at))))
        if gap.readings:
            first = words.brief(gap.readings[0], SHORT)
            parts.append(words.say(said.READINGS, number=len(gap.readings)))
            parts.append(words.say(said.FIRST_READING, note=first))
        yield parts, gap


def _cited(policy: Policy, words: Words) -> Iterator[Told]:
    """The clauses that the page cites for steps, ends, questions and moments as a whole."""
    for group in (policy.stages, policy.scope, policy.questions, policy.events):
        yield from (((typed(name),), each) for name, each in group.items())
    for name, end in policy.ends.items():
        decided = words.say(said.DECIDED_BY, role=typed(end.decided_by)) if end.decided_by else ()
        yield (typed(name), decided), end
    yield (words.say(said.EMERGENCY),), policy.emergency
    for name, stage in policy.stages.items():
        if stage.meeting:
            yield (words.say(said.MEETING, stage=typed(name)),), stage.meeting
            sits = words.say(said.SITS, stage=typed(name))
            yield from (((sits,), each) for each in stage.meeting.sits)
    for name, role in policy.roles.items():
        contact = words.say(said.CONTACT, role=typed(name))
        yield from (((contact,), each) for each in role.contacts)
    if policy.conventions.clause:
        yield (words.say(said.TIME),), policy.conventions.clause
