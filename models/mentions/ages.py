"""How old somebody is said to be: "Ana Sá, 71, a mason", "the 71-year-old mason Ana Sá", "the 71-year-old"."""

import re

from models.analysis import Span
from models.text.person_words import ROLE, ROLE_MODIFIERS
from models.text.words import WORD, fold, is_capital

YEARS_OLD = re.compile(r"(?<![\w-])(\d{1,3})[- ]years?[- ]old\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:,[ \u00a0](?:who is[ \u00a0])?(?:aged?[ \u00a0])?|[ \u00a0]\()(\d{1,3})"
    r"(?=[,;.)](?!\d)|[ \u00a0](?:and|said)\b)"
)
REACH = 60  # characters before a name within which an age may stand
OLDEST, YOUNGEST = 110, 5  # other numbers beside a name are scores and places


def age_in(words: str) -> int | None:
    """The age by which a mention calls somebody.

    >>> age_in("the 71-year-old mason"), age_in("the mason")
    (71, None)
    """
    found = YEARS_OLD.search(words)
    return int(found[1]) if found else None


def age_beside(text: str, name: Span) -> int | None:
    """The age that stands right after a name, or before it with nothing but an office between.

    >>> text = "Ana Sá, 71, met 34-year-old banker Bo Lund."
    >>> age_beside(text, Span(0, 6)), age_beside(text, Span(35, 42))
    (71, 34)
    """
    if (found := _BESIDE.match(text, name.end)) and YOUNGEST <= int(found[1]) <= OLDEST:
        return int(found[1])
    told = list(YEARS_OLD.finditer(text, max(0, name.start - REACH), name.start))
    if not told:
        return None
    before = told[-1]
    between = text[before.end() : name.start]
    words = WORD.findall(between)
    if any(mark in between for mark in ",.;:(") or not all(map(_describes, words)):
        return None
    return int(before[1])


def _describes(word: str) -> bool:
    return is_capital(word) or fold(word) in ROLE or fold(word) in ROLE_MODIFIERS


def first_told(text: str) -> dict[int, int]:
    """Where each age is first told as "71-year-old"."""
    found: dict[int, int] = {}
    for match in YEARS_OLD.finditer(text):
        found.setdefault(int(match[1]), match.start())
    return found
