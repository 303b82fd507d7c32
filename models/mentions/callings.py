"""What somebody is called who comes in by no name: "a witness, who asked to be called Ana", "a driver named Bo"."""

import re
from dataclasses import dataclass

from models.analysis import Span
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.text.person_words import ROLE
from models.text.words import fold

CALLED = re.compile(r"\b(?:called|named|known as|by the name(?: of)?)\s+(?=[A-Z])")
NAME_GIVEN = re.compile(
    r"\b(?:who\s)?(?:(?:(?:would|will|could)\s(?:only\s)?)?(?:gave|giving|give)\s(?:only\s)?(?:his|her|their)\s"
    r"(?:(?:(?:first|last|full)\s)?name\s(?:(?:only|simply|just)\s)?as|(?:first|last)\sname,?(?=\s[^\W\d_a-z]))"
    r"|(?:identified|known|named)\s(?:[a-z]+\s){0,4}?only\sas)\s"
)
# "a witness, who asked to be called Ana", "another, known in the report as Girl K", "a victim, a nurse named Jo Sá".
NAMING = re.compile(
    r"[ \u00a0,](?:who[ \u00a0])?(?:"
    r"(?:asked|wished|wanted|preferred|agreed)[ \u00a0]to[ \u00a0]be[ \u00a0](?:[a-z]+[ \u00a0]){0,2}?"
    r"(?:called|named|known[ \u00a0]as"
    r"|(?:as|by)(?:[ \u00a0](?:his|her|their)[ \u00a0](?:first|middle|last)[ \u00a0]name,?)?)"
    r"|(?<!also )(?<!better )(?:known|identified|referred[ \u00a0]to)[ \u00a0]"
    r"(?:(?:in|by|to|at)[ \u00a0](?:[^\W\d_]+[ \u00a0]){1,3})?(?:only[ \u00a0])?(?:as|by[ \u00a0](?:his|her|their)"
    r"[ \u00a0](?:first|middle|last)[ \u00a0]name,?)"
    r"|(?:an?|the)[ \u00a0](?:[a-z-]+[ \u00a0]){1,3}(?:named|called)"
    r"|goes[ \u00a0]by(?:[ \u00a0]the[ \u00a0]name(?:[ \u00a0]of)?)?"
    r"|(?:uses|used|adopted|took|goes[ \u00a0]by)[ \u00a0]the[ \u00a0]"
    r"(?:nom[ \u00a0]de[ \u00a0]guerre|pseudonym|alias|code[ -]?name)"
    r")[ \u00a0]"
)
# "the mother of a boy named Bo": the name is the boy’s.
OF_ANOTHER = re.compile(r"[ \u00a0](?:of|for|to|by|with|from|representing)[ \u00a0](?:an?|the|his|her|their)[ \u00a0]")
# Nobody is described by these.
BY_NO_NOUN = re.compile(
    r"(?:(?:one|another|others?|the other|each|both)(?: of (?:them|those|these|us))?|someone|somebody)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Calling:
    """The words that give somebody a name: where they begin, and the name."""

    start: int
    name: NameAt


def find_calling(text: str, head: Span, end: int, book: NameBook) -> Calling | None:
    """What gives a name to whoever a mention describes, from the first part of the mention (`head`) to its `end`; None
    where nothing does."""
    given = NAME_GIVEN.search(text, head.start, end)
    names = book.within(given.end(), end) if given else []
    if given and names and len(names[0].key[0]) > 1:  # "known only as Executive C" is no name
        return Calling(given.start(), names[0])
    naming = NAMING.search(text, head.start, end)
    if naming is None or book.within(head.start, naming.start()):
        return None
    names = book.within(naming.end(), end)
    if not names:
        return None
    # "who uses the nom de guerre Captain Quill"
    titles = map(fold, text[naming.end() : names[0].span.start].split())
    return Calling(naming.start(), names[0]) if all(title in ROLE for title in titles) else None
