"""What a source is told from: the mentions as the network sees them, and of each claim what decides whose it is."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from models.analysis import SourceType, Span


@dataclass(frozen=True, slots=True)
class ScoredMention:
    """A mention as the network sees it.

    `types` are probabilities; `antecedents` are (index of another mention, probability), the rest up to 1 meaning none;
    `source` says whether the mention is the source of some claim.
    """

    span: Span
    types: dict[SourceType, float]
    antecedents: tuple[tuple[int, float], ...]
    source: bool


@dataclass(frozen=True, slots=True)
class ClaimFrame:
    """What of a claim decides its source.

    `source` indexes the mentions, `enclosing` the claims; `continues` says that the claim, with no source of its own,
    goes on with a quotation whose speaker was named before; `by_author` that the network takes the article's own writer
    for the source of a claim that states none ("it is unclear"); `answers` that it is an answer in an interview.
    """

    index: int
    source: int | None
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    paragraph: int
    continues: bool = False
    enclosing: int | None = None
    by_author: bool = False
    answers: bool = False


def told_by_network(mention: ScoredMention, entity_of: Callable[[int], int | None]) -> dict[int, float] | None:
    """The network's share of each entity that a mention may mean, where `entity_of` gives the entity of another mention
    by its number, None of one that is not settled; None where no network has read it. One that was read and has no
    antecedent means nobody told so far."""
    if not mention.antecedents and not mention.types:
        return None
    shares: dict[int, float] = defaultdict(float)
    for j, probability in mention.antecedents:
        if (entity := entity_of(j)) is not None:
            shares[entity] += probability
    return shares
