"""What is said, taken up by a noun with its own speaker: "..., an accusation the ministry has rejected"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from models.analysis import Span
from models.claims.links import Part
from models.inference.tokens import Pieces

NOUN = re.compile(
    r"(?:^|(?P<comma>[ \u00a0]*[,;—–][ \u00a0]*))(?:an?|something|one)\b(?:[ \u00a0][\w’'-]+){0,3}$", re.IGNORECASE
)
LONGEST = 60  # characters of such a noun with what it needs
BETWEEN = re.compile(r"[\s,]*")
THAT = re.compile(r"\s*(?:(?:that|which)\s+)?")


def take_up(
    text: str, contents: Sequence[Part], sources: Sequence[Part], cues: Sequence[Part], pieces: Pieces
) -> tuple[list[Part], dict[Part, int]]:
    """The contents, those that end in such a noun cut before it, and the cue (its index) of each noun.

    A noun counts where source and cue follow it with nothing between: what they say is the noun, whatever it is about.
    """
    source_starts, cue_starts = [s.span.start for s in sources], [c.span.start for c in cues]
    found: list[Part] = []
    cue_of: dict[Part, int] = {}
    for part in contents:
        cue = _speaker_after(text, part.span.end, sources, source_starts, cue_starts)
        noun = (
            NOUN.search(text[max(part.span.start, part.span.end - LONGEST) : part.span.end])
            if cue is not None
            else None
        )
        begin = part.span.end - len(noun[0]) if noun else part.span.start
        # In a text longer than that the noun must stand behind a comma.
        if cue is None or noun is None or (begin > part.span.start and not noun["comma"]):
            found.append(part)
            continue
        start = begin + len(noun["comma"] or "")
        first = max(part.first, int(np.searchsorted(pieces.starts, start)))
        if begin > part.span.start:
            last = int(np.searchsorted(pieces.ends, begin, side="right"))
            found.append(Part(part.first, max(part.first + 1, last), Span(part.span.start, begin)))
        found.append(Part(first, part.last, Span(start, part.span.end)))
        cue_of[found[-1]] = cue
    return found, cue_of


def _speaker_after(
    text: str, end: int, sources: Sequence[Part], source_starts: Sequence[int], cue_starts: Sequence[int]
) -> int | None:
    """The cue of a source that stands at once after `end`, itself at once after that source; None where none does."""
    at = THAT.match(text, end)
    place = at.end() if at else end
    i = bisect_left(source_starts, place)
    if i == len(sources) or source_starts[i] != place:
        return None
    gap = BETWEEN.match(text, sources[i].span.end)
    j = bisect_left(cue_starts, gap.end() if gap else sources[i].span.end)
    return j if j < len(cue_starts) and gap and cue_starts[j] == gap.end() else None
