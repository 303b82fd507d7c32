"""Quotations that are whole sentences and that no cue brings in: somebody says them.

Where no tag took one for a content it is one: of 9 such in the dev files that are no headline 8 are marked. Where a
content without a cue runs from one over the article's own words to another, it is these two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from models.claims.links import Part, part_at
from models.inference.tokens import Pieces
from models.quoting.quotations import Quotation

MARKS = frozenset(["“", '"', "„", "«", "``", "''"])
# A sentence ends, or a line begins, before it.
BEGINS = re.compile(r"(?:\A|\n|[.!?…:][”\"’'»)]?)[ \t\u00a0]*$")
SENTENCE = re.compile(r"\s*(?P<first>[^\W_]).*[.!?…]\s*$", re.DOTALL)
LONGEST_BEFORE = 8  # characters before it that are looked at
GAP = re.compile(r"[ \u00a0]?[.:,”\"’'»)]{0,3}[ \u00a0]{0,2}")


def with_unclaimed(
    text: str,
    quotations: Sequence[Quotation],
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    teller_of: Callable[[int], Part | None],
    pieces: Pieces,
) -> tuple[list[Part], list[int | None]]:
    """Contents (sorted) and the cue of each, with those quotations: of the claim that ends right before one, or of no
    cue. `teller_of` gives whoever a cue is of."""
    both = [
        (one, cue)
        for part, cue in zip(contents, cue_of, strict=True)
        for one in ([part] if cue is not None else _parted(text, quotations, part, pieces))
    ]
    contents = [part for part, _ in both]
    starts = [part.span.start for part in contents]
    furthest = list(accumulate((part.span.end for part in contents), max))
    ends: dict[int, int] = {}
    for part, cue in both:
        if cue is not None:
            ends[part.span.end] = ends[cues[cue].span.end] = cue
            if (source := teller_of(cue)) is not None:
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


def _parted(text: str, quotations: Sequence[Quotation], part: Part, pieces: Pieces) -> list[Part]:
    """A content as the two sentences in quotation marks that it begins and ends with, if other words part these."""
    first = bisect_left(quotations, part.span.start, key=lambda q: q.span.start)
    last = bisect_left(quotations, part.span.end, key=lambda q: q.span.start)
    within = [q for q in quotations[first:last] if not q.depth]
    if len(within) != 2 or within[0].span.start != part.span.start or within[1].span.end != part.span.end:
        return [part]
    between = any(map(str.isalpha, text[within[0].span.end : within[1].span.start]))
    if not between or not all(_is_sentence(text, quotation) for quotation in within):
        return [part]
    both = [part_at(pieces, quotation.span) for quotation in within]
    return [one for one in both if one] if all(both) else [part]


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether a quotation begins where a sentence does, and is one."""
    opening, closing, start = quotation.opening, quotation.closing, quotation.span.start
    if quotation.depth or quotation.scare or opening is None or closing is None or opening.of(text) not in MARKS:
        return False
    begins = BEGINS.search(text, max(0, start - LONGEST_BEFORE), start) is not None
    sentence = SENTENCE.match(text, opening.end, closing.start) if begins else None
    return sentence is not None and (sentence["first"].isupper() or sentence["first"].isdigit())
