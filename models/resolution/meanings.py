"""How near a description is in what it means to each whom it may mean: "the airline" to whom flights are told of.

Compared are the words (`likeness`) of the description with those of the sentences that mention somebody and with what
he is called, and what a claim is about with what those sentences are.
"""

from collections.abc import Collection, Mapping, Sequence

from models.analysis import Span
from models.resolution.entities import Entity
from models.resolution.ranking import Features
from models.resolution.surroundings import Surroundings
from models.text.words import words_of

Candidate = tuple[Entity, Sequence[int]]  # somebody, and where he is mentioned before, the first place last


def by_topic(
    surroundings: Surroundings, span: Span, contents: Sequence[Span], candidates: Mapping[int, Candidate]
) -> dict[int, Features]:
    """Features of each candidate by what the claims of whoever stands at `span` are about."""
    told = {
        number: {"topic like": surroundings.topics_alike(contents, places, span)}
        for number, (_, places) in candidates.items()
    }
    return with_most(told)


def by_meaning(
    surroundings: Surroundings,
    span: Span,
    head: str,
    modifiers: Collection[str],
    candidates: Mapping[int, Candidate],
) -> dict[int, Features]:
    """Features of each candidate by the words of the description at `span`."""
    told: dict[int, Features] = {}
    for number, (entity, places) in candidates.items():
        near = surroundings.alike(head, places, span)
        last = surroundings.alike(head, places[-2:-1], span)
        around = [max(surroundings.alike(word, places, span), default=0.0) for word in modifiers]
        of, known = surroundings.likeness.of, entity.role_words | entity.modifiers
        told[number] = {
            "head like a word near": max(near, default=0.0),
            "head like words near": mean(near),
            "head like a word near last": max(last, default=0.0),
            "head like the name": of(head, words_of(entity.name)),
            "head like what is known": of(head, known),
            "modifiers like words near": mean(around),
            "modifiers like what is known": mean([of(word, known) for word in modifiers]),
        }
    return with_most(told)


def with_most(told: dict[int, Features]) -> dict[int, Features]:
    """The features, and of each one who has most of it.

    >>> with_most({1: {"near": 0.2}, 2: {"near": 0.5}})
    {1: {'near': 0.2}, 2: {'near': 0.5, 'most: near': 1.0}}
    """
    for name in next(iter(told.values()), {}).copy():
        most = max(features[name] for features in told.values())
        for features in told.values():
            if features[name] == most > 0:
                features[f"most: {name}"] = 1.0
    return told


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of none."""
    return sum(values) / len(values) if values else 0.0
