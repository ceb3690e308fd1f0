"""What a page or a terminal asks of the engine, read with nothing taken on trust."""

import json
from typing import Any, NamedTuple

from decision_aid.turn import Dropped, Message

LONGEST = 80
"""No id and no time is longer; what is, is cut where it is told back."""


class Request(NamedTuple):
    """The parts of a request that can be used, and what is said of the others."""

    answers: dict[str, str]
    times: dict[str, str]
    now: str
    """An instant, or empty."""
    dropped: tuple[Dropped, ...]
    messages: tuple[Message, ...]


def parse_request(request_json: str) -> Request:
    """The request of a JSON text; a slip in it is a message, never an error."""
    dropped: list[Dropped] = []
    messages: list[Message] = []
    try:
        request = json.loads(request_json)
    except (ValueError, TypeError, RecursionError):
        request = None
    if not isinstance(request, dict):
        request = {}
        messages.append(Message("request", "unreadable"))
    answers: dict[str, str] = {}
    for question, answer in _mapping(request, "answers", messages).items():
        if isinstance(answer, str):
            answers[_text(question)] = _text(answer)
        else:
            shown = _text(json.dumps(answer))
            dropped.append(Dropped(_text(question), shown, "no_choice"))
    times: dict[str, str] = {}
    for event, given in _mapping(request, "times", messages).items():
        if isinstance(given, str):
            times[_text(event)] = _text(given)
        else:
            messages.append(Message(_text(event), "write_time"))
    now = request.get("now")
    if now and not isinstance(now, str):
        messages.append(Message("now", "write_now"))
        now = ""
    return Request(answers, times, _text(now or ""), tuple(dropped), tuple(messages))


def _mapping(request: dict[str, Any], key: str, messages: list[Message]) -> dict[str, Any]:
    found = request.get(key)
    if isinstance(found, dict):
        return found
    if found is not None:
        messages.append(Message(key, "unreadable_part"))
    return {}


def _text(text: str) -> str:
    """The text as every page and terminal can show it: not too long, and no half characters."""
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return cut.encode("utf-8", "replace").decode("utf-8")
