"""Who acts at a step and whom they reach, in the words that the decision aid should use.

Like `aid_meant`, written without the templates.
"""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.people import ANYONE, EVERYONE, SIDES, Reach, split_ref
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.step import Step
from site_generator.tellings.compared import Item
from site_generator.tellings.markup import plain

OFFICE = ("raiser", "manager", "receiver")
"""The sides that a duty of everyone falls to."""


def duty_sentence(duty: ShownDuty, *, both: bool = False) -> str:
    """A duty as a sentence whose verb is the policy's own."""
    who = _actor(duty, both=both)
    flat = who.replace(",", "")
    needs = "needs to" if duty.side in ("board", ANYONE) and not both else "need to"
    says = {
        "will": f"the policy says {who} will ",
        "expects": f"the policy expects {flat} to ",
        "aim": f"the aim is for {flat} to ",
        "none": f"the policy lists this for {flat}: ",
        "need to": f"{who} {needs} ",
    }.get(duty.force, f"{who} {duty.force} ")
    condition = f"{plain(duty.when)}: " if duty.when else ""
    return f"{condition}{says}{plain(duty.does)}"


def _actor(duty: ShownDuty, *, both: bool) -> str:
    post = _post(duty.who.name)
    if duty.who.role == EVERYONE:
        return "everyone involved"
    if both:
        return "both sides"
    if duty.side == "raiser":
        return "you"
    if duty.side in ("manager", "receiver"):
        return f"your {post}" if _is_body(duty.who.name) else f"you, as {post},"
    if duty.side == ANYONE:
        return "anyone" if duty.force in ("can", "may") else "somebody"
    return plain(duty.who.name)


def _post(name: str) -> str:
    """The post alone, without whose it is."""
    said = plain(name).removeprefix("your ").removeprefix("the other agency's ")
    return "agency" if said == "the other agency" else said


def _is_body(name: str) -> bool:
    return _post(name).endswith(("agency", "organisation"))


def owe_the_same(acts: list[ShownDuty]) -> bool:
    """Whether the managing sides owe the same, in the same posts: one part then tells both."""
    managers, receivers = (
        [(each.id, _post(each.who.name)) for each in acts if each.side == side]
        for side in OFFICE[1:]
    )
    return bool(managers) and managers == receivers


def who_reaches(policy: Policy, step: Step, kind: str) -> Iterator[Item]:
    """Who reaches whom, each pair once, and whoever acts without reaching anybody."""
    acts = [each for each in step.duties if each.kind != "record" and _told_once(each)]
    ids = {side: [each.id for each in _own(acts) if each.side == side] for side in OFFICE}
    shared = owe_the_same(_own(acts))
    reached = {contact.name for each in acts for contact in each.contacts}
    seen: set[tuple[str, ...]] = set()
    for each in acts:
        advice = each.kind == "advice" and each.side in ("raiser", ANYONE)
        acting = _acting(each, kind, advice=advice)
        begins, theirs = acting[1], each.side == "receiver"
        across = each.id in (ids["raiser"] + ids["manager"] if theirs else ids["receiver"])
        mirrors = ("fp-mirror", "hidden") if theirs else ("fp-mirrored", "")
        twin = mirrors if across else ("", "")
        for contact in each.contacts:
            pair = (begins, contact.name, contact.kind, contact.phone, contact.email)
            if pair not in seen:
                seen.add(pair)
                to = _as_the_raiser_says(policy, contact, each.side)
                own = _as_their_own_say(plain(contact.name), each.side)
                how = _how(contact, each.side, mirrors=across)
                own = "" if own == to else own
                yield (
                    "contact",
                    *acting,
                    to,
                    own,
                    "advice" if advice else "",
                    *how,
                    *(twin if across else ("", "")),
                )
        silent = each.side in SIDES[1:] and each.kind == "act" and not each.contacts
        left_out = _is_body(each.who.name) or (shared and theirs) or each.who.name in reached
        if silent and not left_out and (begins,) not in seen:
            seen.add((begins,))
            yield ("one who acts", *acting)


def _told_once(duty: ShownDuty) -> bool:
    """What everyone owes stands there once, as the raiser reads it."""
    return duty.who.role != EVERYONE or duty.side == "raiser"


def _own(duties: list[ShownDuty]) -> list[ShownDuty]:
    return [each for each in duties if each.who.role != EVERYONE]


def _acting(duty: ShownDuty, kind: str, *, advice: bool) -> tuple[str, str, str]:
    """Whose line it is, who acts in it, and how those who act read that."""
    if duty.who.role == EVERYONE:
        return (" ".join(OFFICE), "everyone involved", "")
    side = "raiser" if advice else duty.side
    if advice or duty.side == "raiser":
        return (side, "you", _own_name(duty))
    if duty.side == ANYONE:
        return (side, "you" if kind == "emergency" else "somebody", "")
    return (side, plain(duty.who.name), _own_name(duty))


def _own_name(duty: ShownDuty) -> str:
    """Who acts, to a reader on the duty's own side."""
    if duty.side not in ("manager", "receiver"):
        return ""
    post = _post(duty.who.name).split(" (")[0]
    return f"Your {post}" if _is_body(duty.who.name) else f"You, as {post}"


def _as_their_own_say(name: str, side: str) -> str:
    """Whom a duty reaches, to a reader on its own side."""
    if name == "you" and side != "raiser":
        return "the worker who raised it"
    if side == "receiver" and name == "the other agency":
        return "the agency that raised it"
    across = side == "receiver" and name.startswith("the other")
    return f"the {_post(name)} of the agency that raised it" if across else name


def _as_the_raiser_says(policy: Policy, contact: Reach, side: str) -> str:
    """Whom the receiving side reaches: what is theirs is the raiser's own, and the other way."""
    name = plain(contact.name)
    if side != "receiver" or _post(name) == name:
        return name
    if name.startswith("your "):
        return f"their own {_post(name)}"
    if name == "the other agency":
        return "your agency"
    role = policy.roles[split_ref(contact.role)[1]]
    return "you" if role.function == "practitioner" else f"your {_post(name)}"


def _how(contact: Reach, side: str, *, mirrors: bool) -> tuple[str, str]:
    if contact.kind == "given":
        phone = f"tel:{contact.phone.replace(' ', '')} {contact.phone}" if contact.phone else ""
        mail = f"mailto:{contact.email} {contact.email}" if contact.email else ""
        unchecked = "As the policy prints it. Nobody here has checked it."
        said = f"Checked {contact.checked}." if contact.checked else unchecked
        return (said, " ".join(filter(None, (phone, mail))))
    if contact.kind == "ask" and side == "receiver" and not mirrors:
        return ("", "")
    if contact.kind == "known" and side != "raiser":
        return ("", "")
    return ({"not_given": "not given"}.get(contact.kind, contact.kind), "")
