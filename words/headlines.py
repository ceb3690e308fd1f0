"""The line at the head of a step."""

from decision_aid.headlines import Headline
from decision_aid.place import Place
from words.catalogue import Words
from words.names import OF_BOARD, owned, place_title, whose
from words.sentence import Message, Sentence, board, capital, message

WAITING = message("{who} acts now. Ask when you will hear")

EMERGENCY: dict[str, Message] = {
    "i_am_named": message(
        "You are the person the policy names. Act now. Use the line at the top of this page"
    ),
    "cannot_reach": message("Keep trying. Use the line at the top of this page, then carry on"),
    "will_not_act": message("Use the line at the top of this page as well. Then carry on"),
    "nobody": message("This policy names nobody to call. Use the line at the top of this page"),
}
"""In an emergency: what the reader said of having told them, or that nobody is named."""


def headline_told(headline: Headline, place: Place, view: str, words: Words) -> Sentence:
    """The headline of one side."""
    if headline.why == "own":
        return board(headline.says)
    if headline.why == "place":
        return place_title(place, words)
    if headline.why == "waiting" and headline.who:
        post = headline.who.posts[0]
        acting = (
            words.say(OF_BOARD, post=post.title)
            if post.side == "board"
            else owned(post, whose(post, view), words)
        )
        return words.sentence(WAITING, who=acting)
    known = EMERGENCY.get(headline.why)
    return words.say(known) if known else capital(board(headline.says))
