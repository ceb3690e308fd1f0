"""Lines of a Turn as a terminal and the page of checks show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Reply = dict[str, Any]
"""A Turn with its deadlines, as the engine's door returns it."""

THEIRS = "the other agency's "
"""How the post of the side that one is not on begins."""

REACHED = {
    "known": "known to you",
    "ask": "ask them for it",
    "not_given": "the policy gives no contact",
}

SAID = {
    "need to": "{who} need to {does}",
    "expects": "the policy expects {who} to {does}",
    "aim": "the aim is for {who} to {does}",
    "none": "{who}: {does}",
}


OUTCOMES = {
    "agreed": "it is agreed",
    "decided": "it is decided",
    "elsewhere": "it goes on under another procedure",
    "stops": "the policy stops here",
}


def duty_in_words(duty: Reply) -> str:
    """One duty, exactly as strong as the clause."""
    who, does = _actor(duty), duty["does"].rstrip(".")
    if who in ("you", "somebody", "everyone"):
        pattern = SAID.get(duty["force"], "{who} {force} {does}")
        said = pattern.format(who=who, force=duty["force"], does=does)
    else:
        force = f" ({duty['force']})" if duty["force"] != "none" else ""
        said = f"{who}{force}: {does}"
    where = f", on {duty['file']}" if duty["file"] else ""
    form = f" (form: {duty['form']})" if duty["form"] else ""
    condition = f", {duty['when']}" if duty["when"] else ""
    nobody = " The policy does not say who." if who == "somebody" else ""
    said = f"{said}{where}{form}{condition}.{nobody}{clauses_in_words(duty['clauses'])}"
    return said[:1].upper() + said[1:]


def _actor(duty: Reply) -> str:
    return "somebody" if duty["who"]["role"] == "not stated" else str(duty["who"]["name"])


def contacts_in_words(duties: list[Reply]) -> Iterator[str]:
    """Who reaches whom, and how."""
    for duty in duties:
        for contact in duty["contacts"]:
            ways = [each for each in (contact["email"], contact["phone"]) if each]
            checked = f" (checked {contact['checked']})" if contact["checked"] else ""
            how = ", ".join(ways) + checked if ways else _reached(duty["side"], contact["kind"])
            whom = _seen_by_raiser(duty["side"], contact["name"])
            yield f"{_actor(duty)} → {whom}: {how}".removesuffix(": ")


def _reached(side: str, kind: str) -> str:
    theirs = {"known": "known to them", "ask": "they ask for it"} if side == "receiver" else {}
    return theirs.get(kind, REACHED.get(kind, ""))


def _seen_by_raiser(side: str, name: str) -> str:
    """A post as whoever raised it calls it; a duty of the other side names it from there."""
    if side != "receiver":
        return name
    if name.startswith(THEIRS):
        return f"your {name.removeprefix(THEIRS)}"
    return f"their own {name.removeprefix('your ')}" if name.startswith("your ") else name


def clauses_in_words(clauses: list[str]) -> str:
    """The clauses in brackets; nothing where there are none."""
    return f" [{'; '.join(clauses)}]" if clauses else ""
