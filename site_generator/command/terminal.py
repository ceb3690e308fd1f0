"""A Turn as text for a terminal: the headline, the five blocks, and what to type next."""

from __future__ import annotations

import shlex
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from site_generator.reading.inline import plain_inline
from words.turn_lines import (
    OUTCOMES,
    Reply,
    clauses_in_words,
    contacts_in_words,
    duty_in_words,
)

DANGER = "A child in danger now? Call 999. (National advice, not from this policy.)"

SIDES = {
    "manager": "If you manage or advise the one who raised it",
    "receiver": "If it has been raised with you",
    "board": "If you run it for the board",
}


def draw_turn(reply: Reply, strip: str, width: int) -> str:
    """The whole Turn; `strip` says what weight the policy's page carries."""
    blocks = [f"{reply['policy']['title']}. {strip}".strip(), DANGER, *_slips(reply)]
    if reply["step"]:
        blocks += _step(reply)
    else:
        question = reply["question"]
        blocks += [question["ask"], question["help"]]
    return "\n\n".join(_wrapped(block, width) for block in blocks if block)


def draw_choices(labels: Iterable[str], commands: Iterable[str], width: int) -> str:
    """What can be chosen, numbered, each with what to type for it where there is something."""
    lines = []
    for number, (label, command) in enumerate(zip(labels, commands, strict=True), start=1):
        lines.append(_wrapped(f"{number:>3}  {label}", width, "     "))
        if command:
            lines.append(f"     {command}")
    return "\n".join(lines)


def choices(reply: Reply) -> list[tuple[str, dict[str, str]]]:
    """What a reader can choose here, with the whole mapping of answers to send next."""
    if reply["question"]:
        return [(_line(each["label"]), each["answers"]) for each in reply["question"]["answers"]]
    return [(_way(way), way["answers"]) for way in reply["step"]["next"]]


def command_for(policy: str, answers: dict[str, str], more: Iterable[str] = ()) -> str:
    """The command that shows these answers."""
    pairs = [f"{question}={answer}" for question, answer in answers.items()]
    return shlex.join(["fingerpost", "ask", policy, *pairs, *more])


def _way(way: dict[str, Any]) -> str:
    label = _line(way["label"])
    if way["stated"]:
        first = "; ".join(_line(each) for each in way["requires"])
        return f"{label} (first: {first})" if first else label
    parts = (label, way["unclear"], f"{way['safer']}.", way["other"])
    return ". ".join(_line(part).rstrip(".") for part in parts if part) + "."


def _slips(reply: Reply) -> Iterator[str]:
    """What was not understood or not used, first, so that nobody overlooks it."""
    lines = [f"- {message['about']}: {message['text']}" for message in reply["messages"]]
    lines += [
        f"- {each['question']}={each['answer']} is left out: {each['why']}."
        for each in reply["dropped"]
    ]
    if lines:
        yield "\n".join(["Please note", *lines])


def _step(reply: Reply) -> Iterator[str]:
    step = reply["step"]
    duties = step["duties"]
    stage = step["stage"]
    named = f" (the policy calls this {stage['label']})" if _stated(stage["label"]) else ""
    yield f"== {step['headlines']['raiser']} =="
    yield f"Where you are: {stage['title']}{named}."
    yield _headlines(step)
    yield _block("1. Do this", [*_acts(duties), *_about(step, "do"), *_meeting(step)])
    yield _block("2. Who", [*contacts_in_words(duties), *_about(step, "who")])
    # That a step without a date is no leave to wait is said last, as an answer to the rest.
    undated = [each["words"] for each in step["timescales"] if not each["stated"]]
    yield _block("3. By when", [*_limits(step), *_about(step, "when"), *undated])
    records = [duty_in_words(duty) for duty in duties if duty["kind"] == "record"]
    yield _block("4. Write it down", [*records, *_about(step, "record")])
    yield _block("5. Where this comes from", [_clauses(step), *_about(step, "source")])
    yield _block("Check these were done", [duty_in_words(duty) for duty in step["earlier"]])
    yield _block("What the policy says of what comes next", _about(step, "next"))
    if reply["outcome"]:
        yield f"This is an end: {OUTCOMES[reply['outcome']]}."


def _headlines(step: Reply) -> str:
    first = step["headlines"]["raiser"]
    others = [f"- {SIDES[side]}: {step['headlines'][side]}" for side in SIDES]
    return "\n".join(line for line in others if not line.endswith(f": {first}"))


def _block(title: str, lines: Iterable[str]) -> str:
    once = list(dict.fromkeys(line for line in lines if line))
    return "\n".join([title, *(f"- {line}" for line in once)]) if once else ""


def _acts(duties: list[Reply]) -> Iterator[str]:
    yield from (duty_in_words(duty) for duty in duties if duty["kind"] in ("act", "tell"))
    yield from (f"Advice: {duty_in_words(duty)}" for duty in duties if duty["kind"] == "advice")


def _limits(step: Reply) -> Iterator[str]:
    for timescale in step["timescales"]:
        due = timescale["deadline"]
        if not timescale["stated"]:
            continue
        force = f" ({timescale['force']})" if timescale["force"] != "none" else ""
        yield f"{timescale['words']}{force}{clauses_in_words(timescale['clauses'])}"
        if due:
            yield f"{due['text']} {due['convention']}"
            yield from (f"Reading: {each['words']}. {each['why']}" for each in due["readings"])
    if any(timescale["from"] and not timescale["deadline"] for timescale in step["timescales"]):
        asked = ", ".join(f"{event['id']} ({event['label']})" for event in step["events"])
        yield f"For a date, add --at EVENT=2026-12-24T15:30, or --at EVENT=now. Events: {asked}"


def _about(step: Reply, block: str) -> Iterator[str]:
    for note in step["notes"]:
        if note["about"] == block:
            yield f"{note['text']}{clauses_in_words(note['clauses'])}"
    for gap in step["gaps"]:
        if gap["about"] == block:
            yield f"Not settled by the policy: {gap['unclear']}{clauses_in_words(gap['clauses'])}"
            yield from (f"   It may mean: {reading}." for reading in gap["readings"])


def _meeting(step: Reply) -> Iterator[str]:
    meeting = step["meeting"]
    if meeting:
        yield f"{meeting['called']}: {' '.join(meeting['sits'])}"
        chairs, votes = (meeting[key].rstrip(".") for key in ("chairs", "votes"))
        yield f"Who chairs: {chairs}. How it decides: {votes}."


def _clauses(step: Reply) -> str:
    cited = [*step["duties"], *step["timescales"], *step["notes"]]
    named = dict.fromkeys(clause for each in cited for clause in each["clauses"])
    return f"Clauses: {'; '.join(named)}." if named else ""


def _stated(text: str) -> bool:
    return text not in ("", "not stated")


def _line(text: str) -> str:
    """Text of the policy without marks, and without anything a terminal would act on."""
    plain = plain_inline(text)
    return "".join(each for each in plain if unicodedata.category(each) != "Cc")


def _wrapped(block: str, width: int, indent: str = "  ") -> str:
    lines = []
    for line in block.splitlines():
        head = line[: len(line) - len(line.lstrip())]
        text = _line(line.strip())
        lines.append(textwrap.fill(text, width, initial_indent=head, subsequent_indent=indent))
    return "\n".join(lines)
