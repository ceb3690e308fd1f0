"""Writes `words/messages.pot`: every message of ours, for whoever translates them.

    python tools/catalogue.py            writes it anew
    python tools/catalogue.py cy.po      says what is wrong with a translation

See docs/translating.md.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "words" / "messages.pot"
ROOMS = ("words", "site_generator")
KEYWORDS = {"message": None}
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
"""What an editor of translations needs; without a date, so that nothing changes by itself."""
SIGNS = re.compile(r"\{\w+\}|\*+|[~^]")
"""What a translation has to keep: the parts, and the marks of emphasis."""


def messages() -> Iterator[tuple[str, str]]:
    """Every message, with the file that it stands in."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for _, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
                yield str(text), path.relative_to(ROOT).as_posix()


def template() -> str:
    """The text of the catalogue's template: each message once, with the files that say it."""
    catalogue = Catalog(project="Fingerpost", copyright_holder="the Fingerpost authors")
    for text, file in messages():
        catalogue.add(text, locations=[(file, 0)])
    written = io.BytesIO()
    write_po(written, catalogue, width=0, omit_header=True, include_lineno=False)
    return HEADER + written.getvalue().decode()


def faults(translation: Path) -> Iterator[str]:
    """What is wrong with a translation: a part or a mark that it lacks, or has too often."""
    with translation.open("rb") as file:
        catalogue = read_po(file)
    for each in catalogue:
        if each.id and each.string:
            wanted, found = (Counter(SIGNS.findall(str(text))) for text in (each.id, each.string))
            if wanted != found:
                lacks, more = wanted - found, found - wanted
                said = [f"lacks {' '.join(lacks.elements())}"] if lacks else []
                said += [f"adds {' '.join(more.elements())}"] if more else []
                yield f"“{each.string}” {' and '.join(said)}: it translates “{each.id}”"


def main() -> int:
    """Write the template, or check a translation."""
    if len(sys.argv) == 1:
        TEMPLATE.write_text(template(), encoding="utf-8")
        return 0
    found = [fault for name in sys.argv[1:] for fault in faults(Path(name))]
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
