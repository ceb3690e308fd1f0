"""A reader of the aid: presses what they see, gives a time, reads what is on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

PATIENCE_MS = 15_000
"""How long a press or a date may take: a second on an idle machine, several on a busy one."""

SIDES = {
    "raised it": "raiser",
    "manages the raiser": "manager",
    "it was raised with": "receiver",
    "is in neither agency": "board",
}


@dataclass(slots=True)
class Reader:
    """One person with one browser page on the built site."""

    page: Page
    url: str
    """The site's address, ending in a slash."""
    asked: list[str] = field(default_factory=list)
    """Every address that the page has asked for, its worker's included."""

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.context.on("request", lambda request: self.asked.append(request.url))

    def at_home(self) -> Reader:
        """Open the home page."""
        self.page.goto(self.url)
        return self

    def at(self, policy: str, address: str = "") -> Reader:
        """Open a policy's aid, at a place in it."""
        self.page.goto(f"{self.url}policies/{policy}/aid/{f'#{address}' if address else ''}")
        return self

    def choose(self, *choices: str) -> Reader:
        """Press links, each the first whose words begin so; one that opens is gone through."""
        for words in choices:
            begins = re.compile(r"^[+–\s]*" + re.escape(words))
            found = self.screen.locator(".fp-arms a:visible, .fp-arms summary:visible")
            pressed = found.filter(has_text=begins).first
            opens = pressed.evaluate("(each) => each.matches('summary')")
            pressed.click()
            if opens:
                self.screen.locator("details[open] .fp-arms a").first.click()
        return self

    def on_side(self, side: str) -> Reader:
        """Say who they are in this."""
        self.page.get_by_label("Who are you in this?").select_option(SIDES[side])
        return self

    def gives(self, event: str, time: str) -> Reader:
        """Give the date, and the time if any, of an event: `2026-11-27T16:45`."""
        group = self.screen.locator("fieldset", has_text=event)
        group.get_by_role("button", name=re.compile("Give the date|Change")).click()
        day, _, clock = time.partition("T")
        year, month, date = day.split("-")
        for label, value in (("Day", date), ("Month", month), ("Year", year), ("Time", clock)):
            group.get_by_label(label).fill(value)
        group.get_by_role("button", name="Work out the date").click()
        return self

    @property
    def screen(self) -> Locator:
        """The one question or step that is shown; on another page, the whole page."""
        shown = self.page.locator(".fp-state:visible")
        return shown if "/aid/" in self.page.url else self.page.locator("main")

    @property
    def headline(self) -> str:
        """The heading of the screen."""
        return self.screen.locator("h1").inner_text()

    @property
    def dates(self) -> Locator:
        """The places of the step that the engine fills."""
        return self.screen.locator(".fp-date > strong")

    @property
    def place(self) -> str:
        """Where the reader is: the part of the address after `#`."""
        return self.page.url.partition("#")[2]

    def block(self, heading: str) -> str:
        """What one of the five blocks says."""
        named = self.page.locator("h2", has_text=re.compile(f"^{heading}"))
        block = self.screen.locator(".fp-block", has=named)
        return " ".join(block.inner_text().split())

    def presses_tab_until(self, selector: str, most: int = 40) -> str:
        """Press Tab until something that fits has the focus; gives its words."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(each) => document.activeElement.matches(each)", selector):
                return self.focused
        raise AssertionError(f"Tab does not reach {selector}")

    @property
    def focused(self) -> str:
        """The words of what has the focus."""
        return str(self.page.evaluate("document.activeElement.textContent.trim()"))


def missing(text: str, words: Sequence[str]) -> list[str]:
    """The words that a text lacks."""
    return [each for each in words if each not in text]
