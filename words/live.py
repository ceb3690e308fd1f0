"""What a page's script asks in the reader's browser: the dates of a step, in finished sentences."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from decision_aid.deadline import Deadline
from decision_aid.door import Door, Reply, open_door
from decision_aid.request import parse_request
from decision_aid.timescale import Timescale
from decision_aid.turn import ASKED_BACK
from words.by_hand import limit_by_hand
from words.catalogue import Words, words_for
from words.dates import day_off_told, day_told, moment_told
from words.deadlines import due_told, others_told
from words.limits import limit_told
from words.names import place_title
from words.sentence import Sentence, message, plain
from words.slips import left_out_told, slip_told
from words.working import convention_told, reasons_told

DUE = message("Due: {title}")
CHECK = message("{policy}. Check the live page:")
HOW_WE_COUNTED = message("How we counted")
COUNTED_FROM = message("Counted from {start}. {convention}")
DAYS_OFF = message("Days not counted:")
READINGS = message("The policy can be read in more than one way:")
OUR_READING = message("We read the policy like this:")
DAY_OFF = message("{day}: {name}")
READING = message("{end}: {why}")
BY_HAND = message("By hand: {how}")
BANK_HOLIDAYS = message("Bank holidays as of {taken}, known up to {last}.")

Paragraph = tuple[Sentence, list[Sentence]]
"""A paragraph, and the items of the list that follows it."""


@dataclass(frozen=True, slots=True)
class Live:
    """One policy in one language, ready to answer."""

    door: Door
    words: Words

    def answer(self, request_json: str) -> str:
        """The reply to a request of the engine's door, for a page's script, as JSON text.

        `answers` is the address of the nearest step; `left_out` says which answers do not count;
        `slips` what was not understood, `about` what; `asked_back` what is used and can hardly be
        meant; `limits` holds each limit that has a date.
        """
        reply = self.door.ask(parse_request(request_json))
        words = self.words
        told = {
            "answers": reply.turn.answers,
            "left_out": [
                plain(left_out_told(self.door.policy, each, words)) for each in reply.dropped
            ],
            "slips": [
                {"about": each.about, "text": plain(slip_told(each, words))}
                for each in reply.messages
                if each.code not in ASKED_BACK
            ],
            "asked_back": [
                {"about": each.about, "text": plain(slip_told(each, words))}
                for each in reply.messages
                if each.code in ASKED_BACK
            ],
            "limits": self._limits(reply),
        }
        return json.dumps(told, ensure_ascii=False)

    def _limits(self, reply: Reply) -> dict[str, Any]:
        step = reply.turn.step
        if step is None:
            return {}
        due = self.words.say(DUE, title=place_title(step.stage, self.words))
        return {
            each.id: {**self._limit(each, reply.deadlines[each.id]), "summary": plain(due)}
            for each in step.timescales
            if each.id in reply.deadlines
        }

    def _limit(self, limit: Timescale, due: Deadline) -> dict[str, Any]:
        """A limit with its date, what a calendar says of it, and how it was counted."""
        words = self.words
        return {
            "text": plain(due_told(limit, due, words)),
            "others": plain(others_told(due, words)),
            "date": due.date.isoformat() if due.date else None,
            "at": due.at.isoformat() if due.at else None,
            "rule": plain(limit_told(limit, words)),
            "check": plain(words.say(CHECK, policy=self.door.policy.title)),
            "heading": plain(words.say(HOW_WE_COUNTED)),
            "working": [
                {"says": plain(said), "items": [plain(each) for each in items]}
                for said, items in self._working(limit, due)
            ],
        }

    def _working(
        self, limit: Timescale, due: Deadline
    ) -> Iterator[tuple[Sentence, list[Sentence]]]:
        """Each paragraph of the working, with the list that follows it."""
        words, calendar = self.words, self.door.calendar
        convention = convention_told(due.convention, words)
        start = moment_told(due.counted_from, words)
        yield words.say(COUNTED_FROM, start=start, convention=convention), []
        if due.skipped:
            yield (
                words.say(DAYS_OFF),
                [
                    words.say(
                        DAY_OFF, day=day_told(each.date, words), name=day_off_told(each.name, words)
                    )
                    for each in due.skipped
                ],
            )
        if due.readings:
            yield (
                words.say(READINGS if len(due.readings) > 1 else OUR_READING),
                [
                    words.say(
                        READING,
                        end=moment_told(each.end, words),
                        why=reasons_told(each.why, words),
                    )
                    for each in due.readings
                ],
            )
        yield words.say(BY_HAND, how=limit_by_hand(limit, due, calendar, words)), []
        if due.holidays_taken and due.holidays_to:
            taken, last = (day_told(day, words) for day in (due.holidays_taken, due.holidays_to))
            yield words.say(BANK_HOLIDAYS, taken=taken, last=last), []


def open_live(policy_json: str, holidays_json: str, catalogue: bytes = b"") -> Live:
    """What answers for one policy, from the texts that the site publishes beside its pages."""
    door = open_door(policy_json, holidays_json)
    return Live(door, words_for(catalogue).about(door.policy.person))
