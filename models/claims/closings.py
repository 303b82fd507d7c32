"""Contents that run on past the end of a whole quotation, into a sentence that another cue claims."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from models.analysis import Span
from models.claims.links import Part
from models.inference.tokens import Pieces
from models.quoting.quotations import Quotation

BETWEEN = " \u00a0,:"
SENTENCE_END = (".", "!", "?", "…")
WIDEST_GAP = 4  # characters from a cue to the quotation right after it
LONGEST_SOURCE = 200  # characters from a sentence to the cue after its source
NEXT_SENTENCE = re.compile(r"[ \u00a0]+(?=[A-Z])")


def close_with_mark(
    text: str,
    quotations: Sequence[Quotation],
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    sources: Sequence[Part],
    pieces: Pieces,
) -> tuple[list[Part], list[int | None]]:
    """Contents and the cue of each, those cut in two that hold a whole quotation and the sentence after it, if the two
    have different cues: one right before the quotation, or one right after the sentence (with its source or without).

    In "Lund tweeted: “We won.” He had bet on it, a friend said" the quotation is what was tweeted, whatever the friend
    said; in "“We won,” said Lund. “At last.” It was late, he added" the quotation goes on, and what was added is new.
    """
    parts: list[Part] = []
    found: list[int | None] = []
    whole = [q for q in quotations if q.depth == 0 and not q.scare and q.closing is not None]
    outer, closed = [q.span for q in whole], [q.closing.start for q in whole if q.closing is not None]
    opened = [span.start for span in outer]
    ends = [cue.span.end for cue in cues]
    for part, cue in zip(contents, cue_of, strict=True):
        at = bisect_right(opened, part.span.start) - 1
        if (
            cue is None
            or at < 0
            or opened[at] != part.span.start
            or not text.endswith(SENTENCE_END, outer[at].start, closed[at])
            or not (rest := NEXT_SENTENCE.match(text, outer[at].end, part.span.end))
        ):
            parts.append(part)
            found.append(cue)
            continue
        before = bisect_right(ends, part.span.start) - 1
        if (
            before < 0
            or part.span.start - ends[before] > WIDEST_GAP
            or text[ends[before] : part.span.start].strip(BETWEEN)
        ):
            before = cue
        after = _cue_after(text, part.span.end, cues, sources)
        after = cue if after is None else after
        if before == after:
            parts.append(part)
            found.append(cue)
            continue
        last = int(pieces.ends.searchsorted(outer[at].end, side="left")) + 1
        first = int(pieces.starts.searchsorted(rest.end(), side="left"))
        parts += [Part(part.first, last, outer[at]), Part(first, part.last, Span(rest.end(), part.span.end))]
        found += [before, after]
    return parts, found


def _cue_after(text: str, end: int, cues: Sequence[Part], sources: Sequence[Part]) -> int | None:
    """The cue that follows `end`, with nothing but its source and a comma between; None where none does."""
    number = bisect_left(cues, end, key=lambda cue: cue.span.start)
    if number == len(cues) or cues[number].span.start - end > LONGEST_SOURCE:
        return None
    start = cues[number].span.start
    at = bisect_left(sources, end, key=lambda source: source.span.start)
    between = text[end:start]
    if at < len(sources) and sources[at].span.end <= start:
        between = text[end : sources[at].span.start] + text[sources[at].span.end : start]
    return None if between.strip(BETWEEN) else number
