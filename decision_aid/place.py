"""A place as a reader comes to it: which stage, end or road, and how it ended there."""

from dataclasses import dataclass

from decision_aid.places import EMERGENCY, ENDINGS, split_place
from decision_aid.policy import Policy
from decision_aid.written import clauses_of


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a policy, with the texts by which it is known."""

    id: str
    """`two`, `two.resolved`, `four.stops`, an end, a road, `emergency` or `start`."""
    kind: str
    """`stage`, `end`, `road`, `emergency` or `start`."""
    ending: str = ""
    """Of a stage: `resolved`, `stops`, `ended` or a move; empty while the talks go on."""
    label: str = ""
    """What the policy prints on the stage; `not stated` when it has none."""
    title: str = ""
    """What happens there; empty for the emergency and the start."""
    settled: str = ""
    """What a good end of this stage is called, where the policy's author says so."""
    elsewhere: str = ""
    """Of a road that leads out of the policy: where it goes instead, in words; `not stated`."""
    clauses: tuple[str, ...] = ()
    """The clauses that say so."""

    @property
    def is_unsaid(self) -> bool:
        """Whether it tells what the policy does not say of an ending."""
        return self.ending in ENDINGS and self.ending != "resolved"


def place_of(policy: Policy, place: str) -> Place:
    """The place with this id."""
    stage_id, ending = split_place(place)
    if place in policy.scope:
        road = policy.scope[place]
        clauses = clauses_of(road.clause) if road.elsewhere else ()
        return Place(place, "road", title=road.title, elsewhere=road.elsewhere, clauses=clauses)
    if place in policy.ends:
        return Place(place, "end", title=policy.ends[place].title)
    if stage_id in policy.stages:
        stage = policy.stages[stage_id]
        return Place(place, "stage", ending, stage.label, stage.title, stage.settled)
    return Place(place, EMERGENCY if place == EMERGENCY else "start")
