"""Dev articles -> decoding biases, thresholds of claims and coreference, and calibrated probabilities for config.json.

    python -m models.training.calibrate --model models/whence-en --data ../shared/data --output runs/settings.json

Each has few degrees of freedom, for dev is small: one bias for each role's tags, two thresholds, for each head a
temperature (Guo et al., 2017) and a bias for each rare label, one logistic regression for a claim's confidence and one
for its source's (Platt, 1999).
"""

import argparse
import json
from pathlib import Path
from typing import Any

from models.analyzer import Analyzer
from models.stance import AUTHOR_STANCE
from models.training.fitting.articles import Article, read_articles
from models.training.fitting.confidence import best_least, best_threshold, claim_weights, sources, weights
from models.training.fitting.decoding import attribution_figure, best_biases, best_votes, bias_row, with_bias
from models.training.fitting.heads import author_settings, head_settings
from models.training.measures.records import read_records

CLAIM_SETS = ("quotes/polnear/dev.jsonl", "world/dev.jsonl")
LABEL_SETS = ("gold/dev.jsonl", "world/dev.jsonl")
# Pairs without a source: what the sentence itself says of its target.
AUTHORS = ("stance/newsmtsc/dev.jsonl", "stance/newsmtsc/dev_mt.jsonl")
PROBES = ("gold/probe_dev.jsonl",)


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
    parser.add_argument("--sources", action="store_true", help="fit what tells sources alone, keep all else")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    analyzer = Analyzer.load(args.model, args.threads)
    labelled = read_articles(analyzer, [args.data / name for name in LABEL_SETS] + args.more)
    if args.sources:
        known = json.loads((args.model / "config.json").read_text(encoding="utf8"))
        settings = {name: known[name] for name in ("tag_bias", "votes", "calibration")}
    else:
        settings = of_claims(analyzer, args.data, args.more)
        probe = read_articles(analyzer, [args.data / name for name in PROBES])
        authors = [record for name in AUTHORS for record in read_records(args.data / name)]
        settings["calibration"][AUTHOR_STANCE] = author_settings(analyzer, authors)
        # The types of sources, which names are told by, are read with what is fitted here.
        analyzer.heads.calibration = head_settings(analyzer, labelled + probe)
        settings["calibration"].update(analyzer.heads.calibration)
    settings["calibration"].update(of_sources(analyzer, labelled))
    args.output.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    print(json.dumps(settings))


def of_claims(analyzer: Analyzer, data: Path, more: list[Path]) -> dict[str, Any]:
    """What decides which claims are told, fitted and put into the analyzer."""
    claims = read_articles(analyzer, [data / name for name in CLAIM_SETS] + more)
    with_bias(analyzer, {})
    analyzer.votes, analyzer.calibration.least = None, 0.0
    before = attribution_figure(analyzer, claims)
    votes = best_votes(analyzer, claims)
    biases = best_biases(analyzer, claims)
    print(
        "biases", biases, "figure", round(before, 2), "->", round(attribution_figure(analyzer, claims), 2), flush=True
    )
    analyzer.calibration.claim_weights = None
    analyzer.calibration.claim_weights = claim_weights(analyzer, claims)
    analyzer.calibration.least = best_least(analyzer, claims)
    calibration = {"claim": analyzer.calibration.claim_weights, "least": analyzer.calibration.least}
    return {"tag_bias": bias_row(biases).tolist(), "votes": votes, "calibration": calibration}


def of_sources(analyzer: Analyzer, labelled: list[Article]) -> dict[str, Any]:
    """What decides which sources are told and how sure they are, fitted and put into the analyzer."""
    threshold = analyzer.calibration.threshold = best_threshold(analyzer, labelled)
    features, right, wrong = sources(analyzer, labelled)
    print("threshold", threshold, "right", sum(right), "of", len(right), "wrong names", wrong, flush=True)
    return {"threshold": threshold, "source": weights(features, right, False)}


if __name__ == "__main__":
    main()
