"""Who a duty falls to: the side, the post as it is called in its agency, and how it is reached."""

from dataclasses import dataclass, replace
from functools import lru_cache

from decision_aid.answers import Condition, condition_of
from decision_aid.conditions import UNSURE, Answers, alternatives, judge
from decision_aid.duties import parts_of
from decision_aid.policy import Policy
from decision_aid.roles import OWN, Contact, Role
from decision_aid.written import When, several

SIDES = ("raiser", "manager", "receiver", "board")
"""Raised it; manages or advises the raiser; it was raised with them; runs it for the board."""

ANYONE = "anyone"
"""The side of a duty whose actor the policy does not name: every reader is shown it."""

NOT_STATED = "not stated"

EVERYONE = "everyone"
"""Who a duty of all parties falls to: the raiser, those who manage them, and the other side."""

RAISING, OTHER, BOTH, BOARD, INSIDE = "raising", "other", "both", "board", "inside"
"""Where a post sits: in the agency that raised it, in the other, in each of them, in neither; or
in the reader's organisation, but on no side of the disagreement."""

AGENCY_OF = {"raiser": RAISING, "manager": RAISING, "receiver": OTHER}
"""The agency in which each side of readers is; those of neither are in none."""

REACHED = {
    "known to you": "known",
    "ask for it": "ask",
    "not given": "not_given",
}
"""How a role without contacts is reached, by its `contact`."""


@dataclass(frozen=True, slots=True)
class PostIn:
    """What a post is called in one kind of agency."""

    kind: str
    """The kind, in the policy's own words: `A school`."""
    title: str


@dataclass(frozen=True, slots=True)
class Post:
    """A role on one side of the disagreement."""

    id: str
    """The role's id."""
    side: str
    """`raising`, `other`, `both` or `board`."""
    title: str
    """As it is called in that side's kind of agency; where that is not known, in general."""
    works: bool = False
    """Whether it is the practitioner's own: on the raising side, the one who raised it."""
    kinds: tuple[PostIn, ...] = ()
    """What each kind of agency calls it, while the kind is not known."""
    must_be: str = ""
    """A condition on who may act."""
    named: bool = False
    """Whether the title is a name by itself, said without "the"."""

    @property
    def is_body(self) -> bool:
        """Whether it is an organisation that readers work for, and no post that one can hold."""
        last = self.title.split()[-1:]
        return last in (["agency"], ["organisation"]) and not (self.kinds or self.must_be)


@dataclass(frozen=True, slots=True)
class Who:
    """Who acts, or with whom."""

    role: str
    """The role's id, `everyone` or `not stated`."""
    how: str
    """`one`, `each` agency's, `either` of several, several `together`, `everyone` or
    `not_stated`."""
    posts: tuple[Post, ...] = ()
    """The posts meant; none for the last two."""

    @property
    def singly(self) -> tuple["Who", ...]:
        """Each of several who act, by itself."""
        if self.how not in ("either", "together"):
            return (self,)
        return tuple(Who(post.id, "one", (post,)) for post in self.posts)


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach a role."""

    role: str
    """The role as the policy refers to it: `manager`, `their manager`."""
    who: Who
    """The post."""
    kind: str
    """`known` to the reader, to `ask` for, `given`, or `not_given`."""
    name: str = ""
    """The person, team or area that a contact reaches; empty where the post is meant."""
    email: str = ""
    """As the policy prints it."""
    phone: str = ""
    """As the policy prints it."""
    checked: str = ""
    """The day somebody last made sure that it works."""
    source: str = ""
    """Where the policy's file says so: `roles.chair.contacts.0`, or `roles.chair`."""
    when: Condition | None = None
    """Under which condition it is for this case, while that is not known."""


NOBODY = Who(NOT_STATED, "not_stated")
ALL = Who(EVERYONE, "everyone")


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


def as_side_says(ref: str, who: str, side: str) -> str:
    """With whom a duty is done, as the side that does it says it.

    Posts are written as whoever raised it calls them: on the other side, “their manager” is then
    one's own. What each side does is written as both of them say it.
    """
    as_both = who == EVERYONE or who.startswith("each ")
    return turned(ref) if side == "receiver" and not as_both else ref


TURNED = {"yours": "theirs", "theirs": "yours"}
"""The question that each side means by the other's."""


def seen_from(side: str, answers: Answers) -> Answers:
    """The answers as a side would give them: for the receiving side, ours is theirs."""
    if side != "receiver":
        return answers
    return {TURNED.get(question, question): answer for question, answer in answers.items()}


def sided_refs(ref: str, policy: Policy) -> tuple[tuple[str, str], ...]:
    """The sides on which a reference to a role acts, each with the reference for that side."""
    if len(parts := parts_of(ref)) > 1:
        sides = dict.fromkeys(side for part in parts for side, _ in sided_refs(part, policy))
        return tuple((side, ref) for side in sides)
    if ref == NOT_STATED:
        return ((ANYONE, ref),)
    if ref == EVERYONE:
        mirrored = any(role.side == "each agency" for role in policy.people.values())
        return tuple((side, ref) for side in SIDES[: 3 if mirrored else 2])
    whose, role_id = split_ref(ref)
    if policy.people[role_id].on_no_side:
        return (("board", role_id),)
    ours = "raiser" if policy.raised_by(role_id) else "manager"
    both = ((ours, role_id), ("receiver", f"their {role_id}"))
    return {"": both[:1], "their": both[1:], "each": both}[whose]


@lru_cache(maxsize=64)
def views_of(policy: Policy) -> tuple[str, ...]:
    """The sides on which a reader of this policy can be.

    In an agency it is enough that a post is reached; on neither side one has to act.
    """
    named = {"raiser"}
    for duty in policy.duties:
        named |= {side for side, _ in sided_refs(duty.who, policy)}
        for acting, _ in sided_refs(duty.who, policy):
            for ref in several(duty.whom):
                here = as_side_says(ref, duty.who, acting)
                here = turned(here) if acting == "receiver" else here
                named |= {side for side, _ in sided_refs(here, policy)} - {"board"}
    return tuple(side for side in SIDES if side in named)


def who_is(ref: str, policy: Policy, answers: Answers, side: str = "raiser") -> Who:
    """Whom a reference means, written as that side would write it, with that side's answers."""
    if ref in (NOT_STATED, EVERYONE):
        return NOBODY if ref == NOT_STATED else ALL
    if len(parts := parts_of(ref)) > 1:
        each = [who_is(part, policy, answers, side) for part in parts]
        posts = tuple(post for one in each for post in one.posts)
        return Who(ref, "either" if " or " in ref else "together", posts)
    whose, role_id = split_ref(ref)
    kind = None if whose == "each" else answers.get("theirs" if whose else "yours")
    return _one(whose, role_id, policy, kind, side)


@lru_cache(maxsize=1024)
def _one(whose: str, role_id: str, policy: Policy, kind: str | None, side: str) -> Who:
    """A post in one kind of agency: the same at every step, so worked out once."""
    role = policy.people[role_id]
    post = Post(
        id=role_id,
        side=side_of(policy, role_id, whose, side),
        title=role.title if kind in (None, UNSURE) else role.where.get(kind, role.title),
        works=policy.raised_by(role_id),
        kinds=_kinds(role, policy) if kind in (None, UNSURE) else (),
        must_be="" if whose == "each" else role.must_be,
        named=role.named and kind not in role.where,
    )
    return Who(role_id, "each" if whose == "each" else "one", (post,))


def are_one(one: Who, other: Who) -> bool:
    """Whether two posts of one agency are one person: the same role, or the same post there."""
    if (one.how, other.how) != ("one", "one"):
        return False
    here, there = one.posts[0], other.posts[0]
    same_post = (here.title, here.kinds) == (there.title, there.kinds)
    same_title = same_post and not (here.must_be or there.must_be)
    return here.side == there.side and (here.id == there.id or same_title)


def met_by(who: Who, other: Who) -> Who:
    """Whom somebody goes to: where the reader acts, another worker of that side is a colleague."""
    reader = who.how == "one" and who.posts[0].works and who.posts[0].side == RAISING
    if not reader or other.how != "one" or other.posts[0].side != RAISING:
        return other
    return replace(other, posts=(replace(other.posts[0], works=False),))


def side_of(policy: Policy, role_id: str, whose: str, side: str) -> str:
    """Where a post sits that one side calls its own, `their` or `each`."""
    role = policy.people[role_id]
    if whose == "each":
        return BOTH
    if role.on_no_side:
        return BOARD
    if role.side == INSIDE and not policy.raised_by(role_id):
        return INSIDE
    return OTHER if bool(whose) != (side == "receiver") else RAISING


def reach(ref: str, policy: Policy, answers: Answers, side: str = "raiser") -> tuple[Reach, ...]:
    """Every contact of a role that may apply; one of kind `not_given` when the policy has none."""
    if ref in (NOT_STATED, EVERYONE):
        return ()
    whose, role_id = split_ref(ref)
    role = policy.people[role_id]
    who = who_is(ref, policy, answers, side)
    agencies = _as_own_agency(ref, policy, answers)
    asked = seen_from(side, answers)
    kind = "theirs" if _others(ref, policy)[0] != (side == "receiver") else "yours"
    given = [
        replace(
            _given(contact, ref, who, f"people.{role_id}.contacts.{number}"),
            when=None
            if all(judge(contact.when, own, policy).holds for own in agencies)
            else condition_of("", _asked_as(contact.when or (), kind), policy, asked),
        )
        for number, contact in enumerate(role.contacts)
        if any(judge(contact.when, own, policy).holds is not False for own in agencies)
    ]
    if given:
        return tuple(given)
    unsaid = "not_given" if role.on_no_side else "ask" if whose else "known"
    usual = REACHED.get(role.contact, unsaid)
    kind = "not_given" if role.contacts else usual
    return (Reach(ref, who, kind, source=f"people.{role_id}"),)


def _given(contact: Contact, ref: str, who: Who, source: str) -> Reach:
    """One contact of the policy's; an empty place for one gives none."""
    name, email, phone = contact.name, contact.email, contact.phone
    if email or phone:
        return Reach(ref, who, "given", name, email, phone, contact.checked, source)
    return Reach(ref, who, "not_given", name, source=source)


def _as_own_agency(ref: str, policy: Policy, answers: Answers) -> list[Answers]:
    """The answers as the agency of a post gives them; for a post of neither, as who acts does."""
    return [
        {**seen, OWN: seen["yours"]} if "yours" in seen else seen
        for seen in (
            seen_from("receiver" if other else "", answers) for other in _others(ref, policy)
        )
    ]


def _others(ref: str, policy: Policy) -> tuple[bool, ...]:
    """Whether the agency of a post is the other one, to whoever refers to it; of each, both."""
    whose, role_id = split_ref(ref)
    if policy.people[role_id].on_no_side:
        return (False,)
    return {"": (False,), "their": (True,), "each": (False, True)}[whose]


def kinds_of(ref: str, policy: Policy) -> tuple[str, ...]:
    """The questions on which it rests what a post is called: which kind its own agency is."""
    if ref in (NOT_STATED, EVERYONE) or policy.agencies is None:
        return ()
    if len(parts := parts_of(ref)) > 1:
        return tuple(dict.fromkeys(kind for part in parts for kind in kinds_of(part, policy)))
    if not policy.people[split_ref(ref)[1]].where:
        return ()
    return tuple("theirs" if other else "yours" for other in _others(ref, policy))


def rests_on(who: str, whom: tuple[str, ...], policy: Policy) -> list[When]:
    """The conditions on which the titles and contacts of a duty's posts rest, as asked here."""
    found: list[When] = [{kind: ()} for kind in kinds_of(who, policy)]
    for side, _ in sided_refs(who, policy):
        for ref in whom:
            if ref in (NOT_STATED, EVERYONE):
                continue
            for other in _others(as_side_says(ref, who, side), policy):
                kind = "theirs" if other != (side == "receiver") else "yours"
                role = policy.people[split_ref(ref)[1]]
                if role.where and policy.agencies:
                    found.append({kind: ()})
                found += [_asked_as(each.when, kind) for each in role.contacts if each.when]
    return found


def _asked_as(when: When, own: str) -> When:
    """A contact's condition by the questions asked here, where its post's agency is `own`."""
    names = {OWN: own, "yours": own, "theirs": TURNED[own]}
    return tuple(
        {names.get(question, question): allowed for question, allowed in facts.items()}
        for facts in alternatives(when)
    )


def _kinds(role: Role, policy: Policy) -> tuple[PostIn, ...]:
    kinds = policy.agencies.kinds if policy.agencies else {}
    return tuple(PostIn(kinds[kind], post) for kind, post in role.where.items() if kinds)
