"""Contents made whole: what the tags left out of a clause around its attribution, or of one that they broke off."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from models.analysis import Span
from models.claims.contents import to_phrase_end
from models.claims.insertions import opening_of
from models.claims.links import Part, part_at
from models.claims.relatives import referred_to, rest_of
from models.document import Document
from models.inference.tokens import Pieces

LONGEST_GAP = 40  # characters
SENTENCE_MARK = re.compile(r"[.!?;\n]")


def joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts in text order; those that the repair of their edges let overlap become one.

    >>> [p.span for p in joined([Part(0, 2, Span(0, 9)), Part(2, 3, Span(8, 14)), Part(5, 6, Span(20, 25))])]
    [Span(start=0, end=14), Span(start=20, end=25)]
    """
    found: list[Part] = []
    for part in sorted(parts, key=lambda p: p.span):
        if found and part.span.start < found[-1].span.end:
            last = found.pop()
            end = max(last.span.end, part.span.end)
            part = Part(min(last.first, part.first), max(last.last, part.last), Span(last.span.start, end))
        found.append(part)
    return tuple(found)


def with_relative(
    text: str, content: tuple[Part, ...], cue: Part, source: Part, tagged: Sequence[Span], pieces: Pieces
) -> tuple[Part, ...]:
    """The content with what it lacks of a relative clause around its attribution, unless that is `tagged` already: all
    contents, cues and sources, in text order."""
    said = [part.span for part in content]
    for span in (referred_to(text, said, cue.span, source.span), rest_of(text, said, cue.span, source.span)):
        if span is not None:
            more = part_at(pieces, span) if not _overlaps(span, tagged) else None
            content = joined((*content, more)) if more else content
    return content


def with_opening(
    document: Document, content: tuple[Part, ...], cue: Part, source: Part, tagged: Sequence[Span], pieces: Pieces
) -> tuple[Part, ...]:
    """The content with the beginning of its sentence before an attribution between commas, unless that is `tagged`."""
    number = bisect_right(document.sentences, cue.span.start, key=lambda s: s.start) - 1
    sentence = document.sentences[number]
    span = opening_of(document.text, [part.span for part in content], cue.span, source.span, sentence)
    more = part_at(pieces, span) if span is not None and not _overlaps(span, tagged) else None
    return joined((*content, more)) if more else content


def unbroken(
    text: str, content: Sequence[Part], attribution: Sequence[Part], around: Sequence[Part], pieces: Pieces
) -> tuple[Part, ...]:
    """The content of a claim within the content `around`, spans with none of the claim’s cue and source (`attribution`)
    and little else between them joined and the last to the end of its phrase: of 2,094 such contents in the training
    passages 2,048 are one span."""
    found: list[Part] = []
    for part in content:
        held = found and any(p.span.start <= found[-1].span.start and part.span.end <= p.span.end for p in around)
        if held and _is_gap(text, found[-1].span.end, part.span.start, attribution):
            first = found.pop()
            part = Part(first.first, part.last, Span(first.span.start, part.span.end))
        found.append(part)
    last = found[-1]
    ends = [p.span.end for p in around if p.span.start <= last.span.start and last.span.end <= p.span.end]
    ends += [p.span.start for p in attribution if p.span.start >= last.span.end]
    span = to_phrase_end(text, last.span, min(ends, default=last.span.end))
    if span != last.span and (whole := part_at(pieces, span)) is not None:
        found[-1] = whole
    return tuple(found)


def _is_gap(text: str, start: int, end: int, attribution: Sequence[Part]) -> bool:
    """Whether what parts two spans of a content is a part that the tags left out."""
    cut = any(start <= part.span.start < end for part in attribution)
    return not cut and end - start <= LONGEST_GAP and SENTENCE_MARK.search(text, start, end) is None


def _overlaps(span: Span, tagged: Sequence[Span]) -> bool:
    """Whether a span has anything of spans in text order."""
    before = bisect_left(tagged, span.end, key=lambda s: s.start) - 1
    return before >= 0 and tagged[before].end > span.start
