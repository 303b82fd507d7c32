"""How readily spans begin: votes of the links and a bias for each role's tags, by the relations that come of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from models.analyzer import Analyzer
from models.claims.links import Votes
from models.claims.proposals import Proposal
from models.labels import TAGS
from models.training.fitting.articles import Article, reading, spans_of
from models.training.measures.attribution import score
from models.training.measures.claims import AnsweredClaim, GoldClaim
from models.training.measures.counts import figures, total

VOTES = (0.0, 2.0, 4.0)
# Too few cues lack a content for dev to tell 1 from 3.
CONTENT_VOTE = 3.0
STEP = 0.5
BIASES = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)


def unnamed(claim: Proposal) -> AnsweredClaim:
    return AnsweredClaim(spans_of(claim), claim.parent is not None, {}, None, {}, 0.0, 0.0)


def bare(gold: Sequence[GoldClaim]) -> list[GoldClaim]:
    """Gold claims of which only the spans are compared."""
    return [replace(claim, labels={}, names=None, targets=()) for claim in gold]


def bias_row(biases: dict[str, float]) -> np.ndarray:
    """The biases of begin tags in the order of TAGS."""
    return np.array([biases.get(tag[2:], 0.0) if tag.startswith("B-") else 0.0 for tag in TAGS], np.float32)


def with_bias(analyzer: Analyzer, biases: dict[str, float]) -> None:
    """Let the decoder begin spans of a role more or less readily."""
    analyzer.tag_bias = bias_row(biases)


def attribution_figure(analyzer: Analyzer, articles: Sequence[Article]) -> float:
    """Relation F1 + relation exact F1 + the mean span F1, what the biases are chosen by."""
    counts = []
    for article in articles:
        outer = [unnamed(p) for p in reading(analyzer, article).proposals if p.parent is None]
        counts.append(score(article.text, bare(article.gold), outer).counts)
    table = figures(total(counts))
    spans = np.mean([table[f"{role} span"]["F1"] for role in ("content", "cue", "source")])
    return table["relation"]["F1"] + table["relation exact"]["F1"] + float(spans)


def neighbours(biases: dict[str, float]) -> list[dict[str, float]]:
    """The biases with one or two of them a step further up or down.

    >>> len(neighbours({"cue": 0.0, "content": 0.0, "source": 0.0}))
    18
    """
    return [
        {role: value + STEP * move for (role, value), move in zip(biases.items(), moves, strict=True)}
        for moves in product((-1, 0, 1), repeat=len(biases))
        if 1 <= sum(map(abs, moves)) <= 2
    ]


def best_biases(analyzer: Analyzer, articles: Sequence[Article]) -> dict[str, float]:
    """Biases over a coarse grid, one after another, and then two at once: each alone stops at a ridge."""
    chosen = {"source": 0.0, "cue": 0.0, "content": 0.0}
    with_bias(analyzer, chosen)
    best = attribution_figure(analyzer, articles)

    def climb(trials: Iterable[dict[str, float]]) -> None:
        nonlocal best, chosen
        for trial in trials:
            with_bias(analyzer, trial)
            figure = attribution_figure(analyzer, articles)
            if figure > best + 0.05:
                best, chosen = figure, trial

    for role in ("cue", "content", "source"):
        climb({**chosen, role: value} for value in BIASES)
    climb(neighbours(chosen))
    with_bias(analyzer, chosen)
    return chosen


def best_votes(analyzer: Analyzer, articles: Sequence[Article]) -> dict[str, float] | None:
    """How much the links have to say about where cues and sources begin; None for nothing."""
    figure = {}
    for cue, source in product(VOTES, VOTES):
        analyzer.votes = Votes(cue, source, CONTENT_VOTE) if cue or source else None
        figure[cue, source] = attribution_figure(analyzer, articles)
    print("figure by votes", {f"{c} {s}": round(v, 2) for (c, s), v in figure.items()}, flush=True)
    cue, source = max(figure, key=lambda choice: figure[choice])
    analyzer.votes = Votes(cue, source, CONTENT_VOTE) if cue or source else None
    return analyzer.votes and {"cue": cue, "source": source, "content": CONTENT_VOTE}
