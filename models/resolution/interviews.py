"""Interviews printed as question and answer with nobody's name before either: "Why now? You were to stay." "I did say
that." "I" is whoever answers there, and not the writer."""

import re

from models.analysis import Span
from models.resolution.coreference import Scene
from models.text.given_names import GIVEN_NAMES

YOU = re.compile(r"(?<![\w’'])(?:you|your|yours|yourself)(?![\w-])", re.IGNORECASE)
QUESTION = re.compile(r"\?[”\"’']?\s*$")
# Not "World War I", "Elizabeth I".
FIRST_PERSON = re.compile(r"(?<![\w’'])(?:I(?=[ \u00a0’'][a-z])|[Mm]e|[Mm]y|[Mm]yself)(?![\w-])")
NUMBERED = re.compile(r"(?P<name>[A-Z][a-z]+)[ \u00a0]$")
NUMBERED_BESIDE_NAMES = frozenset({"war", "part", "phase", "volume"})
FEWEST = 3  # questions; letters to readers have fewer
ASKED_OF = 0.5  # the share of them that say "you": a writer's own questions do not
LONGEST_QUESTION = 500  # characters
LONGEST_NAME = 20  # characters


def answers(scene: Scene) -> list[Span]:
    """The paragraphs that answer a question put in the paragraph before, or go on with an answer, in order; none where
    the text is no such interview. Time is linear in its length.

    >>> from models.document import read_document
    >>> text = "You left.\\n\\nI did.\\n\\nWhy?\\n\\nI had to.\\n\\nDid you mind?\\n\\nAsk me again.\\n\\nIt rained."
    >>> [span.of(text) for span in answers(Scene(read_document(text)))]
    ['I did.', 'I had to.', 'Ask me again.']
    """
    found: list[Span] = []
    questions: list[Span] = []
    before: Span | None = None
    for paragraph in scene.paragraphs:
        if before is not None and _says(FIRST_PERSON, scene, paragraph):
            if _asks(scene, before):
                questions.append(before)
                found.append(paragraph)
            elif found[-1:] == [before]:
                found.append(paragraph)
        before = paragraph
    addressed = sum(_says(YOU, scene, question) for question in questions)
    return found if len(questions) >= FEWEST and addressed >= ASKED_OF * len(questions) else []


def _asks(scene: Scene, paragraph: Span) -> bool:
    """Whether a paragraph asks or addresses somebody, at no length, and says nothing of whoever asks."""
    if paragraph.end - paragraph.start > LONGEST_QUESTION or _says(FIRST_PERSON, scene, paragraph):
        return False
    return _says(YOU, scene, paragraph) or _says(QUESTION, scene, paragraph)


def _says(pattern: re.Pattern[str], scene: Scene, paragraph: Span) -> bool:
    """Whether a pattern is found in a paragraph outside of quotation marks."""
    places = (found.start() for found in pattern.finditer(scene.text, paragraph.start, paragraph.end))
    return any(not scene.quoted(place) and not _is_number(scene, place) for place in places)


def _is_number(scene: Scene, place: int) -> bool:
    """Whether an "I" counts, by the word before it: "Elizabeth I was"."""
    if scene.text[place] != "I":
        return False
    before = NUMBERED.search(scene.text, max(0, place - LONGEST_NAME), place)
    return before is not None and before["name"].casefold() in GIVEN_NAMES | NUMBERED_BESIDE_NAMES
