"""Generates whole policies, valid and varied, that use every key and are accepted by the loader."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from decision_aid.duties import Limit
from decision_aid.gaps import ABOUT
from decision_aid.people import EVERYONE
from decision_aid.places import MOVES
from decision_aid.policy import Event, Policy, Question
from decision_aid.roles import Agencies, Role
from decision_aid.stages import End, Road, Rule, Stage
from decision_aid.timescale import NOT_STATED, SPEED_WORDS
from proving import words
from proving.author import Author, Grammar, Tree
from proving.fitting import FINISHES
from proving.names import names
from site_generator.reading.yaml_reader import Path


@st.composite
def policies(draw: st.DrawFn, most_stages: int = 4) -> Tree:
    """A policy that the loader accepts, usually with few enough states to visit them all."""
    return Author(draw, draw(names(most_stages)), GRAMMAR).record(Policy, ())


def _named(author: Author, path: Path) -> str:
    """A text that is unique, because it ends with its path."""
    return f"{author.draw(words.texts)} {'.'.join(map(str, path))}"


def _each_named(author: Author, names: tuple[str, ...], path: Path) -> dict[str, str]:
    return {name: _named(author, (*path, name)) for name in names}


def _role(author: Author, _: Path) -> str:
    """A role on either side or on both, `everyone`, or `not stated`."""
    if author.sometimes():
        return author.pick((NOT_STATED, EVERYONE))
    return _post(author, _)


def _actor(author: Author, path: Path) -> str:
    """The same, or two: either of them, or both together."""
    people = author.some(author.names.people, 2)
    if path[-1] != "who" or len(people) < 2 or not author.sometimes():
        return _role(author, path)
    return author.pick((" or ", " and ")).join(people[:2])


def _post(author: Author, _: Path) -> str:
    return author.pick(("", "their ", "each ")) + author.pick(author.names.people)


def _roles(author: Author, path: Path) -> str | list[str]:
    count = author.number(0, 2)
    return [_role(author, path) for _ in range(count)] if count else _role(author, path)


def _when(author: Author, _: Path) -> Tree | list[Tree]:
    """A condition: one mapping, or a list of alternatives."""
    count = author.number(0, 3) - 1
    return [_facts(author) for _ in range(count)] if count > 0 else _facts(author)


def _facts(author: Author) -> Tree:
    known = author.names.facts()
    found: Tree = {}
    for question in author.some(list(known), 1):
        several = author.sometimes()
        choices = author.some(known[question], 1, 2 if several else 1)
        found[question] = choices if several else choices[0]
    return found


def _exit(author: Author, path: Path) -> str | list[Tree]:
    """Usually one entry for each answer to one question, and one for the other answers."""
    if path[0] == "scope":  # in a road, `own_side` is a yes or no
        return author.pick(("yes", "no"))
    return NOT_STATED if author.sometimes() else _rules(author, path)


def _rules(author: Author, path: Path) -> list[Tree]:
    known = author.names.facts()
    question = author.pick(list(known))
    rules = [_rule(author, path, {question: part}) for part in author.some(known[question])]
    if not rules or not author.sometimes():
        rules.append(_rule(author, path, None))
    return rules


def _rule(author: Author, path: Path, when: Tree | None) -> Tree:
    rule = author.record(Rule, path)
    if when is not None:
        rule["when"] = _when(author, path) if author.sometimes() else when
    targets = _targets(author, path)
    if author.sometimes():
        return {**rule, "go": author.some(targets, 2)}
    return {**rule, "go": author.pick(targets)}


def _targets(author: Author, path: Path) -> list[str]:
    """Every place that a rule may name here; a stage never leads to itself."""
    known = author.names
    here = path[1] if path[0] == "stages" else ""
    places = [stage for stage in known.stages if stage != here]
    if path[0] == "every_stage":
        places = places[-1:]  # that stage then has its own exit
    places += [*known.ends, *(f"{stage}.resolved" for stage in known.stages)]
    # Before anybody has talked, nothing can be resolved and nothing can stop.
    return places + (["resolved", "stops"] if path[0] != "start" else [])


def _places(author: Author, _: Path) -> list[str]:
    known = author.names
    ends = [f"{stage}.{each}" for stage in known.stages for each in ("resolved", "no_reply")]
    return author.some(["emergency", *known.stages, *known.ends, *known.roads, *ends])


def _then(author: Author, path: Path) -> str | dict[str, str]:
    """What follows a stage where nobody has to agree: one place, or one for each of some words."""
    targets = [each for each in _targets(author, path) if "." not in each]
    if author.sometimes():
        return {author.draw(words.texts): author.pick(targets) for _ in range(author.number(1, 2))}
    return author.pick(targets)


def _leaves_open(author: Author, path: Path) -> dict[str, str | list[str]]:
    return {
        finding: "yes" if author.sometimes() else _places(author, path)
        for finding in author.some(list(ABOUT))
    }


def _answers(author: Author, path: Path) -> dict[str, str]:
    return _each_named(author, author.names.questions[str(path[1])], path)


def _kinds(author: Author, path: Path) -> dict[str, str]:
    return _each_named(author, author.names.kinds, path)


def _stage(author: Author, _: Path) -> str:
    return author.pick(author.names.stages)


def _stays_open(author: Author, _: Path) -> str | list[str]:
    return author.some(author.names.stages) if author.sometimes() else author.pick(("yes", "no"))


def _duty_id(author: Author, _: Path) -> str:
    author.duties += 1
    return f"duty_{author.duties}"


def _agencies(author: Author, path: Path) -> Tree | None:
    return author.record(Agencies, path) if author.names.kinds else None


def _each(kind: type, group: str) -> Callable[[Author, Path], Tree]:
    """A function that writes a record for each name that the policy declares in a group."""

    def written(author: Author, path: Path) -> Tree:
        return {name: author.record(kind, (*path, name)) for name in getattr(author.names, group)}

    return written


def _drawn(strategy: st.SearchStrategy[str]) -> Callable[[Author, Path], str]:
    return lambda author, _: author.draw(strategy)


def _ladder(author: Author, path: Path) -> str:
    return author.names.ladders[str(path[1])] if path[0] == "stages" else author.pick(words.LADDERS)


def _limits(author: Author, path: Path) -> Tree:
    """A step shows its own limits and those of every stage, so all need different names."""
    everywhere = "every_" if path[0] == "every_stage" else ""
    names = [f"{everywhere}{name}" for name in author.some(words.LIMITS)]
    return {name: author.record(Limit, (*path, name)) for name in names}


GRAMMAR = Grammar(
    keys={
        "agencies": _agencies,
        "stages": _each(Stage, "stages"),
        "people": _each(Role, "people"),
        "questions": _each(Question, "questions"),
        "events": _each(Event, "events"),
        "scope": _each(Road, "roads"),
        "ends": _each(End, "ends"),
        "limits": _limits,
        "kinds": _kinds,
        "answers": _answers,
        "where": lambda author, _: {
            kind: author.draw(words.texts) for kind in author.some(author.names.kinds)
        },
        **dict.fromkeys(("title", "so_far", "answer"), _named),
        "who": _actor,
        "owed_by": _role,
        **dict.fromkeys(MOVES, _exit),
        **dict.fromkeys(("go", "part_of"), _stage),
        "person": _drawn(st.sampled_from(("child", "adult", "person at risk"))),
        **dict.fromkeys(("checked", "approved_on"), _drawn(words.days)),
        **dict.fromkeys(("dated", "review_due"), _drawn(words.months)),
        **dict.fromkeys(("email", "mistakes_to"), _drawn(words.emails)),
        **dict.fromkeys(("url", "source_url"), _drawn(words.pages)),
        "by": _post,
        "start": _rules,
        "when": _when,
        "whom": _roles,
        "you": lambda author, _: author.names.people[0],
        "at": _places,
        "ladder": _ladder,
        "within": _drawn(st.sampled_from((NOT_STATED, *SPEED_WORDS))),
        "over": lambda author, _: author.some(author.names.stages),
        "stays_open": _stays_open,
        "then": _then,
        "leaves_open": _leaves_open,
        "finding": lambda author, _: author.some(list(ABOUT), 1),
        "limit": lambda author, _: author.pick(words.LIMITS),
        "clause": _drawn(words.clauses),
        "phone": _drawn(words.phones),
        "id": _duty_id,
    },
    finishes=FINISHES,
    always=frozenset(
        [(Stage, "ladder"), (Stage, "unresolved")]
        + [(Policy, key) for key in ("agencies", "questions", "events", "scope", "ends")]
        + [(Policy, key) for key in ("every_stage", "conventions")]
    ),
)
