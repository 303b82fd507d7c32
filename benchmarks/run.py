"""Everything in one run, in turns: Whence in process and over HTTP, its peers, the machine's limit; tables and plots.

    benchmarks/run [--model models/whence-en] [--network runs/whence] [--quick]

Writes benchmarks/RESULTS.md and benchmarks/*.png, after about three minutes on two quiet cores. Everything in one
process uses one thread: benchmarks/run sets OMP_NUM_THREADS, which libraries read as they load.
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import onnxruntime
import torch

from benchmarks import limit, peers, plots
from benchmarks.clock import Timing, in_turns
from benchmarks.http import ROOT, full_load, memory, serving
from benchmarks.steps import outside_network, profile
from benchmarks.steps import table as steps_table
from benchmarks.texts import article, article_of_characters
from models.analyzer import Analyzer
from models.document import read_document
from models.inference.tokens import read_pieces

LENGTHS = (100, 300, 650, 1500, 5000, 15000)
ARTICLE = 650
HERE = Path(__file__).parent
MINILM = SimpleNamespace(hidden_size=384, intermediate_size=1536, num_hidden_layers=6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--network", type=Path, help="the trained network, for torch; without: random weights")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=15, help="of full load, for each number of workers")
    parser.add_argument("--quick", action="store_true", help="few rounds and lengths: does it run?")
    args = parser.parse_args()
    rounds = 2 if args.quick else args.rounds
    seconds = 3 if args.quick else args.seconds
    lengths = LENGTHS[:3] if args.quick else LENGTHS
    torch.set_num_threads(1)
    analyzer = Analyzer.load(args.model)
    text = article(ARTICLE)
    eager, tagger = peers.torch_eager(analyzer, args.network), peers.bert_base(args.model)

    tell("side by side")
    # One after the other within a round, so that a busy minute is everybody's.
    side_by_side = in_turns(
        {
            "Whence, whole": lambda: analyzer.analyze(text),
            "encoder, ONNX Runtime": lambda: analyzer.encoder.read(
                read_pieces(read_document(text), analyzer.tokenizer)
            ),
            "encoder, torch eager": lambda: eager(text),
            "BERT-base tagger": lambda: tagger(text),
            **limit.products(),
        },
        rounds,
    )
    tell("by length")
    by_length = in_turns({str(n): partial(analyzer.analyze, article(n)) for n in lengths}, max(2, rounds // 2))
    tell("10,000 characters and 100,000")
    linear = in_turns(
        {str(n): partial(analyzer.analyze, article_of_characters(n)) for n in (10_000, 100_000)}, max(2, rounds // 2)
    )
    tell("steps")
    steps = profile(analyzer, text, rounds)

    served, starts, rows = {}, [], {}
    texts = [article(ARTICLE, seed) for seed in range(8)]
    for workers in (1, 2):
        tell(f"{workers} served")
        with serving(args.model, workers) as service:
            served[workers] = full_load(service, texts, 3 * workers, seconds)
            starts.append(service.ready_after)
            rows[workers] = [memory(pid) for pid in service.workers()]

    needed = limit.text_operations(
        read_pieces(read_document(text), analyzer.tokenizer).lengths,
        analyzer.encoder.size,
        analyzer.encoder.overlap,
        MINILM,
    )
    results = {
        "side_by_side": {k: [v.wall, v.cpu] for k, v in side_by_side.items()},
        "by_length": {k: v.cpu for k, v in by_length.items()},
        "linear": {k: v.cpu for k, v in linear.items()},
        "steps": steps,
        "served": {k: [v.articles_a_second, v.cpu_an_article] for k, v in served.items()},
        "memory": rows,
        "starts": starts,
        "operations": needed,
    }
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf8")
    (HERE / "RESULTS.md").write_text(report(results, side_by_side, args), encoding="utf8")
    plots.draw(results, HERE)
    print((HERE / "RESULTS.md").read_text(encoding="utf8"))


def tell(part: str) -> None:
    """Say when a part begins."""
    print(f"{datetime.now(UTC):%H:%M:%S} {part} ...", file=sys.stderr, flush=True)


def report(results: dict, timed: dict[str, Timing], args: argparse.Namespace) -> str:
    """RESULTS.md."""
    cpu = {name: timing.cpu for name, timing in timed.items()}
    whole, encoder = cpu["Whence, whole"], cpu["encoder, ONNX Runtime"]
    rates = {kind: limit.OPERATIONS * limit.REPEATS / cpu[f"{kind} products"] for kind in ("fp32", "int8")}
    best = {kind: results["operations"] / rate for kind, rate in rates.items()}
    outside = outside_network(results["steps"]) / sum(results["steps"].values())
    ratio = results["linear"]["100000"] / results["linear"]["10000"]
    privates = [private for private, _ in results["memory"][2]]
    goals = (
        ("articles/s of the BERT-base tagger", f"{cpu['BERT-base tagger'] / whole:.1f} times", "at least 6 times"),
        (
            "torch eager of the same network, encoder alone",
            f"{cpu['encoder, torch eager'] / encoder:.2f} times",
            "at least 2 times",
        ),
        ("the encoder against the fp32 limit", f"{best['fp32'] / encoder:.0%}", "at least 60 %"),
        ("the encoder against the int8 limit", f"{best['int8'] / encoder:.0%}", ""),
        (f"outside both passes of the network, {ARTICLE} words", f"{outside:.0%}", "below 20 %"),
        ("100,000 characters against 10,000", f"{ratio:.1f} times", "at most 11 times"),
        ("private memory of a further worker", f"{max(privates):.0f} MB", "at most 40 MB"),
        ("ready after", f"{max(results['starts']):.1f} s", "under 6 s"),
    )
    command = " ".join(
        ["benchmarks/run", *(["--network NETWORK"] if args.network else []), *(["--quick"] if args.quick else [])]
    )
    lines = [
        "# Speed",
        "",
        f"Made by `{command}`, {datetime.now(UTC):%Y-%m-%d}: {processor()}, onnxruntime {onnxruntime.__version__}, "
        f"torch {torch.__version__}. One thread, tasks in turns, medians; the machine was not quiet, so trust ratios "
        "more than seconds.",
        "",
        "| goal | measured | wanted |",
        "| --- | ---: | --- |",
        *(f"| {name} | {value} | {goal} |" for name, value, goal in goals),
        "",
        f"## One article of {ARTICLE} words",
        "",
        "| reader | wall s | CPU s | CPU against Whence |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {n} | {t.wall:.3f} | {t.cpu:.3f} | {t.cpu / whole:.2f} |"
            for n, t in timed.items()
            if "products" not in n
        ),
        "",
        f"The limit on this machine, one thread: {rates['fp32'] / 1e9:.0f} GFLOP/s in fp32 and "
        f"{rates['int8'] / 1e9:.0f} GOP/s in int8 (uint8 by int8, ONNX Runtime); the encoder needs "
        f"{results['operations'] / 1e9:.1f} GFLOP for this article, "
        f"so at least {best['fp32']:.3f} s in fp32 "
        f"and {best['int8']:.3f} s in int8.",
        "",
        "## Where the time goes",
        "",
        f"`python -m benchmarks.steps --words {ARTICLE}`",
        "",
        *steps_table(results["steps"]),
        "",
        "## By length",
        "",
        "![CPU seconds by length](by_length.png)",
        "",
        "| words | CPU s | CPU s / 1,000 words | articles/s on one core |",
        "| ---: | ---: | ---: | ---: |",
        *(f"| {n} | {s:.3f} | {1000 * s / int(n):.3f} | {1 / s:.2f} |" for n, s in results["by_length"].items()),
        "",
        f"## Over HTTP at full load, articles of {ARTICLE} words",
        "",
        "| workers | articles/s | CPU s an article | CPU s / 1,000 words | private MB a worker | shared MB a worker |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
        *(
            f"| {n} | {a:.2f} | {c:.3f} | {1000 * c / ARTICLE:.3f} | {mean(p for p, _ in results['memory'][n]):.0f} "
            f"| {mean(s for _, s in results['memory'][n]):.0f} |"
            for n, (a, c) in results["served"].items()
        ),
        "",
        "![Whence and its peers](peers.png)",
        "",
    ]
    return "\n".join(lines)


def mean(values) -> float:
    some = list(values)
    return sum(some) / len(some)


def processor() -> str:
    lines = subprocess.run(["lscpu"], capture_output=True, text=True, check=True).stdout.splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("Model name")), sys.platform)


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
