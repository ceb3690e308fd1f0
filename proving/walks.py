"""Random walks through a policy, as readers take them: answers, ways on, changes, and back."""

from __future__ import annotations

from hypothesis import strategies as st

from decision_aid.policy import Policy
from decision_aid.turn import Turn, turn
from site_generator.screens.graph import links_from


@st.composite
def walks(draw: st.DrawFn, policy: Policy, longest: int = 12) -> list[Turn]:
    """The Turns on one reader's way, without those that they went back from."""
    seen = [turn(policy, {})]
    for _ in range(draw(st.integers(1, longest))):
        links = list(links_from(seen[-1]))
        chosen = draw(st.integers(0, len(links)))
        if chosen < len(links):
            seen.append(turn(policy, links[chosen].answers))
        elif len(seen) > 1:
            seen.pop()
            seen[-1] = turn(policy, seen[-1].answers)
    return seen
