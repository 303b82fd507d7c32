"""Annotated sources -> `models/resolution/sources.json`, what each feature of one counts that is told by no name.

Read are our own annotation and the training articles of `world` and `gold`.

python -m models.training.source_weights --model models/whence-en --data ../shared/data
"""

import argparse
import json
from itertools import islice
from pathlib import Path

from tqdm import tqdm

from models.analyzer import Analyzer
from models.training.fitting.ranking import fit
from models.training.fitting.sources import examples
from models.training.sets.annotated import read_annotated, read_passages
from models.training.sets.data import read_articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=Path("models/resolution/sources.json"))
    parser.add_argument("--most", type=int, help="texts to read; default: all")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    analyzer = Analyzer.load(args.model, args.threads)
    texts = [r for name in ("gold", "world") for r in read_articles(args.data / name / "train.jsonl")]
    texts += read_annotated(args.data / "news/news.jsonl.xz") + read_passages()
    found = [e for text in tqdm(list(islice(texts, args.most)), unit="text") for e in examples(analyzer, text)]
    print(len(found), "sources", flush=True)
    args.output.write_text(json.dumps(fit(found, [1.0] * len(found))) + "\n", "utf8")


if __name__ == "__main__":
    main()
