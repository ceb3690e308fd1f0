"""What the procedure page and its flowchart tell of each step, read back from the markup alone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from site_generator.tellings.compared import Item
from site_generator.tellings.markup import (
    all_of,
    classes,
    one_line,
    one_of,
    read_markup,
    target,
    words,
    words_without,
)

PARTS = {
    "Who must be told": "one who is told",
    "Write it down": "record",
    "Whom you may ask": "adviser",
    "Also": "note",
}
"""The headings inside a step that are not somebody's name, and what stands under them."""

ENDINGS = {
    "If you agree": "resolved",
    "If you still disagree": "unresolved",
    "If nobody answers, or you cannot reach them": "no_reply",
    "If your own side will not take it on": "own_side",
    "If it was agreed but has not been done": "not_done",
    "If the risk is growing and it should go higher": "higher",
}

NO_DATE = "No date for this step by itself."
NOBODY = "The policy does not say who does what here."


def read_page(html: str) -> dict[str, list[Item]]:
    """The items of every step by its anchor, and under no anchor those of the page as a whole."""
    page = read_markup(html)
    found: dict[str, list[Item]] = {"": list(_whole(page))}
    for box in all_of(page, "fp-ladder"):
        for step in box:
            title = one_of(step, "fp-box__title")
            anchor = target(title.find("a") if title is not None else None)
            found.setdefault(anchor, []).extend(_box(step, words(title)))
    for section in all_of(page, "fp-stage"):
        heading = section.find("h3")
        anchor = "" if heading is None else heading.get("id", "")
        found.setdefault(anchor, []).extend(_stage(section))
    return found


def _whole(page: Element) -> Iterator[Item]:
    """Where a reader starts, where it can end, and the roads that start at a step."""
    headings = {each.get("id", ""): each for each in page.iter() if each.tag in ("h2", "h3")}
    for parent in page.iter("section"):
        starts = [each for each in parent.findall("p") if words(each) == "Where you start:"]
        for line in parent.findall("ul")[-1] if starts else ():
            yield ("place to start", *_way(line))
    for name, heading in headings.items():
        if name.startswith("end-"):
            yield ("end", name.removeprefix("end-"), words(heading))
        if name.startswith("road-"):
            yield ("other road", name.removeprefix("road-"), words(heading))
    for line in page.iter("li"):
        if (line.text or "").startswith("It starts at"):
            yield ("start of a road", target(line.find("a")))
    # A link inside a board's own text has `rel`; a contact's has not.
    links = {each.get("href", "") for each in page.iter("a") if each.get("rel") is None}
    yield from (("address", each) for each in links if each.startswith(("tel:", "mailto:")))


def _box(step: Element, title: str) -> Iterator[Item]:
    """One box of the flowchart."""
    name = one_of(step, "fp-box__name")
    yield ("title in the flowchart", title)
    yield ("printed name in the flowchart", words(name.find("b") if name is not None else None))
    yield ("who acts in the flowchart", words(name.find("span") if name is not None else None))
    for limit in all_of(step, "fp-box__limit"):
        start = words(limit).partition("Start here if: ")[2]
        yield (
            ("start in the flowchart", start) if start else ("limit in the flowchart", words(limit))
        )
    for way, ending in (("fp-yes", "resolved"), ("fp-no", "unresolved")):
        line = one_of(step, way)
        if line is not None:
            yield from (("way on in the flowchart", ending, *each) for each in _ways(line))
    yield ("arrow to the next step", "drawn" if one_of(step, "fp-asks--on") is not None else "none")


def _stage(section: Element) -> Iterator[Item]:
    """One step in full."""
    heading = section.find("h3")
    if heading is not None:
        yield ("printed name", words(heading.find("span")).removesuffix(":"))
        yield ("title", words_without(heading, "span"))
    for part in all_of(section, "fp-part"):
        yield from _part(part, words(part.find("h4")))
    if NOBODY in words(one_of(section, "fp-lines")):
        yield ("one who acts", "nobody")
    for opens in section.iter("details"):
        yield ("number of things left open", words(opens.find("summary")).split(" thing")[0])
        for line in opens.iter("li"):
            reading = words(one_of(line, "fp-reading"))
            yield ("thing left open", words_without(line, "small", "span"), _clauses(line), reading)
    for meta in all_of(section, "fp-meta"):
        said = words_without(meta, "small").removeprefix("Who has talked by the end of it: ")
        yield ("way to recognise it", said, _clauses(meta))


def _part(part: Element, name: str) -> Iterator[Item]:
    lines = [line for each in part.findall("ul") for line in each]
    if name == "What comes next":
        for line in lines:
            said = words_without(line, "a", "ul", "span", "small", "b").partition(":")[0]
            ending = ENDINGS.get(said, said)
            yield from (("way on", ending, *each) for each in _ways(line))
    elif name == "By when":
        yield from (_limit(line) for line in lines)
    elif any(words(line).startswith("Who chairs:") for line in lines):
        yield ("meeting", name)
        for line in lines:
            yield ("part of the meeting", words_without(line, "small"), _clauses(line))
    elif name in PARTS:
        yield from ((PARTS[name], *_duty(line)) for line in lines)
    else:
        yield ("one who acts", name)
        yield from (("duty", name, *_duty(line)[1:]) for line in lines)


def _limit(line: Element) -> Item:
    elsewhere = line.find("a")
    if elsewhere is not None and target(elsewhere) == "every-step":
        return ("limit on the whole", words_without(line, "a"))
    if words(line).startswith(NO_DATE):
        return ("no limit of its own",)
    force = words(line.find("span")).strip("()")
    return ("limit", words_without(line, "small", "span"), force, _clauses(line))


def _duty(line: Element) -> tuple[str, ...]:
    """Who acts, under which condition, with which verb, what, in which time, by which clause."""
    says, found = [line.text or ""], {"fp-if": "", "fp-time": "", "fp-actor": ""}
    reached = []
    for child in line:
        name = next(iter(classes(child)), "")
        if name in found:
            found[name] = words(child)
        elif name == "fp-reach":
            reached.append(" ".join((words(child), *_links(child))))
        elif child.tag != "small":
            says.append("".join(child.itertext()))
        says.append(child.tail or "")
    does = one_line("".join(says)).removeprefix(": ")
    when = found["fp-if"].removesuffix(":")
    return (
        found["fp-actor"],
        when,
        does,
        found["fp-time"],
        _clauses(line),
        *sorted(reached, key=str.casefold),
    )


def _links(element: Element) -> list[str]:
    return [each.get("href", "") for each in element.iter("a")]


def _ways(line: Element) -> Iterator[tuple[str, ...]]:
    """The ways on that stand in a line itself, or in the list inside it."""
    inside = line.find("ul")
    if inside is not None:
        yield from (_way(each) for each in inside)
    elif line.find("a") is None:
        yield ("stops", "") if "the policy stops here" in words(line) else ("", words(line))
    else:
        yield _way(line)


def _way(line: Element) -> tuple[str, ...]:
    """Where a way leads and what it is called, when, who chooses, how firmly, what comes first."""
    links = line.findall("a")
    said: dict[str, list[str]] = {
        name: [] for name in ("fp-if", "fp-quiet", "fp-first", "fp-reading")
    }
    for child in line.findall("span"):
        said.setdefault(next(iter(classes(child)), ""), []).append(words(child))
    chooser = next((each.tail or "" for each in links if " decides so" in (each.tail or "")), "")
    by = chooser.strip(", ").removeprefix("if ").removesuffix(" decides so")
    return (
        " or ".join(target(each) for each in links),
        " or ".join(words(each) for each in links),
        " ".join(said.get("fp-if", ())).removesuffix(":"),
        f"({by} chooses)" if by else " ".join(said.get("fp-quiet", ())),
        _clauses(line),
        " ".join(said.get("fp-first", ())),
        " ".join(said.get("fp-reading", ())),
        "skips" if "fp-skips" in classes(line) else "",
    )


def _clauses(line: Element) -> str:
    return words(line.find("small")).removeprefix("In the policy: ")
