"""A step of the ladder by its name, who acts there, and the ways on from it."""

from decision_aid.answers import condition_of
from decision_aid.duties import parts_of
from decision_aid.ladder import LadderStage, WayOn
from decision_aid.people import EVERYONE as ALL
from decision_aid.people import NOT_STATED, split_ref
from decision_aid.places import split_place
from decision_aid.policy import Policy
from decision_aid.stages import Stage
from decision_aid.written import clauses_of
from words.catalogue import Words, listed
from words.lines import FIRST, NEXT, SAYS, Line, firm, placed_lines, says_line
from words.names import EVERYONE, SETTLED, STOPS, of_board
from words.notes import refs_told
from words.questions import PLACED, WITH_CONDITION, condition_told
from words.sentence import Sentence, after, board, capital, link, message
from words.ways import CHOOSES

OR = message("{one} or {next}")
OTHERWISE = message("Otherwise: {place}")


def anchor_of(place: str) -> str:
    """The id on the procedure page of a stage, or of what becomes of it."""
    stage_id, ending = split_place(place)
    return "agreed" if ending == "resolved" else f"stage-{stage_id}"


def linked(policy: Policy, place: str, words: Words) -> Sentence:
    """A place by its name, which leads to it on the page."""
    at = f"end-{place}" if place in policy.ends else anchor_of(place)
    return link(place_named(policy, place, words), f"#{at}")


def place_named(policy: Policy, place: str, words: Words) -> Sentence:
    """A place by its printed label and its title."""
    stage_id, ending = split_place(place)
    if place in policy.ends:
        return board(policy.ends[place].title)
    if ending == "resolved":
        return words.say(message("You have agreed"))
    if ending:
        return words.sentence(STOPS)
    stage = policy.stages[stage_id]
    label, title = label_told(stage, words), board(stage.title)
    return words.say(PLACED, label=label, title=title) if label else title


def label_told(stage: Stage, words: Words) -> Sentence:
    """A stage's printed label; a later part of a stage says that it goes on."""
    if stage.label == NOT_STATED:
        return ()
    label = board(stage.label)
    return words.say(message("{label}, continued"), label=label) if stage.part_of else label


def actors_told(policy: Policy, stage: Stage, words: Words) -> Sentence:
    """Who acts at a stage, by bare titles: `worker; supervisor or manager`."""
    acting = (each.who for each in stage.duties if each.who != NOT_STATED)
    named = (part for who in acting for part in parts_of(who))
    titles = dict.fromkeys(
        words.say(EVERYONE) if who == ALL else board(policy.people[split_ref(who)[1]].title)
        for who in named
    )
    return capital(listed(words, list(titles), NEXT))


def starts_told(policy: Policy, stage_id: str, words: Words) -> list[Sentence]:
    """Who starts at a stage, where another road leads to it."""
    answers = (road.answer for road in policy.scope.values() if road.go == stage_id)
    return [words.say(message("Start here if: {answer}."), answer=each) for each in answers]


def times_told(policy: Policy, here: LadderStage, words: Words) -> tuple[Sentence, ...]:
    """The limits of the duties of a stage, each once."""
    times = dict.fromkeys(each.time for each in placed_lines(policy, here.acts, words))
    return tuple(each for each in times if each)


def settled_told(stage: Stage, words: Words) -> Sentence:
    """What a good end of a stage is called; it leads to what is done then."""
    return link(board(stage.settled) or words.say(SETTLED), "#agreed")


def way_lines(
    policy: Policy, ways: tuple[WayOn, ...], words: Words, lead: Sentence = ()
) -> tuple[Line, ...]:
    """The ways on for one ending, a line each."""
    return tuple(_way(policy, way, words, lead, alone=len(ways) == 1) for way in ways)


def _way(policy: Policy, way: WayOn, words: Words, lead: Sentence, *, alone: bool) -> Line:
    rule = way.rule
    places = listed(words, [linked(policy, each, words) for each in way.places], OR)
    condition = condition_told(condition_of(rule.if_words, rule.when, policy), words)
    told = after((places, chooser_told(policy, way, words)))
    if condition:
        told = words.say(WITH_CONDITION, condition=capital(condition), place=told)
    elif not alone:
        told = words.say(OTHERWISE, place=told)
    reading: Sentence = ()
    if rule.unclear:
        unclear = words.say(message("{says}. This is the safer reading."), says=rule.unclear)
        reading = after((unclear, words.say(SAYS, says=rule.other) if rule.other else ()))
    return Line(
        words.say(SAYS, says=told),
        source=way.source,
        lead=lead,
        more=reading,
        refs=refs_told(clauses_of(rule.clause), words, *firm(rule.force, words)),
        first=tuple(says_line(each, words, FIRST) for each in rule.requires),
        skips=way.skips,
    )


def chooser_told(policy: Policy, way: WayOn, words: Words) -> Sentence:
    """Whose choice a way is; nothing where the policy names nobody."""
    by = way.rule.by
    return words.say(CHOOSES, who=of_board(policy.people[split_ref(by)[1]], words)) if by else ()
