"""The sections of the procedure page below its steps, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_aid.ladder import gaps_at, limits_of, unstated_moves, whole_limits
from decision_aid.people import NOT_STATED, Reach, reach
from decision_aid.policy import Document, Policy
from decision_aid.roles import Role
from decision_aid.stages import End, EveryStage, Road, Stage
from words.catalogue import Words, listed
from words.conventions import conventions_told
from words.lines import (
    NEXT,
    SAYS,
    Line,
    cited,
    contact_told,
    duty_lines,
    gap_line,
    how_reached,
    limit_line,
    says_line,
)
from words.names import KIND, OF_BOARD
from words.sentence import Message, Sentence, after, board, capital, link_out, message
from words.steps import linked, place_named
from words.ways import UNSTATED

HEADING: dict[str, Message] = {
    "every-step": message("At every step"),
    "told": message("Who must be told"),
    "contacts": message("How to reach people"),
    "agreed": message("When you agree"),
    "ends": message("Where it can end"),
    "when": message("When to use this"),
    "not-for": message("What has another way"),
    "principles": message("What it holds to"),
    "open": message("What this policy does not settle"),
    "facts": message("What the steps depend on"),
    "words": message("Words it uses"),
    "documents": message("Documents it names"),
    "background": message("Background"),
}
"""The heading of each section, by its id on the page."""

ALWAYS = ("when", "open")
"""The sections that stand even where the policy says nothing under them."""

NOBODY_TOLD = message("Nobody besides those who talk: the policy names no one else to tell.")
OUR_RECORD = message("Write down what you agreed, who does it and by when.")
OUR_ADVICE = message("(Our advice: the policy asks for nothing more than its usual record.)")
NO_MEANING = message("The policy uses this and does not say what it means.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, and what is said of it."""

    term: Line
    told: tuple[Line, ...] = ()
    row: tuple[Line, ...] = ()
    """What is told in one row, parted by semicolons."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading."""

    lines: tuple[Line, ...] = ()
    answer: Line | None = None
    """The answer by which a reader recognises it."""
    says: Line | None = None
    """What is said before the lines."""
    ours: Sentence = ()
    """Advice of ours after that."""
    entries: tuple[Entry, ...] = ()
    sections: tuple["Section", ...] = ()
    """The headings under this one."""
    open: tuple[Line, ...] = ()
    """What the policy leaves open here."""
    settles_not: bool = False
    """Whether its lines are what the policy leaves open."""
    heading: Sentence = ()
    id: str = ""
    """Its id on the page, or nothing."""


def sections(policy: Policy, words: Words) -> tuple[Section, ...]:
    """Every section with its heading; most that say nothing are left out."""
    covers, principles = policy.covers + policy.use_when, policy.principles + policy.speed
    told = tuple(_told(policy, words))
    found = {
        "every-step": Section(tuple(_every_step(policy, words))),
        "told": Section(told, says=None if told else Line(words.say(NOBODY_TOLD))),
        "contacts": Section(entries=tuple(_people(policy, words))),
        "agreed": _agreed(policy, words),
        "ends": Section(
            sections=tuple(_end(policy, each, end, words) for each, end in policy.ends.items())
        ),
        "when": Section(tuple(says_line(each, words) for each in covers)),
        "not-for": Section(
            sections=tuple(_road(policy, each, road, words) for each, road in policy.scope.items())
        ),
        "principles": Section(tuple(says_line(each, words) for each in principles)),
        "open": Section(tuple(_open(policy, words)), settles_not=True),
        "facts": Section(tuple(_facts(policy, words))),
        "words": Section(entries=tuple(_defined(policy, words))),
        "documents": Section(tuple(_document(each, words) for each in policy.documents)),
        "background": Section(tuple(says_line(each, words) for each in policy.background)),
    }
    return tuple(
        replace(found[each], id=each, heading=words.say(heading))
        for each, heading in HEADING.items()
        if each in ALWAYS or found[each] != Section()
    )


def _every_step(policy: Policy, words: Words) -> Iterator[Line]:
    every = policy.every_stage
    yield from (limit_line(each, words) for each in whole_limits(policy))
    yield from duty_lines(policy, every.duties, words)
    yield from duty_lines(policy, every.record, words, "record")
    yield from duty_lines(policy, every.advice, words, "advice")
    yield from (says_line(each, words) for each in every.notes)


def _told(policy: Policy, words: Words) -> Iterator[Line]:
    """Everyone who must be told, with the step at which the policy says so."""
    yield from duty_lines(policy, policy.every_stage.tell, words, "tell")
    for stage_id, stage in policy.stages.items():
        lead = words.say(message("~{place}.~"), place=place_named(policy, stage_id, words))
        for line in duty_lines(policy, stage.tell, words, "tell", stage_id):
            yield replace(line, lead=lead)


def _people(policy: Policy, words: Words) -> Iterator[Entry]:
    """How to reach each post; those known to everybody in one row at the end."""
    known: list[Line] = []
    for role_id, role in policy.roles.items():
        reached = reach(role_id, policy, {})
        term = Line(capital(board(role.title)), clauses=cited(role.clause, words))
        if reached[0].kind == "known" and not (role.where or role.must_be or role.contacts):
            known.append(term)
        else:
            yield Entry(term, tuple(_post(policy, role, reached, words)))
    if known:
        term = Line(words.say(message("Known to you in your own agency; ask for theirs")))
        yield Entry(term, row=tuple(known))


def _post(policy: Policy, role: Role, reached: tuple[Reach, ...], words: Words) -> Iterator[Line]:
    kinds = policy.agencies.kinds if policy.agencies else {}
    posts = [
        words.say(KIND, kind=kinds.get(kind, kind), post=post) for kind, post in role.where.items()
    ]
    if posts:
        yield Line(words.say(SAYS, says=listed(words, posts, NEXT)))
    if role.must_be:
        yield Line(words.say(message("Must be {must_be}."), must_be=role.must_be))
    for number, contact in enumerate(reached):
        clause = role.contacts[number].clause if role.contacts else ""
        if contact.kind == "given" or len(reached) > 1:
            how = contact_told(contact, words)
        elif contact.kind == "known":
            how = words.say(message("Yours is known to you. Ask for theirs."))
        else:
            how = capital(how_reached(contact, words))
        yield Line(how, clauses=cited(clause, words))


def _agreed(policy: Policy, words: Words) -> Section:
    """What is done and written down once it is resolved: at every stage, and at some."""
    everywhere = _when_resolved(policy, policy.every_stage, "", words)
    stages = tuple(
        Section(lines, heading=place_named(policy, stage_id, words))
        for stage_id, stage in policy.stages.items()
        if (lines := _when_resolved(policy, stage, stage_id, words))
    )
    if everywhere or stages:
        return Section(everywhere, sections=stages)
    return Section(says=Line(words.say(OUR_RECORD)), ours=words.say(OUR_ADVICE))


def _when_resolved(
    policy: Policy, stage: Stage | EveryStage, stage_id: str, words: Words
) -> tuple[Line, ...]:
    acts = duty_lines(policy, stage.when_resolved, words, "act", stage_id)
    return acts + duty_lines(policy, stage.record_when_resolved, words, "record", stage_id)


def _end(policy: Policy, end_id: str, end: End, words: Words) -> Section:
    says: Sentence = ()
    who = board(end.decided_by)
    if end.decided_by in policy.roles:
        who = words.say(OF_BOARD, post=policy.roles[end.decided_by].title)
    if who:
        says = words.say(message("Decided by {who}."), who=who)
    elif end.outcome == "elsewhere":
        says = words.say(message("From here another procedure applies."))
    duties = duty_lines(policy, end.duties, words)
    return Section(
        duties + duty_lines(policy, end.record, words, "record"),
        says=Line(says, clauses=cited(end.clause, words)),
        heading=board(end.title),
        id=f"end-{end_id}",
    )


def _road(policy: Policy, road_id: str, road: Road, words: Words) -> Section:
    lines = list(duty_lines(policy, road.duties, words))
    own = (each for each in limits_of(policy, road_id) if each.id in road.limits)
    lines += [limit_line(each, words) for each in own]
    if road.go:
        place = linked(policy, road.go, words)
        lines.append(Line(words.say(message("It starts at {place}."), place=place)))
    return Section(
        tuple(lines),
        answer=Line(words.say(SAYS, says=road.answer), clauses=cited(road.clause, words)),
        open=tuple(gap_line(gap, words) for gap in gaps_at(policy, road_id)),
        heading=board(road.title),
        id=f"road-{road_id}",
    )


def _open(policy: Policy, words: Words) -> Iterator[Line]:
    yield from (gap_line(gap, words) for gap in policy.gaps.values())
    for move in unstated_moves(policy):
        unclear, safer, other = (words.say(each) for each in UNSTATED[move])
        yield Line(after((unclear, words.say(SAYS, says=safer), other)))


def _facts(policy: Policy, words: Words) -> Iterator[Line]:
    for asked in policy.questions.values():
        answers = listed(words, [board(each) for each in asked.answers.values()], NEXT)
        quiet = words.say(message("~{answers}.~"), answers=answers)
        told = after((board(asked.ask), board(asked.help), quiet))
        yield Line(told, clauses=cited(asked.clause, words))
    for event in policy.events.values():
        told = words.say(message("Time can run from {event}."), event=event.name)
        yield Line(told, clauses=cited(event.clause, words))
    for told in conventions_told(policy.conventions, words):
        yield Line(told, clauses=cited(policy.conventions.clause, words))


def _defined(policy: Policy, words: Words) -> Iterator[Entry]:
    for word, each in policy.definitions.items():
        unsaid = each.means == NOT_STATED
        means = words.say(NO_MEANING) if unsaid else words.sentence(SAYS, says=each.means)
        yield Entry(Line(board(word)), (Line(means, clauses=cited(each.clause, words)),))


def _document(each: Document, words: Words) -> Line:
    title = link_out(board(each.title), each.url)
    if title == board(each.title):
        title = words.say(message("*{title}*"), title=title)
    says = words.say(message("{title}. {says}."), title=title, says=each.says)
    missing = words.say(message("*It is missing from our copy.*")) if each.missing else ()
    return Line(after((says, missing)), clauses=cited(each.clause, words))
