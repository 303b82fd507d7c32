"""How sure a claim and its source are, and from when on a claim is told and a source gets a name."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from models.analyzer import Analyzer
from models.calibration import claim_features, source_features
from models.training.fitting.articles import Article, matched, reading, spans_of
from models.training.fitting.decoding import attribution_figure
from models.training.measures.names import normal_name
from models.training.measures.spans import agree, trimmed

LEASTS = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4)
AS_GOOD = 0.0025  # share of the right names
THRESHOLDS = (0.3, 0.35, 0.4, 0.5, 0.6)


def weights(features: Sequence[Sequence[float]], right: Sequence[bool], intercept: bool) -> list[float]:
    """Weights of a logistic regression; with little data it stays near the plain odds (L2)."""
    model = LogisticRegression(C=1.0, fit_intercept=intercept, max_iter=1000).fit(np.array(features), np.array(right))
    return [round(float(w), 5) for w in model.coef_[0]]


def claim_weights(analyzer: Analyzer, articles: Sequence[Article]) -> list[float]:
    features, right = [], []
    for article in articles:
        proposals = [p for p in reading(analyzer, article).proposals if p.parent is None]
        pairs = {j: i for i, j in matched(article.text, article.gold, [spans_of(p) for p in proposals])}
        for j, proposal in enumerate(proposals):
            features.append(claim_features(proposal))
            wanted = article.gold[pairs[j]].spans.source if j in pairs else None
            given = spans_of(proposal).source
            right.append(wanted is not None and agree(trimmed(article.text, wanted), trimmed(article.text, given)))
    return weights(features, right, False)


def best_least(analyzer: Analyzer, articles: Sequence[Article]) -> float:
    """The probability under which nothing is told as a claim, by the figure that the biases are chosen by: the smallest
    that comes within a tenth of the best, for a claim left out is lost to whoever reads the answer."""
    figure = {}
    for least in LEASTS:
        analyzer.calibration.least = least
        figure[least] = attribution_figure(analyzer, articles)
    print("figure by least", {least: round(v, 2) for least, v in figure.items()}, flush=True)
    return min(least for least, value in figure.items() if value > max(figure.values()) - 0.1)


def sources(analyzer: Analyzer, articles: Sequence[Article]) -> tuple[list[list[float]], list[bool], int]:
    """Features and rightness of the source names of matched claims, and how many wrong names were given."""
    features, right, wrong_names = [], [], 0
    for article in articles:
        it = reading(analyzer, article)
        types = analyzer.heads.read_claims([it.read_again(p) for p in it.proposals])["source_type"]
        found, attributions = it.sources(types)
        named = {s.id: s for s in found}
        outer = [i for i, p in enumerate(it.proposals) if p.parent is None]
        for g, j in matched(article.text, article.gold, [spans_of(it.proposals[i]) for i in outer]):
            names = article.gold[g].names
            if names is None:
                continue
            attribution, proposal = attributions[outer[j]], it.proposals[outer[j]]
            source = named.get(attribution.id or "")
            good = normal_name(source.name if source else None) in names
            features.append(source_features(attribution, analyzer.calibration.claim(proposal)))
            right.append(good)
            wrong_names += not good and source is not None and bool(source.name)
    return features, right, wrong_names


def best_threshold(analyzer: Analyzer, articles: Sequence[Article]) -> float:
    """The lowest threshold with as good as the most right names, where a wrong name counts a tenth more than a gap: a
    higher one leaves descriptions on their own words, which the annotation often has among the names too."""
    figure = {}
    for threshold in THRESHOLDS:
        analyzer.calibration.threshold = threshold
        _, right, wrong = sources(analyzer, articles)
        figure[threshold] = sum(right) - 0.1 * wrong
    print("names by threshold", {t: round(v, 1) for t, v in figure.items()}, flush=True)
    return min(t for t, value in figure.items() if value >= (1 - AS_GOOD) * max(figure.values()))
