"""Interviews printed as question and answer with nobody's name before either: "Why now? You were to stay." "I did say
that." "I" is whoever answers there, and not the writer."""

import re

from models.analysis import Span
from models.resolution.coreference import Scene

ASKS = re.compile(r"(?<![\w’'])(?:you|your|yours|yourself)(?![\w-])|\?[”\"’']?\s*$", re.IGNORECASE)
ANSWERS = re.compile(r"(?<![\w’'])(?:I|[Mm]e|[Mm]y|[Mm]yself)(?![\w-])")
FEWEST = 3  # questions; letters to readers have fewer
LONGEST_QUESTION = 500  # characters


def answers(scene: Scene) -> list[Span]:
    """The paragraphs that answer a question put in the paragraph before, in order; none where the text is no such
    interview. Time is linear in its length.

    >>> from models.document import read_document
    >>> text = "You left.\\n\\nI did.\\n\\nWhy?\\n\\nI had to.\\n\\nDid they mind?\\n\\nAsk me again.\\n\\nI drove on."
    >>> [span.of(text) for span in answers(Scene(read_document(text)))]
    ['I did.', 'I had to.', 'Ask me again.']
    """
    paragraphs = scene.paragraphs
    asked = [_is(ASKS, scene, p) and not _is(ANSWERS, scene, p) for p in paragraphs]
    found = [
        paragraph
        for question, paragraph in zip(asked, paragraphs[1:], strict=False)
        if question and _is(ANSWERS, scene, paragraph)
    ]
    return found if len(found) >= FEWEST else []


def _is(pattern: re.Pattern[str], scene: Scene, paragraph: Span) -> bool:
    """Whether a paragraph that is not long, if it asks, has what a pattern looks for outside of quotation marks."""
    if pattern is ASKS and paragraph.end - paragraph.start > LONGEST_QUESTION:
        return False
    places = (found.start() for found in pattern.finditer(scene.text, paragraph.start, paragraph.end))
    return any(not scene.quoted(place) for place in places)
