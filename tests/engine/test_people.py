"""Who is named, and how: on each side of the disagreement, in each kind of agency."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.contents import duties_at
from decision_aid.duties import Duty
from decision_aid.headlines import Headline
from decision_aid.owed import at_rest
from decision_aid.people import (
    Post,
    PostIn,
    Reach,
    Who,
    reach,
    seen_from,
    sided_refs,
    turned,
    who_is,
)
from decision_aid.policy import Policy
from decision_aid.roles import Contact, Role
from decision_aid.step import Step
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from tests import told
from words.catalogue import ENGLISH
from words.lines import reach_lines
from words.names import reached
from words.reach import pairs_of
from words.sentence import plain

POLICY = parse_policy(read_yaml(Path(__file__).with_name("ladder.yaml")), "ladder").policy


def duty(who: str, does: str, whom: str = "") -> Duty:
    return Duty(who=who, must=does, whom=whom, clause="4")


def with_mediation(**changes: object) -> Policy:
    stage = replace(POLICY.stages["mediation"], **changes)  # type: ignore[arg-type]
    return replace(POLICY, stages={**POLICY.stages, "mediation": stage})


def step_at(policy: Policy) -> Step:
    answers = {"position": "mediation", "safe": "yes", "plan": "off", "yours": "other"}
    step = turn(policy, answers).step
    assert step is not None
    return step


def test_each_side_hears_who_acts_where_only_the_other_agency_does() -> None:
    step = step_at(with_mediation(duties=(duty("their manager", "answer"),)))
    assert {side: each.why for side, each in step.headlines.items()} == {
        **dict.fromkeys(("raiser", "manager"), "others"),
        "receiver": "own",
    }
    assert told.headlines(step) == {
        **dict.fromkeys(("raiser", "manager"), "This step is for the other agency's manager."),
        "receiver": "You, as manager, must answer.",
    }


def test_where_something_is_only_told_nobody_is_said_to_act() -> None:
    tell = (duty("manager", "tell the chair", "chair"),)
    step = step_at(with_mediation(duties=(), tell=tell))
    assert step.headlines == {
        **dict.fromkeys(("raiser", "receiver"), Headline("place")),
        "manager": Headline("own", "mediation.tell.1"),
    }
    assert told.headlines(step) == {
        **dict.fromkeys(("raiser", "receiver"), "A meeting with the chair"),
        "manager": "You, as manager, must tell the chair.",
    }


def test_each_agencys_post_stays_so_when_the_other_side_speaks_of_it() -> None:
    assert [turned(ref) for ref in ("manager", "their manager", "each manager", "everyone")] == [
        *("their manager", "manager", "each manager", "everyone")
    ]


def test_a_kind_of_agency_stands_inside_the_sentence_and_a_name_keeps_its_capital() -> None:
    kinds = {"a": "A school", "b": "An academy", "c": "Another school", "d": "Ofsted"}
    agencies = replace(POLICY.agencies, kinds=kinds) if POLICY.agencies else None
    manager = replace(POLICY.people["manager"], where=dict.fromkeys(kinds, "head teacher"))
    policy = replace(POLICY, agencies=agencies, people={**POLICY.people, "manager": manager})
    known = who_is("manager", policy, {"yours": "b"})
    assert known == Who("manager", "one", (Post("manager", "raising", "head teacher"),))
    unknown = who_is("manager", policy, {})
    assert unknown.posts[0].title == "manager"
    assert unknown.posts[0].kinds == tuple(PostIn(kind, "head teacher") for kind in kinds.values())
    assert told.who(unknown) == (
        "your manager (a school: head teacher; an academy: head teacher; "
        "another school: head teacher; Ofsted: head teacher)"
    )


def test_what_the_other_side_does_asks_nothing_about_ones_own_agency() -> None:
    policy = with_mediation(duties=(duty("their manager", "answer"),))
    assert turn(policy, {"position": "mediation", "safe": "yes", "plan": "off"}).step is not None


@pytest.mark.parametrize(
    ("theirs", "told_of"),
    [
        (None, ["if they are a school"]),
        ("unsure", ["if they are a school"]),
        ("school", [""]),
        ("nursery", []),
    ],
)
def test_what_only_some_kinds_of_their_agency_do_is_told_of_those_and_never_asked(
    theirs: str | None, told_of: list[str]
) -> None:
    of_schools = replace(
        duty("their manager", "answer"), when={"theirs": "school"}, if_words="if they are a school"
    )
    policy = with_mediation(duties=(of_schools,))
    known = {} if theirs is None else {"theirs": theirs}
    step = turn(policy, {"position": "mediation", "safe": "yes", "plan": "off", **known}).step
    assert step is not None
    assert [told.condition(each.when) for each in step.duties] == told_of


def test_the_other_side_sees_the_two_agencies_the_other_way_round() -> None:
    answers = {"yours": "school", "theirs": "nursery", "plan": "on"}
    assert seen_from("raiser", answers) == answers
    turned_round = {"theirs": "school", "yours": "nursery", "plan": "on"}
    assert seen_from("receiver", answers) == turned_round


def test_everyone_is_all_but_the_board() -> None:
    sides = [side for side, _ in sided_refs("everyone", POLICY)]
    assert sides == ["raiser", "manager", "receiver"]


def test_where_the_policy_names_nobody_every_reader_is_told_so() -> None:
    assert sided_refs("not stated", POLICY) == (("anyone", "not stated"),)
    assert who_is("not stated", POLICY, {}) == Who("not stated", "not_stated")
    assert told.who(who_is("not stated", POLICY, {})) == "the policy does not say who"


def test_a_duty_names_whoever_does_it_and_everyone_it_is_done_with() -> None:
    given = replace(duty("manager", "answer"), whom=("chair", "desk"))
    assert given.named == ("manager", "chair", "desk")
    assert duty("manager", "answer", "chair").named == ("manager", "chair")


def test_an_agency_as_a_whole_is_there_where_a_duty_names_it() -> None:
    policy = with_mediation(duties=(duty("each agency", "do so"),))
    assert policy.people["agency"] == Role(side="each agency", title="agency")
    assert "agency" not in POLICY.people


def test_a_post_with_contacts_for_others_only_is_not_known_to_the_reader() -> None:
    """Their own manager's number for another area is no number, and nothing they would know."""
    other = Contact(when={"plan": "on"}, phone="01632 960001")
    roles = {**POLICY.people, "manager": replace(POLICY.people["manager"], contacts=(other,))}
    policy = replace(POLICY, people=roles)
    kinds = {plan: reach("manager", policy, {"plan": plan})[0].kind for plan in ("on", "off")}
    assert kinds == {"on": "given", "off": "not_given"}


@pytest.mark.parametrize(
    ("ref", "side", "where", "called"),
    [
        ("worker", "raiser", "raising", "you"),
        ("worker", "manager", "raising", "your worker"),
        ("worker", "board", "raising", "the raising agency's worker"),
        ("worker", "receiver", "other", "your worker"),
        ("their worker", "raiser", "other", "the other agency's worker"),
        ("their worker", "receiver", "raising", "the other agency's worker"),
        ("manager", "raiser", "raising", "your manager"),
        ("their manager", "board", "other", "the other agency's manager"),
        ("each senior", "raiser", "both", "each agency's senior manager (a school: head teacher)"),
        ("chair", "raiser", "board", "the chair"),
        ("their chair", "receiver", "board", "the chair"),
    ],
)
def test_a_post_sits_on_one_side_and_is_called_by_whoever_reads(
    ref: str, side: str, where: str, called: str
) -> None:
    """You is said to the one who raised it; whose a post is depends on who reads."""
    found = who_is(ref, POLICY, {"yours": "other", "theirs": "other"}, side)
    assert found.how == ("each" if where == "both" else "one")
    assert [post.side for post in found.posts] == [where]
    assert told.who(found, side) == called


def test_everyone_is_no_post() -> None:
    assert who_is("everyone", POLICY, {}) == Who("everyone", "everyone")
    assert told.who(who_is("everyone", POLICY, {})) == "everyone involved"


def test_a_condition_on_who_may_act_is_told_with_the_post_and_not_of_each() -> None:
    senior = replace(POLICY.people["senior"], where={}, must_be="not the one who decided")
    policy = replace(POLICY, people={**POLICY.people, "senior": senior})
    assert told.who(who_is("senior", policy, {})) == "your senior manager (not the one who decided)"
    each = who_is("each senior", policy, {})
    assert each.posts == (Post("senior", "both", "senior manager"),)
    assert told.who(each) == "each agency's senior manager"


def test_a_contact_is_called_by_its_own_name_and_else_by_its_post() -> None:
    contacts = (Contact(name="Night team", phone="01632 960001"), Contact(email="desk@example.org"))
    desk = replace(POLICY.people["desk"], contacts=contacts)
    policy = replace(POLICY, people={**POLICY.people, "desk": desk})
    who, source = who_is("desk", policy, {}), "people.desk.contacts"
    found = reach("desk", policy, {})
    assert found == (
        Reach("desk", who, "given", "Night team", phone="01632 960001", source=f"{source}.0"),
        Reach("desk", who, "given", email="desk@example.org", source=f"{source}.1"),
    )
    called = [plain(reached(each, "raiser", ENGLISH)) for each in found]
    assert called == ["Night team", "the duty desk"]


def test_a_post_of_ones_own_is_known_and_one_of_theirs_is_to_be_asked_for() -> None:
    kinds = {ref: reach(ref, POLICY, {})[0].kind for ref in ("manager", "their manager", "chair")}
    assert kinds == {"manager": "known", "their manager": "ask", "chair": "not_given"}
    assert reach("everyone", POLICY, {}) == ()


def test_a_body_is_no_post_that_one_can_hold() -> None:
    for title, is_body in (("agency", True), ("each agency", True), ("agency manager", False)):
        assert Post("", "raising", title).is_body is is_body
    assert not Post("", "raising", "agency", must_be="not involved").is_body
    assert not Post("", "raising", "agency", kinds=(PostIn("A school", "school"),)).is_body


def manager_of_kinds() -> Policy:
    """Managers of both sides have a number for their own kind of agency."""
    contacts = (
        Contact(when={"own": "school"}, name="School desk", phone="01632 960001"),
        Contact(when={"yours": "nursery"}, name="Nursery desk", phone="01632 960002"),
    )
    manager = replace(POLICY.people["manager"], contacts=contacts)
    return replace(POLICY, people={**POLICY.people, "manager": manager})


@pytest.mark.parametrize(
    ("ref", "side", "named"),
    [
        ("manager", "raiser", ["School desk"]),
        ("their manager", "raiser", ["Nursery desk"]),
        ("each manager", "raiser", ["School desk", "Nursery desk"]),
        ("manager", "receiver", ["Nursery desk"]),
        ("their manager", "receiver", ["School desk"]),
    ],
)
def test_a_contact_is_judged_by_the_kind_of_its_posts_own_agency(
    ref: str, side: str, named: list[str]
) -> None:
    seen = seen_from(side, {"yours": "school", "theirs": "nursery"})
    assert [each.name for each in reach(ref, manager_of_kinds(), seen, side)] == named


def test_while_the_kind_of_their_agency_is_not_known_every_contact_is_listed() -> None:
    found = reach("their manager", manager_of_kinds(), {"yours": "other"})
    assert [each.name for each in found] == ["School desk", "Nursery desk"]


def test_a_contact_of_no_agency_is_judged_by_the_kind_of_whoever_acts() -> None:
    contacts = (Contact(when={"own": "school"}, name="School desk", phone="01632 960001"),)
    desk = replace(POLICY.people["desk"], contacts=contacts)
    policy = replace(POLICY, people={**POLICY.people, "desk": desk})
    kinds = {"yours": "other", "theirs": "school"}
    for side, kind in (("raiser", "not_given"), ("receiver", "given")):
        assert [each.kind for each in reach("desk", policy, seen_from(side, kinds), side)] == [kind]


def test_the_kind_of_their_agency_is_never_asked_for_a_post_but_kept_while_one_needs_it() -> None:
    policy = with_mediation(
        duties=(duty("chair", "ring", "their manager"),), unresolved="not stated"
    )
    known = {"position": "mediation", "safe": "yes", "plan": "off"}
    assert turn(policy, known).step is not None
    found = turn(policy, {**known, "theirs": "school"})
    assert (found.answers["theirs"], found.dropped) == ("school", ())
    assert found.step
    assert told.who(found.step.duties[0].with_[0]) == "the other agency's head teacher"


def test_nobody_is_sent_to_themselves() -> None:
    """In a school one head teacher is both; elsewhere a manager reports to a senior manager."""
    policy = with_mediation(duties=(duty("each manager", "report", "senior"),))
    known = {"position": "mediation", "safe": "yes", "plan": "off"}
    sides = {}
    for yours, theirs in (("school", "other"), ("other", "school")):
        step = turn(policy, {**known, "yours": yours, "theirs": theirs}).step
        assert step
        sides[yours, theirs] = [each.side for each in step.duties if each.does == "report"]
    assert sides == {("school", "other"): ["receiver"], ("other", "school"): ["manager"]}


def test_at_rest_a_duty_is_told_to_whomever_it_may_be() -> None:
    """On the procedure page nothing of the case is known, so nothing is left out."""
    duties = (duty("each manager", "report", "manager"),)
    policy = with_mediation(duties=duties)
    (placed,) = (each for each in duties_at(policy, "mediation") if each.duty.does == "report")
    assert [each.side for each in at_rest(placed, policy)] == ["manager", "receiver"]
    assert [each.does for each in step_at(policy).duties if each.does == "report"] == []


def test_a_duty_to_several_leaves_out_whoever_does_it() -> None:
    policy = with_mediation(duties=(replace(duty("worker", "ring"), whom=("worker", "manager")),))
    step = step_at(policy)
    assert [who.role for who in step.duties[0].with_] == ["manager"]
    assert [each.role for each in step.duties[0].contacts] == ["manager"]


@pytest.mark.parametrize("actor", ["their worker", "manager", "their manager", "chair"])
def test_a_recipient_who_is_the_reader_is_you(actor: str) -> None:
    whom = "worker"
    step = step_at(with_mediation(duties=(duty(actor, "ring", whom),)))
    (line,) = reach_lines(step.duties, ENGLISH)
    assert " → you." in plain(line)
    (pair,) = pairs_of(list(step.duties), "stage", ENGLISH, (), shared=False)
    assert plain(pair.to) == "you"


def test_another_worker_of_ones_own_is_no_reader_where_the_reader_acts() -> None:
    colleague = replace(POLICY.people["worker"], title="key worker")
    policy = replace(
        with_mediation(duties=(duty("worker", "ring", "colleague"),)),
        people={**POLICY.people, "colleague": colleague},
    )
    step = step_at(policy)
    (line,) = reach_lines(step.duties, ENGLISH)
    assert plain(line) == "You → your key worker."


PAIRS = {
    "one's own manager": (
        duty("worker", "ring", "manager"),
        {
            "raiser": "You → your manager",
            "manager": "The person who raised it → their own manager",
            "receiver": "The person who raised it → their own manager",
            "board": "The person who raised it → their own manager",
        },
    ),
    "a manager of the other agency": (
        duty("manager", "ring", "their manager"),
        {
            "raiser": "Your manager → the other agency's manager (a school: head teacher)",
            "manager": "You, as manager → the other agency's manager (a school: head teacher)",
            "receiver": "The other agency's manager → your manager (a school: head teacher)",
        },
    ),
    "what the other agency does inside itself": (
        duty("their worker", "ring", "their manager"),
        {
            "raiser": "The other agency's worker → their own manager (a school: head teacher)",
            "receiver": "You, as worker → your manager (a school: head teacher)",
        },
    ),
    "nobody named, to a post of those who raised it": (
        duty("not stated", "ring", "manager"),
        {
            "raiser": "Somebody → your manager",
            "manager": "Somebody → the manager of the agency that raised it",
            "receiver": "Somebody → the manager of the agency that raised it",
        },
    ),
}
"""Whom each duty reaches, to a reader on each side."""


@pytest.mark.parametrize("name", PAIRS)
def test_who_reaches_whom_is_told_to_each_side_as_that_side_sees_it(name: str) -> None:
    given, expected = PAIRS[name]
    step = step_at(with_mediation(duties=(given,)))
    (pair,) = pairs_of(list(step.duties), "act", ENGLISH, (), shared=False)
    who, to = dict(pair.who_to), dict(pair.to_to)
    told = {
        view: f"{who.get(view, plain(pair.who))} → {to.get(view, plain(pair.to))}"
        for view in expected
    }
    assert told == expected


def test_one_of_two_on_different_sides_goes_to_the_post_that_the_author_means() -> None:
    step = step_at(with_mediation(duties=(duty("their manager or chair", "ring", "manager"),)))
    sides = {each.side: each.with_[0].posts[0].side for each in step.duties}
    assert sides == {"receiver": "raising", "board": "raising"}
