"""What the fields and parts of a policy are called by somebody who does not write the file."""

from typing import Any, Literal, get_args, get_origin, get_type_hints

from decision_aid.conventions import Closure, Conventions
from decision_aid.duties import Duty, Limit, Says
from decision_aid.policy import Definition, Document, Event, Gap, Policy, Question
from decision_aid.roles import Contact, Role
from decision_aid.stages import End, Headline, Meeting, Road, Rule, Stage
from words.sentence import Message, Sentence, board, message, typed

FIELDS: dict[str, Message] = {
    "about": message("the part of the step in which it stands"),
    "also_written": message("the same limit as written elsewhere"),
    "answer": message("the answer by which it is known"),
    "answers": message("the answers"),
    "approved_by": message("who approved it"),
    "approved_on": message("the day it was approved"),
    "area": message("the area"),
    "ask": message("the question"),
    "ask_theirs": message("ask theirs"),
    "ask_yours": message("ask yours"),
    "at": message("the places where it is told"),
    "by": message("whose choice it is"),
    "called": message("its name"),
    "chairs": message("who chairs"),
    "checked": message("the day it was last checked"),
    "choose": message("the choice"),
    "clause": message("the clause"),
    "contact": message("how to reach them"),
    "date": message("date"),
    "dated": message("the date on the document"),
    "days": message("days"),
    "decided_by": message("who decides"),
    "does": message("the words"),
    "email": message("the e-mail address"),
    "end_of_day": message("end of day"),
    "file": message("the file it goes on"),
    "first_day": message("the first day that counts"),
    "form": message("the form"),
    "function": message("the rank"),
    "given": message("whether the contact is filled in"),
    "go": message("where it leads"),
    "headline": message("the headline"),
    "help": message("the words under the question"),
    "hours": message("how hours run"),
    "if_words": message("the condition in words"),
    "in_reply": message("in reply"),
    "kinds": message("the kinds of agency"),
    "label": message("the printed label"),
    "labels": message("the words on the buttons"),
    "ladder": message("the ladder it belongs to"),
    "limit": message("the limit it is about"),
    "means": message("the meaning"),
    "missing": message("whether the copy lacks it"),
    "mistakes_to": message("the address for mistakes"),
    "must_be": message("who may be it"),
    "name": message("the name"),
    "nation": message("the nation whose bank holidays count"),
    "never_ask": message("whether it is left unasked"),
    "office_closes": message("office closes"),
    "office_opens": message("office opens"),
    "on_what": message("what has to happen in that time"),
    "or_sooner": message("what makes it sooner"),
    "other": message("the other reading"),
    "otherwise": message("where it leads in every other case"),
    "outcome": message("the outcome"),
    "over": message("the stages it covers"),
    "owed_by": message("who has to keep it"),
    "own_side": message("whether it is offered where one's own side will not take it on"),
    "part_of": message("the stage it is part of"),
    "person": message("whom a decision is about"),
    "phone": message("the telephone number"),
    "publisher": message("the publisher"),
    "read_from": message("what we read it to run from"),
    "readings": message("the readings"),
    "review_due": message("the date of its review"),
    "runs_from": message("what it runs from"),
    "same_working_day": message("same working day"),
    "says": message("the words"),
    "school_holidays_count": message("school holidays count"),
    "settled": message("the name of a good end"),
    "silence": message("what no answer means"),
    "so_far": message("how a reader knows it"),
    "source": message("the signed document"),
    "source_url": message("where the document is published"),
    "standing": message("the standing"),
    "starts_on_day_off": message("starts on day off"),
    "stays_open": message("whether later stages show it as open"),
    "sure": message("whether everybody can answer it"),
    "title": message("the title"),
    "to_manager": message("to manager"),
    "to_opposite": message("to opposite"),
    "to_worker": message("to worker"),
    "unclear": message("the words"),
    "until": message("the last day"),
    "url": message("its address"),
    "version": message("the version"),
    "votes": message("how it decides"),
    "when": message("the condition"),
    "where": message("the post in each kind of agency"),
    "who": message("who does it"),
    "whom": message("with whom"),
    "window": message("whether it can only be raised in that time"),
    "within": message("the time limit"),
    "within_words": message("the time limit"),
    "words": message("the policy's own term"),
    "working_days": message("working days"),
    "working_week": message("working week"),
}

HEADLINES = {
    "raiser": message("the headline for whoever raised it"),
    "manager": message("the headline for whoever manages them"),
    "receiver": message("the headline for whoever it was raised with"),
    "board": message("the headline for the board"),
}
PARTS = {
    "agencies": message("The kinds of agency"),
    "background": message("Why it exists"),
    "before": message("Before the first stage"),
    "conventions": message("How time is counted"),
    "covers": message("Whom it is for"),
    "documents": message("Other documents"),
    "emergency": message("The emergency"),
    "every_stage": message("Every stage"),
    "gaps": message("What the policy does not say"),
    "principles": message("What it holds to"),
    "reassurance": message("That raising this is right"),
    "say": message("The words to say it with"),
    "speed": message("What it says of speed"),
    "start": message("Where one starts"),
    "use_when": message("When to use it"),
}
"""What a part of the policy is called, where it has no name of its own."""

POINT = message("point"), message("points")
NOUNS = {
    "advice": (message("advice"), message("advice")),
    "agencies": (message("list"), message("lists")),
    "before": (message("duty"), message("duties")),
    "closures": (message("closure"), message("closures")),
    "contacts": (message("contact"), message("contacts")),
    "definitions": (message("definition"), message("definitions")),
    "documents": (message("document"), message("documents")),
    "duties": (message("duty"), message("duties")),
    "ends": (message("end"), message("ends")),
    "events": (message("event"), message("events")),
    "headline": (message("line"), message("lines")),
    "limits": (message("time limit"), message("time limits")),
    "meeting": (message("meeting"), message("meetings")),
    "notes": (message("remark"), message("remarks")),
    "questions": (message("question"), message("questions")),
    "reassurance": (message("reassurance"), message("reassurances")),
    "record": (message("duty to record"), message("duties to record")),
    "record_when_resolved": (
        message("duty to record once agreed"),
        message("duties to record once agreed"),
    ),
    "requires": (message("thing to do first"), message("things to do first")),
    "roles": (message("role"), message("roles")),
    "school_holidays": (message("school holiday"), message("school holidays")),
    "scope": (message("road"), message("roads")),
    "sits": (message("member"), message("members")),
    "stages": (message("stage"), message("stages")),
    "tell": (message("duty to tell"), message("duties to tell")),
    "when_resolved": (message("duty once agreed"), message("duties once agreed")),
    **dict.fromkeys(("background", "covers", "gaps", "principles", "speed", "use_when"), POINT),
}
"""What one entry of a list or of a part is called, and several."""

LABELS: dict[type, str] = {
    kind: name
    for name, kinds in {
        "called": (Meeting,),
        "ask": (Question,),
        "does": (Duty,),
        "means": (Definition,),
        "name": (Closure, Contact, Event),
        "on_what": (Limit,),
        "says": (Headline, Says),
        "title": (Document, End, Road, Role, Stage),
        "unclear": (Gap,),
    }.items()
    for kind in kinds
}
"""The field by which a reader knows a record."""


def _keywords(hint: Any) -> set[str]:
    """The words of a hint that an author chooses from."""
    arguments = get_args(hint)
    if get_origin(hint) is Literal:
        return {*arguments} - {""}
    return set().union(*map(_keywords, arguments))


KEYWORDS = frozenset().union(
    *(
        _keywords(hint)
        for record in (Conventions, Duty, End, Gap, Policy, Role, Rule, Says, Stage)
        for hint in get_type_hints(record).values()
    )
)
"""The words of the language itself, the same in every language: `must`, `not stated`."""


def as_written(text: str) -> Sentence:
    """What a file says: a word of the language as it is typed, or an author's text."""
    return typed(text) if text in KEYWORDS else board(text)
