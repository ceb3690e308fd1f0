"""The language in which things are said: English by itself, another by its catalogue."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from words.sentence import Message, Part, Sentence, capital, fill, pieces, plain


def whole(part: Part, most: int) -> Sentence:  # noqa: ARG001 (what is cut in a table only)
    """A part as it is."""
    return pieces(part)


@dataclass(frozen=True, slots=True)
class Words:
    """Says messages in one language, of one kind of person."""

    translate: Callable[[str], str] = str
    """The message in this language; English loads nothing and gives it back."""
    person: str = "child"
    """Whom the policy is about: fills `{person}` in every message."""
    text: Callable[[Sentence], str] = plain
    """A sentence as text, for an attribute or a file; a site takes a board's own marks out."""
    brief: Callable[[Part, int], Sentence] = whole
    """A part cut to so many characters, where a table has room for no more."""

    def say(self, said: Message, /, **parts: Part) -> Sentence:
        """A message with its parts."""
        return fill(self.translate(said), {"person": self.person, **parts})

    def sentence(self, said: Message, /, **parts: Part) -> Sentence:
        """The same with a capital first letter."""
        return capital(self.say(said, **parts))

    def about(self, person: str) -> "Words":
        """The same language for a policy about this person."""
        return replace(self, person=person)


def words_for(catalogue: bytes = b"") -> Words:
    """The language of a catalogue, as gettext's compiled form has it; English for none."""
    if not catalogue:
        return ENGLISH
    import gettext  # English needs none of it
    import io

    return Words(gettext.GNUTranslations(io.BytesIO(catalogue)).gettext)


ENGLISH = Words()


def listed(words: Words, items: list[Sentence], joined: Message) -> Sentence:
    """Items in a row, each two of them joined by a message with the parts `one` and `next`."""
    if not items:
        return ()
    found = items[0]
    for each in items[1:]:
        found = words.say(joined, one=found, next=each)
    return found
