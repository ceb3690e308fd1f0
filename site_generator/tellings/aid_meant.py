"""What the engine says of one state, in the words that the decision aid should use for it.

Written without the templates that draw the page, on purpose: two hands that agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.asking import allowed_answers, policy_question
from decision_aid.people import ANYONE, EVERYONE, NOT_STATED, SIDES
from decision_aid.places import LABELS, split_place
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty, ShownGap
from decision_aid.step import Step, stage_name
from decision_aid.timescale import Timescale
from decision_aid.timing import NO_DATE
from decision_aid.turn import Turn
from decision_aid.written import clauses_of
from site_generator.screens.graph import Graph, State, changes
from site_generator.tellings.aid_people import OFFICE, duty_sentence, owe_the_same, who_reaches
from site_generator.tellings.compared import Item
from site_generator.tellings.markup import plain


def meant_by(policy: Policy, graph: Graph, state: State) -> Iterator[Item]:
    """Everything that the page should tell at one state."""
    shown = state.turn
    if shown.question:
        yield ("question", plain(shown.question.ask))
        if shown.question.help:
            yield ("help with the question", plain(shown.question.help))
        for choice in shown.question.answers:
            label = plain(choice.label).replace(
                " (the policy calls this ", " The policy calls this "
            )
            label = label.removesuffix(")") if label != plain(choice.label) else label
            yield ("answer", label, graph.to(choice.answers))
    if shown.step:
        kind = "emergency" if shown.step.stage.id == "emergency" else shown.outcome or "act"
        yield ("outcome", kind)
        yield from _name(shown.step)
        if policy.reassurance and kind == "act":
            clauses = "; ".join(clauses_of(policy.reassurance.clause))
            yield ("reassurance", plain(policy.reassurance.says), clauses)
        yield from _do(shown.step, kind)
        yield from who_reaches(policy, shown.step, kind)
        yield from _when(shown.step)
        yield from _record(shown.step)
        yield from _source(policy, shown.step)
        yield from _next(graph, shown.step)
        yield from (
            ("note", n.about, plain(n.text), "; ".join(n.clauses)) for n in shown.step.notes
        )
        yield from (_gap(gap) for gap in shown.step.gaps)
    yield from _so_far(policy, graph, shown)


def moments_of(graph: Graph) -> Iterator[Item]:
    """The question that asks for each moment from which a limit of some state runs."""
    asked = {
        (event.id, plain(event.label))
        for state in graph.states.values()
        if state.turn.step
        for event in state.turn.step.events
    }
    yield from (("moment asked for", *each) for each in sorted(asked))


def _name(step: Step) -> Iterator[Item]:
    name = "" if step.stage.label == NOT_STATED else plain(step.stage.label)
    title = plain(step.stage.title)
    yield ("step", title)
    yield ("printed name", name)
    yield ("name on the record sheet", name or title)
    yield from (("headline", side, plain(step.headlines[side])) for side in SIDES)


def _do(step: Step, kind: str) -> Iterator[Item]:
    acts = [each for each in step.duties if each.kind != "record"]
    if kind == "emergency":
        yield ("national line",)
    for each in acts:
        advice = "Advice " if each.kind == "advice" else ""
        yield ("duty", each.side, f"{advice}{duty_sentence(each)}", "; ".join(each.clauses))
    parts = _parts(acts)
    unnamed = {each.does.casefold() for each in acts if each.side == ANYONE}
    own = {each.side for each in acts if each.who.role != EVERYONE}
    for side in SIDES[1:]:
        said = step.headlines[side]
        if side not in own and said != step.headlines["raiser"] and said.casefold() not in unnamed:
            yield ("part of a side", side, plain(said))
            parts.append(side)
    yield from (("heading of a part", sides, sides) for sides in parts)
    if step.meeting:
        meeting = step.meeting
        yield ("meeting", "; ".join(meeting.clauses), plain(meeting.called))
        yield from (("part of the meeting", "Who sits on it", plain(each)) for each in meeting.sits)
        for asked, said in (("Who chairs it", meeting.chairs), ("How it decides", meeting.votes)):
            told = "The policy does not say." if said == NOT_STATED else plain(said)
            yield ("part of the meeting", asked, told)


def _parts(acts: list[ShownDuty]) -> list[str]:
    """The parts in which duties stand; both managing sides share one when they owe the same."""
    own = [each for each in acts if each.who.role != EVERYONE]
    sides = list(dict.fromkeys(each.side for each in own))
    if owe_the_same(own):
        sides = [each for each in sides if each not in OFFICE[1:]] + ["manager receiver"]
    return sides + [" ".join(OFFICE)] * any(each.who.role == EVERYONE for each in acts)


def _when(step: Step) -> Iterator[Item]:
    for each in step.timescales:
        if not each.stated:
            said = plain(each.words)
            told = any(gap.about == "when" for gap in step.gaps)
            lead = "" if told or said.startswith("The policy") else NO_DATE
            yield ("sentence", f"{lead}{said}")
            continue
        owner = f"{plain(each.owed_by)}: " if each.owed_by not in ("", "you") else ""
        force = () if each.force in ("none", "will") else (each.force,)
        source = "; ".join((*force, *each.clauses))
        counted = (each.id, " ".join(each.events)) if each.events else ("", "")
        yield (
            "time limit",
            f"{owner}{plain(each.words)}",
            f"({source})" if source else "",
            *counted,
        )


def _record(step: Step) -> Iterator[Item]:
    for each, both in _once([each for each in step.duties if each.kind == "record"]):
        said = duty_sentence(each, both=both)
        said += f". On {plain(each.file)}" if each.file else ""
        said += f". Form: {plain(each.form)}" if each.form else ""
        yield ("record", said, "; ".join(each.clauses))
    for each, both in _once(list(step.earlier)):
        yield ("earlier duty", duty_sentence(each, both=both), "; ".join(each.clauses))


def _once(duties: list[ShownDuty]) -> Iterator[tuple[ShownDuty, bool]]:
    """Each duty once, and whether more than one side owes it."""
    ids = [each.id for each in duties]
    first = {each.id: each for each in reversed(duties)}
    yield from ((first[each], ids.count(each) > 1) for each in dict.fromkeys(ids))


def _source(policy: Policy, step: Step) -> Iterator[Item]:
    yield ("document", plain(policy.title))
    said: tuple[ShownDuty | Timescale | object, ...] = (
        *(*step.duties, *step.timescales),
        *(*step.notes, *step.next),
    )
    cited = dict.fromkeys(part for each in said for part in getattr(each, "clauses", ()))
    yield from (("clause", clause) for clause in cited)


def _next(graph: Graph, step: Step) -> Iterator[Item]:
    for way in step.next:
        label, to = plain(way.label), graph.to(way.answers)
        first = " ".join(f"Before this: {plain(each).rstrip('.')}." for each in way.requires)
        if way.stated:
            force = way.force if way.force in ("must", "need to", "should", "may", "can") else ""
            good = "good end" if way.move == "resolved" else ""
            yield ("way on", label.replace(": ", " ", 1), to, force, first, good)
            continue
        opened = "way on that the policy does not settle"
        yield (opened, label.split(": ")[0], plain(way.unclear), plain(way.safer), to, first)
        if way.other:
            yield ("other reading", plain(way.other))
        for road in way.offers:
            yield ("other road", plain(road.label), graph.to(road.answers))


def _gap(gap: ShownGap) -> Item:
    unclear = plain(gap.unclear)
    if unclear[:1] != unclear[:1].upper():
        unclear = f"The policy does not say {unclear}"
    elif len(gap.readings) > 1 and not unclear.startswith("The policy"):
        unclear = f"The policy says two things. {unclear}"
    readings = [plain(each) for each in gap.readings]
    said = f"We follow this reading: {'. The other: '.join(readings)}" if readings else ""
    return ("thing left open", gap.about, unclear, "; ".join(gap.clauses), *filter(None, (said,)))


def _so_far(policy: Policy, graph: Graph, shown: Turn) -> Iterator[Item]:
    for question, without in changes(shown).items():
        answer = shown.answers[question]
        asked = {
            "position": "Where you are",
            "told": "Have you told them?",
            "safe": f"Is the {policy.person} safe for now?",
        }.get(question) or policy_question(policy, question, {}).ask
        label = allowed_answers(policy, question).get(answer) or _place(policy, answer)
        yield ("answer so far", plain(asked), plain(label), graph.to(without))


def _place(policy: Policy, place: str) -> str:
    stage_id, ending = split_place(place)
    if place in policy.ends:
        return policy.ends[place].title
    if stage_id not in policy.stages:
        return "Nobody has talked yet"
    name = stage_name(policy, stage_id)
    said = name.title if name.label in ("", NOT_STATED) else f"{name.label}: {name.title}"
    ended = {"ended": "the talks have ended", "stops": "the policy stops here", **LABELS}
    return f"{said} ({ended[ending]})" if ending else said
