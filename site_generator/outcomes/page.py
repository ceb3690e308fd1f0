"""What only the page of the procedure tells: lines of the outcome table that belong to no step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decision_aid.duties import Duty, Limit
from decision_aid.policy import Policy
from decision_aid.roles import Role
from decision_aid.written import Written, clauses_of
from site_generator.outcomes.words import MOST_OF_A_DUTY, MOST_OF_A_NOTE, Cells, Wording
from site_generator.reading.whole import exits_written, walk

ON_THE_PAGE = "(page)"
"""How the keys of these lines begin."""

SAID = ("covers", "use_when", "principles", "background")
"""What a policy says of itself, shown at no step."""

Item = tuple[str, Written | str]
"""What stands in a line, and the record or the clauses that it comes from."""


def lines_of_page(policy: Policy, word: Wording) -> Iterator[tuple[str, Cells]]:
    """One line for each kind of thing that the page tells and no step does."""
    for group in SAID:
        said = getattr(policy, group)
        yield from _line(
            group, ((f"{each.force}: {word(each.says, MOST_OF_A_DUTY)}", each) for each in said)
        )
    if policy.reassurance:
        says = policy.reassurance
        yield from _line(
            "reassurance", [(f"{says.force}: {word(says.says, MOST_OF_A_DUTY)}", says)]
        )
    yield from _line(
        "words",
        (
            (f"{term}: {word(each.means, MOST_OF_A_DUTY)}", each)
            for term, each in policy.definitions.items()
        ),
    )
    yield from _line(
        "documents",
        (
            (
                _joined(
                    each.title,
                    word(each.says, MOST_OF_A_DUTY),
                    each.url,
                    each.missing and "missing",
                ),
                each,
            )
            for each in policy.documents
        ),
    )
    yield from _line("people", ((_role(name, role), role) for name, role in policy.roles.items()))
    yield from _line("ways on", _ways(policy, word))
    yield from _line("conditions in words", _conditions(policy, word))
    yield from _line("left open", _open(policy, word))
    yield from _line("where it is said", _clauses(policy))


def _line(name: str, items: Iterable[Item]) -> Iterator[tuple[str, Cells]]:
    told = tuple(f"{text} [{_clauses_of(source)}]" for text, source in items)
    if told:
        yield f"{ON_THE_PAGE} {name}", {"also said": told}


def _role(name: str, role: Role) -> str:
    where = (f"{kind}: {post}" for kind, post in role.where.items())
    return _joined(f"{name} = {role.title}, {role.function}", *where, role.must_be, role.contact)


def _ways(policy: Policy, word: Wording) -> Iterator[Item]:
    """Every way on as it is written: a step shows those only that fit its case."""
    for path, _, _, rules in exits_written(policy):
        name = " ".join(map(str, path[-2:]))
        for rule in rules:
            to = f"{name} → {' or '.join(rule.targets())}"
            yield _joined(to, rule.if_words, rule.force if rule.force != "none" else ""), rule
            for first in rule.requires:
                yield f"{name}, first: {word(first.says, MOST_OF_A_NOTE)}", first


def _conditions(policy: Policy, word: Wording) -> Iterator[Item]:
    """Under what condition something is done or due, which a step says only to the unsure."""
    for _, item in walk(policy, ()):
        if isinstance(item, Duty | Limit) and item.if_words:
            what = item.does if isinstance(item, Duty) else item.on_what
            yield f"{item.if_words}: {word(what, MOST_OF_A_NOTE)}", item


def _open(policy: Policy, word: Wording) -> Iterator[Item]:
    """Everything left open, with every place at which it belongs and the reading that leads."""
    for name, gap in policy.gaps.items():
        leads = f"first reading: {word(gap.readings[0], MOST_OF_A_NOTE)}" if gap.readings else ""
        others = f"{len(gap.readings)} readings" if gap.readings else ""
        at = f"at {', '.join(gap.at)}" if gap.at else ""
        unclear = word(gap.unclear, MOST_OF_A_NOTE)
        yield _joined(f"{gap.about}: {name} ({unclear})", at, others, leads), gap


def _clauses(policy: Policy) -> Iterator[Item]:
    """The clauses that the page cites for steps, ends, questions and moments as a whole."""
    groups = (policy.stages, policy.scope, policy.questions, policy.events)
    for group in groups:
        yield from ((name, each) for name, each in group.items())
    for name, end in policy.ends.items():
        yield _joined(name, end.decided_by and f"decided by {end.decided_by}"), end
    yield "emergency", policy.emergency
    for name, stage in policy.stages.items():
        if stage.meeting:
            yield f"{name} meeting", stage.meeting
            yield from ((f"{name} sits", each) for each in stage.meeting.sits)
    for name, role in policy.roles.items():
        yield from ((f"{name} contact", each) for each in role.contacts)
    if policy.conventions.clause:
        yield "how time is counted", policy.conventions.clause


def _clauses_of(source: Written | str) -> str:
    clause = source if isinstance(source, str) else getattr(source, "clause", "")
    return "; ".join(clauses_of(clause)) or "no clause"


def _joined(*parts: str | bool) -> str:
    return "; ".join(str(part) for part in parts if part)
