"""What the theme says: on every page, on the first one, and where there is no page."""

from words.aid_page import CALL
from words.catalogue import Words
from words.sentence import Message, Sentence, link, message

SAYS: dict[str, Message] = {
    "call": CALL,
    "menu": message("Menu"),
    "search": message("Search"),
    "shut_search": message("Close the search"),
    "colours": message("Colours"),
    "edit": message("Edit this page"),
    "pages": message("Pages"),
    "check_live": message("Check the live page before you rely on this:"),
    "choose": message("Choose the policy"),
    "examples": message(
        "Those marked “Example” were made from public documents. Nobody has approved or checked "
        "them. Do not use them for a real case: ask the body named for its current policy."
    ),
    "no_policy": message("There is no policy here yet."),
    "not_sure": message("Not sure whose procedure counts? {which}"),
    "private": message("No sign-in. What you answer never leaves this device."),
    "read": message("Read a procedure"),
    "read_more": message("Every step on one page, with its time limits and contacts."),
    "stuck": message("If you are stuck"),
    "stuck_more": message("Your manager will not take it on, or nobody answers."),
    "not_here": message("This page is not here"),
    "mistyped": message("The address may have been typed wrongly, or the page has moved."),
    "start_again": message("Start again from the home page"),
    "danger_first": message(
        "Is somebody in danger now? Call {number}. Do not look for the page first."
    ),
}
"""Each by the name that a template knows it by."""

WHICH = message("Which policy?")
BUILT_FROM = message("Built from {build}.")
NOT_YET = message("This cannot be shown yet")
CORRECT = message("Correct these faults, then save.")


def site_words(number: str, built: Sentence, words: Words) -> dict[str, Sentence]:
    """The sentences: `number` is whom to call in danger, `built` of which files the site is."""
    which = link(words.say(WHICH), "which-policy/")
    said = {key: words.say(each, number=number, which=which) for key, each in SAYS.items()}
    return {**said, "built": words.say(BUILT_FROM, build=built) if built else ()}
