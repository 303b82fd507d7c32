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
from models.training.fitting.articles import read_articles
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
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    analyzer = Analyzer.load(args.model, args.threads)
    claims = read_articles(analyzer, [args.data / name for name in CLAIM_SETS] + args.more)
    labelled = read_articles(analyzer, [args.data / name for name in LABEL_SETS] + args.more)
    with_bias(analyzer, {})
    analyzer.votes, analyzer.calibration.least = None, 0.0
    before = attribution_figure(analyzer, claims)
    votes = best_votes(analyzer, claims)
    biases = best_biases(analyzer, claims)
    print(
        "biases", biases, "figure", round(before, 2), "->", round(attribution_figure(analyzer, claims), 2), flush=True
    )
    settings: dict[str, Any] = {"tag_bias": bias_row(biases).tolist(), "votes": votes, "calibration": {}}
    analyzer.calibration.claim_weights = None
    settings["calibration"]["claim"] = analyzer.calibration.claim_weights = claim_weights(analyzer, claims)
    settings["calibration"]["least"] = analyzer.calibration.least = best_least(analyzer, claims)
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
    settings["calibration"]["source"] = weights(features, right, False)
    args.output.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")
    print(json.dumps(settings))


if __name__ == "__main__":
    main()
