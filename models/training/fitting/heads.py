"""Temperatures of the claim heads (Guo et al., 2017) and biases for rare labels, on gold claims and pairs."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from models.analyzer import Analyzer
from models.article import Reading
from models.claims.links import Part, part_at
from models.claims.proposals import Proposal
from models.inference.encoder import softmax
from models.labels import COMMITMENTS, KINDS, SOURCE_TYPES, STANCES
from models.targets import places as places_of
from models.training.fitting.articles import Article, reading
from models.training.measures.asking import AskedAnalyzer
from models.training.measures.claims import GoldClaim
from models.training.measures.reader import Record

STEPS = np.arange(-1.5, 1.75, 0.25)
NEAR = 0.005  # of macro F1, as good as the same
# The label that nearly every claim has, of the head whose others are rare. On stance a bias gains half a point on dev
# and moves from one network to the next, so it has none.
COMMON = {"commitment": COMMITMENTS.index("asserts")}


def gold_proposal(it: Reading, claim: GoldClaim) -> Proposal | None:
    def parts(spans: Sequence[Any]) -> list[Part]:
        return [part for span in spans if (part := part_at(it.pieces, span)) is not None]

    content, cue, source = parts(claim.spans.content), parts(claim.spans.cue), parts(claim.spans.source)
    return (
        Proposal(tuple(content), cue[0] if cue else None, source[0] if source else None, None, 1.0, 1.0, 1.0)
        if content
        else None
    )


def temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature of least log-loss."""
    grid = np.exp(np.linspace(np.log(0.5), np.log(8), 80))
    losses = [-np.log(softmax(logits / t)[np.arange(len(labels)), labels] + 1e-9).mean() for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 3)


def macro_f1(chosen: np.ndarray, labels: np.ndarray, classes: int) -> float:
    """Mean F1 of the classes, 0 to 1."""
    hits = [((chosen == c) & (labels == c)).sum() for c in range(classes)]
    sizes = [(chosen == c).sum() + (labels == c).sum() for c in range(classes)]
    return float(np.mean([2 * h / max(n, 1) for h, n in zip(hits, sizes, strict=True)]))


def label_bias(logits: np.ndarray, labels: np.ndarray, common: int) -> list[float]:
    """Biases of three labels, 0 for the `common` one, by macro F1. Training sets have other shares of the labels than
    articles do. A choice counts for as much as it and its neighbours together, so that no lucky spike wins; of those
    that are as good as the best one to half a point the least is taken, for other texts have yet other shares."""
    rare = [c for c in range(3) if c != common]
    figure = np.zeros((len(STEPS), len(STEPS)))
    for i, j in np.ndindex(figure.shape):
        bias = np.zeros(3)
        bias[rare] = STEPS[i], STEPS[j]
        figure[i, j] = macro_f1((logits + bias).argmax(1), labels, 3)
    wide = np.pad(figure, 1, mode="edge")
    smooth = sum(wide[i : i + len(STEPS), j : j + len(STEPS)] for i in range(3) for j in range(3)) / 9
    size = np.abs(STEPS)[:, None] + np.abs(STEPS)
    size[smooth < smooth.max() - NEAR] = np.inf
    chosen = np.unravel_index(int(np.argmin(size)), figure.shape)
    bias = [0.0, 0.0, 0.0]
    for label, step in zip(rare, chosen, strict=True):
        bias[label] = float(STEPS[step])
    return bias


def head_settings(analyzer: Analyzer, articles: Sequence[Article]) -> dict[str, dict[str, Any]]:
    """A temperature for each head, and label biases for the one with rare labels, on gold claims."""
    analyzer.heads.calibration = {}
    logits: dict[str, list[np.ndarray]] = {"kind": [], "commitment": [], "source_type": [], "stance": []}
    labels: dict[str, list[int]] = {name: [] for name in logits}
    known = {"kind": KINDS, "commitment": COMMITMENTS, "source_type": SOURCE_TYPES}
    for article in articles:
        it = reading(analyzer, article)
        for claim in article.gold:
            proposal = gold_proposal(it, claim)
            if proposal is None:
                continue
            read = it.read_again(proposal)
            heads = analyzer.heads.read_claims([read])
            for name, set_ in known.items():
                if claim.labels.get(name) in set_:
                    logits[name].append(np.log(heads[name][0] + 1e-9))
                    labels[name].append(set_.index(claim.labels[name]))
            for target, stance in claim.targets:
                inside = [
                    s
                    for s in places_of(article.text, [target])
                    if any(c.start <= s.start < c.end for c in (*claim.spans.content, *claim.spans.cue))
                ]
                if inside and len(where := read.rows(it.pieces_of(inside[0]))):
                    shares = analyzer.heads.read_targets([(read, where)])[0]
                    logits["stance"].append(np.log(shares + 1e-9))
                    labels["stance"].append(STANCES.index(stance))
    found: dict[str, dict[str, Any]] = {}
    for name in logits:
        if labels[name]:
            rows, right = np.array(logits[name]), np.array(labels[name])
            bias = label_bias(rows, right, COMMON[name]) if name in COMMON else [0.0] * rows.shape[1]
            found[name] = {"bias": bias, "temperature": temperature(rows + np.array(bias), right)}
    return found


def author_settings(analyzer: Analyzer, records: Sequence[Record]) -> dict[str, Any]:
    """Temperature and label biases of stances that are the author's own, on pairs without a source.

    Training reads them beside pairs with a source, nine in ten of which are neutral, and learns to hold back.
    """
    analyzer.heads.calibration = {}
    given = AskedAnalyzer(analyzer).stance_of_pairs(records)
    rows = np.log(np.array([[shares[label] for label in STANCES] for shares in given]) + 1e-9)
    labels = np.array([STANCES.index(record["label"]) for record in records])
    bias = label_bias(rows, labels, STANCES.index("neutral"))
    return {"bias": bias, "temperature": temperature(rows + np.array(bias), labels)}
