"""What the decision aid's page tells at each address, read back from its markup alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from site_generator.tellings.compared import Item
from site_generator.tellings.markup import (
    all_of,
    classes,
    one_of,
    read_markup,
    target,
    words,
    words_without,
)

SIDES = ("raiser", "manager", "receiver", "board")

HEADINGS = {
    "If you raised it": "raiser",
    "If you manage or advise the person who raised it": "manager",
    "If it was raised with you or your team": "receiver",
    "If you manage or advise either side": "manager receiver",
    "For the board": "board",
    "Everyone involved": "raiser manager receiver",
    "The policy does not say who does this": "anyone",
    "The policy does not say who. Do it yourself, unless you know that somebody has (our advice)": (
        "anyone"
    ),
}
"""Whose part stands under which heading: all that a reader without scripts goes by."""

OURS = (
    "This policy names nobody to call.",
    "The policy asks for nothing more here",
    "No separate record is named for this step.",
    "Now.",
    "The policy gives no limit here.",
)
"""How the page's own sentences begin, which stand where the policy says nothing."""

CONTACT_WORDS = {
    "Ask them for the name and number.": "ask",
    "The policy gives no contact.": "not given",
    "Known to you.": "known",
}


def read_aid(html: str) -> tuple[dict[str, list[Item]], list[Item]]:
    """The items of every state by its address, in order, and what asks for each moment."""
    page = read_markup(html)
    states = one_of(page, "fp-states")
    found = {each.get("id", ""): list(_state(each)) for each in states or ()}
    data = next((each.text or "{}" for each in page.iter("script")), "{}")
    moments = json.loads(data).get("events", {})
    return found, [("moment asked for", each, ask) for each, ask in moments.items()]


def _state(section: Element) -> Iterator[Item]:
    kind = next((name.removeprefix("fp-step--") for name in classes(section) if "--" in name), "")
    if kind:
        yield ("outcome", kind)
        yield from _name(section)
    for child in section:
        first = next(iter(classes(child)), "")
        inner = child.find("div")
        if first == "fp-block" and inner is not None:
            yield from _BLOCKS[classes(child)[-1]](inner)
        elif first == "fp-next":
            yield from _next(child)
        elif first == "fp-so-far":
            for link in child.iter("a"):
                label = words(link.find("b"))
                asked = words_without(link, "b", "u")
                yield ("answer so far", asked, label, target(link))
        elif first == "fp-check":
            yield from (("earlier duty", *_line(each)) for each in child.iter("li"))
        elif first == "fp-arms":
            yield from (("answer", words(each), target(each)) for each in child.iter("a"))
        elif first == "fp-reassure":
            yield ("reassurance", *_line(child))
        elif child.tag == "h1" and not kind:
            yield ("question", words(child))
        elif first == "fp-help":
            yield ("help with the question", words(child))
        elif child.tag != "h1" and first != "fp-rung":
            yield ("sentence", words(child))


def _name(section: Element) -> Iterator[Item]:
    heading, rung = section.find("h1"), one_of(section, "fp-rung")
    raiser = words(heading)
    title = rung.find("b") if rung is not None else None
    printed = words(rung.find("span") if rung is not None else None)
    name = printed.removeprefix("The policy calls this ")
    yield ("step", words(title) if title is not None else raiser)
    yield ("printed name", name)
    yield ("name on the record sheet", section.get("data-stage", ""))
    for side in SIDES:
        other = heading.get(f"data-{side}") if heading is not None else None
        yield ("headline", side, other or raiser)


def _do(block: Element) -> Iterator[Item]:
    for child in block:
        first = next(iter(classes(child)), "")
        if first == "fp-part":
            sides = child.get("data-side", "")
            yield ("heading of a part", sides, HEADINGS.get(words(child.find("h3")), "unknown"))
            for each in child:
                if each.tag == "p":
                    yield from (("part of a side", side, words(each)) for side in sides.split())
            for each in child.iter("li"):
                yield from (("duty", side, *_line(each)) for side in sides.split())
        elif first == "fp-meeting":
            yield from _meeting(child)
        elif first == "fp-national":
            yield ("national line",)
        else:
            yield from _other(child, "do")


def _meeting(block: Element) -> Iterator[Item]:
    yield ("meeting", *_line(block, "dl", "h3")[1:], words(block.find("h3")))
    for group in block.iter("div"):
        if group.find("dt") is not None:
            for each in group.findall("dd"):
                yield ("part of the meeting", words(group.find("dt")), words(each))


def _who(block: Element) -> Iterator[Item]:
    """Who reaches whom, as the raiser reads it and as a reader on the line's own side does."""
    for child in block:
        if child.tag != "ul":
            yield from _other(child, "who")
            continue
        for line in child:
            begins, to = line.find("b"), line.find("span")
            if begins is None:
                continue
            acts = (line.get("data-side", ""), words(begins), begins.get("data-mine", ""))
            if to is None:
                yield ("one who acts", *acts)
                continue
            advice = "advice" if (to.tail or "").strip(" ,\n") == "for advice" else ""
            twin = next((name for name in classes(line) if name.startswith("fp-mirror")), "")
            hidden = "hidden" if line.get("hidden") is not None else ""
            reached = (words(to), to.get("data-mine", ""), advice, *_reached(line))
            yield ("contact", *acts, *reached, twin, hidden)


def _reached(line: Element) -> tuple[str, str]:
    """How somebody is reached, and the addresses."""
    links = [f"{each.get('href', '')} {words(each)}" for each in line.iter("a")]
    small = words(line.find("small"))
    return (CONTACT_WORDS.get(small, small), " ".join(links))


def _when(block: Element) -> Iterator[Item]:
    for child in block:
        if "fp-limits" not in classes(child):
            yield from _other(child, "when")
            continue
        for line in child:
            slot = line.find("p")
            counted = (
                (slot.get("data-timescale", ""), slot.get("data-from", ""))
                if slot is not None
                else ("", "")
            )
            yield (
                "time limit",
                words_without(line, "small", "p"),
                words(line.find("small")),
                *counted,
            )


def _record(block: Element) -> Iterator[Item]:
    for child in block:
        if child.tag == "ul":
            yield from (("record", *_line(each)) for each in child)
        else:
            yield from _other(child, "record")


def _source(block: Element) -> Iterator[Item]:
    for child in block:
        cite = child.find("cite")
        if cite is None:
            yield from _other(child, "source")
        else:
            cited = (cite.tail or "").removeprefix(":").strip()[:-1]
            yield ("document", words(cite))
            yield from (("clause", clause.strip()) for clause in cited.split(";") if clause)


def _next(block: Element) -> Iterator[Item]:
    for child in block:
        if child.tag == "ul":
            for each in child:
                opens = each.find("details")
                yield from _way(each) if opens is None else _open_way(opens)
        elif child.tag != "h2":
            yield from _other(child, "next")


def _way(line: Element) -> Iterator[Item]:
    way = one_of(line, "fp-way")
    force = words(way.find("b")) if way is not None else ""
    first = " ".join(words(each) for each in all_of(line, "fp-first"))
    good = "good end" if "fp-good" in classes(line) else ""
    yield ("way on", words(line.find("a")), target(line.find("a")), force, first, good)


def _open_way(opens: Element) -> Iterator[Item]:
    inside = opens.find("div") or opens
    first = " ".join(words(each) for each in all_of(opens, "fp-first"))
    link = inside.find("ul/li/a")
    yield (
        *(
            "way on that the policy does not settle",
            words(opens.find("summary")),
            words(inside.find("p/b")),
        ),
        *(words(link), target(link), first),
    )
    for each in inside.findall("p"):
        road = each.find("a")
        if road is not None and road.get("href", "").startswith("#"):
            yield ("other road", words(road), target(road))
        elif road is None and not classes(each) and each.find("b") is None:
            yield ("other reading", words(each))


def _other(child: Element, about: str) -> Iterator[Item]:
    """A note, something left open, or a sentence of ours where the policy says nothing."""
    names = classes(child)
    if "fp-note" in names:
        yield ("note", about, *_line(child))
    elif "fp-open" in names:
        readings = child.findall("p")[1:]
        yield (
            "thing left open",
            about,
            *_line(child.find("p")),
            *(words(each) for each in readings),
        )
    elif not words(child).startswith(OURS):
        yield ("sentence", words(child))


def _line(line: Element | None, *without: str) -> tuple[str, str]:
    """A line's words, and the clauses in brackets behind it."""
    if line is None:
        return ("", "")
    return (words_without(line, "small", *without), words(line.find("small")).strip("()"))


_BLOCKS = {
    "fp-block--do": _do,
    "fp-block--who": _who,
    "fp-block--when": _when,
    "fp-block--record": _record,
    "fp-block--source": _source,
}
