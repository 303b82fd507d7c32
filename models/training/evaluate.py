"""How good a model is on files of the data folder: claims, sources, stance, commitment, coreference.

    python -m models.training.evaluate --model models/whence-en FILE.jsonl [FILE ...]

What a file asks is told by its records (measures/records.py). Claim files get the figures of the service's scorer, by
the same definitions, with intervals, breakdowns and calibration; pair files macro F1 and each class, beside floors.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.training.measures.chain_sets import evaluate_chains, evaluate_gap
from models.training.measures.claim_sets import Options, cues_of, evaluate_claims
from models.training.measures.pair_sets import ask, evaluate_pairs
from models.training.measures.reader import Reader
from models.training.measures.records import format_of, read_records, training_file
from models.training.measures.tables import file_name, lines, markdown

Report = dict[str, Any]


def main(arguments: Sequence[str] | None = None, reader: Reader | None = None) -> int:
    """Run the command line; `reader` takes the model's place where one is given."""
    args = parser().parse_args(arguments)
    reader = reader or load(args.model)
    reports, misses = [], []
    for paths in [args.files] if args.together else [[path] for path in args.files]:
        report, wrong = evaluate(reader, paths, args)
        reports.append(report)
        misses += [{"file": report["file"], **miss} for miss in wrong]
        if not args.json:
            print(f"\n== {report['file']} ({report['format']})", *lines(report), sep="\n", flush=True)
    if args.json:
        print(json.dumps(reports if len(reports) > 1 else reports[0], ensure_ascii=False))
    if args.errors:
        args.errors.write_text("".join(json.dumps(miss, ensure_ascii=False) + "\n" for miss in misses), encoding="utf8")
    if args.markdown:
        args.markdown.write_text(markdown(reports), encoding="utf8")
    return 0


def parser() -> argparse.ArgumentParser:
    it = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    it.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSON lines, plain, .gz or .xz")
    it.add_argument("--model", type=Path, default=Path("models/whence-en"), help="directory of an exported model")
    it.add_argument("--limit", type=int, help="read only the first so many records of each file")
    it.add_argument("--together", action="store_true", help="read all files, of one format, as one")
    it.add_argument(
        "--with-nested",
        action="store_true",
        help="figures with the answer's inner claims kept too, where gold marks outer ones alone",
    )
    it.add_argument(
        "--sentences",
        action="store_true",
        help="read each sentence as a text of its own, and cut gold there too, as published taggers do",
    )
    it.add_argument(
        "--train",
        type=Path,
        help="the training set whose cues are known, and that floors learn from "
        "(default: train.jsonl beside each file)",
    )
    it.add_argument("--draws", type=int, default=1000, help="bootstrap draws for the intervals; 0: none")
    it.add_argument("--json", action="store_true", help="print reports as JSON")
    it.add_argument("--errors", type=Path, help="write what was wrong, one JSON object a line")
    it.add_argument("--markdown", type=Path, help="write the tables for the model card")
    return it


def load(model: Path) -> Reader:
    from models.analyzer import Analyzer
    from models.training.measures.asking import AskedAnalyzer

    return AskedAnalyzer(Analyzer.load(model))


def evaluate(reader: Reader, paths: Sequence[Path], args: argparse.Namespace) -> tuple[Report, list[Report]]:
    """The report of files taken as one, and what was wrong in them."""
    records = [record for path in paths for record in read_records(path, args.limit)]
    kind = format_of(records)
    train = args.train or training_file(paths[0])
    head = {"file": " + ".join(map(file_name, paths)), "format": kind}
    if kind == "claims":
        known = cues_of(read_records(train)) if train else None
        options = Options(args.with_nested, args.sentences, args.draws, known)
        if args.sentences:
            head["read"] = "sentence by sentence"
        report, misses = evaluate_claims(reader, records, options)
    elif kind == "chains":
        report, misses = evaluate_chains(reader, records, args.draws)
    elif kind == "gap":
        report, misses = evaluate_gap(reader, records, args.draws)
    else:
        answer = reader.stance_of_pairs if kind == "stance" else reader.commitment_of_pairs
        report, misses = evaluate_pairs(
            ask(answer, records), records, read_records(train) if train else None, args.draws
        )
    return head | report, misses


if __name__ == "__main__":
    sys.exit(main())
