"""Tag scores -> the contents, cues and sources that they spell, each as the words go."""

import re
from collections.abc import Sequence

import numpy as np

from models.claims.contents import after_dateline, after_question, after_time, without_comma, without_unsaid
from models.claims.edges import beyond_adverb, beyond_article, beyond_contraction, beyond_number, trimmed, without_aside
from models.claims.links import Part
from models.claims.wording import calls_somebody
from models.inference.decoding import Transitions, decode, spans_of
from models.inference.distance import row_mean
from models.inference.tokens import Pieces

# "..., as" before "the Courier reported" is no part of what it reported.
LOOSE_AS = ", as"
# The mark that opens the words of a source is no part of its own: "Police 'sorry' for delay".
OPENED = re.compile(r"[ \u00a0]['\"“‘«]+$")


def read_parts(
    scores: np.ndarray, pieces: Pieces, text: str, tags: Sequence[str], transitions: Transitions
) -> dict[str, list[Part]]:
    """Spans of each label in text order."""
    decoded = decode(scores, pieces.words, pieces.lengths, tags, transitions)
    decoded[pieces.separators] = 0
    found: dict[str, list[Part]] = {tag[2:]: [] for tag in tags if tag.startswith("B-")}
    for label, first, last in spans_of(decoded, tags):
        start, end = int(pieces.starts[first]), int(pieces.ends[last - 1])
        # A content keeps its final comma within the quotation; a cue or a source ends before one. A cue may be a colon.
        span = (trimmed(text, start, end, ",:;") if label != "content" else None) or trimmed(text, start, end)
        if span is not None and label == "content" and text.endswith(LOOSE_AS, span.start, span.end):
            span = trimmed(text, span.start, span.end - len(LOOSE_AS))
        if span is not None and label in ("content", "source"):
            span = after_time(text, span)
        if span is not None and label == "content":
            span = without_comma(text, span)
        if span is not None and label == "content":
            span = without_unsaid(text, beyond_number(text, after_question(text, after_dateline(text, span))))
        if span is not None and label == "source":
            if (opened := OPENED.search(text, span.start, span.end)) is not None:
                span = trimmed(text, span.start, opened.start())
            span = without_aside(text, beyond_article(text, span)) if span is not None else None
        if span is not None and label == "cue" and last < len(decoded) and decoded[last] == 0:
            span = beyond_contraction(text, beyond_adverb(text, span))
            last = max(last, int(np.searchsorted(pieces.starts, span.end, side="left")))
        if span is not None and (label in ("cue", "content") or calls_somebody(span.of(text))):
            found[label].append(Part(first, last, span))
    return found


def certainty(tag_shares: np.ndarray, part: Part) -> float:
    """How sure the tags of a part are: the least of its pieces' probabilities at the edges, and their mean."""
    share = tag_shares[part.first : part.last]
    return float(min(share[0], share[-1], row_mean(share)))
