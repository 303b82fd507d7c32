"""Whom the article is about: how much each entity has been spoken of so far, for descriptions that fit by class alone.

"The retired neurosurgeon", "the tycoon", "the company" repeat no word of the name; meant is the one who stands out.
"""

from collections import defaultdict
from collections.abc import Iterable

from models.resolution.coreference import Item

LEAST = 2.0  # standing under which nobody stands out: about two mentions as a subject
AHEAD = 1.25  # times the standing of the next


class Standing:
    """How much each entity has been spoken of: the sum of its mentions' weights."""

    def __init__(self) -> None:
        self.of: dict[int, float] = defaultdict(float)

    def add(self, item: Item) -> None:
        self.of[item.entity] += item.weight

    def foremost(self, numbers: Iterable[int]) -> int | None:
        """The one of these entities that stands out from the others; None where none does."""
        ranked = sorted(set(numbers), key=lambda e: (-self.of[e], e))[:2]
        if not ranked or self.of[ranked[0]] < LEAST:
            return None
        return ranked[0] if len(ranked) == 1 or self.of[ranked[0]] >= AHEAD * self.of[ranked[1]] else None
