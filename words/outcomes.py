"""What an outcome table says of a step: short, for those who review a change of a policy."""

from decision_aid.endings import Next
from decision_aid.people import Reach
from decision_aid.shown import ShownDuty
from decision_aid.timescale import Timescale
from words.catalogue import Words, listed
from words.choices import CALLED
from words.limits import limit_told
from words.names import name, reached
from words.questions import condition_told
from words.sentence import Part, Sentence, after, board, message, typed
from words.ways import required_told, way_told

ANSWERS, STAGE, LABEL = message("answers"), message("stage"), message("printed label")
TITLE, HEADLINES, ACTS = message("title"), message("headlines"), message("who acts")
TOLD, WRITTEN = message("who is told"), message("what is written down")
ASKED, CONTACT, LIMITS = message("who may be asked"), message("contact"), message("time limits")
OPEN, NEXT = message("still open"), message("what next")
UNSAID = message("the policy does not say")
ALSO, OUTCOME, CLAUSES = message("also said"), message("outcome"), message("clauses")

COLUMNS = (
    *(ANSWERS, STAGE, LABEL, TITLE, HEADLINES, ACTS, TOLD, WRITTEN, ASKED, CONTACT, LIMITS, OPEN),
    *(NEXT, UNSAID, ALSO, OUTCOME, CLAUSES),
)
"""The headings of the columns; a line is named by its answers."""

OF_KIND = {"act": ACTS, "tell": TOLD, "record": WRITTEN, "advice": ASKED}
"""The column of a duty, by its kind."""

EVERY_STEP = message("(every step)")
QUESTION = message("(question) {question}")
IN_DANGER = message("in danger now")
EVERYBODY = message("everybody: {headline}")
WITH = message("with {roles}")
ON_FILE, ON_FORM = message("on {file}"), message("form {form}")

CHECKED = message("{ways} (checked {day})")
CALLED_BY = message("{role} = {called}: {ways}")
REACHED = {
    "known": message("known to you"),
    "ask": message("ask for it"),
    "not_given": message("not given"),
}

LIMIT, LIMIT_OF_DUTY = message("{id} ({about}): {told}"), message("({about}): {told}")
OWED_BY, RUNS_FROM = message("owed by {who}"), message("runs from {starts}")
EVENT = message("asks {event}: {ask}")

LEADS_TO, OFFER = message("{label} → {place}"), message("or {place}")
BY, FIRST = message("by {post}"), message("first: {first}")
READING = message("a reading: the policy does not say")
PLACE_ASKS = message("asks “{ask}”")
PLACE_OR, PLACE_DEPENDS = message("({places})"), message("({question} {places})")
OR = message("{one} or {next}")

GAP = message("{about}: {gap} ({unclear})")
GAP_READINGS = message("{about}: {gap} ({unclear}; {number} readings)")
MEETING = {
    "called": message("meeting: {says}"),
    "sits": message("sits: {says}"),
    "chairs": message("chairs: {says}"),
    "votes": message("decides: {says}"),
}
OUTCOMES = {
    "agreed": message("agreed"),
    "decided": message("decided"),
    "elsewhere": message("elsewhere"),
    "stops": message("stops"),
}

LONG, SHORT, NAME = 72, 48, 24
"""How many characters of a text are enough where it is cut for a line of a review."""


def duty_told(duty: ShownDuty, words: Words) -> Sentence:
    """Whose duty it is, how firm, what is done, with whom, under what condition."""
    who = (typed(duty.side), name(duty.who, "raiser", words), *_verb(duty.force))
    act = words.brief(". ".join(duty.acts), LONG)
    roles = ", ".join(dict.fromkeys(each.role for each in duty.contacts or duty.with_))
    parts = (
        after((after(who, ", "), act), ": "),
        words.say(WITH, roles=typed(roles)) if roles else (),
        words.brief(condition_told(duty.when, words), LONG),
        words.say(ON_FILE, file=duty.file) if duty.file else (),
        words.say(ON_FORM, form=duty.form) if duty.form else (),
    )
    return after(parts, "; ")


def _verb(force: str) -> tuple[Sentence, ...]:
    return () if force == "none" else (typed(force),)


def reach_told(contact: Reach, side: str, words: Words) -> Sentence:
    """How a role is reached."""
    ways = after(map(board, (contact.email, contact.phone)), ", ")
    if contact.checked:
        ways = words.say(CHECKED, ways=ways, day=contact.checked)
    known = {"role": typed(contact.role), "called": reached(contact, side, words)}
    return words.say(CALLED_BY, **known, ways=ways or words.say(REACHED[contact.kind]))


def rule_told(limit: Timescale, words: Words) -> Sentence:
    """The rule whole: a time limit is never cut."""
    told = limit_told(limit, words)
    if not limit.stated:
        return told
    owed_by = name(limit.owed_by, "raiser", words) if limit.owed_by else ()
    starts = listed(words, [typed(each) for each in limit.events], OR)
    about = (
        *(*_verb(limit.force), typed(limit.limits)),
        words.say(OWED_BY, who=owed_by) if owed_by else (),
        words.say(RUNS_FROM, starts=starts) if starts else (),
    )
    said = LIMIT_OF_DUTY if "." in limit.id else LIMIT
    return words.say(said, id=typed(limit.id), about=after(about, ", "), told=told)


def next_told(way: Next, place: Sentence, offers: list[Sentence], words: Words) -> Sentence:
    """One way on, and what it rests on."""
    label = words.brief(rung_told(way_told(way, words), way.label, words), SHORT)
    leads_to = words.say(LEADS_TO, label=label, place=place)
    unclear = (way.unclear, way.other) if way.unclear else ()
    first = (words.brief(required_told(each, words), SHORT) for each in way.requires)
    parts = (
        leads_to if way.move == "go" else after((typed(way.move), leads_to), ": "),
        *_verb(way.force),
        words.say(BY, post=way.by.posts[0].title) if way.by else (),
        *(words.say(FIRST, first=each) for each in first),
        () if way.stated else words.say(READING),
        *(words.brief(each, SHORT) for each in unclear),
        *(words.say(OFFER, place=each) for each in offers),
    )
    return after(parts, "; ")


def rung_told(says: Sentence, label: str, words: Words) -> Sentence:
    """How far talks have got, with what the policy prints on that stage."""
    return words.say(CALLED, says=says, label=label) if label else says


def gap_told(about: str, gap_id: str, unclear: str, readings: int, words: Words) -> Sentence:
    """What is left open, and how many readings there are."""
    said = GAP_READINGS if readings else GAP
    parts = {"about": typed(about), "gap": typed(gap_id), "unclear": words.brief(unclear, SHORT)}
    return words.say(said, **parts, number=readings)


def note_told(about: str, force: str, says: Part, words: Words) -> Sentence:
    """What else the policy says."""
    return after((after((typed(about), *_verb(force)), ", "), words.brief(says, LONG)), ": ")
