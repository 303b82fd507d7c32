"""What a mention is called by without the small words and letters at its edges."""

import re

from models.analysis import Span
from models.naming.namebook import NameBook
from models.text.function_words import DAYS_AND_MONTHS, TRAILING
from models.text.person_words import DOING, LETTERS_AFTER
from models.text.words import trim

LETTERS = re.compile(rf"(?<![^\W_])[A-Z][\w’'-]+(?P<letters>(?:,?[ \u00a0](?:{'|'.join(sorted(LETTERS_AFTER))}))+)$")
# "the Labour MP" has no name.
OF_A_PARTY = re.compile(r"(?:the|an?|one|another|local)[ \u00a0](?:[\w’'-]+[ \u00a0]){1,2}(?-i:[A-Z]+)", re.IGNORECASE)
THIS = re.compile(
    r"(?:this|that|these|those)\s+(?:same\s+)?"
    r"(?!(?:who|whose|that|which|in|of|with|from|at|on|close|familiar|present|\w+ing|\w+ed)\b)(?=\w)",
    re.IGNORECASE,
)
LOOSE_END = re.compile(rf"(?:^|\s+)(?<!spoke )(?<!talked )(?:{'|'.join(sorted(TRAILING))})$", re.IGNORECASE)
# Where a body sits, before the noun for it: "The Tolva, Ohio-based company".
PLACED = re.compile(
    r"(?:[Tt]he|[Aa]n?)\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)*,\s"
    r"(?:[A-Z][\w.]+(?:\s[A-Z][\w.]+)*(?:-based|-area)|(?:[A-Z]\.){2,},)\s(?=[a-z])"
)
DAY = re.compile(
    rf"\s(?:{'|'.join(sorted(d.title() for d in DAYS_AND_MONTHS if d.endswith('day')))}|today|yesterday|tonight)$"
)
LEAD = re.compile(
    r"(?:(?:even|by|in|on|among|from|to|with|for|what|how|both the|both(?=\s+(?-i:[A-Z])))\s+)+(?=\w)", re.IGNORECASE
)
# A rank that its bracket parts from the name: "Wing Commander (retd) Ana Sá".
RETIRED = re.compile(r"(?:[A-Z][\w-]*\.?[ \u00a0]){1,3}\((?:retd|retired|rtd|ret)\.?\)[ \u00a0](?=[A-Z])")
DOING_SO = re.compile(rf"(?:{'|'.join(sorted(word.title() for word in DOING))}),[ \u00a0](?=[A-Z])")


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


def without_ends(text: str, span: Span, book: NameBook) -> Span:
    """The mention without what leads up to it, where its body sits, and the day behind it."""
    if match := LEAD.match(span.of(text)):
        span = trim(text, span.start + match.end(), span.end)
    if match := PLACED.match(span.of(text)):
        span = trim(text, span.start + match.end(), span.end)
    match = DAY.search(span.of(text))  # "The council Tuesday said", but not the "Herald on Sunday"
    if match and not any(n.span.end > span.start + match.start() for n in book.within(span.start, span.end)):
        span = trim(text, span.start, span.start + match.start())
    if match := RETIRED.match(span.of(text)):
        span = trim(text, span.start + match.end(), span.end)
    if match := DOING_SO.match(span.of(text)):  # "Prosecuting, Ana Sá"
        span = trim(text, span.start + match.end(), span.end)
    return span
