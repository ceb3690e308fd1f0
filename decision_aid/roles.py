"""The people that a policy names: posts, how to reach them, and the kinds of agency they are in."""

from dataclasses import dataclass, field
from typing import Literal

from decision_aid.written import UnderClause, When, Written

OWN = "own"
"""In a contact's condition: the kind of the agency that the post is in."""

Side = Literal["each agency", "inside", "board", "outside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Written):
    """One way to reach a role, as the policy gives it.

    Without an address or a number it is a place that the policy leaves empty.
    """

    when: When | None = None
    """The contact applies only under this condition: for example, in one area. `own: school` asks
    for the kind of agency that the post is in; for a post of neither agency, of whoever acts."""
    name: str = ""
    """The person, team or area this reaches."""
    email: str = ""
    """An e-mail address, as printed."""
    phone: str = ""
    """A telephone number, as printed."""
    checked: str = ""
    """The day on which somebody last checked that it works: 2026-11-23."""
    clause: str = ""
    """Where the policy gives it. Left out: the post's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(UnderClause):
    """A post: who it is, where it stands, and how a reader reaches it."""

    ALONE = "title"
    HEADED_BY = ("side",)

    side: Side
    """Where it stands, as a heading over its posts. `each agency`: a post that both agencies have,
    told as "your manager" and "the other agency's manager". `inside`: one in the reader's own
    organisation that is told as "the head of quality". `board` and `outside`: one in neither."""
    title: str
    """The post in words that readers know, without "the": `manager or supervisor`."""
    named: bool = False
    """Yes where the title is a name by itself, said without "the": `HR`, `Northtown Council`."""
    contact: Literal["known to you", "ask for it", "not given", ""] = ""
    """How it is reached, where no contacts are given. Left out: posts on your own side are known
    to you, and you ask for those on the other side; for others the policy gives no contact."""
    contacts: tuple[Contact, ...] = ()
    """The contacts that the policy gives: one entry for each way to reach it, or each area."""
    where: dict[str, str] = field(default_factory=dict)
    """The post in one kind of agency, or who takes its place: `school: head teacher`."""
    must_be: str = ""
    """A condition on who may act in this role: `from an agency that is not involved`."""
    clause: str = ""
    """Where the policy describes it."""

    @property
    def on_no_side(self) -> bool:
        """Whether it belongs to neither agency."""
        return self.side in ("board", "outside")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies(Written):
    """The kinds of organisation that the policy treats differently."""

    ask_yours: str
    """The question that asks for the reader's own organisation."""
    ask_theirs: str
    """The question that asks for the other one; asked only where a route depends on it."""
    kinds: dict[str, str]
    """Id and label of each kind; the last one should be "another organisation"."""
    never_ask: bool = False
    """Yes: show the posts of all kinds side by side instead of asking."""
