"""The meeting of a stage, as the aid tells it."""

from dataclasses import dataclass

from decision_aid.shown import ShownMeeting
from words.catalogue import Words
from words.notes import refs_told
from words.sentence import Sentence, after, board, capital, message

SITS = message("Who sits on it")
CHAIRS = message("Who chairs it")
DECIDES = message("How it decides")
UNSAID = message("The policy does not say.")
FACT = message("{heading}: {said}")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a meeting: its heading, and what is said."""

    heading: Sentence
    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or panel."""

    heading: Sentence
    rows: tuple[Row, ...]
    refs: Sentence


def row_told(row: Row, words: Words) -> Sentence:
    """One fact of a meeting in a line."""
    return words.say(FACT, heading=row.heading, said=after(row.said))


def meeting_told(meeting: ShownMeeting | None, words: Words) -> Meeting | None:
    """A meeting of a stage: who sits on it, who chairs it and how it decides."""
    if meeting is None:
        return None
    rows = []
    if meeting.sits:
        rows.append(Row(words.say(SITS), tuple(map(board, meeting.sits))))
    for heading, said in ((CHAIRS, meeting.chairs), (DECIDES, meeting.votes)):
        told = words.say(UNSAID) if said == "not stated" else board(said)
        rows.append(Row(words.say(heading), (told,)))
    return Meeting(capital(board(meeting.called)), tuple(rows), refs_told(meeting.clauses, words))
