"""Where a quotation ends that was never closed, and where one begins that was never opened."""

import re

from models.analysis import Span
from models.quoting.speech import ASIDE

NEXT_MARK, OUTER_MARK, PARAGRAPH_END = "the next opening mark", "the outer closing mark", "the end of the paragraph"
_STOP = re.compile(r"[.!?](?=\s|$)")


def unclosed_end(text: str, start: int, words: int, limit: int, edge: str, paragraph: Span) -> tuple[int, str]:
    """The end of a quotation that opens at [start, words) and is not closed before `limit`, and in words where that is.

    It ends before words of speaking; else, if it began a sentence or followed a comma or colon, at the limit (`edge`);
    else, as a quoted part of somebody's sentence, with the sentence.

    >>> text = "“The tax is dead, Lund said."
    >>> unclosed_end(text, 0, 1, len(text), PARAGRAPH_END, Span(0, len(text)))
    (17, 'the words of speaking')
    """
    aside = ASIDE.search(text, words, limit)
    before = text[max(paragraph.start, start - 2) : start].rstrip()
    if aside:
        end, where = aside.end(), "the words of speaking"
    elif not before or before[-1] in ".!?:,”\"’'»":
        end, where = limit, edge
    else:
        stop = _STOP.search(text, words, limit)
        end, where = (stop.end(), "the end of the sentence") if stop else (limit, edge)
    return words + len(text[words:end].rstrip()), where


def words_start(text: str, floor: int, end: int) -> int:
    """Where the words before a closing mark at `end` begin: after the last stop, but not before `floor`.

    >>> words_start("It rained. The bridge is safe,” said Bell.", 0, 30)
    11
    """
    stops = list(_STOP.finditer(text, floor, max(floor, end - 1)))
    start = stops[-1].end() if stops else floor
    return start + len(text[start:end]) - len(text[start:end].lstrip(" \t\u00a0,;"))
