"""Words as the readers of names and mentions take them: where they end, how they are written, how they compare;
and sets of them."""

import re
import unicodedata

from models.analysis import Span

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'&\-][^\W_]+)*(?:\.(?:com|org|net|co\.uk)\b)?", re.UNICODE)
DRAWN_TOGETHER = re.compile(r"[’'](?:ve|d|ll|re|m|s)$", re.IGNORECASE)  # "We’ve"
POSSESSIVE = ("’s", "'s")
EDGE = " \t\r\n\u00a0\"“”„‟'‘’‚‛«»‹›`,.;:-–—()[]"
LONGEST_ABBREVIATION = 6
ABBREVIATION = re.compile(
    r"^(?:[^\W\d_]|Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Sgt|St|Ft|Mt|Prof|Rev|Hon|Adm|Maj|Cmdr|Brig|Cpl|Pvt|Jr|Sr|Messrs|Supt|Det|Insp|Cllr|Cst|Dist|Atty|Asst)$"
)


def fold(word: str) -> str:
    """A word as names are compared: no case, accents, edge marks or possessive.

    >>> fold("Sotomayor’s"), fold("SÁ"), fold("U.S.")
    ('sotomayor', 'sa', 'u.s')
    """
    word = word.strip(EDGE)
    if word.endswith(POSSESSIVE):
        word = word[:-2]
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """The words of a short text, folded.

    >>> words_of("Mr. Donald J. Trump's")
    ['mr', 'donald', 'j', 'trump']
    """
    return [fold(m[0]) for m in WORD.finditer(text)]


def first_word(words: str) -> str:
    """The first of some words as it stands, in small letters; empty where there is none.

    >>> first_word("The mayor"), first_word(" ")
    ('the', '')
    """
    # Not of WORD: a text may be nothing but marks, and a control character counts as white space.
    return next(iter(words.split()), "").casefold()


def is_capital(word: str) -> bool:
    """Whether a word is written as (part of) a name: Bell, NATO, al-Assad, iPhone are; said, 41 are not."""
    return word[:1].isupper() or (len(word) > 3 and any(map(str.isupper, word[1:])) and not word[0].isdigit())


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space and marks at its edges; a stop that belongs to an abbreviation stays.

    >>> trim("“Apple Inc.,” ", 0, 13)
    Span(start=1, end=11)
    """
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        if text[end - 1] == "." and re.search(
            r"(?:\b[A-Z]|\b(?:Inc|Corp|Ltd|Co|Jr|Sr))$", text[max(0, end - 6) : end - 1]
        ):
            break
        end -= 1
    return Span(start, end)


def with_stop(text: str, span: Span) -> Span:
    """The span with the stop of the abbreviation that it ends on.

    >>> with_stop("state Rep. Ana Sá", Span(0, 9))
    Span(start=0, end=10)
    """
    word = text[max(span.start, span.end - LONGEST_ABBREVIATION) : span.end].split()[-1:]
    shortened = text[span.end : span.end + 1] == "." and bool(word) and ABBREVIATION.match(word[0])
    return Span(span.start, span.end + 1) if shortened else span


def words(lines: str) -> frozenset[str]:
    """A set of words written as lines of them.

    >>> sorted(words("a an the"))
    ['a', 'an', 'the']
    """
    return frozenset(lines.split())
