"""Reads the duties off a built page: who acts, by which verb, what they do, and by which clause.

It knows the page and plain English, and nothing of the policy or of `words/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

WHO = r"(?P<who>[^:.()]+?(?: \(.*\))?),?"
ACT = r"(?P<act>.+)"

SAID = {
    rf"{WHO} \*\*must\*\* {ACT}": "must",
    rf"{WHO} \*\*needs? to\*\* {ACT}": "need_to",
    rf"{WHO} \*should\* {ACT}": "should",
    rf"the policy \*expects\* {WHO} to {ACT}": "expected_to",
    rf"the \*aim\* is for {WHO} to {ACT}": "aims_to",
    rf"the \*policy says\* {WHO} will {ACT}": "will",
    rf"{WHO} \*can\* {ACT}": "can",
    rf"{WHO} \*may\* {ACT}": "may",
    rf"the policy \*asks\* {WHO} to {ACT}": "asks",
}
"""How a page may say a duty, and how strong that is. A verb stands between stars, a strong one
between two."""

ALL_SIDES = "raiser manager receiver"
SIDES = {
    "If you raised it": "raiser",
    "If you manage or advise the person who raised it": "manager",
    "If it was raised with you or your team": "receiver",
    "If you manage or advise either side": "manager receiver",
    "For those in neither agency": "board",
    "Everyone involved": ALL_SIDES,
    "The policy does not say who does this": "anyone",
    "The policy does not say who. Do it yourself, unless you know that somebody has (our advice)": (
        "anyone"
    ),
}
"""Whom a heading of the aid speaks to."""

NOT_NAMED = " The policy does not say who."
NOBODY: frozenset[str] = frozenset()
NOT_OF_THE_SENTENCE = {"fp-time", "fp-reach", "fp-first"}


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

    sentence: str
    clauses: tuple[str, ...]


def told_on_procedure(html: str) -> Iterator[Told]:
    """Every line of the procedure page that may be a duty."""
    at = ""
    for each in ElementTree.fromstring(html).iter():
        if each.tag in ("h2", "h3"):
            at = each.get("id", at)
        elif each.tag == "ul":
            for told in each.findall("li"):
                item = _item(told)
                who, force, act = _read(item.sentence.removesuffix(NOT_NAMED))
                who = f"{who}, not named" if NOT_NAMED in text(told) else who
                if force != "unread":
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
    lines = (each for line in part.iterfind("ul/li") for each in _as_told(line))
    for item in map(_item, lines):
        who, force, act = _read(item.sentence)
        yield Told(at, block, spoken_to, viewed, _bare(who), force, act, item.clauses)


def _as_told(line: Element) -> Iterator[Element]:
    """A line until it is known whether its condition holds, and as it is told after that."""
    told = ("fp-until-known", "fp-known")
    here = [kind for kind in told if line.find(f"span[@class='{kind}']") is not None]
    yield from (_with_one(line, kind, told) for kind in here) if here else (line,)


def _with_one(line: Element, kept: str, told: tuple[str, ...]) -> Element:
    """The line with one of its two sentences."""
    xml = ElementTree.tostring(line, encoding="unicode")
    for kind in told:
        sentence = rf'<span class="{kind}"[^>]*>((?:(?!</?span).)*)</span>'
        xml = re.sub(sentence, r"\1" if kind == kept else "", xml, flags=re.DOTALL)
    return ElementTree.fromstring(xml)


def _item(item: Element) -> _Item:
    """Its sentence without the time and all that follows it."""
    sentence, clauses, ended = item.text or "", "", False
    for each in item:
        kind, said = each.get("class", ""), text(each)
        if each.tag == "small":
            clauses, ended = said, True
        elif each.tag == "ul" or kind in NOT_OF_THE_SENTENCE:
            ended = True
        elif not ended and kind not in ("fp-kind", "fp-for"):
            sentence += _marked(each, said)
        if not ended:
            sentence += each.tail or ""
    inner = clauses[1:-1] if clauses.startswith("(") and clauses.endswith(")") else clauses
    return _Item(" ".join(sentence.split()), tuple(inner.split("; ")) if inner else ())


def _marked(element: Element, said: str) -> str:
    """A piece of a sentence; our own verbs have marks that no board's text has."""
    if element.tag == "b":
        return f"*{said}*"
    return f"**{said}**" if element.get("class") == "fp-must" else said


def _read(sentence: str) -> tuple[str, str, str]:
    """Who acts, how strong it is, and what they do; a condition or a step may stand before it."""
    for form, force in SAID.items():
        found = re.fullmatch(f"(?:.+?[:.] )?{form}", sentence, re.IGNORECASE)
        if found:
            return found["who"], force, found["act"]
    return "", "unread", sentence


def _bare(who: str) -> str:
    """Who acts, as it stands inside a sentence and without commas around a post."""
    inside = who[:1].lower() + who[1:]
    return inside.rstrip(",").replace("you, as ", "you as ", 1)
