"""GAP and our own chains of news -> `models/resolution/pronouns.json`, what each feature of a pronoun counts.

python -m models.training.pronoun_weights --model models/whence-en --data ../shared/data
"""

import argparse
import json
from pathlib import Path

from models.analyzer import Analyzer
from models.training.fitting.pronouns import examples, gap_texts
from models.training.fitting.ranking import fit
from models.training.sets.relations import read_own_chains

GAP_TIMES = 3.0  # news has five times as many pronouns as GAP, and many easier ones


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path("models/resolution/pronouns.json"))
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    analyzer = Analyzer.load(args.model, args.threads)
    gap = [e for t, c in gap_texts(args.data / "coref/gap/train.jsonl") for e in examples(analyzer, t, c)]
    chained = read_own_chains(args.data / "news/news.jsonl.xz")
    news = [e for r in chained for e in examples(analyzer, r.text, r.chains or ())]
    print(len(gap), "pronouns of GAP,", len(news), "of news", flush=True)
    weights = fit(gap + news, [GAP_TIMES] * len(gap) + [1.0] * len(news))
    args.output.write_text(json.dumps(weights) + "\n", "utf8")


if __name__ == "__main__":
    main()
