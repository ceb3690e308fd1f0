"""The line at the head of a step."""

from dataclasses import replace

from decision_aid.headlines import Headline
from decision_aid.people import Who
from decision_aid.step import Step
from decision_aid.timescale import Timescale
from words.catalogue import Words, listed
from words.duties import duty_told, told_to_reader
from words.names import name, of_board, place_title
from words.sentence import Message, Sentence, board, message
from words.units import span_told
from words.ways import says_told

NEXT: dict[str, Message] = {
    "raiser": message("Next: {act}."),
    "manager": message("Next, as {post}: {act}."),
    "receiver": message("Next, as {post}: {act}."),
    "board": message("Next: {post} will {act}."),
}
"""What the policy says a post will do."""

NEXT_OF_BODY = message("Next: your {post} will {act}.")
"""The same of an organisation that readers work for."""

ANSWERED = message("You answered “{says}”")
"""How the talks ended, where the policy has words of its own for it."""

OTHERS = message("This step is for {who}.")
OTHERS_WITHIN = message("This step is for {who}: {how_long}.")
COMMA = message("{one}, {next}")
AND = message("{one} and {next}")

EMERGENCY: dict[str, Message] = {
    "national": message("In danger now: call 999 (national advice)."),
    "i_am_named": message(
        "The policy names you. For what to do now, see the national advice below."
    ),
    "cannot_reach": message("You cannot reach them: use the national advice below."),
    "will_not_act": message("They will not act: use the national advice below."),
}
"""In an emergency where the policy names no post of the reader's: advice that is not its own."""


def headline_told(headline: Headline, step: Step, side: str, words: Words) -> Sentence:
    """The headline of one side of a step."""
    match headline.why:
        case "own":
            return _own(headline, step, side, words)
        case "others":
            return _others(headline, step, side, words)
        case "ending":
            way = next(each for each in step.next if each.move == step.stage.ending)
            told = says_told(way, words)
            return words.say(ANSWERED, says=told) if way.says else told
        case "place":
            return place_title(step.stage, words)
    return words.say(EMERGENCY[headline.why])


def _own(headline: Headline, step: Step, side: str, words: Words) -> Sentence:
    """The first act of a duty, with the verb of its clause."""
    duty = next(each for each in step.duties if (each.id, each.side) == (headline.duty, side))
    who, act = _plainly(duty.who), duty.sign or duty.does
    duty = replace(duty, when=None) if headline.sure else duty
    if who.how == "everyone":
        return told_to_reader(replace(duty, does=act), words)
    if duty.force == "will" and who.how == "one":
        post = who.posts[0]
        called = of_board(post, words) if side == "board" else board(post.title)
        return words.say(NEXT_OF_BODY if post.is_body else NEXT[side], post=called, act=act)
    return duty_told(replace(duty, who=who, does=act), words)


def _others(headline: Headline, step: Step, side: str, words: Words) -> Sentence:
    """Who acts here, and how long they have."""
    *first, last = (name(_plainly(each), side, words) for each in headline.who)
    who = listed(words, [listed(words, first, COMMA), last], AND) if first else last
    limit = next((each for each in step.timescales if each.id == headline.limit), None)
    how_long = _how_long(limit, words) if limit else ()
    return words.say(OTHERS_WITHIN if how_long else OTHERS, who=who, how_long=how_long)


def _plainly(who: Who) -> Who:
    """A post by its title alone: what else is said of it stands in the guidance."""
    posts = tuple(replace(each, kinds=(), must_be="") for each in who.posts)
    return replace(who, posts=posts)


def _how_long(limit: Timescale, words: Words) -> Sentence:
    if limit.own_words:
        return board(limit.own_words)
    return span_told(limit.span, words) if limit.span else ()
