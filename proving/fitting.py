"""Makes the keys of a generated record fit each other, so that the loader accepts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from decision_aid.conventions import WEEKDAYS, Conventions
from decision_aid.duties import SPANS, STARTS, Duty, Gap, Limit, Says, Verb
from decision_aid.places import MOVES, absolute, split_place
from decision_aid.policy import Policy
from decision_aid.roles import Role
from decision_aid.stages import End, Rule
from decision_aid.timescale import DAY_WORDS, NOT_STATED, SPEED_WORDS
from decision_aid.timing import STAGE_MOMENTS
from decision_aid.written import several
from proving import words
from proving.author import Author, Tree
from site_generator.checks.acts import DETERMINERS, SENTENCES, YOU, begins_wrongly
from site_generator.checks.names import MOMENTS_OF_NO_STAGE
from site_generator.reading.yaml_reader import Path


def _of_policy(author: Author, tree: Tree, _: Path) -> None:
    """Add what a policy in force must say, and name only a ladder that some stage is on."""
    tree.pop("id")
    if "bank_holidays" in tree.get("conventions", {}):
        tree["nation"] = "elsewhere"
    if tree["standing"] == "in force":
        tree["approved_by"] = author.draw(words.texts)
        tree["approved_on"] = author.draw(words.days)
        tree["mistakes_to"] = author.draw(words.emails)
    every = tree.get("every_stage", {})
    if every.get("ladder") not in author.names.ladders.values():
        every.pop("ladder", None)
    stages = author.names.stages
    for move in MOVES:
        for number, stage in enumerate(stages):
            _fit_exit(tree["stages"][stage], move, [stage], stages[number + 1 :])
        _fit_exit(every, move, stages, ())
    for stage in stages:
        for move in MOVES:
            if _leads_back(tree["stages"], every, stage, move):
                tree["stages"][stage][move] = NOT_STATED
    last = author.names.stages[-1]
    for move in MOVES:
        if last in _targets_of(every.get(move, NOT_STATED)):
            tree["stages"][last].setdefault(move, NOT_STATED)


def _fit_exit(holder: Tree, move: str, stages: Sequence[str], later: Sequence[str]) -> None:
    """No ending leads to where it is told, agreement stops nothing, a reading leads on."""
    rules = holder.get(move, NOT_STATED)
    if isinstance(rules, str):
        return
    targets = {each for each in _targets_of(rules) if each}
    places = {absolute(target, stage) for target in targets for stage in stages}
    here = {f"{stage}.resolved" if move == "not_done" else stage for stage in stages}
    if places & here or (move == "resolved" and any(each.endswith(".stops") for each in places)):
        holder.pop(move)
    elif move != "resolved" and not targets <= {*later}:
        for rule in rules:
            rule.pop("unclear", None)


def _leads_back(stages: dict[str, Tree], every: Tree, stage: str, move: str) -> bool:
    """Whether an ending leads on to its own stage, or through another ending to itself."""
    here = f"{stage}.{move}"
    for place in _next(stages, every, here):
        found, waiting = {place}, [place]
        while waiting:
            ahead = _next(stages, every, waiting.pop()) - found
            found |= ahead
            waiting += ahead
        if found & {stage, *({here} - {place})}:
            return True
    return False


def _next(stages: dict[str, Tree], every: Tree, ending: str) -> set[str]:
    """The places that the rules of an ending name."""
    stage, move = split_place(ending)
    rules = {**every, **stages.get(stage, {})}.get(move, NOT_STATED)
    return {absolute(each, stage) for each in _targets_of(rules) if each}


def _targets_of(rules: str | list[Tree]) -> list[str]:
    """Every place that an exit's rules name."""
    if isinstance(rules, str):
        return []
    return [target for rule in rules for target in several(rule.get("go", ()))]


def _of_role(author: Author, tree: Tree, path: Path) -> None:
    """Put the reader into an agency; give no contact where `not given` is written.

    No title begins with a word that is said before it.
    """
    titles = {"title": tree["title"], **tree.get("where", {})}
    for key, title in titles.items():
        if title.partition(" ")[0].lower() in DETERMINERS:
            (tree if key == "title" else tree["where"])[key] = f"post: {title}"
    if path[-1] == author.names.people[0]:
        tree["side"] = "each agency"
    if tree.get("contact") == "not given":
        for contact in tree.get("contacts", ()):
            contact.pop("email", None)
            contact.pop("phone", None)


def _of_end(author: Author, tree: Tree, _: Path) -> None:
    if tree.get("outcome") == "decided":
        tree.setdefault("decided_by", author.draw(words.texts))


def _of_gap(author: Author, tree: Tree, path: Path) -> None:
    """Say what is not said, or what is unclear, and at a place in which block it stands."""
    if path[0] != "gaps" or tree.get("at"):
        tree.setdefault("about", "do")
    else:
        tree.pop("about", None)
    for key in ("not_said", "unclear"):
        tree.pop(key, None)
    tree[author.pick(("not_said", "unclear"))] = author.draw(words.texts).removesuffix("…") or "it"


def _of_duty(author: Author, tree: Tree, path: Path) -> None:
    """It has one verb; its act is one sentence, which says neither how firmly nor “you”."""
    for verb in get_args(Verb):
        tree.pop(verb, None)
    verb = author.pick(get_args(Verb))
    tree[verb] = author.draw(words.texts)
    for key in (verb, "sign"):
        said = tree.get(key, "")
        if begins_wrongly(said, verb) or SENTENCES.search(said) or YOU.search(said):
            tree[key] = "act"
    _of_shared(author, tree, path)
    _of_timing(author, tree, path)


def _of_shared(author: Author, tree: Tree, path: Path) -> None:
    """Only what stands under `every_stage` holds for some stages."""
    if tree.pop("at", None) and path[0] == "every_stage" and len(path) == 3:
        tree["at"] = author.some(author.names.stages, 1)


def _of_timing(author: Author, tree: Tree, path: Path) -> None:
    """Write a limit in one of the ways that are possible."""
    for key in (*SPANS, *STARTS, "within_words"):
        tree.pop(key, None)
    way = author.pick(("counts", "counts", "stated not", "fast", "in words", "of a day"))
    if way == "counts":
        tree["within"] = author.draw(words.spans)
        for key in SPANS[1:]:
            if author.sometimes():
                tree[key] = author.draw(words.spans)
    elif way == "in words":
        tree["within_words"] = author.draw(words.texts)
    else:
        choices = {"stated not": (NOT_STATED,), "fast": SPEED_WORDS, "of a day": DAY_WORDS}
        tree["within"] = author.pick(choices[way])
    if way in ("counts", "of a day") or author.sometimes():
        _start_of(author, tree, path)
        moments = _events(author, path)
        if len(moments) > 1 and author.sometimes():
            tree["pause"] = author.some(moments, 2)
        if author.sometimes():
            tree["agreed"] = author.pick(moments)


def _start_of(author: Author, tree: Tree, path: Path) -> None:
    """Write one event, either of two, `not stated`, or the event that we count from."""
    moments = _events(author, path)
    if author.sometimes():
        if author.sometimes():
            tree["we_count_from"] = author.pick(moments)
        else:
            tree["runs_from"] = NOT_STATED
    else:
        tree["runs_from"] = author.some(moments, 2) if author.sometimes() else author.pick(moments)


def _events(author: Author, path: Path) -> list[str]:
    """Every event that a limit can run from here."""
    in_a_stage = path[0] in ("stages", "every_stage") and path[:2] != MOMENTS_OF_NO_STAGE
    of_stages = [f"{stage}.{each}" for stage in author.names.stages for each in STAGE_MOMENTS]
    return [*author.names.events, *(STAGE_MOMENTS if in_a_stage else ()), *of_stages]


def _of_rule(_: Author, tree: Tree, __: Path) -> None:
    for key in ("when", "go"):
        tree.pop(key, None)


def _of_conventions(author: Author, tree: Tree, _: Path) -> None:
    """Write hours in the right order, and list the days of schools and of places elsewhere."""
    tree["working_days"] = author.pick((WEEKDAYS[:5], WEEKDAYS, WEEKDAYS[6:], WEEKDAYS[1:4]))
    tree["working_days"] = list(tree["working_days"])
    for key, clock in (
        ("office_opens", "08:30"),
        ("office_closes", "23:59"),
        ("end_of_day", "00:00"),
        ("cut_off", "16:00"),
    ):
        if key in tree:
            tree[key] = clock
    if "office_opens" not in tree or "office_closes" not in tree:
        tree.pop("office_opens", None)
        tree.pop("office_closes", None)
    closed = {"date": "2026-12-24", "until": "2027-01-08", "name": author.draw(words.texts)}
    day_off = {"date": "2027-02-15", "name": author.draw(words.texts)}
    if "closures" in tree:
        tree["closures"] = [dict(closed), dict(day_off)]
    source = author.draw(words.texts)
    if "school_days" in tree:
        term = {"date": "2026-11-02", "until": "2026-12-18", "name": author.draw(words.texts)}
        tree["school_days"] = {"source": source, "terms": [term], "closures": [dict(day_off)]}
    if "bank_holidays" in tree:
        tree["bank_holidays"] = {"source": source, "taken": "2026-11-23", "days": [dict(closed)]}


FINISHES: dict[type, Callable[[Author, Tree, Path], None]] = {
    Policy: _of_policy,
    Role: _of_role,
    End: _of_end,
    Gap: _of_gap,
    Says: _of_shared,
    Duty: _of_duty,
    Limit: _of_timing,
    Rule: _of_rule,
    Conventions: _of_conventions,
}
