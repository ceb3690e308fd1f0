"""The list of policies, and what the home page calls each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from decision_aid.policy import Policy
from words.catalogue import Words
from words.sentence import Message, Sentence, board, link, message
from words.standing import WORKED_EXAMPLE, Standing, described, publisher_of, standing_of

LINKS: dict[str, Message] = {
    "aid/": message("Find your next step^ with {title}^"),
    "": message("Read the procedure^ {title}^"),
    "poster.svg": message("Poster^ of {title}^"),
}
"""Where an entry of the list leads, by the address after the policy's own."""

WHICH = message("One page for each policy. Not sure which one you need? {find}.")
UNKNOWN = message("The document does not say whose policy it is")
UNKNOWN_BUT = message("The document does not say whose policy it is; {hint}")
MORE: dict[str, Message] = {
    "example": message("Example: {more}"),
    "draft": message("Draft: {more}"),
    "in force": message("{more}"),
    "superseded": message("Superseded: {more}"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One policy of the list."""

    id: str
    title: Sentence
    """It leads to the procedure page."""
    described: Sentence
    """Whose policy it is, where it holds, and from when it is."""
    standing: Standing
    links: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PolicyList:
    """The list of policies."""

    title: Sentence
    which: Sentence
    policies: tuple[Listed, ...]
    none: Sentence
    """What is said where there are none."""


def policy_list(policies: Iterable[Policy], today: date, words: Words) -> PolicyList:
    """Every policy but the made-up one, with what weight its page carries."""
    find = link(words.say(message("Find the right one")), "../which-policy/")
    return PolicyList(
        title=words.say(message("Procedures")),
        which=words.say(WHICH, find=find),
        policies=tuple(_listed(each, today, words) for each in offered(policies)),
        none=words.say(message("There is no policy here yet.")),
    )


def offered(policies: Iterable[Policy]) -> tuple[Policy, ...]:
    """The policies that a reader may choose from: all but the made-up one."""
    return tuple(each for each in policies if each.id != WORKED_EXAMPLE)


def _listed(policy: Policy, today: date, words: Words) -> Listed:
    here, title = f"{policy.id}/", board(policy.title)
    return Listed(
        policy.id,
        link(title, here),
        described(policy, words),
        standing_of(policy, today, words),
        tuple(link(words.say(says, title=title), f"{here}{to}") for to, says in LINKS.items()),
    )


def home_link(policy: Policy, words: Words) -> tuple[Sentence, Sentence]:
    """The body's name with the title; under a title, what little is known of whose it is."""
    name, more = board(publisher_of(policy)), board(policy.title)
    if not name:
        hint = policy.area if policy.area_known else policy.area_hint
        name, more = more, words.say(UNKNOWN_BUT if hint else UNKNOWN, hint=hint)
    return name, words.say(MORE[policy.standing], more=more)
