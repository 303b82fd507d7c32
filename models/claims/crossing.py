"""Contents that run on from one sentence into that of their cue: "... that it shuts. It rains, Sá said".

It is not that it shuts what Sá says: of 26 such contents marked in 682 of our articles 24 take in no more than the
sentence of their cue. What stands before goes to a cue that has nothing else behind it, if there is one.
"""

from bisect import bisect_right
from collections.abc import Sequence

from models.analysis import Span
from models.claims.edges import trimmed
from models.claims.links import Part, part_at
from models.document import Document
from models.inference.tokens import Pieces

GAP = 2  # characters from a cue to what it brings in, at most


def by_sentences(
    document: Document,
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    pieces: Pieces,
) -> tuple[list[Part], list[int | None]]:
    """Contents and the cue of each, those before a cue of words cut to its sentence, outside of quotation marks."""
    outer = [quotation.span for quotation in document.quotations if quotation.depth == 0]
    taken = set(cue_of)
    free = {part.span.end: i for i, part in enumerate(cues) if i not in taken}
    found: list[tuple[Part, int | None]] = []
    for part, cue in zip(contents, cue_of, strict=True):
        start = _sentence_start(document, part, cues[cue], outer) if cue is not None else None
        later = part_at(pieces, Span(start, part.span.end)) if start is not None else None
        if start is None or later is None:
            found.append((part, cue))
            continue
        owner = next((free[end] for end in range(part.span.start - GAP, part.span.start + 1) if end in free), None)
        before = trimmed(document.text, part.span.start, start, ".") if owner is not None else None
        earlier = part_at(pieces, before) if before is not None else None
        found += [(earlier, owner)] if earlier is not None else []
        found.append((later, cue))
    return [part for part, _ in found], [cue for _, cue in found]


def _sentence_start(document: Document, part: Part, cue: Part, outer: Sequence[Span]) -> int | None:
    """Where the sentence of a cue begins within a content before it; None where it does not."""
    sentences = document.sentences
    start = sentences[bisect_right(sentences, cue.span.start, key=lambda s: s.start) - 1].start
    if not part.span.start < start < part.span.end <= cue.span.start:
        return None
    if not any(c.isalpha() for c in cue.span.of(document.text)):
        return None  # the dash of a post
    i = bisect_right(outer, start, key=lambda span: span.start) - 1
    return None if i >= 0 and outer[i].start < start < outer[i].end else start
