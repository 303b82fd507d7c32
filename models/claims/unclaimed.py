"""Quotations that are whole sentences and that no cue brings in: somebody says them.

Where no tag took one for a content it is one: of 9 such in the dev files that are no headline 8 are marked. Where a
content without a cue runs from one over the article's own words to another, it is these two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from models.claims.links import Part, part_at
from models.inference.tokens import Pieces
from models.quoting.quotations import Quotation

MARKS = frozenset(["“", '"', "„", "«", "``", "''"])
# A sentence ends, or a line begins, before it.
BEGINS = re.compile(r"(?:\A|\n|[.!?…:][”\"’'»)]?)[ \t\u00a0]*$")
SENTENCE = re.compile(r"\s*[A-Z\d].*[.!?…]\s*$", re.DOTALL)
LONGEST_BEFORE = 8  # characters before it that are looked at
GAP = re.compile(r"[ \u00a0]?[.,”\"’'»)]{0,3}[ \u00a0]{0,2}")


def with_unclaimed(
    text: str,
    quotations: Sequence[Quotation],
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    source_of: Callable[[int], Part | None],
    pieces: Pieces,
) -> tuple[list[Part], list[int | None]]:
    """Contents (sorted) and the cue of each, with those quotations: of the claim that ends right before one, or of no
    cue. `source_of` gives the source of a cue."""
    both = [
        (one, cue)
        for part, cue in zip(contents, cue_of, strict=True)
        for one in ([part] if cue is not None else _parted(quotations, part, pieces))
    ]
    contents = [part for part, _ in both]
    starts = [part.span.start for part in contents]
    furthest = list(_furthest(contents))
    ends: dict[int, int] = {}
    for part, cue in both:
        if cue is not None:
            ends[part.span.end] = ends[cues[cue].span.end] = cue
            if (source := source_of(cue)) is not None:
                ends[source.span.end] = cue
    places = sorted(ends)
    added: list[tuple[Part, int | None]] = []
    for quotation in quotations:
        before = bisect_left(starts, quotation.span.end)
        if before and furthest[before - 1] > quotation.span.start:
            continue
        whole = part_at(pieces, quotation.span) if _is_sentence(text, quotation) else None
        if whole is not None:
            at = bisect_right(places, whole.span.start) - 1
            told = at >= 0 and GAP.fullmatch(text, places[at], whole.span.start)
            added.append((whole, ends[places[at]] if told else None))
    found = sorted([*both, *added], key=lambda pair: pair[0].span)
    return [part for part, _ in found], [cue for _, cue in found]


def _parted(quotations: Sequence[Quotation], part: Part, pieces: Pieces) -> list[Part]:
    """A content as the quotations that it begins and ends with, if these are two."""
    first = bisect_left(quotations, part.span.start, key=lambda q: q.span.start)
    last = bisect_left(quotations, part.span.end, key=lambda q: q.span.start)
    within = [q.span for q in quotations[first:last] if not q.depth]
    if len(within) < 2 or within[0].start != part.span.start or within[-1].end != part.span.end:
        return [part]
    return [one for span in within if (one := part_at(pieces, span)) is not None]


def _furthest(contents: Sequence[Part]) -> list[int]:
    """Where what stands up to each content ends."""
    ends, furthest = [], 0
    for part in contents:
        furthest = max(furthest, part.span.end)
        ends.append(furthest)
    return ends


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins where a sentence does, and is one."""
    opening, closing, start = quotation.opening, quotation.closing, quotation.span.start
    if quotation.depth or quotation.scare or opening is None or closing is None or opening.of(text) not in MARKS:
        return False
    begins = BEGINS.search(text, max(0, start - LONGEST_BEFORE), start) is not None
    return begins and SENTENCE.match(text, opening.end, closing.start) is not None
