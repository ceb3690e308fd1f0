"""The engine's one door: JSON text in, JSON text out, the same in the browser and the terminal."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from decision_aid.calendar import Calendar, MomentError, calendar_from_json, london, moment
from decision_aid.codec import from_plain, to_plain
from decision_aid.deadline import deadline
from decision_aid.policy import Policy
from decision_aid.request import Request, parse_request
from decision_aid.timescale import Timescale
from decision_aid.timing import is_event
from decision_aid.turn import Message, Turn, turn

SCHEMA = 1
"""The version of the JSON of a Turn."""


@dataclass(frozen=True, slots=True)
class Door:
    """One policy and one calendar, ready to answer."""

    policy: Policy
    calendar: Calendar
    sha256: str
    """The hash of the policy's JSON text, which names this exact version of it."""

    def answer(self, request_json: str) -> str:
        """The Turn for a request, as JSON text.

        The request holds `answers` (question id to answer id), `times` (event id to a London date
        and time, or an instant with its offset) and `now` (an instant, or null). A slip in any of
        them is a message in the Turn, never an error.
        """
        return json.dumps(self._reply(parse_request(request_json)), ensure_ascii=False)

    def turn_json(
        self, answers: dict[str, str], times: dict[str, str], now: str | None
    ) -> dict[str, Any]:
        """The Turn with its deadlines, as plain data: our public interface."""
        return self._reply(Request(answers, times, now or "", (), ()))

    def plain(self, found: Turn) -> dict[str, Any]:
        """A Turn of this policy as the door answers with it when no time is given."""
        return self._plain(found, Request(found.answers, {}, "", (), ()))

    def _reply(self, request: Request) -> dict[str, Any]:
        return self._plain(turn(self.policy, request.answers), request)

    def _plain(self, found: Turn, request: Request) -> dict[str, Any]:
        messages = [*request.messages, *found.messages]
        known = _moments(self.policy, request.times, messages)
        clock = _clock(request.now, messages)
        plain = to_plain(found)
        if found.step:
            plain["step"]["timescales"] = [
                self._timescale(each, known, clock) for each in found.step.timescales
            ]
            messages += _unused(found, known)
        plain["dropped"] = to_plain((*request.dropped, *found.dropped))
        plain["messages"] = to_plain(tuple(messages))
        head = {"schema": SCHEMA, "policy": self._about(), "answers": plain.pop("answers")}
        return {
            **head,
            "times": {event: given.isoformat() for event, given in known.items()},
            **plain,
        }

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

    def _timescale(
        self, timescale: Timescale, times: dict[str, date], now: datetime | None
    ) -> dict[str, Any]:
        due = deadline(timescale, times, self.calendar, now)
        return {
            "id": timescale.id,
            "limits": timescale.limits,
            "words": timescale.words,
            "stated": timescale.stated,
            "force": timescale.force,
            "owed_by": timescale.owed_by,
            "from": list(timescale.events),
            "clauses": list(timescale.clauses),
            "deadline": due.as_json() if due else None,
        }


def open_door(policy_json: str, holidays_json: str) -> Door:
    """The door to one policy, from the texts that the site publishes beside its pages."""
    policy = from_plain(Policy, json.loads(policy_json))
    calendar = calendar_from_json(holidays_json, policy.nation, policy.conventions)
    sha256 = hashlib.sha256(policy_json.encode()).hexdigest()
    return Door(policy, calendar, sha256)


def _moments(policy: Policy, times: dict[str, str], messages: list[Message]) -> dict[str, date]:
    """The times that can be read, of moments that the policy knows; a message for each other."""
    known: dict[str, date] = {}
    for event, text in times.items():
        if not is_event(policy, event):
            messages.append(Message(event, "This policy counts nothing from such a moment."))
            continue
        try:
            known[event] = moment(text)
        except MomentError as error:
            messages.append(Message(event, str(error)))
    return known


def _clock(now: str, messages: list[Message]) -> datetime | None:
    if not now:
        return None
    try:
        return london(now)
    except MomentError as error:
        messages.append(Message("now", str(error)))
        return None


def _unused(found: Turn, known: dict[str, date]) -> list[Message]:
    asked = {event.id for event in found.step.events} if found.step else set()
    return [
        Message(event, "This step has no time limit that runs from that moment.")
        for event in known
        if event not in asked
    ]
