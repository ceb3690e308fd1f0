"""A screen of the decision aid, in finished sentences: a question, or a step."""

from collections.abc import Callable, Mapping

from decision_aid.asking import Choice
from decision_aid.endings import Next
from decision_aid.policy import Policy
from decision_aid.step import Step
from decision_aid.turn import Turn
from decision_aid.written import clauses_of
from words.catalogue import Words, listed
from words.guidance import HEADING, PART, block, facts_of, guidance, once
from words.headlines import headline_told
from words.names import place_ahead, place_title
from words.notes import refs_told
from words.questions import answered_so_far, asked, asked_so_far, choice_told, help_told
from words.screen_records import (
    Answers,
    Button,
    Line,
    QuestionShown,
    Screen,
    SoFar,
    StepShown,
    Unsaid,
    WayOn,
)
from words.sentence import (
    Message,
    Sentence,
    after,
    board,
    capital,
    label,
    message,
    no_sentence,
    plain,
)
from words.ways import (
    leads_to_told,
    required_told,
    safer_told,
    says_told,
    unsaid_told,
)

AddressOf = Callable[[Mapping[str, str]], str]
"""The address of the screen to which these answers lead."""

PRINTED = message("The policy calls this {label}")
SO_FAR = message("Your answers so far")
CHANGE = message("Change")
EARLIER = message("Check these were done")
NEXT = message("What next?")
TOLD_THEM = message("Have you told them?")
TOLD_ANYBODY = message("Have you told anybody?")
BEFORE_THIS = message("Before this: {first}.")
ASK_ADVICE = message("This policy names people to ask for advice: see *Do this*.")
OTHER_WAY = message("It also has another way:")
STUCK = message("If you are stuck: national advice")
CITED = message(": {clauses}.")
NONE_CITED = message(".")
NEXT_CLAUSE = message("{one}; {next}")

HAPPENS: dict[str, Message] = {
    "must": message("The policy says this *must* happen."),
    "need_to": message("The policy says this *needs to* happen."),
    "should": message("The policy says this *should* happen."),
    "can": message("The policy says this *can* happen."),
    "may": message("The policy says this *may* happen."),
}
"""How firm a way on is; the other forces are not named."""


Changes = Mapping[str, Mapping[str, str]]
"""For each answer given, the answers without it."""


def screen(
    policy: Policy, turn: Turn, address: str, changes: Changes, to: AddressOf, words: Words
) -> Screen:
    """The screen of a Turn, which has this address."""
    so_far = tuple(
        SoFar(
            label(asked_so_far(policy, question, words)),
            label(answered_so_far(policy, question, turn.answers[question], words)),
            words.say(CHANGE),
            to(without),
        )
        for question, without in changes.items()
    )
    return Screen(
        address=address,
        question=_question(turn, to, words),
        step=_step(policy, turn, to, words),
        so_far=Answers(words.say(SO_FAR), so_far) if so_far else None,
    )


def _question(turn: Turn, to: AddressOf, words: Words) -> QuestionShown | None:
    question = turn.question
    if question is None:
        return None
    return QuestionShown(
        asked(question, words),
        help_told(question, words),
        tuple(
            Button(label(choice_told(each, words)), _beside(each, words), to(each.answers))
            for each in question.answers
        ),
    )


def _beside(choice: Choice, words: Words) -> Sentence:
    """What stands small beside an answer: what the policy calls the stage, or what follows."""
    if choice.leads_to:
        return label(capital(place_ahead(choice.leads_to, words)))
    return label(words.say(PRINTED, label=choice.label)) if choice.label else ()


def _step(policy: Policy, turn: Turn, to: AddressOf, words: Words) -> StepShown | None:
    step = turn.step
    if step is None:
        return None
    emergency = step.stage.kind == "emergency"
    kind = "emergency" if emergency else turn.outcome or "act"
    kind = "unsaid" if step.stage.is_unsaid else kind
    headlines = {
        view: headline_told(said, step, view, words) for view, said in step.headlines.items()
    }
    headline = headlines.pop("raiser")
    title = place_title(step.stage, words)
    named = title
    if step.stage.is_unsaid:
        named = says_told(next(way for way in step.next if way.move == step.stage.ending), words)
    printed = "" if step.stage.label == "not stated" else step.stage.label
    return StepShown(
        kind=kind,
        name=words.text(board(printed) or named),
        title=() if step.stage.is_unsaid or plain(title) == plain(headline) else title,
        printed=words.say(PRINTED, label=printed) if printed else (),
        headline=headline,
        headlines=tuple(
            (view, words.text(said))
            for view, said in headlines.items()
            if plain(said) != plain(headline)
        ),
        reassurance=_reassurance(policy, words) if kind == "act" else None,
        guidance=guidance(step, kind, words),
        facts=" ".join(facts_of(step)),
        source=block(step, "source", HEADING["source"], words),
        document=board(policy.title),
        cited=_cited(step, words),
        earlier_heading=words.say(EARLIER),
        earlier=once(step.earlier, facts_of(step), words),
        next=block(step, "next", _next_heading(step, emergency=emergency), words),
        ways=tuple(_way(each, step, to, words) for each in step.next),
    )


def _reassurance(policy: Policy, words: Words) -> Line | None:
    """What the policy says to whoever raises a concern, in their own words to them."""
    says = policy.reassurance
    if says is None:
        return None
    refs, heading = refs_told(clauses_of(says.clause), words), words.say(PART["raiser"])
    return Line(board(says.says), refs, sides="raiser", heading=heading)


def _cited(step: Step, words: Words) -> Sentence:
    """Each clause once, in the order in which the step shows them."""
    notes = [*step.notes, *(each for each in (step.decided, step.same_person) if each)]
    said = (*step.duties, *step.timescales, *notes, *step.next)
    clauses = list(dict.fromkeys(clause for each in said for clause in each.clauses))
    if not clauses:
        return words.say(NONE_CITED)
    cited = listed(words, [board(each) for each in clauses], NEXT_CLAUSE)
    return words.say(CITED, clauses=no_sentence(cited))


def _next_heading(step: Step, *, emergency: bool) -> Message:
    if not emergency or len(step.next) < 2:
        return NEXT
    return TOLD_THEM if any(each.code == "told" for each in step.next) else TOLD_ANYBODY


def _way(way: Next, step: Step, to: AddressOf, words: Words) -> WayOn:
    says, leads_to = says_told(way, words), leads_to_told(way, words)
    if way.to is None and not way.ahead:
        says, leads_to = after((says, leads_to)), ()
    first = tuple(words.say(BEFORE_THIS, first=required_told(each, words)) for each in way.requires)
    known = HAPPENS.get(way.force)
    return WayOn(
        Button(label(says), label(capital(leads_to)), to(way.answers) if way.stated else ""),
        good=way.move == "resolved",
        first=first,
        force=words.say(known) if known else (),
        unsaid=None if way.stated else _unsaid(way, step, to, words),
    )


def _unsaid(way: Next, step: Step, to: AddressOf, words: Words) -> Unsaid:
    advises = any(each.kind == "advice" for each in step.duties)
    safer = safer_told(way, words)
    return Unsaid(
        told=unsaid_told(way, words),
        safer=Button(label(safer), (), to(way.answers)) if safer else None,
        other=board(way.other),
        advice=words.say(ASK_ADVICE) if advises else (),
        another=words.say(OTHER_WAY) if way.offers else (),
        offers=tuple(Button(label(board(each.title)), (), to(each.answers)) for each in way.offers),
        stuck=words.say(STUCK),
    )
