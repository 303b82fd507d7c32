"""The subject of a cue within a content: "“A man told us, ...”" says who told, though the tags take "a man" as told."""

import re
from collections.abc import Sequence

from models.claims.edges import calls_somebody, trimmed
from models.claims.links import Part

# Of these the subject is part of what is claimed: "the envoys are said to be ill", "he seems to be ill".
RAISING = re.compile(
    r"(?:[\w’']+ ){0,3}(?:is|are|was|were|been|being|be|gets?|got|seem\w*|appear\w*|happen\w*|tend\w*|turn\w* out)\b",
    re.IGNORECASE,
)
NOBODY = frozenset({"that", "this", "it", "which", "what", "there"})
MARKS = "“”\"‘’'«»„"


def with_subject(text: str, content: Sequence[Part], cue: Part) -> tuple[tuple[Part, ...], Part | None]:
    """The content without the subject of its cue, and that subject; the content as it is and None where it has none.

    A subject stands right before a cue that is neither passive nor one of seeming; the rest of the content behind it.

    >>> from models.analysis import Span
    >>> text = "“A man told us, ‘No.’”"
    >>> parts = Part(0, 3, Span(0, 6)), Part(6, 9, Span(16, 21))
    >>> content, subject = with_subject(text, parts, Part(3, 4, Span(7, 11)))
    >>> [p.span.of(text) for p in content], subject.span.of(text)
    (['‘No.’'], 'A man')
    """
    before = [p for p in content if p.span.end <= cue.span.start]
    if len(before) == 1 < len(content) and not RAISING.match(cue.span.of(text)):
        part = before[0]
        span = trimmed(text, part.span.start, part.span.end, MARKS)
        if span is not None and span.end == part.span.end and text[span.end : cue.span.start].isspace():
            if calls_somebody(span.of(text)) and span.of(text).casefold() not in NOBODY:
                return tuple(p for p in content if p is not part), Part(part.first, part.last, span)
    return tuple(content), None
