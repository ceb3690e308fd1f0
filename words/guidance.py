"""The guidance of a step: who does what, with whom, by when, and what is written down."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from decision_aid.people import ANYONE, SIDES, Who
from decision_aid.shown import ShownDuty, ShownGap
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from words.catalogue import Words
from words.duties import bare, duty_told, kept_on
from words.facts import rests_on
from words.gaps import gap_told, readings_told
from words.limits import limit_told
from words.lines import firm
from words.meeting import meeting_told
from words.names import JOINED, is_reader
from words.notes import decided_told, elsewhere_told, refs_told, same_person_told
from words.reach import NAMES_NOBODY, ONLY_YOU, acting, by_side, pairs_of
from words.screen_records import Block, Guidance, LimitLine, Line, Part
from words.sentence import Message, Sentence, message, plain

HEADING: dict[str, Message] = {
    "do": message("Do this"),
    "who": message("Who"),
    "when": message("By when and why"),
    "record": message("Write it down"),
    "source": message("Where this comes from"),
}
"""The blocks of a step."""

PART: dict[str, Message] = {
    "raiser": message("If you raised it"),
    "manager": message("If you manage or advise the person who raised it"),
    "receiver": message("If it was raised with you or your team"),
    "manager receiver": message("If you manage or advise either side"),
    "board": message("For those in neither agency"),
    "everyone": message("Everyone involved"),
    ANYONE: message("The policy does not say who does this"),
}
DO_IT_YOURSELF = message(
    "The policy does not say who. Do it yourself, unless you know that somebody has (our advice)"
)
ADVICE = message("Advice")
NO_MORE = message("The policy asks for nothing more here.")
NO_MORE_BUT = message("The policy asks for nothing more here but the record below.")
NOBODY_TO_CALL = message("This policy names nobody to call.")
NO_RECORD = message("The policy does not say what to write down at this step.")
MORE_UNSAID = message("More that the policy does not say here")
GAPS_TOLD_OPENLY = 2
"""So many stand open on a step; the others are folded away behind a heading."""
NO_DATE = message("The policy gives no date for this step. {limit}")
NOW = message("Now.")
NO_LIMIT = message("The policy gives no limit here.")
NO_LIMIT_NO_WAIT = message("The policy gives no limit here. That does not mean it can wait.")
OWNER = message("{who}:")
OF_RAISERS = message("In the agency that raised it")
NOTE = message("{text}.")


def guidance(step: Step, kind: str, words: Words) -> Guidance:
    """The guidance of a step; `kind` is `act`, `emergency` or how it ended."""
    acts = [each for each in step.duties if each.kind != "record"]
    records = [each for each in step.duties if each.kind == "record"]
    own = [each for each in acts if each.who.how != "everyone"]
    shared = _owe_the_same(own, words)
    facts = facts_of(step)
    blocks = {about: block(step, about, HEADING[about], words) for about in HEADING}
    unsaid = kind == "unsaid"
    named = step.headlines["raiser"].why == "i_am_named"
    pairs = pairs_of(acts, "act" if named else kind, words, facts, shared=shared)
    told = kind in ("unsaid", "emergency") or records or blocks["record"].says
    return Guidance(
        emergency=kind == "emergency",
        do=blocks["do"],
        parts=tuple(_parts(acts, facts, kind, words, shared=shared, named=named)),
        nothing=() if named else _nothing(acts, records, kind, words),
        meeting=meeting_told(step.meeting, words),
        who=blocks["who"],
        pairs=pairs,
        nobody=() if pairs or unsaid else words.say(ONLY_YOU if acts or named else NAMES_NOBODY),
        when=blocks["when"],
        limits=tuple(_limit(each, facts, words) for each in step.timescales if each.stated),
        undated=tuple(
            _undated(each, blocks["when"], words) for each in step.timescales if not each.stated
        ),
        unlimited=_unlimited(step, blocks["when"], kind, words),
        record=blocks["record"],
        records=once(records, facts, words),
        no_record=() if told else words.say(NO_RECORD),
    )


def block(step: Step, about: str, heading: Message, words: Words) -> Block:
    """What else the policy says in a block, and what it leaves open there."""
    notes = [
        Line(words.say(NOTE, text=each.text), refs_told(each.clauses, words))
        for each in step.notes
        if each.about == about
    ]
    if about == "do" and step.stage.elsewhere:
        told = elsewhere_told(step.stage.elsewhere, words)
        notes.append(Line(told, refs_told(step.stage.clauses, words)))
    if about == "do" and step.decided:
        said = decided_told(step.decided, words)
        notes.append(Line(said, refs_told(step.decided.clauses, words)))
    if about == "who" and step.same_person:
        said = same_person_told(step.same_person, words)
        refs = refs_told(step.same_person.clauses, words)
        notes.append(Line(said, refs, sides="raiser manager", heading=words.say(OF_RAISERS)))
    first = _told_openly(step.gaps)
    gaps = {each.id: _gap(each, words) for each in step.gaps if each.about == about}
    return Block(
        words.say(heading),
        tuple(notes),
        tuple(line for gap_id, line in gaps.items() if gap_id in first),
        tuple(line for gap_id, line in gaps.items() if gap_id not in first),
        words.say(MORE_UNSAID),
    )


def _told_openly(gaps: tuple[ShownGap, ...]) -> tuple[str, ...]:
    """The first few, those of what a reader does before those of records and of the source."""
    first = sorted(gaps, key=lambda gap: gap.about not in ("do", "who", "when", "next"))
    return tuple(gap.id for gap in first[:GAPS_TOLD_OPENLY])


def _gap(gap: ShownGap, words: Words) -> Line:
    readings = readings_told(gap.readings, words)
    return Line(
        gap_told(gap, words),
        refs_told(gap.clauses, words),
        more=(readings,) if readings else (),
    )


def facts_of(step: Step) -> tuple[str, ...]:
    """The facts that a step asks on itself."""
    return tuple(each.id for each in step.facts)


def once(duties: Iterable[ShownDuty], facts: tuple[str, ...], words: Words) -> tuple[Line, ...]:
    """Each duty once, however many sides owe it."""
    listed_duties = list(duties)
    ids = [each.id for each in listed_duties]
    first = {each.id: each for each in reversed(listed_duties)}
    return tuple(
        _line(first[each], facts, words, both=ids.count(each) > 1, headed=True)
        for each in dict.fromkeys(ids)
    )


def _line(
    duty: ShownDuty,
    facts: tuple[str, ...],
    words: Words,
    *,
    both: bool = False,
    headed: bool = False,
) -> Line:
    """A duty; one that rests on facts of the case also as it is told once they are known.

    `headed` where no heading says whom it speaks to.
    """
    on = rests_on(facts, duty.when)
    one_side = headed and not both and duty.who.how == "one" and duty.side in SIDES[:3]
    return Line(
        duty_told(duty, words, both=both),
        refs_told(duty.clauses, words),
        words.say(ADVICE) if duty.kind == "advice" else (),
        kept_on(duty, words) if duty.kind == "record" else (),
        on,
        duty_told(replace(duty, when=None), words, both=both) if on else (),
        duty.side if one_side else "",
        words.say(PART[duty.side]) if one_side else (),
    )


def _owe_the_same(own: list[ShownDuty], words: Words) -> bool:
    """Whether both managing sides owe the same, in the same posts: one part then tells both."""
    if any(each.who.how in JOINED for each in own):
        return False
    managers, receivers = (
        [
            (each.id, plain(bare(each.who.posts[0], words)))
            for each in own
            if each.side == side and each.who.posts
        ]
        for side in SIDES[1:3]
    )
    return bool(managers) and managers == receivers


def _parts(
    acts: list[ShownDuty],
    facts: tuple[str, ...],
    kind: str,
    words: Words,
    *,
    shared: bool,
    named: bool,
) -> Iterable[Part]:
    everyone = [each for each in acts if each.who.how == "everyone" and each.side == "raiser"]
    own = [each for each in acts if each.who.how != "everyone"]
    for side in ("raiser", "everyone", "manager", "receiver", "board", ANYONE):
        if shared and side == "receiver":
            continue
        mine = everyone if side == "everyone" else [each for each in own if each.side == side]
        if not mine:
            continue
        sides = "manager receiver" if shared and side == "manager" else side
        heading = PART[sides]
        if kind == "emergency" and side == ANYONE and not named:
            heading = DO_IT_YOURSELF
        yield Part(
            "raiser manager receiver" if side == "everyone" else sides,
            words.say(heading),
            tuple(_line(each, facts, words) for each in mine),
        )


def _nothing(acts: list[ShownDuty], records: list[ShownDuty], kind: str, words: Words) -> Sentence:
    if acts or kind == "unsaid":
        return ()
    if kind == "emergency":
        return words.say(NOBODY_TO_CALL)
    return words.say(NO_MORE_BUT if records else NO_MORE)


def _limit(limit: Timescale, facts: tuple[str, ...], words: Words) -> LimitLine:
    owner = partial(_owner, limit.owed_by, words)
    return LimitLine(
        id=limit.id,
        owner=owner("raiser"),
        owner_to=by_side(owner, words),
        told=limit_told(limit, words),
        refs=refs_told(limit.clauses, words, *firm(limit.force, words)),
        events=" ".join(limit.events),
        rests_on=rests_on(facts, limit.condition),
    )


def _owner(who: Who | None, words: Words, view: str) -> Sentence:
    """Who has to keep a limit, to a reader on one side; nothing where that is whoever raised it."""
    if who is None or who.how == "not_stated":
        return ()
    if who.how == "one" and is_reader(who.posts[0], "raiser"):
        return () if view == "raiser" else words.say(OWNER, who=words.say(PART["raiser"]))
    return words.sentence(OWNER, who=acting(who, view, words))


def _undated(limit: Timescale, when: Block, words: Words) -> Sentence:
    """A limit that is written as not stated; a gap beside it says already that there is no date."""
    told = limit_told(limit, words)
    if limit.undated or when.gaps:
        return told
    return words.say(NO_DATE, limit=told)


def _unlimited(step: Step, when: Block, kind: str, words: Words) -> Sentence:
    if step.timescales or when.notes or kind == "unsaid":
        return ()
    if kind == "emergency":
        return words.say(NOW)
    return words.say(NO_LIMIT_NO_WAIT if kind == "act" else NO_LIMIT)
