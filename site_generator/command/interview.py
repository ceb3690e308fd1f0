"""The decision aid in a terminal: one question at a time, numbered answers, back and quit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from decision_aid.door import Door
from decision_aid.request import Request
from site_generator.command.terminal import draw_choices, draw_screen, line_of
from words.catalogue import ENGLISH, Words
from words.choices import Offered, choices, choices_heading, none_of_these, prompt
from words.sentence import Sentence

NOW = ("now", "just now")

TYPED_SHOWN = 40
"""So much of what nobody understood is shown again."""


@dataclass(slots=True)
class Interview:
    """A reader's way through one policy: what they answered, and when things began."""

    door: Door
    strip: Sentence
    width: int
    clock: Callable[[], str]
    """The time now, in London."""
    times: dict[str, str] = field(default_factory=dict)
    trail: list[dict[str, str]] = field(default_factory=lambda: [{}])
    """The answers at each screen so far, the one shown last."""

    def run(self, typed: Iterable[str], show: Callable[[str], None]) -> None:
        """Ask until the reader quits or nothing more is typed."""
        lines = iter(typed)
        policy = self.door.policy
        words = ENGLISH.about(policy.person)
        while True:
            reply = self.door.ask(Request(self.trail[-1], self.times, self.clock(), (), ()))
            step, offered = reply.turn.step, choices(reply.turn, words)
            show(draw_screen(reply, policy.title, self.strip, self.width, words))
            heading = f"{line_of(choices_heading(reply.turn, words))}\n" if step and offered else ""
            show(heading + draw_choices(offered, [""] * len(offered), self.width))
            events = [event.id for event in step.events] if step else []
            facts = [fact.id for fact in step.facts] if step else []
            if not self._choose(lines, show, offered, events, facts, words):
                return

    def _choose(
        self,
        lines: Iterable[str],
        show: Callable[[str], None],
        offered: Sequence[Offered],
        events: Sequence[str],
        facts: Sequence[str],
        words: Words,
    ) -> bool:
        """Read what is typed until it leads to a screen; False when the reader has done."""
        timed, first = bool(events), len(self.trail) == 1
        show(line_of(prompt(len(offered), words, timed=timed, first=first)))
        for line in lines:
            typed = line.strip().lower()
            if typed in ("q", "quit", "exit"):
                return False
            if typed in ("b", "back") and not first:
                self.trail.pop()
                return True
            if typed.isascii() and typed.isdigit() and 1 <= int(typed[:4]) <= len(offered):
                self.trail.append(offered[int(typed) - 1].answers)
                return True
            fact, told, answer = typed.partition("=")
            if told and fact in facts:
                self.trail[-1] = {**self.trail[-1], fact: answer}
                return True
            if typed.startswith(("t ", "time ")) and timed:
                self._give_time(line.strip().split(" ", 1)[1], events[0])
                return True
            show(line_of(none_of_these(line.strip()[:TYPED_SHOWN], words)))
        return False

    def _give_time(self, written: str, usual: str) -> None:
        event, equals, moment = written.partition("=")
        if not equals:
            event, moment = usual, written
        self.times[event.strip()] = self.clock() if moment.strip() in NOW else moment.strip()
