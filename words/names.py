"""What posts, agencies and places are called, by whoever reads."""

from decision_aid.people import ANYONE, BOARD, INSIDE, OTHER, RAISING, Post, Reach, Who
from decision_aid.place import Place
from decision_aid.roles import Role
from words.catalogue import WHOEVER, Words, listed
from words.sentence import Message, Sentence, board, message

NOBODY = message("the policy does not say who")
EVERYONE = message("everyone involved")
YOU = message("you")
EACH = message("each agency's {post}")
OF_BOARD = message("the {post}")
MUST_BE = message("{name} ({must_be})")
JOINED: dict[str, Message] = {
    "either": message("{one} or {next}"),
    "together": message("{one} and {next}"),
}
"""Several who act: one of them, or all together."""
KINDS = message("{title} ({others})")
KIND = message("{kind}: {post}")
NEXT_KIND = message("{one}; {next}")

OWN, THEIRS, RAISERS, OF_THEM = "own", "theirs", "raisers", "of_them"
"""Whose a post is to a reader: of their own agency, of the other, of the one that raised it; or of
the one that acts, which is not the reader's."""

RECEIVER_REACHES = "receiver_reaches"
"""The view of a raiser who is told whom the receiving side reaches."""

POST: dict[str, Message] = {
    OWN: message("your {post}"),
    THEIRS: message("the other agency's {post}"),
    RAISERS: message("the raising agency's {post}"),
    OF_THEM: message("their own {post}"),
}
AGENCY: dict[str, Message] = {
    OWN: message("your agency"),
    THEIRS: message("the other agency"),
    RAISERS: message("the agency that raised it"),
    OF_THEM: message("their own agency"),
}


def name(who: Who, view: str, words: Words) -> Sentence:
    """Somebody as a reader on one side calls them: `you`, `your manager`, `the chair`."""
    if not who.posts:
        return words.say(EVERYONE if who.how == "everyone" else NOBODY)
    if who.how in JOINED:
        named = dict.fromkeys(name(each, view, words) for each in who.singly)
        return listed(words, list(named), JOINED[who.how])
    post = who.posts[0]
    if who.how == "each":
        return words.say(EACH, post=title(post, words))
    if post.side in (BOARD, INSIDE):
        found = of_board(post, words)
    elif is_reader(post, view):
        found = words.say(YOU)
    else:
        found = owned(post, whose(post, view), words)
    return words.say(MUST_BE, name=found, must_be=post.must_be) if post.must_be else found


def of_board(post: Post | Role, words: Words) -> Sentence:
    """A post of neither agency: “the chair”; one that is a name by itself without “the”."""
    called = title(post, words) if isinstance(post, Post) else board(post.title)
    return called if post.named else words.say(OF_BOARD, post=called)


def is_reader(post: Post, view: str) -> bool:
    """Whether the post is the reader's own: the practitioner who raised it."""
    return post.works and post.side == RAISING and view in ("raiser", ANYONE, RECEIVER_REACHES)


def whose(post: Post, view: str) -> str:
    """Whose a post of an agency is to a reader on one side."""
    if view == "receiver":
        return OWN if post.side == OTHER else THEIRS
    if view == RECEIVER_REACHES:
        return OF_THEM if post.side == OTHER else OWN
    if post.side == OTHER:
        return THEIRS
    return RAISERS if view == "board" else OWN


def owned(post: Post, of: str, words: Words) -> Sentence:
    """A post with its agency."""
    if post.title == "agency" and not post.kinds:
        return words.say(AGENCY[of])
    return words.say(POST[of], post=title(post, words))


def title(post: Post, words: Words) -> Sentence:
    """The post alone; where the kind of agency is not known, with what each kind calls it."""
    if not post.kinds:
        return board(post.title)
    kinds = [words.say(KIND, kind=_inside(each.kind), post=each.title) for each in post.kinds]
    return words.say(KINDS, title=post.title, others=listed(words, kinds, NEXT_KIND))


def _inside(label: str) -> str:
    """A label as it stands inside a sentence; a name keeps its capitals."""
    return label[0].lower() + label[1:] if label.startswith(("A ", "An ", "Another ")) else label


def reached(contact: Reach, view: str, words: Words) -> Sentence:
    """Whom a contact reaches: the person, team or area it names, else the post."""
    return board(contact.name) or name(contact.who, view, words)


IN_DANGER: dict[str, Message] = {
    "child": message("the child may not be safe for now"),
    "adult": message("the adult may not be safe for now"),
    "none": message("somebody may not be safe for now"),
    WHOEVER: message("the {person} may not be safe for now"),
}
SETTLED = message("settled at this step")
STOPS = message("the policy stops here")
WE_AGREED = message("we have agreed")


def place_title(place: Place, words: Words) -> Sentence:
    """What happens at a place, as its own step says it."""
    if place.kind == "emergency":
        return words.sentence(IN_DANGER)
    if place.ending == "resolved":
        return board(place.settled) or words.sentence(SETTLED)
    return words.sentence(STOPS) if place.ending == "stops" else board(place.title)


def place_ahead(place: Place, words: Words) -> Sentence:
    """What a place is called on a button that leads there."""
    if place.ending == "stops":
        return words.say(STOPS)
    return words.say(WE_AGREED) if place.ending == "resolved" else board(place.title)
