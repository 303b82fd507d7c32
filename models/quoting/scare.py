"""Marks that set words off and quote nobody: nicknames, titles, terms; hints, from capitals and neighbours."""

import re

from models.analysis import Span
from models.quoting.speech import REPORTING_VERB, speech_follows
from models.text.words import words

LONGEST = 60  # characters
_SMALL = words("a an and as at but by for from in is nor of on or the to with vs v")
_CALLED = re.compile(r"\b(?:so[- ]called|known as|nicknamed|dubbed|titled|entitled|named)\s$")
_SPEECH_BEFORE = re.compile(rf"\b{REPORTING_VERB}(?: that| as)?[,:]?\s$")
_DETERMINER = re.compile(
    r"(?:^|[\s“\"(])(?:the|a|an|his|her|its|their|our|my|your|these|those|this|some|any)\s$", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'.-]*\s$")
_NAME_AFTER, _NOUN_AFTER = re.compile(r" [A-Z]"), re.compile(r" [a-z]")


def is_title(text: str, opening: Span | None, closing: Span | None) -> bool:
    """Whether two marks set off a nickname, a title or something so-called; False where one is missing.

    >>> [is_title(text, Span(i, i + 1), Span(j, j + 1)) for text, i, j in (
    ...     ("Leo “Duke” Farrow", 4, 9), ("He saw “Two Lamps” twice.", 7, 17), ("“No Deal,” he said.", 0, 9))]
    [True, True, False]
    """
    if opening is None or closing is None or closing.start - opening.end > LONGEST:
        return False
    inner, ended, before, after = _setting(text, opening, closing)
    if not inner or _CALLED.search(before):
        return True
    nick = not ended and len(inner) <= 3 and inner[0][0].isupper()
    if nick and _NAME_BEFORE.search(before) and _NAME_AFTER.match(after):
        return True
    heavy = [word for word in inner if word.lower() not in _SMALL]
    if len(inner) < 2 or not heavy or not all(word[0].isupper() or word[0].isdigit() for word in (*heavy, inner[0])):
        return False
    return ended not in ("!", "?") and not _SPEECH_BEFORE.search(before) and not speech_follows(after, 0, len(after))


def is_term(text: str, opening: Span | None, closing: Span | None) -> bool:
    """Whether two marks set off a few words between a determiner and a noun.

    >>> [is_term(text, Span(i, i + 1), Span(j, j + 1)) for text, i, j in (
    ...     ("The “fix” lasted.", 4, 8), ("He called it “a mess”.", 13, 20))]
    [True, False]
    """
    if opening is None or closing is None or closing.start - opening.end > LONGEST:
        return False
    inner, ended, before, after = _setting(text, opening, closing)
    short = not ended and 0 < len(inner) <= 3 and inner[0][0].islower()
    return short and _DETERMINER.search(before) is not None and _NOUN_AFTER.match(after) is not None


def _setting(text: str, opening: Span, closing: Span) -> tuple[list[str], str, str, str]:
    """The words within the marks, the stop that ends them ("" where none does), and what stands before and after."""
    inner = text[opening.end : closing.start].strip()
    ended = inner[-1] if inner and inner[-1] in ",.!?;:…" else ""
    before, after = text[max(0, opening.start - 40) : opening.start], text[closing.end : closing.end + 60]
    return inner.rstrip(",.").split(), ended, before, after
