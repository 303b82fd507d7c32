"""The name that a noun phrase is headed by: the one that it ends with, a person's behind what he is, or all of it."""

import re

from models.analysis import Span
from models.mentions.ages import age_in
from models.mentions.phrases import head_phrase, noun_of
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.naming.offices import LETTERS_BEFORE
from models.naming.trimmed import BASED
from models.text.body_words import BODY_NOUNS, DOCUMENT_HEADS, GROUP_HEADS, ORGANIZATION_HEADS
from models.text.function_words import ARTICLES, FUNCTION
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import COURTESY, ROLE, ROLE_MODIFIERS
from models.text.place_words import DEMONYMS
from models.text.words import WORD, fold

# What may stand before a whole name besides offices and courtesy titles.
BEFORE_WHOLE_NAMES = LETTERS_BEFORE | {"rear", "vice", "the", "late"}
PARTY = re.compile(r"[RDI]\b\.?[-–— ]|(?:Dem|Rep)\b\.?[-–—]")  # "R-Ohio", but "Rep. Ana Sá"
# Between an office and what it is over, or somebody and whose he is.
OFFICE_PREPOSITIONS = frozenset({"of", "to", "for"})
# Whose a person is, and what he is, right before the name.
WHOSE_PERSON = re.compile(r"[A-Z][\w.-]*(?:[ \u00a0][A-Z][\w.-]*){0,3}[’']s?[ \u00a0]")
CALLED_SO = re.compile(
    r"(?:the[ \u00a0])?(?:[a-z][a-z-]+|[A-Z]\w+-(?:based|born))[ \u00a0](?:[a-z][a-z-]+[ \u00a0]){0,2}"
)
TRADE = re.compile(r"[a-z]{3}(?:er|or|ist|ian|man|woman)$")


def name_at_end(text: str, np: Span, head: Span, book: NameBook) -> NameAt | None:
    """The name with which the noun phrase ends, if it is the phrase's head."""
    names = book.within(np.start, np.end + 2)
    names = [n for n in names if n.span.start < np.end <= n.span.end + 2]
    if not names:
        # a name that goes on past the phrase: "Ministry of Defence"
        names = [n for n in book.within(np.start, head.end) if n.span.start < np.end <= n.span.end]
    if not names:
        return None
    name = names[-1]
    rest = text[name.span.end : np.end]
    return name if not rest or fold(rest) in ("", "s") else None


def person_at_end(text: str, head: Span, np: Span, book: NameBook) -> NameAt | None:
    """A person's whole name that closes the part right after what he is: "spokesman for sport Ana Sá"; None
    where the noun of its noun phrase `np` is no person's: "a book by the reporter Ana Sá"."""
    names = book.within(head.start, head.end)
    if not names or names[-1].span.end < head.end - 2 or len(names[-1].key) < 2 or not book.person(names[-1].key):
        return None
    before = text[head.start : names[-1].span.start].split()
    if not before:
        return None
    heads = {fold(w) for w in WORD.findall(np.of(text))}
    small = [w for w in before if w.islower()]
    titled = fold(before[-1]) in ROLE and before[0][0].isupper() and set(small) <= {"of", "for", "on", "and"}
    if titled and heads.isdisjoint(ROLE):
        return names[-1]  # "House of Lords Speaker Ana Sá"
    if heads.isdisjoint(ROLE) and noun_of(text, np) in DOCUMENT_HEADS | GROUP_HEADS | ORGANIZATION_HEADS:
        return None
    while len(before) > 1 and fold(before[-1]) in COURTESY | {"adm", "brig"} and "of" in before:
        before.pop()  # "Chief of Naval Operations Adm Ana Sá"
    if before[-1] in FUNCTION:
        return None
    # "White House Chief of Staff Ana Sá", "Ambassador to Peru Ana Sá": what an office is over may be written large.
    office = any(fold(w) in ROLE for w in before[:-1]) and fold(before[-1]) not in ROLE | COURTESY
    if not before[-1].islower() and not (office and not OFFICE_PREPOSITIONS.isdisjoint(before)):
        return None
    # "the attorney for Quill founder Ana Sá" is the attorney
    others = [w for w in before[:-1] if fold(w) in ROLE]
    return None if others and fold(before[-1]) in ROLE and not OFFICE_PREPOSITIONS.isdisjoint(before) else names[-1]


def name_alone(text: str, part: Span, book: NameBook) -> NameAt | None:
    """The name that makes up a whole part, but for a title before and a place after."""
    np = head_phrase(text, part, book)
    name = name_at_end(text, np, part, book)
    if name is None or PARTY.match(part.of(text)):
        return None
    before = [fold(m[0]) for m in WORD.finditer(text, np.start, name.span.start)]
    before = [word for word in before if not BASED.search(word)]  # "the Singapore-based Quill Ventures"
    if before and age_in(before[0]) is not None:
        before = before[1:]  # "68-year-old Ana Sá", "71-year-old retiree Ana Sá"
        if len(before) < 2 and len(name.key) > 1:
            return name
    if all(w in COURTESY or w in ROLE or w in BEFORE_WHOLE_NAMES for w in before):
        return name
    whole_person = len(name.key) > 1 and book.person(book.entity_of(name)) is True
    if whole_person and (before[-1] in DEMONYMS or WHOSE_PERSON.fullmatch(text, np.start, name.span.start)):
        return name  # "the Dane Ana Sá", "Labour’s Ana Sá"
    # "House Budget Committee Chairman Bo Lund", "the hedge fund manager Bo Lund": an office with what it is over;
    # "former journalist Bo Lund".
    office = text[np.start : name.span.start].split()
    apposed = before[0] in ARTICLES
    aged = next((word for word in office[:2] if age_in(word) is not None), None)
    called = np.start if aged is None else text.index(aged, np.start) + len(aged) + 1  # "the 71-year-old elder Ana Sá"
    if apposed and before[-1] in BODY_NOUNS and book.person(book.entity_of(name)) is not True:
        return name  # "the Norwegian fund Bell"
    whole = apposed or all(w[0].isupper() or fold(w) in ROLE | ROLE_MODIFIERS or "-" in w for w in office)
    # "the bookseller Ana Sá": a given name tells as much as a known trade does.
    told = before[-1] in ROLE or (apposed and name.key[0] in GIVEN_NAMES)
    trade = before[-1] in ROLE and all(word.islower() for word in office) and FUNCTION.isdisjoint(office)
    if whole_person and told and trade:
        return name  # "senior site engineer Ana Sá"
    if whole_person and not told and CALLED_SO.fullmatch(text, called, name.span.start):
        # "guard Ana Sá", "the retired center Ana Sá"
        bodies = ORGANIZATION_HEADS | BODY_NOUNS
        whole = name.key[0] in GIVEN_NAMES or before[-1] not in bodies
        return name if whole and before[-1] not in DOCUMENT_HEADS else None
    if not told and name.key[0] in GIVEN_NAMES and before[0] in ROLE_MODIFIERS and TRADE.search(before[-1]):
        told = whole = not any(w in FUNCTION for w in before)  # "retired surveyor Ana Sá"
    return name if told and len(name.key) > 1 and whole else None
