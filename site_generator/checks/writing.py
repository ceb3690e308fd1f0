"""Checks how a policy's names, dates and addresses are written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import get_args

from decision_aid.conditions import UNSURE
from decision_aid.contents import FIXED_QUESTIONS
from decision_aid.duties import Block, Duty, Gap
from decision_aid.gaps import held_gaps
from decision_aid.people import EVERYONE
from decision_aid.places import EMERGENCY, START
from decision_aid.policy import Document
from decision_aid.roles import Contact
from site_generator.checks.acts import DETERMINERS, check_acts
from site_generator.reading.problems import Problem
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import Path

ID = re.compile(r"[a-z0-9_]+")
FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s<>()\[\],;:\"]+@[^@\s<>()\[\],;:\"]+\.[^@\s.<>()\[\],;:\"]{2,}")
PHONE = re.compile(r"[+(]?\d[\d ()-]+\d( (or|option|ext\.?|extension) [\d ()-]*\d)*")
WEB = re.compile(r"https?://[^\s/@]+\.[^\s/@]+(/\S*)?")

SAID_ALREADY = re.compile(
    r"(the|this) (policy|document) (does not|doesn't) (say|state),? ?|(?=(who|what|when|where|"
    r"which|whether|how|why)\b)",
    re.IGNORECASE,
)
"""How “not_said” begins where it says again what readers are told before it, or a capital."""

RESERVED = {
    "stages": (START, EMERGENCY, "other", "resolved", "stops"),
    "ends": (START, EMERGENCY, "other", "resolved", "stops"),
    "scope": (START, EMERGENCY, "other"),
    "people": (EVERYONE,),
    "questions": FIXED_QUESTIONS,
}
"""Names that every policy already has."""


def check_writing(whole: Whole) -> Iterator[Problem]:
    """A Problem for each name, date or address that is not valid."""
    if not FOLDER.fullmatch(whole.policy.id):
        what = (
            f"the folder name “{whole.policy.id}” is part of this policy's web address; use only "
            "small letters, digits and hyphens"
        )
        yield whole.read.problem((), what)
    yield from _names(whole)
    yield from _finished(whole)
    yield from _noun_phrases(whole)
    yield from check_acts(whole)
    yield from _places_once(whole)
    yield from _dates(whole)
    yield from _addresses(whole)


def _finished(whole: Whole) -> Iterator[Problem]:
    """A Problem for pasted text that is not finished: “say …” marks words still to be written."""
    for held in held_gaps(whole.policy):
        gap, path = held.gap, held.source
        for key in ("not_said", "unclear", "clause"):
            if "…" in (getattr(gap, key), getattr(gap, key)[-1:]):
                what = "“…” marks words that are still to be written; write them"
                yield from whole.fault((*path, key), what)
        again = SAID_ALREADY.match(gap.not_said)
        if again and (again[0] or gap.not_said[:1].isupper()):
            rest = gap.not_said[again.end() :]
            what = (
                "readers are told “The policy does not say” before this; write only what follows: "
                f"“{rest[:1].lower()}{rest[1:]}”"
            )
            yield from whole.fault((*path, "not_said"), what)
        if (held.at or held.around) and not gap.about:
            what = (
                "“about” is missing here: the block of the step that this is about; add it, or put "
                f"this under one of: {', '.join(get_args(Block))}"
            )
            yield from whole.fault(path, what, "about")
        if gap.about and not (held.at or held.around):
            what = "“at” is missing here; name the stages, or put this under “gaps:” of a stage"
            yield from whole.fault(path, what, "at")
        if bool(gap.not_said) == bool(gap.unclear):
            what = (
                "write one of “not_said” (words that follow “The policy does not say”) and "
                "“unclear” (whole sentences)"
            )
            yield from whole.fault(path, what, "not_said", "unclear")


def _noun_phrases(whole: Whole) -> Iterator[Problem]:
    """A Problem for a title, or the person, before which our sentences would say a word twice."""
    policy = whole.policy
    phrases: list[tuple[Path, str]] = [(("person",), policy.person)]
    for role_id, role in policy.people.items():
        phrases.append((("people", role_id, "title"), role.title))
        phrases += [(("people", role_id, "where", kind), said) for kind, said in role.where.items()]
    for path, phrase in phrases:
        first, _, rest = phrase.partition(" ")
        if first.lower() in DETERMINERS and rest:
            what = (
                f"“{phrase}” begins with “{first}”, and readers are told “the”, “your” or “the "
                f"other agency's” before it; write “{rest}”"
            )
            yield from whole.fault(path, what)


def _names(whole: Whole) -> Iterator[Problem]:
    policy = whole.policy
    for group in ("stages", "people", "questions", "events", "ends", "scope"):
        for name in getattr(policy, group):
            path: Path = (group, f"key:{name}")
            yield from _name(whole, path, name)
            if name in RESERVED.get(group, ()):
                what = f"“{name}” is a name that every policy already has; use another"
                yield from whole.fault(path, what)
    for question_id, question in policy.questions.items():
        for answer in question.answers:
            yield from _answer_name(whole, ("questions", question_id, "answers"), answer)
    for kind in policy.agencies.kinds if policy.agencies else ():
        yield from _answer_name(whole, ("agencies", "kinds"), kind)
    named = [(path, duty.id) for path, duty in whole.each(Duty)]
    named += [(path, gap.id) for path, gap in whole.each(Gap)]
    for path, name in named:
        if name:
            yield from _name(whole, (*path, "id"), name)
    for base in [("every_stage",), *(("stages", each) for each in policy.stages)]:
        limits = policy.every_stage.limits if len(base) == 1 else policy.stages[base[1]].limits
        for name in limits:
            yield from _name(whole, (*base, "limits", f"key:{name}"), name)


def _answer_name(whole: Whole, path: Path, answer: str) -> Iterator[Problem]:
    at = (*path, f"key:{answer}")
    yield from _name(whole, at, answer)
    if answer == UNSURE:
        what = "“I am not sure” is offered without this line; remove the line"
        yield from whole.fault(at, what)


def _name(whole: Whole, path: Path, name: str) -> Iterator[Problem]:
    if not ID.fullmatch(name):
        what = (
            f"“{name}” cannot be used as a name; use only small letters, digits and _, without "
            "spaces"
        )
        yield from whole.fault(path, what)


def _places_once(whole: Whole) -> Iterator[Problem]:
    """Stages, ends and roads are all places a reader can be at, so they may not share a name."""
    taken = dict.fromkeys(whole.policy.stages, "a stage")
    for group, kind in (("ends", "an end"), ("scope", "a road")):
        for name in getattr(whole.policy, group):
            if name in taken:
                what = f"“{name}” is already the name of {taken[name]}; use another name"
                yield from whole.fault((group, f"key:{name}"), what)
            taken[name] = kind


def _dates(whole: Whole) -> Iterator[Problem]:
    policy = whole.policy
    for key in ("dated", "review_due"):
        text = getattr(policy, key)
        if text != "not stated" and not _is_date(text, r"\d{4}(-\d\d)?(-\d\d)?"):
            what = (
                f"“{text}” is not a date; write it as 2022-11 or 2022-11-30 (year, month, day), "
                "or “not stated”"
            )
            yield from whole.fault((key,), what)
    days: list[tuple[Path, str]] = [(("approved_on",), policy.approved_on)]
    days += [((*path, "checked"), contact.checked) for path, contact in whole.each(Contact)]
    for path, text in days:
        if text and not _is_date(text, r"\d{4}-\d\d-\d\d"):
            what = f"“{text}” is not a day; write it as 2022-11-30 (year, month, day)"
            yield from whole.fault(path, what)


def _is_date(text: str, form: str) -> bool:
    if not re.fullmatch(form, text, re.ASCII):
        return False
    try:
        found = datetime.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return 1989 <= found.year < 2100


def _addresses(whole: Whole) -> Iterator[Problem]:
    policy = whole.policy
    for path, contact in whole.each(Contact):
        if contact.email and not EMAIL.fullmatch(contact.email):
            what = f"“{contact.email}” is not an e-mail address; write it as name@place.uk"
            yield from whole.fault((*path, "email"), what)
        if contact.phone and not PHONE.fullmatch(contact.phone):
            what = (
                f"“{contact.phone}” is not a phone number; write the digits, such as 01632 960001, "
                "and put other words under “name”"
            )
            yield from whole.fault((*path, "phone"), what)
    pages: list[tuple[Path, str]] = [(("source_url",), policy.source_url)]
    pages += [((*path, "url"), document.url) for path, document in whole.each(Document)]
    for path, text in pages:
        if text and not WEB.fullmatch(text):
            yield from whole.fault(path, f"“{text}” is not a web address; start it with https://")
    if policy.mistakes_to and not EMAIL.fullmatch(policy.mistakes_to):
        if not WEB.fullmatch(policy.mistakes_to):
            what = (
                f"“{policy.mistakes_to}” is not an address; write an e-mail address, or a web page "
                "that starts with https://"
            )
            yield from whole.fault(("mistakes_to",), what)
