"""The sections of the procedure page below its steps, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_aid.gaps import gaps_of
from decision_aid.ladder import gaps_at, limits_of, unstated_moves, whole_limits
from decision_aid.people import NOT_STATED, Reach, reach, views_of
from decision_aid.policy import Document, Policy
from decision_aid.stages import End, Road
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
from words.names import KIND, of_board
from words.notes import elsewhere_told
from words.sentence import Message, Sentence, after, board, capital, link_out, message, safe_link
from words.steps import linked, place_named
from words.ways import UNSAID

HEADING: dict[str, Message] = {
    "every-step": message("At every step"),
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

ENDED_UNSAID: dict[str, Message] = {
    "no_reply": message("The policy does not say what no answer means."),
    "own_side": message(
        "The policy does not say what you do if your own side will not take it on."
    ),
    "not_done": UNSAID["not_done"],
}
"""What it does not say of endings for which no step has a rule."""
NO_MORE_RECORD = message("The policy asks for nothing more then than its usual record.")
NO_MEANING = message("The policy uses this and does not say what it means.")
KNOWN = message("Known to you in your own agency; ask for theirs (our advice)")
ALL_KNOWN = message("Known to you")


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
    found = {
        "every-step": Section(tuple(_every_step(policy, words))),
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
        "documents": Section(
            tuple(_document(title, each, words) for title, each in policy.documents.items())
        ),
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
    yield from duty_lines(policy, "every_stage.duties", words)
    yield from duty_lines(policy, "every_stage.tell", words)
    yield from duty_lines(policy, "every_stage.record", words)
    yield from duty_lines(policy, "every_stage.advice", words)
    yield from (says_line(each, words) for each in every.notes)


def _people(policy: Policy, words: Words) -> Iterator[Entry]:
    """How to reach each post; those known to everybody in one row at the end."""
    known: list[Line] = []
    for role_id, role in policy.people.items():
        reached = reach(role_id, policy, {})
        title = capital(board(role.title))
        term = Line(title, source=f"people.{role_id}.title", refs=cited(role.clause, words))
        if reached[0].kind == "known" and not (role.where or role.must_be or role.contacts):
            known.append(term)
        else:
            yield Entry(term, tuple(_post(policy, role_id, reached, words)))
    if known:
        term = Line(words.say(KNOWN if "receiver" in views_of(policy) else ALL_KNOWN))
        yield Entry(term, row=tuple(known))


def _post(policy: Policy, role_id: str, reached: tuple[Reach, ...], words: Words) -> Iterator[Line]:
    role, at = policy.people[role_id], f"people.{role_id}"
    kinds = policy.agencies.kinds if policy.agencies else {}
    posts = [
        words.say(KIND, kind=kinds.get(kind, kind), post=post) for kind, post in role.where.items()
    ]
    if posts:
        yield Line(words.say(SAYS, says=listed(words, posts, NEXT)), source=f"{at}.where")
    if role.must_be:
        must_be = words.say(message("Must be {must_be}."), must_be=role.must_be)
        yield Line(must_be, source=f"{at}.must_be")
    for number, contact in enumerate(reached):
        clause = role.contacts[number].clause if role.contacts else ""
        if contact.kind == "given" or len(reached) > 1:
            how = contact_told(contact, "raiser", words)
        elif contact.kind == "known":
            both = words.say(message("Yours is known to you. Ask for theirs."))
            own = words.say(SAYS, says=words.say(ALL_KNOWN))
            how = both if "receiver" in views_of(policy) else own
        else:
            how = how_reached(contact, words)
        yield Line(how, source=contact.source, refs=cited(clause, words))


def _agreed(policy: Policy, words: Words) -> Section:
    """What is done and written down once it is resolved: at every stage, and at some."""
    everywhere = _when_resolved(policy, "every_stage", words)
    stages = tuple(
        Section(lines, heading=place_named(policy, stage_id, words))
        for stage_id in policy.stages
        if (lines := _when_resolved(policy, f"stages.{stage_id}", words))
    )
    if everywhere or stages:
        return Section(everywhere, sections=stages)
    return Section(says=Line(words.say(NO_MORE_RECORD)))


def _when_resolved(policy: Policy, at: str, words: Words) -> tuple[Line, ...]:
    acts = duty_lines(policy, f"{at}.when_resolved", words)
    return acts + duty_lines(policy, f"{at}.record_when_resolved", words)


def _end(policy: Policy, end_id: str, end: End, words: Words) -> Section:
    says: Sentence = ()
    who = board(end.decided_by)
    if end.decided_by in policy.people:
        who = of_board(policy.people[end.decided_by], words)
    if who:
        says = words.say(message("Decided by {who}."), who=who)
    elif end.outcome == "elsewhere":
        says = words.say(message("From here another procedure applies."))
    duties = duty_lines(policy, f"ends.{end_id}.duties", words)
    return Section(
        duties + duty_lines(policy, f"ends.{end_id}.record", words),
        says=Line(says, refs=cited(end.clause, words)),
        heading=board(end.title),
        id=f"end-{end_id}",
    )


def _road(policy: Policy, road_id: str, road: Road, words: Words) -> Section:
    lines = [Line(elsewhere_told(road.elsewhere, words))] if road.elsewhere else []
    lines += duty_lines(policy, f"scope.{road_id}.duties", words)
    own = (each for each in limits_of(policy, road_id) if each.id in road.limits)
    lines += [limit_line(each, words) for each in own]
    if road.go:
        place = linked(policy, road.go, words)
        lines.append(Line(words.say(message("It starts at {place}."), place=place)))
    return Section(
        tuple(lines),
        answer=Line(words.say(SAYS, says=road.answer), refs=cited(road.clause, words)),
        open=tuple(gap_line(gap, words) for gap in gaps_at(policy, road_id)),
        heading=board(road.title),
        id=f"road-{road_id}",
    )


def _open(policy: Policy, words: Words) -> Iterator[Line]:
    yield from (gap_line(gap, words) for gap in gaps_of(policy).values())
    for move in unstated_moves(policy):
        yield Line(words.say(ENDED_UNSAID[move]))


def _facts(policy: Policy, words: Words) -> Iterator[Line]:
    for question, asked in policy.questions.items():
        answers = listed(words, [board(each) for each in asked.answers.values()], NEXT)
        quiet = words.say(message("~{answers}.~"), answers=answers)
        told = after((board(asked.ask), board(asked.help), quiet))
        yield Line(told, source=f"questions.{question}", refs=cited(asked.clause, words))
    for event in policy.events.values():
        told = words.say(message("Time can run from {event}."), event=event.name)
        yield Line(told, refs=cited(event.clause, words))
    for told in conventions_told(policy.conventions, words):
        yield Line(told, refs=cited(policy.conventions.clause, words))


def _defined(policy: Policy, words: Words) -> Iterator[Entry]:
    for word, each in policy.definitions.items():
        unsaid = each.means == NOT_STATED
        means = words.say(NO_MEANING) if unsaid else words.sentence(SAYS, says=each.means)
        yield Entry(Line(board(word)), (Line(means, refs=cited(each.clause, words)),))


def _document(title: str, each: Document, words: Words) -> Line:
    called = words.say(message("*{title}*"), title=title)
    if safe_link(each.url):
        called = link_out(board(title), each.url)
    elif each.url:  # an address that may be no link is read as it is printed
        called = words.say(message("*{title}* ({address})"), title=title, address=each.url)
    says = words.say(message("{title}. {says}."), title=called, says=each.says)
    missing = words.say(message("*It is missing from our copy.*")) if each.missing else ()
    return Line(after((says, missing)), refs=cited(each.clause, words))
