"""How two versions of a policy are compared, in the words of those who signed it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from decision_aid.answers import condition_of
from decision_aid.duties import Duty, Limit
from decision_aid.people import EVERYONE, NOT_STATED, split_ref, who_is
from decision_aid.places import absolute, split_place
from decision_aid.policy import Definition, Policy, Question
from decision_aid.roles import Agencies, Contact
from decision_aid.stages import Headline, Rule, Stage
from decision_aid.timescale import parse_span
from words.catalogue import Words, listed
from words.duty_lines import SAYS
from words.fields import FIELDS, HEADLINES, KEYWORDS, LABELS, NOUNS, as_written
from words.names import name
from words.questions import ENDING, condition_told, facts_told
from words.sentence import Message, Part, Sentence, after, board, message, typed
from words.standing import date_told
from words.units import span_told

UNSAID = ("", "not stated")

BECAME = message("“{before}” became “{then}”")
BARE_BECAME = message("{before} became {then}")
NOW = message("now “{then}”")
USUAL = message("for what names no limit of its own")
BUTTON_WORDS = message("the words on the button")
IN_ORDER = message("{field}: now in the order {values}")
OTHER_ORDER = message("the {nouns} stand in another order")
CLAUSE, PARAGRAPH = message("(clause {clause})"), message("({clause})")
NOTHING_DIFFERS = message("Nothing is different for a reader.")


class Change(NamedTuple):
    """What is said of something that is new, is gone, or has become another."""

    new: Message
    gone: Message
    other: Message = BECAME

    def told(self, before: Sentence, then: Sentence, words: Words, **parts: Part) -> Sentence:
        """The change; `before` is empty for something new, `then` for something gone."""
        said = (self.other if then else self.gone) if before else self.new
        return words.say(said, before=before, then=then, **parts)


LIMIT = Change(message("now {then}"), message("no longer {before}"), BARE_BECAME)
CONDITION = Change(
    message("now only if {then}"), message("no longer only if {before}"), BARE_BECAME
)
NEW_OR_GONE = {"within": LIMIT, "within_words": LIMIT, "when": CONDITION}
"""The fields of which it is said that they are new or gone."""
EXIT = Change(
    message("the policy did not say where “{button}” leads; it now leads to {then}"),
    message("“{button}” led to {before}; the policy does not say any more where it leads"),
    message("“{button}” led to {before}, and now leads to {then}"),
)
RECORD = Change(message("new {noun}: {then}"), message("{noun} no longer there: {before}"))
DUTY = Change(message("new: {then}"), message("no longer there: {before}"))
"""A duty needs no noun, since its verb says what it is."""
TEXT = Change(
    message("new: {named}: “{then}”"),
    message("no longer there: {named}: “{before}”"),
    message("{named}: “{before}” became “{then}”"),
)
KNOWN_TEXT = Change(
    message("new: {named}"), message("no longer there: {named}"), message("{named}: now “{then}”")
)
"""A text that its name holds already."""

NOBODY_YET = message("Nobody yet")
NO_RULE = {
    "resolved": message("agreement"),
    "unresolved": message("where the policy stops"),
    "start": message("the first stage"),
}
"""Where an ending leads for which there is no rule; of the others the policy says nothing."""

YES, NO, NOTHING = message("yes"), message("no"), message("nothing")
ALWAYS, NO_VERB = message("always"), message("no verb")
LEFT_EMPTY = message("a place left empty")
NEXT, EITHER = message("{one}, {next}"), message("{one} or {next}")
LIMIT_FOR = message("{how_long} for {what}")
IN_BRACKETS = message("{what} ({more})")
NEEDS = message("{who} (need to): {does}")

QUOTED = message("“{title}”")
ENDED = {
    "resolved": message("{place}, once agreed"),
    "stops": message("{place}, where the policy stops"),
    "began": message("{place}, when it began"),
    "unresolved": message("{place}, when it ended without agreement"),
}
ANSWER, POST_IN = message("the answer “{says}”"), message("the post in “{kind}”")
ON_BUTTON = message("the words on the buttons ({button})")
POST, MEETING = message("The {title}"), message("{place}, the meeting")

DATES = ("approved_on", "checked", "date", "dated", "review_due", "until")
PEOPLE = ("who", "whom", "by", "owed_by", "decided_by")
SPANS = ("within", "also_written")
KEYS = ("ladder", "limit")
PLACES = ("at", "over", "part_of", "stays_open", "go")
"""The fields that name days; posts; lengths of time; other keys; and places, quoted already."""
SAID_BY_ITSELF = ("force", "within", "within_words")
"""The fields of which the values are known for what they are."""


def label_of(record: object) -> str:
    """The text by which a reader knows a record; nothing for one without."""
    text = record if isinstance(record, str) else getattr(record, LABELS.get(type(record), ""), "")
    return str(text).rstrip(".")


def place_told(policy: Policy, place: str, words: Words) -> Sentence:
    """A place as the policy calls it: its printed label, its title, or what ends there."""
    stage_id, ending = split_place(place)
    if stage_id in policy.stages:
        named = _stage(policy, stage_id, words)
        return words.say(ENDED[ending], place=named) if ending in ENDED else named
    titled = policy.ends.get(place) or policy.scope.get(place)
    return words.say(QUOTED, title=titled.title) if titled else typed(place)


def _stage(policy: Policy, stage_id: str, words: Words) -> Sentence:
    """The printed label; the title too where two stages print one label, or none is printed."""
    stage = policy.stages[stage_id]
    title = words.say(QUOTED, title=stage.title)
    if stage.label in UNSAID:
        return title
    alone = sum(other.label == stage.label for other in policy.stages.values()) == 1
    return board(stage.label) if alone else words.say(IN_BRACKETS, what=stage.label, more=title)


def value_told(policy: Policy, name: str, value: Any, words: Words) -> Sentence:
    """The value of a field, or “nothing”."""
    if isinstance(value, bool):
        return words.say(YES if value else NO)
    if name == "when":
        condition = condition_of("", value, policy)
        return facts_told(condition, words) if condition else words.say(ALWAYS)
    if not value:
        return words.say(NOTHING)
    if isinstance(value, tuple):
        return listed(words, [value_told(policy, name, each, words) for each in value], NEXT)
    if not isinstance(value, str):
        return whole_told(policy, value, "", words)
    if name == "force" and value == "none":
        return words.say(NO_VERB)
    return _text_told(policy, name, value, words)


def _text_told(policy: Policy, name: str, text: str, words: Words) -> Sentence:
    if name in DATES and text not in KEYWORDS:
        return date_told(text, words)
    if name in PEOPLE:
        return _who(policy, text, words)
    if name in SPANS:
        return span_told(parse_span(text), words)
    if name in ("runs_from", "read_from") and text in policy.events:
        return board(policy.events[text].name)
    if name in KEYS:
        return typed(text)
    if name in (*PLACES, "runs_from", "read_from"):
        return place_told(policy, text, words)
    return as_written(text)


def _who(policy: Policy, ref: str, words: Words) -> Sentence:
    """Whom a reference means to the one who raises the matter; else what is written."""
    known = split_ref(ref)[1] in policy.roles or ref in (NOT_STATED, EVERYONE)
    return name(who_is(ref, policy, {}), "raiser", words) if known else board(ref)


def whole_told(policy: Policy, record: Any, key: str, words: Words) -> Sentence:
    """A whole record in one sentence, for one that is new or gone."""
    label = as_written(label_of(record))
    if isinstance(record, Duty):
        said = NEEDS if record.force == "need to" else SAYS[record.force]
        return words.say(said, who=_who(policy, record.who, words), does=label)
    if isinstance(record, Limit):
        within = value_told(policy, "within", record.within, words)
        how_long = board(record.within_words) if record.within_words else within
        return words.say(LIMIT_FOR, how_long=how_long, what=label)
    if isinstance(record, Question):
        answers = listed(words, list(map(board, record.answers.values())), NEXT)
        return words.say(IN_BRACKETS, what=label, more=answers)
    if isinstance(record, Agencies):
        return listed(words, list(map(board, record.kinds.values())), NEXT)
    if isinstance(record, Contact):
        ways = after(map(board, (record.name, record.email, record.phone)), ", ")
        return ways or words.say(LEFT_EMPTY)
    if isinstance(record, Headline) and record.when:
        condition = condition_told(condition_of("", record.when, policy), words)
        return words.say(IN_BRACKETS, what=label, more=condition)
    if isinstance(record, Stage):
        return after((place_told(policy, key, words), label), ", ")
    return after((board(key), label), ": ") if isinstance(record, Definition) else label


def record_told(
    policy: Policy, name: str, record: Any, key: str, words: Words, *, new: bool
) -> Sentence:
    """That a record is new, or no longer there."""
    told = after((whole_told(policy, record, key, words), clause_told(record, words)))
    before, then = ((), told) if new else (told, ())
    if isinstance(record, Duty):
        return DUTY.told(before, then, words)
    return RECORD.told(before, then, words, noun=words.say(NOUNS[name][0]))


def rules_told(
    policy: Policy, rules: tuple[Rule, ...], stage_id: str, move: str, words: Words
) -> Sentence:
    """Where the rules of an ending lead, and when; nothing where the policy does not say."""
    if not rules:
        return words.say(NO_RULE[move]) if move in NO_RULE else ()
    return after((_rule(policy, rule, stage_id, words) for rule in rules), "; ")


def _rule(policy: Policy, rule: Rule, stage_id: str, words: Words) -> Sentence:
    targets = [place_told(policy, absolute(to, stage_id), words) for to in rule.targets()]
    condition = condition_told(condition_of(rule.if_words, rule.when, policy), words)
    return after((listed(words, targets, EITHER), condition), ", ")


def clause_told(record: Any, words: Words) -> Sentence:
    """The clause of a record, in brackets."""
    clause = getattr(record, "clause", "")
    if clause in UNSAID:
        return ()
    return words.say(CLAUSE if clause[:1].isdigit() else PARAGRAPH, clause=clause)


def field_told(name: str, record: Any, words: Words) -> Sentence:
    """What a field is called."""
    return words.say(BUTTON_WORDS if isinstance(record, Rule) and name == "label" else FIELDS[name])


def text_named(
    field: str, key: str, says: Sentence, kinds: Mapping[str, str], words: Words
) -> Sentence:
    """One of several texts: an answer by what it says, a headline by whom it is for."""
    if field == "answers":
        return words.say(ANSWER, says=says)
    if field == "headline":
        return words.say(HEADLINES[key])
    if field == "kinds":
        return words.say(QUOTED, title=board(kinds.get(key, "")) or says)
    if field == "where":
        return words.say(POST_IN, kind=board(kinds.get(key, "")) or typed(key))
    return words.say(ON_BUTTON, button=words.say(ENDING[key]))
