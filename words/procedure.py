"""The procedure page of a policy: danger first, then the ladder, then everything it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from decision_aid.ladder import always, duties_in, gaps_at, ladders, way_on
from decision_aid.people import NOT_STATED
from decision_aid.places import EMERGENCY
from decision_aid.policy import Policy
from words.catalogue import WHOEVER, Words
from words.ladder import StageTold, ladder
from words.lines import Line, Part, cited, duty_lines, gap_line, placed_lines, says_line
from words.sections import Entry, Section, sections
from words.sentence import Message, Sentence, after, board, capital, link, link_out, message
from words.standing import IF_DIFFERENT, Standing, date_told, described, publisher_of, standing_of
from words.steps import way_lines

NAMES_NOBODY = message("Use the line at the top of this page. This policy names nobody to call.")
FIRST_THE_LINE = message("First the line at the top of this page. Then this policy says:")
FIRST_THE_LINE_OF = message(
    "First the line at the top of this page. Then this policy says, for “{term}”:"
)
WHAT_ELSE = message("What else the policy says of this, and what it leaves open")
NOTHING_KEPT = message("A few questions. Nothing you answer is sent or kept.")

UNSAID = message("The document does not say.")
TERM: dict[str, Message] = {
    "publisher": message("Whose policy"),
    "area": message("Area"),
    "dated": message("Dated"),
    "version": message("Version"),
    "review": message("Review due"),
    "standing": message("Standing"),
    "source": message("Source"),
}
"""What is said of the version, in order."""
STANDING: dict[str, Message] = {
    "example": message("Example."),
    "draft": message("Draft."),
    "in force": message("In force."),
    "superseded": message("Superseded."),
}
APPROVED = message("Approved by {who}.")
APPROVED_ON = message("Approved by {who}, {day}.")
MISTAKE = message(
    "A mistake on this page? Write to {to}. Anyone may propose a change with “Edit this page”."
)
MISTAKE_OF_SITE = message(
    "A mistake on this page? Tell whoever runs this site: {how}. Anyone may propose a change with "
    "“Edit this page”."
)
LINKS: dict[str, Message] = {
    "poster.svg": message("Poster of the steps, one A4 page"),
    "aid/": message("Find your next step"),
    "how-checked/": message("How this was checked"),
    "../../policies/": message("All procedures"),
}
"""Where the page leads at its end, by the address."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """One ladder of the page."""

    heading: Sentence
    """Of its flowchart."""
    before: tuple[Part, ...]
    """What is done before the first step, and where a reader starts."""
    in_full: Sentence
    """The heading of its steps in full."""
    stages: tuple[StageTold, ...]


NOT_SAFE: dict[str, Message] = {
    "child": message("If the child may not be safe now"),
    "adult": message("If the adult may not be safe now"),
    "none": message("If somebody may not be safe now"),
    WHOEVER: message("If the {person} may not be safe now"),
}


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """The whole page."""

    standing: Standing
    title: Sentence
    described: Sentence
    """Whose policy it is, where it holds, and from when it is."""
    danger: Part
    """Whom to tell at once of a child who may not be safe."""
    danger_says: Line
    """What is said before that."""
    danger_more: Part
    """What else the policy says of it, and leaves open."""
    next_step: Sentence
    nothing_kept: Sentence
    reassurance: Line | None
    ladders: tuple[Ladder, ...]
    sections: tuple[Section, ...]
    version: Section
    if_different: Sentence
    mistake: Sentence
    """Whom to tell of a mistake."""
    links: tuple[Sentence, ...]


def procedure(policy: Policy, today: date, words: Words) -> ProcedurePage:
    """Everything that the page says."""
    words = words.about(policy.person)
    standing = standing_of(policy, today, words)
    acts, more = _danger(policy, words)
    danger = words.say(NOT_SAFE)
    return ProcedurePage(
        standing=standing,
        title=board(policy.title),
        described=described(policy, words),
        danger=Part(danger, acts),
        danger_says=_danger_says(policy, words),
        danger_more=Part(words.say(WHAT_ELSE), more),
        next_step=words.say(message("Find your next step")),
        nothing_kept=words.say(NOTHING_KEPT),
        reassurance=says_line(policy.reassurance, words) if policy.reassurance else None,
        ladders=tuple(_ladders(policy, words)),
        sections=sections(policy, words),
        version=_version(policy, standing, words),
        if_different=words.say(IF_DIFFERENT),
        mistake=_mistake(policy, words),
        links=tuple(link(words.say(says), to) for to, says in LINKS.items()),
    )


def _danger(policy: Policy, words: Words) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Whom to tell at once: what holds in every case, or else all; and the rest."""
    here = policy.emergency
    duties = duties_in(policy, "emergency.duties")
    first = always(duties) or duties
    more = list(placed_lines(policy, (each for each in duties if each not in first), words))
    more += [says_line(each, words) for each in here.notes]
    more += [gap_line(each, words) for each in gaps_at(policy, EMERGENCY)]
    return placed_lines(policy, first, words), tuple(more)


def _danger_says(policy: Policy, words: Words) -> Line:
    here = policy.emergency
    named = here.words not in ("", NOT_STATED)
    says = (FIRST_THE_LINE_OF if named else FIRST_THE_LINE) if here.duties else NAMES_NOBODY
    return Line(words.say(says, term=here.words), refs=cited(here.clause, words))


def _ladders(policy: Policy, words: Words) -> Iterator[Ladder]:
    """Every ladder: the first has no other name than the steps."""
    first, *others = ladders(policy)
    steps, in_full = words.say(message("The steps")), words.say(message("Each step in full"))
    yield Ladder(steps, starts(policy, words), in_full, ladder(policy, first, words))
    for each in others:
        title = _title(policy, each)
        in_full = words.say(message("{title}: each step in full"), title=title)
        yield Ladder(title, (), in_full, ladder(policy, each, words))


def _title(policy: Policy, ladder_id: str) -> Sentence:
    """What a ladder is for, in the words of the road that leads to it."""
    for road in policy.scope.values():
        if road.go in policy.stages and policy.stages[road.go].ladder == ladder_id:
            return board(road.title)
    return capital(board(ladder_id.replace("_", " ")))


def starts(policy: Policy, words: Words) -> tuple[Part, ...]:
    """What is done before the first step, and where a reader starts."""
    rules = {f"start.{number}": rule for number, rule in enumerate(policy.start)}
    ways = [way_on(policy, "", rule, "", at) for at, rule in rules.items() if rule.targets()]
    first = way_lines(policy, tuple(ways), words)
    parts = (
        Part(words.say(message("Before the first step:")), duty_lines(policy, "before", words)),
        Part(words.say(message("Where you start:")), first),
    )
    return tuple(part for part in parts if part.lines)


def _version(policy: Policy, standing: Standing, words: Words) -> Section:
    """Which version this is, and who stands behind it."""
    area, hint = board(policy.area), board(policy.area_hint)
    if not policy.area_known:
        area = words.say(message("The document does not say ({hint})."), hint=hint) if hint else ()
    late = words.say(message("*That date has passed.*")) if standing.review_passed else ()
    source = link_out(board(policy.source), policy.source_url)
    told = {
        "publisher": board(publisher_of(policy)),
        "area": area,
        "dated": date_told(policy.dated, words) if policy.dated != NOT_STATED else (),
        "version": board(policy.version) if policy.version != NOT_STATED else (),
        "review": after((standing.due, late)),
        "standing": _standing(policy, standing, words),
        "source": words.say(message("{source}."), source=source),
    }
    entries = tuple(
        Entry(Line(words.say(term)), (Line(told[about] or words.say(UNSAID)),))
        for about, term in TERM.items()
    )
    heading = words.say(message("About this version"))
    return Section(entries=entries, heading=heading, id="version")


def _standing(policy: Policy, standing: Standing, words: Words) -> Sentence:
    who, day = board(policy.approved_by), date_told(policy.approved_on, words)
    approved = words.say(APPROVED_ON if day else APPROVED, who=who, day=day) if who else ()
    return after((words.say(STANDING[policy.standing]), standing.told, approved))


def _mistake(policy: Policy, words: Words) -> Sentence:
    to = policy.mistakes_to
    if not to:
        how = link(words.say(message("how to reach us")), "../../about/")
        return words.say(MISTAKE_OF_SITE, how=how)
    is_address = "@" in to and " " not in to
    return words.say(MISTAKE, to=link(board(to), f"mailto:{to}") if is_address else board(to))
