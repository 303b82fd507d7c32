"""Quotations that go on in later sentences and paragraphs: what marks and paragraphs say about whose they are.

Each paragraph of a quotation over several opens with a mark and only the last one closes. The marks are surer than any
link, so what stands in a later paragraph belongs to the claim that the first one opened, unless a cue beside it says
otherwise.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from models.claims.links import Part
from models.inference.tokens import Pieces
from models.quoting.quotations import Quotation

BULLETS = " \u00a0\t•·*-–—0123456789.()"
LONGEST_BULLET = 40  # characters; with more before it a content does not begin its line


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


def without_strays(
    text: str,
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    paragraph_of: Sequence[int],
) -> tuple[list[Part], list[int | None]]:
    """Contents and the cue of each, without those that begin within a sentence and point at a cue of an earlier
    paragraph: only whole sentences, quotations and lists go on there (of 16 such on dev 15 were wrong)."""
    kept = [
        (part, cue)
        for part, cue in zip(contents, cue_of, strict=True)
        if cue is None
        or not text[part.span.start].islower()
        or not text[max(0, part.span.start - LONGEST_BULLET) : part.span.start].rpartition("\n")[2].strip(BULLETS)
        or paragraph_of[cues[cue].first] >= paragraph_of[part.first]
    ]
    return [part for part, _ in kept], [cue for _, cue in kept]


def stay_beside(
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    speaks: Callable[[int], bool],
    paragraph_of: Sequence[int],
) -> list[int | None]:
    """The cue of each content, none of them in an earlier paragraph where somebody else speaks between: who was heard
    last in the content's own paragraph goes on, not who was heard before him.

    `speaks` says whether a cue has a source. A cue without content of its own claims nothing, so it stands in no way.
    """
    holders = sorted({cue for cue in cue_of if cue is not None})
    ends = [cues[cue].last for cue in holders]
    found = list(cue_of)
    for i, (content, cue) in enumerate(zip(contents, cue_of, strict=True)):
        here = paragraph_of[content.first]
        if cue is None or paragraph_of[cues[cue].first] >= here:
            continue
        for other in reversed(holders[: bisect_right(ends, content.first)]):
            if paragraph_of[cues[other].first] < here:
                break
            if speaks(other):
                found[i] = other
                break
    return found


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
