"""Which answers are kept: those that can still change what is shown, here or further on."""

from decision_aid.conditions import adding
from decision_aid.contents import question_order
from decision_aid.open_questions import is_live, open_questions
from decision_aid.places import START
from decision_aid.policy import Policy

INTAKE = ("safe", "told", "topic")
"""What is asked before the ladder."""


def live_answers(policy: Policy, place: str, known: dict[str, str]) -> dict[str, str]:
    """The answers that can still change what is shown here or at a place reachable from here.

    Facts of the case are asked on the ladder and on roads, so before those they are not kept:
    that keeps addresses short and few.
    """
    kept = dict(known)
    before_ladder = "position" not in known
    adds = adding(policy)
    for question in reversed(question_order(policy)):
        if question == "position" or question not in kept:
            continue
        without = {other: answer for other, answer in kept.items() if other != question}
        # A fact that only adds is in no address, so it takes no other answer out of one.
        routing = {each: answer for each, answer in without.items() if each not in adds}
        if question == "told" and before_ladder and not {"safe", "topic"} & set(known):
            live = False  # whether the child is safe is asked first, and then whether they know
        elif before_ladder and question not in (*INTAKE, *adds):
            live = place != START and question in open_questions(policy, place, routing)
        else:
            # That a child may not be safe is kept while anything may rest on it, whatever else is.
            unsafe = question == "safe" and kept[question] != "yes"
            others = without if question in adds else {} if unsafe else routing
            live = is_live(policy, question, place, others)
        if not live and question not in _always_live(known):
            kept = without
    return kept


def _always_live(known: dict[str, str]) -> tuple[str, ...]:
    """What the questions before the ladder rest on, until the ladder is reached."""
    if "position" in known:
        return ()
    if "topic" in known or "safe" not in known:
        return ("topic",)
    return ("safe", "told") if known["safe"] != "yes" else ("safe",)
