"""The parts of one mention: segments between commas, the head phrase of one, and its noun."""

import re

from models.analysis import Span
from models.naming.namebook import NameBook
from models.text.body_words import DOCUMENT_HEADS, GROUP_HEADS, ORGANIZATION_HEADS
from models.text.function_words import PREPOSITIONS
from models.text.person_words import ROLE
from models.text.words import WORD, fold, trim

# A comma before a year or after one that follows a day is part of the date: "from May 5, 2012, on"; that university
# has its campuses behind one.
BREAK = re.compile(
    r"(?<!\d, \d{4})(?<!University of California),[ \u00a0](?!(?<=\d, )\d{4}\b)"
    r"|[ \u00a0](?:--|[-–—])[ \u00a0]|—|[ \u00a0]?\(|;[ \u00a0]"
)
OF_SOME = re.compile(r"-of-\w+$")  # "the mother-of-two"
HEADS_WITH_OF = ("Secretary", "Ministry", "Department", "Bank", "University")
# Participles that look like no other: "the letter sent to staff".
IRREGULAR_PARTICIPLES = frozenset("read sent left written held shown made given seen drawn put brought found".split())
CLOSERS = frozenset(
    """
    familiar close loyal critical able opposed responsible available present due based alone here there himself herself
    itself themselves
    """.split()
)


def segments(text: str, span: Span, book: NameBook) -> list[Span]:
    """The mention split at commas, dashes and brackets that do not stand within a name."""
    parts, start = [], span.start
    for match in BREAK.finditer(text, span.start, span.end):
        if any(n.span.start < match.start() and match.end() < n.span.end for n in book.within(start, span.end)):
            continue
        if match.start() > start:
            parts.append(trim(text, start, match.start()))
        start = match.end()
    parts.append(trim(text, start, span.end))
    return [p for p in parts if p.end > p.start] or [span]


# Nouns that end as participles do.
ING_NOUNS = frozenset(
    """
    polling building filing ruling briefing meeting hearing finding warning spending funding training housing planning
    trading banking marketing advertising licensing policing lending pricing engineering manufacturing accounting
    listing posting recording drawing painting offering gathering uprising wedding opening beginning killing shooting
    bombing bidding being king evening morning nursing shipping mining farming fishing printing publishing broadcasting
    """.split()
)
ACTING_HEADS = (
    DOCUMENT_HEADS
    | GROUP_HEADS
    | ORGANIZATION_HEADS
    | ROLE
    | frozenset({"man", "woman", "men", "women", "person", "people", "those", "anyone", "someone"})
)
IN_CHARGE = re.compile(r"[ \u00a0][Cc]harge[ \u00a0][A-Z]")  # "Agent in Charge Ana Sá"


def head_phrase(text: str, part: Span, book: NameBook | None = None) -> Span:
    """The part up to its first preposition, relative word or verb form: the noun phrase's core.

    A preposition within a name of the `book` does not end it: "House of Representatives investigators".
    """
    end, count, before = part.end, 0, ""
    names = book.within(part.start, part.end) if book else []
    previous = part.start
    for match in WORD.finditer(text, part.start, part.end):
        key = match[0].casefold()
        if (
            count
            and match[0].islower()
            and (key in PREPOSITIONS or key in ("is", "was", "are", "were", "has", "had", "quoted", "said"))
        ):
            if any(n.span.start < match.start() < n.span.end for n in names):
                continue
            if key == "of" and text.endswith(HEADS_WITH_OF, 0, previous):
                continue
            if key == "in" and IN_CHARGE.match(text, match.end()):
                continue
            end = previous
            break
        if (
            count
            and (key.endswith("ed") or key in IRREGULAR_PARTICIPLES)
            and match[0].islower()
            and before in DOCUMENT_HEADS | GROUP_HEADS | ORGANIZATION_HEADS
        ):
            end = previous
            break
        if (
            count
            and key.endswith("ing")
            and key not in ING_NOUNS
            and match[0].islower()
            and match.end() < part.end
            and before in ACTING_HEADS
        ):  # "the union representing crew members" is no crew
            end = previous
            break
        previous, before = match.end(), key
        count += 1
    np = trim(text, part.start, end)
    words = list(WORD.finditer(text, np.start, np.end))
    while (
        len(words) > 1
        and words[-1][0].islower()
        and (
            words[-1][0] in CLOSERS
            or (end < part.end and re.search(r"(?:ed|ing)$", words[-1][0]) and words[-1][0] not in ING_NOUNS)
        )
    ):
        words.pop()
    return Span(np.start, words[-1].end()) if words else np


def noun_of(text: str, np: Span) -> str:
    """The folded head noun of a noun phrase: its last word."""
    words = WORD.findall(np.of(text))
    return OF_SOME.sub("", fold(words[-1])) if words else ""
