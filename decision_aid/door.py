"""The engine's one door: JSON text in, JSON text out, the same in the browser and the terminal."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from decision_aid.calendar import Calendar, MomentError, calendar_from_json, london, moment
from decision_aid.codec import from_plain, to_plain
from decision_aid.counted_days import day_of
from decision_aid.deadline import Deadline, deadline
from decision_aid.due import began_after
from decision_aid.policy import Policy
from decision_aid.request import Request, parse_request
from decision_aid.timescale import Timescale
from decision_aid.timing import is_event
from decision_aid.turn import Dropped, Message, Turn, turn

YEAR = timedelta(days=366)

SCHEMA = 2
"""The version of the JSON of a Turn."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the door answers: the Turn, and the dates of its limits."""

    turn: Turn
    times: dict[str, date]
    """The times that could be read, by event."""
    deadlines: dict[str, Deadline]
    """The deadline of each limit that gives one, by the limit's id."""
    dropped: tuple[Dropped, ...]
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """One policy and one calendar, ready to answer."""

    policy: Policy
    calendar: Calendar
    sha256: str
    """The hash of the policy's JSON text, which names this exact version of it."""

    def answer(self, request_json: str) -> str:
        """The reply to a request, as JSON text of facts.

        The request holds `answers` (question id to answer id), `times` (event id to a London date
        and time, or an instant with its offset) and `now` (an instant, or null). A slip in any of
        them is a message in the reply, never an error.
        """
        return json.dumps(self.plain(self.ask(parse_request(request_json))), ensure_ascii=False)

    def turn_json(
        self, answers: dict[str, str], times: dict[str, str], now: str | None
    ) -> dict[str, Any]:
        """The reply to answers and times, as plain data."""
        return self.plain(self.ask(Request(answers, times, now or "", (), ())))

    def ask(self, request: Request) -> Reply:
        """The reply to a request."""
        found = turn(self.policy, request.answers)
        messages = [*request.messages, *found.messages]
        times = _moments(self.policy, _named(found, request.times, messages), messages)
        clock = _clock(request.now, messages)
        deadlines: dict[str, Deadline] = {}
        if found.step:
            for each in found.step.timescales:
                if due := deadline(each, times, self.calendar, clock):
                    deadlines[each.id] = due
            messages += _unused(found, times)
            messages += _asked_back(found.step.timescales, times, clock)
        dropped = (*request.dropped, *found.dropped)
        return Reply(found, times, deadlines, dropped, tuple(messages))

    def plain(self, reply: Reply) -> dict[str, Any]:
        """A reply as plain data: our public interface."""
        plain = to_plain(reply.turn)
        if reply.turn.step:
            plain["step"]["timescales"] = [
                _timescale(each, reply.deadlines.get(each.id))
                for each in reply.turn.step.timescales
            ]
        plain["dropped"] = to_plain(reply.dropped)
        plain["messages"] = to_plain(reply.messages)
        head = {"schema": SCHEMA, "policy": self._about(), "answers": plain.pop("answers")}
        times = {event: given.isoformat() for event, given in reply.times.items()}
        return {**head, "times": times, **plain}

    def _about(self) -> dict[str, str]:
        policy = self.policy
        return {
            "id": policy.id,
            "title": policy.title,
            "publisher": policy.publisher,
            "standing": policy.standing,
            "version": policy.version,
            "review_due": policy.review_due,
            "sha256": self.sha256,
        }


def _timescale(timescale: Timescale, due: Deadline | None) -> dict[str, Any]:
    plain = to_plain(timescale)
    starts = plain.pop("starts")
    return {**plain, "from": starts, "deadline": due.as_json() if due else None}


def open_door(policy_json: str, holidays_json: str) -> Door:
    """The door to one policy, from the texts that the site publishes beside its pages."""
    policy = from_plain(Policy, json.loads(policy_json))
    calendar = calendar_from_json(holidays_json, policy.nation, policy.conventions)
    sha256 = hashlib.sha256(policy_json.encode()).hexdigest()
    return Door(policy, calendar, sha256)


def _named(found: Turn, times: dict[str, str], messages: list[Message]) -> dict[str, str]:
    """The times by moment; one without a name is meant for the only moment that is asked."""
    named = {event: text for event, text in times.items() if event}
    if "" not in times:
        return named
    text, asked = times[""], [event.id for event in found.step.events] if found.step else []
    if len(asked) == 1:
        return {asked[0]: text, **named}
    if asked:
        messages.append(Message(text, "which_start", ", ".join(asked)))
    elif found.step:
        messages.append(Message(text, "no_start"))
    else:
        messages.append(Message(text, "no_step_yet"))
    return named


def _moments(policy: Policy, times: dict[str, str], messages: list[Message]) -> dict[str, date]:
    """The times that can be read, of moments that the policy knows; a message for each other."""
    known: dict[str, date] = {}
    for event, text in times.items():
        if not is_event(policy, event):
            messages.append(Message(event, "no_such_start"))
            continue
        try:
            known[event] = moment(text)
        except MomentError as error:
            messages.append(_unread(event, error))
    return known


def _clock(now: str, messages: list[Message]) -> datetime | None:
    if not now:
        return None
    try:
        return london(now)
    except MomentError as error:
        messages.append(_unread("now", error))
        return None


def _unread(about: str, error: MomentError) -> Message:
    return Message(about, error.code, error.text, error.at)


def _unused(found: Turn, known: dict[str, date]) -> list[Message]:
    asked = {event.id for event in found.step.events} if found.step else set()
    return [Message(event, "unused_start") for event in known if event not in asked]


def _asked_back(
    timescales: tuple[Timescale, ...], known: dict[str, date], now: datetime | None
) -> Iterator[Message]:
    """Starts that are asked back, and counted from: in the future, or over a year ago.

    What a limit is counted back from, and a date agreed in the case, lie in the future.
    """
    starts = {
        start.id: start
        for limit in timescales
        if not (limit.span and limit.span.before)
        for start in (*limit.starts, *limit.pause)
    }
    for event in starts if now else ():
        given = known.get(event)
        if given is None or now is None:
            continue
        if began_after(given, now):
            yield Message(event, "in_the_future", at=given)
        elif day_of(given) < now.date() - YEAR:
            yield Message(event, "over_a_year_ago", at=given)
