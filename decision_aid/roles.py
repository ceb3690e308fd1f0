"""Whom a policy names: posts, how to reach them, and the kinds of agency they sit in."""

from dataclasses import dataclass, field
from typing import Literal

from decision_aid.written import When, Written

Function = Literal["practitioner", "manager", "senior", "chief", "board", "independent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Written):
    """One way to reach a role, as the policy gives it."""

    when: When | None = None
    """Only under this condition: one area's contact, say."""
    name: str = ""
    """The person, team or area this reaches."""
    email: str = ""
    """An e-mail address, as printed."""
    phone: str = ""
    """A telephone number, as printed."""
    checked: str = ""
    """The day somebody last made sure that it works: 2026-11-23."""
    given: bool = True
    """No when the policy leaves a place for this contact and the place is empty."""
    clause: str = ""
    """Where the policy gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Written):
    """A post. Its contact says how a reader reaches it."""

    title: str
    """The post, as a reader knows it, without "the": `manager or supervisor`."""
    function: Function
    """The rank that makes roles comparable across boards."""
    contact: Literal["known to you", "ask for it", "given", "not given", ""] = ""
    """How it is reached. Left out: your own side's posts are known to you, the other side's are
    to be asked for. A post of the board or an independent one must say."""
    contacts: tuple[Contact, ...] = ()
    """What is given, one entry a way or an area."""
    where: dict[str, str] = field(default_factory=dict)
    """The post in one kind of agency, or who stands in: `school: head teacher`."""
    must_be: str = ""
    """A condition on who may act: `from an agency that is not involved`."""
    clause: str = ""
    """Where the policy describes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies(Written):
    """The kinds of organisation that the policy treats differently."""

    ask_yours: str
    """The question for the reader's own organisation."""
    ask_theirs: str
    """The question for the other one; asked only where a route depends on it."""
    kinds: dict[str, str]
    """Id and label of each kind; the last should be another organisation."""
    never_ask: bool = False
    """Yes: show the posts of all kinds side by side instead of asking."""
