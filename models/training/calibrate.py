"""Dev articles -> decoding biases, coreference threshold and calibrated probabilities for config.json.

    python -m models.training.calibrate --model models/whence-en --data ../shared/data --output runs/settings.json

Each has few degrees of freedom, for dev is small: one bias for each role's tags, one threshold, for each head a
temperature (Guo et al., 2017) and a bias for each rare label, one logistic regression for a claim's confidence and one
for its source's (Platt, 1999).
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from models.analyzer import Analyzer
from models.article import Reading
from models.calibration import claim_features, source_features
from models.claims.attribution import Proposal
from models.claims.links import Part, Votes, part_at
from models.document import read_document
from models.inference.encoder import softmax
from models.inference.tokens import read_pieces
from models.labels import COMMITMENTS, KINDS, SOURCE_TYPES, STANCES, TAGS
from models.stance import AUTHOR_STANCE
from models.targets import places as places_of
from models.training.asking import AskedAnalyzer
from models.training.measures.attribution import score
from models.training.measures.claims import AnsweredClaim, GoldClaim, Spans, gold_claims
from models.training.measures.counts import figures, total
from models.training.measures.names import normal_name
from models.training.measures.reader import Record
from models.training.measures.records import read_records
from models.training.measures.spans import agree, iou, matching, trimmed

CLAIM_SETS = ("quotes/polnear/dev.jsonl", "world/dev.jsonl")
LABEL_SETS = ("gold/dev.jsonl", "world/dev.jsonl")
# Pairs without a source: what the sentence itself says of its target.
AUTHORS = ("stance/newsmtsc/dev.jsonl", "stance/newsmtsc/dev_mt.jsonl")
PROBES = ("gold/probe_dev.jsonl",)
VOTES = (0.0, 2.0, 4.0)
# Too few cues lack a content for dev to tell 1 from 3.
CONTENT_VOTE = 3.0
STEP = 0.5
BIASES = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
THRESHOLDS = (0.3, 0.35, 0.4, 0.5, 0.6)
TRUSTS = (0.3, 0.5, 0.7, 0.9)


@dataclass(frozen=True, slots=True)
class Article:
    """A dev article with its gold claims and the network's scores, read once."""

    text: str
    gold: list[GoldClaim]
    read: tuple[Any, ...]


def read_articles(analyzer: Analyzer, paths: Sequence[Path]) -> list[Article]:
    found = []
    for path in paths:
        for record in read_records(path):
            if record.get("primary", True):
                document = read_document(record["text"])
                pieces = read_pieces(document, analyzer.tokenizer)
                found.append(
                    Article(record["text"], gold_claims(record), (document, pieces, analyzer.encoder.read(pieces)))
                )
    return found


def reading(analyzer: Analyzer, article: Article) -> Reading:
    return Reading(analyzer, *article.read)


def spans_of(claim: Proposal) -> Spans:
    return Spans(
        tuple(p.span for p in claim.content),
        (claim.cue.span,) if claim.cue else (),
        (claim.source.span,) if claim.source else (),
    )


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


def matched(text: str, gold: Sequence[GoldClaim], answered: Sequence[Spans]) -> list[tuple[int, int]]:
    """Claims whose contents overlap by half or more, as the scorer pairs them: (gold, answered)."""
    a, b = [trimmed(text, c.spans.content) for c in gold], [trimmed(text, c.content) for c in answered]
    return matching(a, b, iou, 0.5)


def fit(features: Sequence[Sequence[float]], right: Sequence[bool], intercept: bool) -> list[float]:
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
    return fit(features, right, False)


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


def best_threshold(analyzer: Analyzer, articles: Sequence[Article]) -> tuple[float, float]:
    """The threshold and the network's share with the most right names, where a wrong name counts a tenth more than a
    gap."""
    figure = {}
    for trust, threshold in product(TRUSTS, THRESHOLDS):
        analyzer.calibration.trust, analyzer.calibration.threshold = trust, threshold
        _, right, wrong = sources(analyzer, articles)
        figure[threshold, trust] = sum(right) - 0.1 * wrong
    print("names by threshold and trust", {f"{t} {s}": round(v, 1) for (t, s), v in figure.items()}, flush=True)
    return max(figure, key=lambda choice: figure[choice])


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


STEPS = np.arange(-1.5, 1.75, 0.25)
NEAR = 0.005  # of macro F1, as good as the same


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


# The label that nearly every claim has, of the head whose others are rare. On stance a bias gains half a point on dev
# and moves from one network to the next, so it has none.
COMMON = {"commitment": COMMITMENTS.index("asserts")}


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--model",
        type=Path,
        default=Path("models/whence-en"),
        help="an exported model; its own calibration is not used",
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further articles with all labels")
    parser.add_argument("--output", type=Path, required=True, help="settings for export --settings")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    analyzer = Analyzer.load(args.model, args.threads)
    claims = read_articles(analyzer, [args.data / name for name in CLAIM_SETS] + args.more)
    labelled = read_articles(analyzer, [args.data / name for name in LABEL_SETS] + args.more)
    with_bias(analyzer, {})
    analyzer.votes = None
    before = attribution_figure(analyzer, claims)
    votes = best_votes(analyzer, claims)
    biases = best_biases(analyzer, claims)
    print(
        "biases", biases, "figure", round(before, 2), "->", round(attribution_figure(analyzer, claims), 2), flush=True
    )
    settings: dict[str, Any] = {"tag_bias": bias_row(biases).tolist(), "votes": votes, "calibration": {}}
    analyzer.calibration.claim_weights = None
    settings["calibration"]["claim"] = analyzer.calibration.claim_weights = claim_weights(analyzer, claims)
    probe = read_articles(analyzer, [args.data / name for name in PROBES])
    authors = [record for name in AUTHORS for record in read_records(args.data / name)]
    settings["calibration"][AUTHOR_STANCE] = author_settings(analyzer, authors)
    # The types of sources, which names are told by, are read with what is fitted here.
    analyzer.heads.calibration = head_settings(analyzer, labelled + probe)
    settings["calibration"].update(analyzer.heads.calibration)
    chosen = best_threshold(analyzer, labelled)
    settings["calibration"]["threshold"], settings["calibration"]["trust"] = chosen
    analyzer.calibration.threshold, analyzer.calibration.trust = chosen
    features, right, wrong = sources(analyzer, labelled)
    print("threshold, trust", chosen, "right", sum(right), "of", len(right), "wrong names", wrong, flush=True)
    settings["calibration"]["source"] = fit(features, right, False)
    args.output.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
