"""What a mention is called by without the small words and letters at its edges."""

import re

from models.analysis import Span
from models.text import lexicon as lex
from models.text.words import trim

LETTERS = re.compile(
    rf"(?<![^\W_])[A-Z][\w’'-]+(?P<letters>(?:,?[ \u00a0](?:{'|'.join(sorted(lex.LETTERS_AFTER))}))+)$"
)
# "the Labour MP" has no name.
OF_A_PARTY = re.compile(r"(?:the|an?|one|another|local)[ \u00a0](?:[\w’'-]+[ \u00a0]){1,2}(?-i:[A-Z]+)", re.IGNORECASE)
THIS = re.compile(
    r"(?:this|that|these|those)\s+(?:same\s+)?"
    r"(?!(?:who|whose|that|which|in|of|with|from|at|on|close|familiar|present|\w+ing|\w+ed)\b)(?=\w)",
    re.IGNORECASE,
)
LOOSE_END = re.compile(rf"(?:^|\s+)(?<!spoke )(?<!talked )(?:{'|'.join(sorted(lex.TRAILING))})$", re.IGNORECASE)


def without_loose_ends(text: str, part: Span) -> Span:
    """The words of a mention without a pointing word before them or a preposition or conjunction after them, with which
    no name ends; the part itself where nothing else is left.

    >>> words = "this page of"
    >>> without_loose_ends(words, Span(0, len(words))).of(words)
    'page'
    """
    kept = part
    if match := THIS.match(kept.of(text)):
        kept = trim(text, kept.start + match.end(), kept.end)
    while match := LOOSE_END.search(kept.of(text)):
        kept = trim(text, kept.start, kept.start + match.start())
    return kept if kept.start < kept.end else part


def without_determiner(text: str, part: Span) -> Span:
    part = trim(text, part.start, part.end)
    match = re.match(
        r"(?:(?:the|a|an|then|his|her|their|its|your|my|our|that|this|one(?!\s+of\b)|another)\s+)+",
        text[part.start : part.end],
        re.IGNORECASE,
    )
    return trim(text, part.start + match.end(), part.end) if match else part


def without_letters(text: str, part: Span) -> Span:
    """A part without the letters after a name: "Ana Sá QC"."""
    if not text[part.end - 1 : part.end].isupper():
        return part  # all of them end so
    found = LETTERS.search(text, part.start, part.end)
    if found is None or OF_A_PARTY.fullmatch(text, part.start, part.end):
        return part
    return Span(part.start, found.start("letters"))


def without_article(text: str, part: Span) -> Span:
    match = re.match(
        r"(?:the|a|an|whose|(?:his|her|their|its|my|our|your)(?: own)?|one(?!\s+(?:of|or|in)\b)"
        r"|(?:just|only|some)(?=\s+\d))\s+",
        part.of(text),
        re.IGNORECASE,
    )
    return trim(text, part.start + match.end(), part.end) if match else part
