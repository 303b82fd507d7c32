"""Mentions of several who speak as one, by the names in them: "two objectors, Ana Sá and Bo Lund"."""

from models.analysis import SourceType, Span
from models.mentions.mention import MentionReading
from models.mentions.nominals import SUCH_AS
from models.mentions.phrase_names import name_alone
from models.mentions.phrases import head_phrase, noun_of
from models.mentions.several import AND, coordinated, goes_on_with, with_others, words_of_list
from models.mentions.trimming import without_determiner
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.text.person_words import ROLE


def read_several(text: str, parts: list[Span], book: NameBook) -> MentionReading | None:
    """The reading of a mention of several who speak as one; None where it is of one."""
    names = coordinated(text, parts, book)
    if names:
        return _together(text, parts, names, book)
    if len(parts) > 2 and AND.match(parts[2].of(text)):
        # "its governor, Ana Sá, and Bo Lund, an adviser": the office is hers
        hers = name_alone(text, parts[1], book)
        office = noun_of(text, head_phrase(text, parts[0], book)) in ROLE
        office = office and hers is not None and book.person(book.entity_of(hers)) is True
        names = coordinated(text, parts[1:], book) if office else []
        if names:
            return _together(text, parts[1:], names, book)
    if len(parts) == 2 and not SUCH_AS.match(" " + parts[1].of(text)):
        who = noun_of(text, head_phrase(text, parts[0], book))
        names = coordinated(text, parts[1:], book) if who.endswith("s") else []
        if names and not goes_on_with(names, parts[0], book):
            return _together(text, parts[1:], names, book, who, without_determiner(text, parts[0]))
    if others := with_others(text, parts, book):
        return MentionReading("nominal", others, False, None, "group", None, True, "others", False)
    return None


def _together(
    text: str, parts: list[Span], names: list[NameAt], book: NameBook, head: str = "", description: Span | None = None
) -> MentionReading:
    """Several who speak as one, by their names; `head` is the noun for them: "two objectors, Ana Sá and Bo Lund"."""
    bodies = any(book.person(book.entity_of(n)) is False for n in names)
    core = words_of_list(text, parts, names)
    kind: SourceType = "organization" if bodies else "group"
    return MentionReading("name", core, True, description, kind, None, True, head, False, None, tuple(names))
