"""Windows over an article: whole paragraphs where they fit, overlapping, each piece kept from exactly one window."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, stop) are read together; of these [keep_start, keep_stop) are kept."""

    start: int
    stop: int
    keep_start: int
    keep_stop: int


def windows(lengths: Sequence[int], size: int, overlap: int) -> list[Window]:
    """Cover paragraphs of `lengths` pieces with windows of at most `size` pieces.

    A window ends at a paragraph's end if one lies in its second half, and the next one begins about `overlap` pieces
    before that, at a paragraph's start if one is near. Of two windows that overlap the earlier keeps what lies before
    the paragraph boundary nearest to the middle of the overlap: context on both sides, no paragraph read in halves.
    The keeps lie end to end and cover every piece once. Time is linear in the number of pieces and paragraphs.

    >>> windows([5, 3, 9], 8, 2)
    [Window(start=0, stop=8, keep_start=0, keep_stop=8), Window(start=5, stop=13, keep_start=8, keep_stop=12), \
Window(start=11, stop=17, keep_start=12, keep_stop=17)]

    Raises ValueError unless 0 <= overlap <= size / 2 and size >= 2.
    """
    if size < 2 or not 0 <= 2 * overlap <= size:
        raise ValueError("a window needs at least 2 pieces and an overlap of at most half of them")
    edges = [0]
    for length in lengths:
        edges.append(edges[-1] + length)
    found: list[Window] = []
    total, start, keep = edges[-1], 0, 0
    first = 0  # index of the first edge not before `start`
    while start < total:
        stop = min(start + size, total)
        while first < len(edges) - 1 and edges[first] < start:
            first += 1
        last = first
        while last + 1 < len(edges) and edges[last + 1] <= stop:
            last += 1
        inside = [e for e in edges[first : last + 1] if keep < e <= stop]
        if stop < total:
            # Behind the last window's end, or it would be read for nothing.
            ends = [e for e in inside if e >= start + size // 2 and (not found or e > found[-1].stop)]
            stop = ends[-1] if ends else stop
        if stop == total:
            found.append(Window(start, stop, keep, stop))
            break
        beginnings = [e for e in inside if stop - size // 2 <= e <= stop - overlap // 2]
        following = max(beginnings[-1] if beginnings and overlap else stop - overlap, start + 1)
        middle = (following + stop) / 2
        boundaries = [e for e in inside if following <= e <= stop]
        boundary = min(boundaries, key=lambda e: (abs(e - middle), -e)) if boundaries else max(keep + 1, int(middle))
        found.append(Window(start, stop, keep, boundary))
        start, keep = following, boundary
    return found
