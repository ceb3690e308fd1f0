"""Reads the duties off a built page: who acts, by which verb, what they do, and by which clause.

It knows the page and plain English, and nothing of the policy or of `words/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

WHO = r"(?P<who>[^:()]+?(?: \(.*\))?),?"
ACT = r"(?P<act>.+)"

IN_THE_AID = {
    rf"{WHO} \*\*must\*\* {ACT}": "must",
    rf"{WHO} \*\*needs? to\*\* {ACT}": "need to",
    rf"{WHO} \*should\* {ACT}": "should",
    rf"the policy \*expects\* {WHO} to {ACT}": "expects",
    rf"the \*aim\* is for {WHO} to {ACT}": "aim",
    rf"the \*policy says\* {WHO} will {ACT}": "will",
    rf"{WHO} \*can\* {ACT}": "can",
    rf"{WHO} \*may\* {ACT}": "may",
    rf"the policy lists this for {WHO}: {ACT}": "none",
}
"""How the aid may say a duty, and how strong that is. A verb stands between stars, a strong one
between two."""

ON_THE_PROCEDURE = {
    rf"\*\*must\*\* {ACT}": "must",
    rf"\*\*need to\*\* {ACT}": "need to",
    rf"\*should\* {ACT}": "should",
    rf"the policy \*expects:\* {ACT}": "expects",
    rf"the \*aim:\* {ACT}": "aim",
    rf"\*will\* \(the policy says\): {ACT}": "will",
    rf"\*can\* {ACT}": "can",
    rf"\*may\* {ACT}": "may",
    r"(?P<act>[^*]+)": "none",
}
"""How the procedure page may say it, after the one who acts."""

ALL_SIDES = "raiser manager receiver"
SIDES = {
    "If you raised it": "raiser",
    "If you manage or advise the person who raised it": "manager",
    "If it was raised with you or your team": "receiver",
    "If you manage or advise either side": "manager receiver",
    "For the board": "board",
    "Everyone involved": ALL_SIDES,
    "The policy does not say who does this": "anyone",
    "The policy does not say who. Do it yourself, unless you know that somebody has (our advice)": (
        "anyone"
    ),
}
"""Whom a heading of the aid speaks to."""

NOBODY: frozenset[str] = frozenset()
NOT_OF_THE_SENTENCE = {"fp-time", "fp-reach", "fp-reading", "fp-first"}


@dataclass(frozen=True, slots=True)
class Told:
    """One duty as a page tells it."""

    at: str
    """The section of the procedure page, or the state of the aid."""
    block: str
    """In the aid: `do`, `record` or `check`."""
    sides: frozenset[str]
    """In the aid, under `do`: whom the heading speaks to."""
    views: frozenset[str]
    """For which sides the page's script keeps it in view."""
    who: str
    force: str
    """By the tables above; `unread` where no sentence of theirs fits."""
    act: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list, in its parts."""

    actor: str
    sentence: str
    clauses: tuple[str, ...]


def told_on_procedure(html: str) -> Iterator[Told]:
    """Every line of the procedure page that may be a duty."""
    at = heading = ""
    for each in ElementTree.fromstring(html).iter():
        if each.tag in ("h2", "h3"):
            at, heading = each.get("id", at), ""
        elif each.tag == "h4":
            heading = text(each)
        elif each.tag == "ul":
            for item in map(_item, each.findall("li")):
                _, force, act = _read(item.sentence, ON_THE_PROCEDURE)
                who = item.actor or heading
                if force != "unread" or item.actor:
                    yield Told(at, "", NOBODY, NOBODY, _bare(who), force, act, item.clauses)


def told_in_aid(html: str) -> Iterator[Told]:
    """Every duty of every state of the aid."""
    for state in ElementTree.fromstring(html).iter("section"):
        at = state.get("id", "")
        for part in state.iterfind(".//div[@class='fp-part']"):
            sides = SIDES.get(text(part.find("h3")), "unread")
            yield from _told(part, at, "do", sides, part.get("data-side", ""))
        for part in state.iterfind(".//div[@class='fp-block fp-block--record']/div"):
            yield from _told(part, at, "record")
        for part in state.iterfind("div[@class='fp-check']"):
            yield from _told(part, at, "check")


def text(element: Element | None) -> str:
    """All text of an element, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _told(part: Element, at: str, block: str, sides: str = "", views: str = "") -> Iterator[Told]:
    spoken_to, viewed = frozenset(sides.split()), frozenset(views.split())
    for item in map(_item, part.iterfind("ul/li")):
        who, force, act = _read(item.sentence, IN_THE_AID)
        yield Told(at, block, spoken_to, viewed, _bare(who), force, act, item.clauses)


def _item(item: Element) -> _Item:
    """Its sentence without the condition, the time and all that follows it."""
    actor, sentence, clauses, ended = "", item.text or "", "", False
    for each in item:
        kind, said = each.get("class", ""), text(each)
        if kind == "fp-actor":
            actor, sentence = said, (each.tail or "").removeprefix(":")
            continue  # what stood before the actor is the name of a step
        if each.tag == "small":
            clauses, ended = said, True
        elif each.tag == "ul" or kind in NOT_OF_THE_SENTENCE:
            ended = True
        elif not ended and kind not in ("fp-if", "fp-kind"):
            sentence += _marked(each, said)
        if not ended:
            sentence += each.tail or ""
    named = clauses.removeprefix("In the policy: ")
    inner = named[1:-1] if named.startswith("(") and named.endswith(")") else named
    return _Item(actor, " ".join(sentence.split()), tuple(inner.split("; ")) if inner else ())


def _marked(element: Element, said: str) -> str:
    """A piece of a sentence; our own verbs have marks that no board's text has."""
    if element.tag == "b":
        return f"*{said}*"
    return f"**{said}**" if element.get("class") == "fp-must" else said


def _read(sentence: str, table: dict[str, str]) -> tuple[str, str, str]:
    """Who acts, how strong it is, and what they do; a condition may stand before it."""
    for form, force in table.items():
        before = "(?:.+?: )?" if "?P<who>" in form else ""
        found = re.fullmatch(before + form, sentence, re.IGNORECASE)
        if found:
            return found.groupdict().get("who", ""), force, found["act"]
    return "", "unread", sentence


def _bare(who: str) -> str:
    """Who acts, as it stands inside a sentence and without commas around a post."""
    inside = who[:1].lower() + who[1:]
    return inside.rstrip(",").replace("you, as ", "you as ", 1)
