"""How alike two words are in what they mean: "airline" and "flights", "retailer" and "stores".

The vectors are the network's own embeddings of whole words, on the directions in which they differ most
(`models/training/word_vectors.py` wrote them); one unit long each, in whole numbers of a 127th.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

SCALE = 127
FILE = Path(__file__).with_name("words.npz")


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Folded words by their row of `vectors` (words, width)."""

    number: Mapping[str, int]
    vectors: np.ndarray

    def of(self, words: Sequence[str]) -> np.ndarray:
        """The vectors (words, width) of some words that are known, each one unit long."""
        return self.vectors[[self.number[word] for word in words]].astype(np.float32) / SCALE


@cache
def fitted() -> WordVectors:
    """The words in the file beside this one."""
    with np.load(FILE) as held:
        words = str(held["words"]).split()
        return WordVectors({word: i for i, word in enumerate(words)}, held["vectors"])


class Likeness:
    """Compares words with the `bags` of folded words of one text, its sentences, and with each other word of it."""

    def __init__(self, bags: Sequence[Iterable[str]], vectors: WordVectors | None = None):
        self.all = fitted() if vectors is None else vectors
        known = [[word for word in bag if word in self.all.number] for bag in bags]
        words = list(dict.fromkeys(word for bag in known for word in bag))
        self.vectors, self.count = self.all.of(words), len(bags)
        self.number = {word: i for i, word in enumerate(words)}
        self.rows = np.array([self.number[word] for bag in known for word in bag], np.int64)
        self.holders = np.repeat(np.arange(len(bags)), [len(bag) for bag in known])
        self.sums = np.zeros((len(bags), self.vectors.shape[1]), np.float32)
        np.add.at(self.sums, self.holders, self.vectors[self.rows])
        self._found: dict[str, tuple[list[float], list[float]] | None] = {}

    def by_bag(self, word: str) -> Sequence[float]:
        """The cosine (bags) of a word and of that word of each bag which is most like it, no less than 0; none at all
        of a word that is not known.

        >>> vectors = np.array([[127, 0], [76, 101], [0, 127]], np.int8)
        >>> known = WordVectors({"airline": 0, "flights": 1, "rain": 2}, vectors)
        >>> likeness = Likeness([{"rain", "flights"}, {"the"}, {"rain"}], known)
        >>> [round(cosine, 2) for cosine in likeness.by_bag("airline")], likeness.by_bag("the")
        ([0.6, 0.0, 0.0], ())
        """
        found = self._of(word)
        return () if found is None else found[1]

    def of(self, word: str, others: Iterable[str]) -> float:
        """The cosine of a word and of that of some others in the text which is most like it, no less than 0; 0 where
        none is known."""
        found = self._of(word)
        if found is None:
            return 0.0
        return max((found[0][i] for other in others if (i := self.number.get(other)) is not None), default=0.0)

    def of_topics(self, words: Iterable[str], bags: Sequence[int]) -> float:
        """The cosine of the mean of some words and of that of the words of some bags, no less than 0."""
        own = [word for word in words if word in self.all.number]
        one, other = self.all.of(own).sum(0), self.sums[list(bags)].sum(0)
        lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
        return max(0.0, float(one @ other) / lengths) if lengths else 0.0

    def _of(self, word: str) -> tuple[list[float], list[float]] | None:
        if word not in self._found:
            self._found[word] = self._compared(word) if word in self.all.number else None
        return self._found[word]

    def _compared(self, word: str) -> tuple[list[float], list[float]]:
        alike = np.maximum(self.vectors @ self.all.of([word])[0], 0.0)
        bags = np.zeros(self.count, np.float32)
        np.maximum.at(bags, self.holders, alike[self.rows])
        return alike.tolist(), bags.tolist()
