"""What one choice of training gives: short runs that differ from a first one in it alone, read on dev.

    python -m models.training.variations --data ../shared/data --output runs/variations

Each run trains the first pass of the packaged MiniLM; "masked words first" begins with what `models.training.pretrain`
wrote to OUTPUT/pretrained, and "two seeds distilled" reads what two runs before it say. Networks that are trained so
little tell which choice learns faster, and no more than that of where it would end. A run that is there is not made
again.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.analyzer import Analyzer
from models.training.batches.mixture import load
from models.training.export import export, write_manifest
from models.training.measures.asking import AskedAnalyzer
from models.training.measures.claim_sets import document_of
from models.training.measures.counts import figures, total
from models.training.measures.records import read_records
from models.training.train import arguments, train

FIRST_PASS = "--claims 0 --pairs 0 --coreference 1 --names 1".split()
FIRST = "first"
# Flags of `models.training.train`; OUTPUT stands for where the runs lie.
VARIATIONS: dict[str, str] = {
    FIRST: "",
    "another seed": "--seed 2",
    "windows of 128 pieces": "--size 128 --batch 24",
    "windows of 384 pieces": "--size 384 --batch 8",
    "half the rates": "--rate 1.5e-4 --head-rate 5e-4",
    "twice the rates": "--rate 6e-4 --head-rate 2e-3",
    "constant rates": "--constant",
    "no weight average": "--average 0",
    "no chain": "--no-chain",
    "no quotation state": "--no-quotation",
    "no words hidden": "--hide 0",
    "first annotations alone": "--primary",
    "masked words first": "--encoder OUTPUT/pretrained",
    "two seeds distilled": "--news 4 --teacher OUTPUT/first OUTPUT/another_seed",
}
FILES = ("quotes/polnear/dev.jsonl", "world/dev.jsonl", "challenge/dev.jsonl")


def variation(name: str, given: argparse.Namespace, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Train with one choice changed, unless that is done; what it gives on each dev file. Exits where the run was
    stopped on the way: half of one is no figure."""
    flags = VARIATIONS[name].replace("OUTPUT", str(given.output)).split()
    network = given.output / name.replace(" ", "_")
    fixed = ["--data", str(given.data), "--output", str(network), "--steps", str(given.steps)]
    args = arguments().parse_args([*fixed, *FIRST_PASS, "--quiet", *flags])
    trained, exported = _is_done(network, args.steps), network / "exported"
    if not trained:
        train(args, load(args.data, news=args.news > 0, primary=args.primary))
        if not _is_done(network, args.steps):
            raise SystemExit(f"{name}: stopped before its end")
    if not (trained and (exported / "manifest.json").exists()):
        size = {"window": args.size, "overlap": args.size // 4}
        export(network, exported, {"version": "0.0.0", **settings, **size})
        write_manifest(exported)
    reader = AskedAnalyzer(Analyzer.load(exported))
    found: dict[str, Any] = {"pieces": json.loads((network / "training.json").read_text("utf8"))["pieces"]}
    for file in FILES:
        documents = [document_of(reader, record, sentences=False) for record in read_records(given.data / file)]
        found[file] = figures(total(document.scored.counts for document in documents))
    return found


def _is_done(network: Path, steps: int) -> bool:
    """Whether a run has gone to its end: one that was stopped has a checkpoint too."""
    record = network / "training.json"
    return record.exists() and json.loads(record.read_text("utf8"))["steps"] == steps


def row(name: str, found: Mapping[str, Any]) -> str:
    """A line of a Markdown table: spans, relation and relation exact, F1, of each file."""
    cells = []
    for file in FILES:
        spans = " / ".join(str(found[file][f"{role} span"]["F1"]) for role in ("content", "cue", "source"))
        cells.append(f"{spans}, {found[file]['relation']['F1']}, {found[file]['relation exact']['F1']}")
    return f"| {name} | {found['pieces'] / 1e6:.2f} M | {' | '.join(cells)} |"


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=list(VARIATIONS), metavar="NAME", help="default: all")
    parser.add_argument("--data", type=Path, required=True, help="directory of the data sets")
    parser.add_argument("--output", type=Path, required=True, help="directory for the runs")
    parser.add_argument(
        "--settings", type=Path, default=Path("models/whence-en/config.json"), help="whose decoding all are read by"
    )
    parser.add_argument("--steps", type=int, default=250)
    args = parser.parse_args(given)
    if unknown := set(args.names) - set(VARIATIONS):
        parser.error(f"no such variation: {', '.join(sorted(unknown))}")
    config = json.loads(args.settings.read_text(encoding="utf8"))
    settings = {name: config[name] for name in ("tag_bias", "votes", "calibration")}
    for name in args.names:
        print(row(name, variation(name, args, settings)), flush=True)


if __name__ == "__main__":
    main()
