"""What stands around: the words of the sentences that mention somebody, the pronoun that goes on from some words."""

import re
from collections.abc import Iterable

from models.analysis import Span
from models.resolution.coreference import Scene
from models.text.function_words import FEMALE_PRONOUNS, FUNCTION, MALE_PRONOUNS
from models.text.words import WORD, fold

# Letters that words of one stem have in common: manager and managed. Those of four letters stand by themselves.
STEM = 5
SHORTEST = 4  # letters of a word that says something
LONGEST = 400  # characters of a sentence, or behind some words, that are read
OPENING = 9  # characters of the next sentence in which its first word is looked for
# "him" is mostly another one than who is spoken of.
PRONOUN = re.compile(r"\b(?:he|his|himself|she|her|hers|herself|it|its|itself)\b", re.IGNORECASE)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of the folded words that say something.

    >>> sorted(stems_of(["the", "funds", "manager", "of"]))
    ['funds', 'manag']
    """
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in FUNCTION)


class Surroundings:
    """Reads one article; each sentence once."""

    def __init__(self, scene: Scene):
        self.scene, self.text = scene, scene.text
        self._stems: dict[int, frozenset[str]] = {}
        self._behind: dict[Span, str | None] = {}

    def stems(self, positions: Iterable[int], but: Span) -> frozenset[str]:
        """The stems in the sentences at some positions, none that holds the span `but`."""
        here = self.scene.sentence(but.start)
        sentences = dict.fromkeys(self.scene.sentence(position) for position in positions)
        return frozenset().union(*(self._of(sentence) for sentence in sentences if sentence != here))

    def _of(self, sentence: int) -> frozenset[str]:
        if sentence not in self._stems:
            span = self.scene.span_of_sentence(sentence)
            found = WORD.finditer(self.text, span.start, min(span.end, span.start + LONGEST))
            self._stems[sentence] = stems_of(fold(word[0]) for word in found)
        return self._stems[sentence]

    def pronoun_behind(self, span: Span) -> str | None:
        """Which of "he", "she" and "it" comes first behind some words in their sentence, outside of quotation marks, or
        opens the next one of the paragraph; None where none does."""
        if span not in self._behind:
            self._behind[span] = self._next_pronoun(span)
        return self._behind[span]

    def _next_pronoun(self, span: Span) -> str | None:
        end = self.scene.span_of_sentence(self.scene.sentence(span.start)).end
        for found in PRONOUN.finditer(self.text, span.end, min(end, span.end + LONGEST)):
            if not self.scene.quoted(found.start()):
                return _nominative(found[0])
        opening = WORD.search(self.text, end, end + OPENING)
        if opening is None or self.scene.paragraph(opening.start()) != self.scene.paragraph(span.start):
            return None
        first = PRONOUN.match(self.text, opening.start())  # "She’d" too
        return _nominative(first[0]) if first else None


def _nominative(pronoun: str) -> str:
    word = pronoun.casefold()
    return "he" if word in MALE_PRONOUNS else "she" if word in FEMALE_PRONOUNS else "it"
