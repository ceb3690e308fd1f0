"""Who a duty falls to: the side, the post as it is called in the reader's agency, the contact."""

from dataclasses import dataclass

from decision_aid.conditions import UNSURE, Answers, judge, several
from decision_aid.policy import Policy
from decision_aid.roles import Role

SIDES = ("raiser", "manager", "receiver", "board")
"""Raised it; manages or advises the raiser; it was raised with them; runs it for the board."""

ANYONE = "anyone"
"""The side of a duty whose actor the policy does not name: every reader is shown it."""

NOT_STATED = "not stated"

EVERYONE = "everyone"
"""Who a duty of all parties falls to: the raiser, those who manage them, and the other side."""


KINDS = {
    "known to you": "known",
    "ask for it": "ask",
    "given": "not_given",
    "not given": "not_given",
}
"""How a role without contacts is reached, by its `contact`."""


@dataclass(frozen=True, slots=True)
class Person:
    """A role on one side of the disagreement, named as the reader knows it."""

    role: str
    """The role's id; `not stated` when the policy names nobody."""
    name: str
    """The post, with "the other agency's" or the posts of other agencies where they matter."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach a role."""

    role: str
    """The role as the policy refers to it: `manager`, `their manager`."""
    name: str
    """The post, person or team."""
    kind: str
    """`known` to the reader, to `ask` for, `given`, or `not_given`."""
    email: str = ""
    """As the policy prints it."""
    phone: str = ""
    """As the policy prints it."""
    checked: str = ""
    """The day somebody last made sure that it works."""


def split_ref(ref: str) -> tuple[str, str]:
    """`their manager` is ("their", "manager"); a bare role is the raising side's."""
    head, _, rest = ref.partition(" ")
    return (head, rest) if head in ("their", "each") else ("", ref)


def turned(ref: str) -> str:
    """A reference as the other side would make it."""
    if ref in (NOT_STATED, EVERYONE):
        return ref
    whose, role = split_ref(ref)
    return {"": f"their {role}", "their": role, "each": ref}[whose]


def seen_from(side: str, answers: Answers) -> Answers:
    """The answers as a side would give them: for the receiving side, ours is theirs."""
    if side != "receiver":
        return answers
    turned_round = {"yours": "theirs", "theirs": "yours"}
    return {turned_round.get(question, question): answer for question, answer in answers.items()}


def sided_refs(ref: str, policy: Policy) -> tuple[tuple[str, str], ...]:
    """The sides on which a reference to a role acts, each with the reference for that side."""
    if ref == NOT_STATED:
        return ((ANYONE, ref),)
    if ref == EVERYONE:
        return tuple((side, ref) for side in SIDES[:3])
    whose, role_id = split_ref(ref)
    function = policy.roles[role_id].function
    if function in ("board", "independent"):
        return (("board", role_id),)
    ours = "raiser" if function == "practitioner" else "manager"
    both = ((ours, role_id), ("receiver", f"their {role_id}"))
    return {"": both[:1], "their": both[1:], "each": both}[whose]


def person(ref: str, policy: Policy, answers: Answers, side: str = "raiser") -> Person:
    """The post as a reader on that side knows it: in their kind of agency, or in every kind's."""
    if ref == NOT_STATED:
        return Person(NOT_STATED, "the policy does not say who")
    if ref == EVERYONE:
        return Person(EVERYONE, "everyone involved")
    whose, role_id = split_ref(ref)
    role = policy.roles[role_id]
    if whose == "each":
        return Person(role_id, f"each agency's {_post(role, None, policy)}")
    kind = answers.get("theirs" if whose else "yours")
    post = _post(role, kind, policy)
    if role.function in ("board", "independent"):
        name = f"the {post}"
    elif role.function == "practitioner" and not whose and side in ("raiser", ANYONE):
        name = "you"
    else:
        name = owned(post, whose, side)
    if role.must_be:
        name = f"{name} ({role.must_be})"
    return Person(role_id, name)


def owned(post: str, whose: str, side: str) -> str:
    """A post with its agency, as that side says it; the board is on neither side."""
    agency = "the other agency" if whose else "your agency"
    if side == "board" and not whose:
        agency = "the agency that raised it"
    if post == "agency":
        return agency
    if agency == "your agency":
        return f"your {post}"
    return f"the other agency's {post}" if whose else f"the raising agency's {post}"


def reach(ref: str, policy: Policy, answers: Answers, side: str = "raiser") -> tuple[Reach, ...]:
    """Every contact of a role that may apply; one of kind `not_given` when the policy has none."""
    if ref in (NOT_STATED, EVERYONE):
        return ()
    whose, role_id = split_ref(ref)
    role = policy.roles[role_id]
    name = person(ref, policy, answers, side).name
    given = [
        Reach(ref, contact.name or name, "given", contact.email, contact.phone, contact.checked)
        if contact.given and (contact.email or contact.phone)
        else Reach(ref, contact.name or name, "not_given")
        for contact in role.contacts
        if judge(contact.when, answers, policy).holds is not False
    ]
    if given:
        return tuple(given)
    usual = KINDS.get(role.contact, "ask" if whose else "known")
    return (Reach(ref, name, "not_given" if role.contacts else usual),)


def titles_vary(ref: str, policy: Policy) -> bool:
    """Whether the reader's own kind of agency changes what this post is called."""
    if ref in (NOT_STATED, EVERYONE) or policy.agencies is None:
        return False
    whose, role_id = split_ref(ref)
    return whose != "their" and bool(policy.roles[role_id].where)


def _post(role: Role, kind: str | None, policy: Policy) -> str:
    if kind is not None and kind != UNSURE:
        return role.where.get(kind, role.title)
    if not role.where or policy.agencies is None:
        return role.title
    kinds = policy.agencies.kinds
    others = "; ".join(f"{_inside(kinds[at])}: {post}" for at, post in role.where.items())
    return f"{role.title} ({others})"


def _inside(label: str) -> str:
    """A label as it stands inside a sentence; a name keeps its capitals."""
    return label[0].lower() + label[1:] if label.startswith(("A ", "An ", "Another ")) else label


def refs(duty_who: str, whom: str | tuple[str, ...]) -> tuple[str, ...]:
    """Every role a duty names."""
    return (duty_who, *several(whom))
