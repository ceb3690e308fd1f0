"""What the author of a policy calls the endings of talks."""

from decision_aid.conditions import Answers, judge
from decision_aid.places import follows_silence, rules_of
from decision_aid.policy import Policy
from decision_aid.stages import Rule


def own_label(policy: Policy, stage_id: str, move: str) -> str:
    """The author's own words for an ending at a stage; empty for the usual ones."""
    written: dict[str, str] = dict(policy.stages[stage_id].labels)  # type: ignore[arg-type]
    return written.get(move, "")


def own_words(policy: Policy, stage_id: str, move: str, rule: Rule | None) -> str:
    """The rule's own words for a button; silence that follows the rule has words of its own."""
    return rule.label if rule and not follows_silence(policy, stage_id, move) else ""


def words_of(policy: Policy, stage_id: str, move: str, answers: Answers) -> str:
    """The author's words for an ending, while it is not known which of its rules holds.

    What all rules that may hold call it stands; where it leads is not said yet.
    """
    said = {
        own_words(policy, stage_id, move, rule).partition(": ")[0]
        for rule in rules_of(policy, stage_id, move)
        if judge(rule.when, answers, policy).holds is not False
    }
    shared = said.pop() if len(said) == 1 else ""
    return shared or own_label(policy, stage_id, move)
