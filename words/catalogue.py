"""The language in which things are said: English by itself, another by its catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from words.sentence import Message, Part, Sentence, capital, fill, plain

WHOEVER = "whoever"
"""The key of the message about whomever the policy's own words name, which follow “the”."""

Said = Message | Mapping[str, Message]
"""A message; or whole messages by whom they are about: `child`, `adult`, `none`, `whoever`."""


@dataclass(frozen=True, slots=True)
class Words:
    """Says messages in one language, of one kind of person."""

    translate: Callable[[str], str] = str
    """The message in this language; English loads nothing and gives it back."""
    person: str = "child"
    """Whom the policy is about: `child`, `adult`, `none`, or words that follow “the”."""
    text: Callable[[Sentence], str] = plain
    """A sentence as text, for an attribute or a file; a site takes a board's own marks out."""

    def say(self, said: Said, /, **parts: Part) -> Sentence:
        """A message with its parts; of several, the one about whom the policy is about."""
        if not isinstance(said, str):
            said = said.get(self.person) or said[WHOEVER]
        return fill(self.translate(said), {"person": self.person, **parts})

    def sentence(self, said: Said, /, **parts: Part) -> Sentence:
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
