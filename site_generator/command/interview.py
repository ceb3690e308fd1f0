"""The decision aid in a terminal: one question at a time, numbered answers, back and quit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from decision_aid.door import Door
from site_generator.command.terminal import choices, draw_choices, draw_turn
from words.turn_lines import Reply

NOW = ("now", "just now")


@dataclass(slots=True)
class Interview:
    """A reader's way through one policy: what they answered, and when things began."""

    door: Door
    strip: str
    width: int
    clock: Callable[[], str]
    """The time now, in London."""
    times: dict[str, str] = field(default_factory=dict)
    trail: list[dict[str, str]] = field(default_factory=lambda: [{}])
    """The answers at each screen so far, the one shown last."""

    def run(self, typed: Iterable[str], show: Callable[[str], None]) -> None:
        """Ask until the reader quits or nothing more is typed."""
        lines = iter(typed)
        while True:
            reply = self._reply()
            offered = choices(reply)
            show(draw_turn(reply, self.strip, self.width))
            title = "What next?\n" if reply["step"] and offered else ""
            labels = [label for label, _ in offered]
            show(title + draw_choices(labels, [""] * len(labels), self.width))
            if not self._choose(lines, show, reply, [answers for _, answers in offered]):
                return

    def _reply(self) -> Reply:
        request = {"answers": self.trail[-1], "times": self.times, "now": self.clock()}
        reply: Reply = json.loads(self.door.answer(json.dumps(request)))
        return reply

    def _choose(
        self,
        lines: Iterable[str],
        show: Callable[[str], None],
        reply: Reply,
        offered: list[dict[str, str]],
    ) -> bool:
        """Read what is typed until it leads to a screen; False when the reader has done."""
        events = [event["id"] for event in reply["step"]["events"]] if reply["step"] else []
        show(_prompt(len(offered), timed=bool(events), first=len(self.trail) == 1))
        for line in lines:
            typed = line.strip().lower()
            if typed in ("q", "quit", "exit"):
                return False
            if typed in ("b", "back") and len(self.trail) > 1:
                self.trail.pop()
                return True
            if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(offered):
                self.trail.append(offered[int(typed) - 1])
                return True
            if typed.startswith(("t ", "time ")) and events:
                self._give_time(line.strip().split(" ", 1)[1], events)
                return True
            show(f"“{line.strip()[:40]}” is none of these.")
        return False

    def _give_time(self, written: str, events: list[str]) -> None:
        event, equals, moment = written.partition("=")
        if not equals:
            event, moment = events[0], written
        self.times[event.strip()] = self.clock() if moment.strip() in NOW else moment.strip()


def _prompt(number: int, *, timed: bool, first: bool) -> str:
    can = [f"a number from 1 to {number}" if number > 1 else "1"] if number else []
    can += ["t and the time it runs from (t 2026-12-24T15:30, or t now)"] if timed else []
    can += [] if first else ["b to go back"]
    return f"Type {', '.join([*can, 'q to quit'])}:"
