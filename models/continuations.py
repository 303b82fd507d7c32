"""Quotations that run over several paragraphs: what the marks say about which contents go on from which.

Each paragraph of such a quotation opens with a mark and only the last one closes. The marks are surer than any link, so
what stands in a later paragraph belongs to the claim that the first one opened, unless a cue beside it says otherwise.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from models.links import Part
from models.quotations import Quotation
from models.tokens import Pieces


def runs(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Outer quotations that carry each other on, two or more at a time, in text order."""
    run: list[Quotation] = []
    for quotation in quotations:
        if quotation.depth:
            continue
        run.append(quotation)
        if not quotation.continues:
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def carry_on(
    quotations: Sequence[Quotation],
    contents: list[Part],
    cue_of: list[int | None],
    cues: Sequence[Part],
    pieces: Pieces,
    paragraph_of: Sequence[int],
) -> tuple[list[Part], list[int | None]]:
    """Contents (sorted) and the cue of each, after later paragraphs of a quotation were given the cue of its first.

    A paragraph of the quotation without any content is one. `paragraph_of` is the paragraph of each piece.
    """
    contents, cue_of = list(contents), list(cue_of)
    added: list[tuple[Part, int | None]] = []
    starts = [part.span.start for part in contents]
    for run in runs(quotations):
        lead: int | None = None
        for place, quotation in enumerate(run):
            # A content may begin a mark early or late.
            inside = range(bisect_left(starts, quotation.span.start - 1), bisect_right(starts, quotation.span.end - 1))
            if place and lead is not None and not inside:
                first = int(pieces.ends.searchsorted(quotation.span.start, side="right"))
                last = int(pieces.starts.searchsorted(quotation.span.end, side="left"))
                if first < last:
                    added.append((Part(first, last, quotation.span), lead))
            for i in inside:
                cue = cue_of[i]
                beside = cue is not None and paragraph_of[cues[cue].first] == paragraph_of[contents[i].first]
                if lead is None or beside:
                    lead = cue
                else:
                    cue_of[i] = lead
    both = sorted([*zip(contents, cue_of, strict=True), *added], key=lambda pair: pair[0].span)
    return [part for part, _ in both], [cue for _, cue in both]
