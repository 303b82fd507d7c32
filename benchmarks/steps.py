"""Where the time of one article goes: CPU milliseconds of each step, by wrapping the functions that take them.

python -m benchmarks.steps --model models/whence-en [--words 650]
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

import models.analyzer as analyzer_module
import models.article as article_module
import models.claims.tagged as tagged_module
import models.inference.encoder as encoder_module
from benchmarks.texts import article
from models.analyzer import Analyzer
from models.article import Reading
from models.toward import Stances
from service.answers import answer

STEPS: tuple[tuple[str, Any, str], ...] = (
    ("paragraphs, sentences, quotations", analyzer_module, "read_document"),
    ("word pieces, case types", analyzer_module, "read_pieces"),
    ("windows", encoder_module, "windows"),
    ("encoder, Python around it", encoder_module.Encoder, "read"),
    ("encoder, network", encoder_module.Encoder, "run"),
    ("claims from tags and links", article_module, "read_claims"),
    ("decoding", tagged_module, "decode"),
    ("names by capitals", article_module, "find_names"),
    ("mentions", Reading, "mentions"),
    ("sources", article_module, "resolve_sources"),
    ("second pass, Python around it", analyzer_module.SecondPass, "read"),
    ("second pass, network", analyzer_module.SecondPass, "run"),
    ("claim and stance heads", analyzer_module.Heads, "read_claims"),
    ("claim and stance heads", analyzer_module.Heads, "read_targets"),
    ("stances", Stances, "of"),
)


class Stopwatch:
    """CPU time by step; a step within a step is taken off the outer one."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.within: list[float] = []

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            self.within.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                took = time.process_time() - start
                self.spent[name] += took - self.within.pop()
                if self.within:
                    self.within[-1] += took

        return timed


def profile(analyzer: Analyzer, text: str, rounds: int) -> dict[str, float]:
    """Median CPU seconds of each step, all steps in their order; their sum is the whole time."""
    watch, rows = Stopwatch(), []
    originals = [(owner, attribute, getattr(owner, attribute)) for _, owner, attribute in STEPS]
    for name, owner, attribute in STEPS:
        setattr(owner, attribute, watch.wrap(name, getattr(owner, attribute)))

    def whole() -> None:
        analysis = analyzer.analyze(text)
        say = watch.wrap(
            "JSON",
            lambda: orjson.dumps(
                answer(analysis, text, unit="codepoint", document_id=None, card=analyzer.card, version="0")
            ),
        )
        say()

    try:
        for _ in range(rounds + 1):
            watch.spent.clear()
            watch.wrap("the rest", whole)()
            rows.append(dict(watch.spent))
    finally:
        for owner, attribute, original in originals:
            setattr(owner, attribute, original)
    names = [*dict.fromkeys(name for name, _, _ in STEPS), "JSON", "the rest"]
    return {name: statistics.median(row.get(name, 0.0) for row in rows[1:]) for name in names}


def outside_network(found: dict[str, float]) -> float:
    """The seconds that neither pass of the network takes."""
    return sum(value for name, value in found.items() if not name.endswith(", network"))


def table(found: dict[str, float]) -> list[str]:
    whole, outside = sum(found.values()), outside_network(found)
    rows = ["| step | CPU ms | share |", "| --- | ---: | ---: |"]
    rows += [f"| {name} | {1000 * value:.1f} | {value / whole:.1%} |" for name, value in found.items()]
    return [*rows, f"| all outside the network | {1000 * outside:.1f} | {outside / whole:.1%} |"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--words", type=int, default=650)
    parser.add_argument("--rounds", type=int, default=9)
    args = parser.parse_args()
    print(*table(profile(Analyzer.load(args.model), article(args.words), args.rounds)), sep="\n")


if __name__ == "__main__":
    main()
