"""The words in which two versions of a policy are compared: names of places, fields and values."""

from __future__ import annotations

from typing import Any

from decision_aid.asking import condition_words
from decision_aid.duties import Duty, Limit
from decision_aid.people import person
from decision_aid.places import LABELS, absolute, split_place
from decision_aid.policy import Definition, Policy, Question
from decision_aid.roles import Contact
from decision_aid.stages import Headline, Rule, Stage
from site_generator.difference.field_names import field_name
from site_generator.difference.record_names import label_of
from site_generator.reading.inline import plain_inline
from words.sides import SIDE_WORDS
from words.standing import date_words

DATES = ("approved_on", "checked", "date", "dated", "review_due", "until")


ALWAYS = "always"
"""What a thing without a condition has for one."""

PLACES = ("at", "over", "part_of", "stays_open", "go")
"""The fields that name places, which bring quotation marks of their own."""


def text_name(policy: Policy, name: str, key: str, said: str) -> str:
    """One of several texts in words: an answer by what it says, a headline by whom it is for."""
    if name == "answers":
        return f"the answer “{said}”"
    if name == "headline":
        return f"the headline for {SIDE_WORDS[key]}"
    kinds = policy.agencies.kinds if policy.agencies else {}
    if name == "kinds":
        return f"“{kinds.get(key, said)}”"
    if name == "where":
        return f"the post in “{kinds.get(key, key)}”"
    return f"{field_name(name)} ({LABELS.get(key, key)})"


def place_name(policy: Policy, place: str) -> str:
    """A place as the policy calls it: its printed label, its title, or what ends there."""
    stage_id, ending = split_place(place)
    if stage_id in policy.stages:
        name = _stage_name(policy, stage_id)
        return f"{name}{ENDINGS.get(ending, '')}"
    titled = policy.ends.get(place) or policy.scope.get(place)
    return f"“{plain_inline(titled.title)}”" if titled else place


ENDINGS = {
    "resolved": ", once agreed",
    "stops": ", where the policy stops",
    "began": ", when it began",
    "unresolved": ", when it ended without agreement",
}


def _stage_name(policy: Policy, stage_id: str) -> str:
    """The printed label; the title too where two stages print one label, or none is printed."""
    stage = policy.stages[stage_id]
    alone = sum(other.label == stage.label for other in policy.stages.values()) == 1
    if stage.label in ("", "not stated"):
        return f"“{plain_inline(stage.title)}”"
    return stage.label if alone else f"{stage.label} (“{plain_inline(stage.title)}”)"


def value_words(policy: Policy, name: str, value: Any) -> str:
    """The value of a field in words, or `nothing`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "when":
        return condition_words("", value, policy).removeprefix("if ") or ALWAYS
    if isinstance(value, dict):
        return "; ".join(f"{key}: {value_words(policy, '', item)}" for key, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(value_words(policy, name, item) for item in value) or "nothing"
    if hasattr(value, "__dataclass_fields__"):
        return whole_words(policy, value)
    if not value:
        return "nothing"
    if name == "force" and value == "none":
        return "no verb"
    return _text_words(policy, name, str(value))


def _text_words(policy: Policy, name: str, text: str) -> str:
    if name in DATES:
        return date_words(text)
    if name in ("who", "whom", "by", "owed_by", "decided_by"):
        return who_words(policy, text)
    if name in ("runs_from", "read_from"):
        event = policy.events.get(text)
        return event.name if event else place_name(policy, text)
    if name in PLACES:
        return place_name(policy, text)
    return plain_inline(text)


def who_words(policy: Policy, ref: str) -> str:
    """A reference to a role as the one who raises the matter calls it."""
    _, _, rest = ref.rpartition(" ")
    known = rest in policy.roles or ref in ("not stated", "everyone")
    return person(ref, policy, {}).name if known else ref


def whole_words(policy: Policy, record: Any, key: str = "") -> str:
    """A whole record in one sentence, for one that is new or gone."""
    if isinstance(record, Duty):
        pattern = DUTIES.get(record.force, "{who} {force} {does}")
        who = who_words(policy, record.who)
        return pattern.format(who=who, force=record.force, does=label_of(record))
    if isinstance(record, Limit):
        return f"{record.within or record.within_words} for {label_of(record)}"
    if isinstance(record, Question):
        return f"{label_of(record)} ({', '.join(record.answers.values())})"
    if isinstance(record, Contact):
        ways = (record.name, record.email, record.phone)
        return ", ".join(way for way in ways if way) or "a place left empty"
    if isinstance(record, Headline) and record.when:
        return f"{label_of(record)} ({condition_words('', record.when, policy)})"
    if isinstance(record, Definition):
        return f"{key}: {label_of(record)}"
    if isinstance(record, Stage):
        return f"{place_name(policy, key)}, {label_of(record)}"
    return label_of(record)


DUTIES = {
    "need to": "{who} (need to): {does}",
    "expects": "the policy expects {who} to {does}",
    "aim": "the aim is for {who} to {does}",
    "none": "{who}: {does}",
}
"""How a whole duty is said, where its verb does not stand between who does it and what."""


def rules_words(policy: Policy, rules: tuple[Rule, ...], stage_id: str, move: str) -> str:
    """Where the rules of an ending lead, and when."""
    if not rules:
        return NO_RULE.get(move, "")
    return "; ".join(_rule_words(policy, rule, stage_id) for rule in rules)


NO_RULE = {
    "resolved": "agreement",
    "unresolved": "where the policy stops",
    "start": "the first stage",
}


def _rule_words(policy: Policy, rule: Rule, stage_id: str) -> str:
    places = (place_name(policy, absolute(each, stage_id)) for each in rule.targets())
    condition = condition_words(rule.if_words, rule.when, policy)
    return f"{' or '.join(places)}{f', {condition}' if condition else ''}"


def clause_words(record: Any) -> str:
    """The clause of a record, in brackets: ` (clause 2.4)`, ` (Stage Two)`."""
    clause = getattr(record, "clause", "")
    if clause in ("", "not stated"):
        return ""
    return f" (clause {clause})" if clause[:1].isdigit() else f" ({clause})"


def noun_of(name: str) -> str:
    """What one entry of a list or of a part is called."""
    return NOUNS.get(name, name.replace("_", " ").removesuffix("s"))


NOUNS = {
    "advice": "advice",
    "before": "duty",
    "duties": "duty",
    "headline": "line",
    "limits": "time limit",
    "notes": "remark",
    "record": "duty to record",
    "record_when_resolved": "duty to record once agreed",
    "requires": "thing to do first",
    "scope": "road",
    "sits": "member",
    "tell": "duty to tell",
    "when_resolved": "duty once agreed",
    **dict.fromkeys(("background", "covers", "gaps", "principles", "speed", "use_when"), "point"),
}

PARTS = {
    "agencies": "The kinds of agency",
    "background": "Why it exists",
    "before": "Before the first stage",
    "conventions": "How time is counted",
    "covers": "Whom it is for",
    "documents": "Other documents",
    "emergency": "The emergency",
    "every_stage": "Every stage",
    "gaps": "What the policy does not say",
    "principles": "What it holds to",
    "reassurance": "That raising this is right",
    "say": "The words to say it with",
    "speed": "What it says of speed",
    "use_when": "When to use it",
}
"""What a part of the policy is called, where it has no name of its own."""

DICTIONARIES = {
    "definitions": "“{key}”",
    "ends": "“{name}”",
    "events": "“{name}”",
    "questions": "“{name}”",
    "roles": "The {name}",
    "scope": "“{name}”",
    "stages": "",
}
"""How a sentence of a thing with an id begins."""
