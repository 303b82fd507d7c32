"""The stream of training batches: articles, coreference texts, names and pairs, each in its share."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.training import augment
from models.training.data import (
    Pair,
    Record,
    read_articles,
    read_chains,
    read_names,
    read_pairs,
    with_labels,
    with_names,
)
from models.training.examples import Example, label, pair_example, random_windows

# Pairs drawn from each set, in proportion: about its size where it is news and clean, less where it is neither.
PAIR_SHARES = {
    "stance/dse": 13,
    "stance/newsmtsc": 10,
    "stance/mpqa_stance": 4,
    "stance/vast": 6,
    "stance/perspectrum": 3,
    "commitment/mpqa_commitment": 3,
    "commitment/commitmentbank": 1.2,
    "commitment/rp_veridicality": 1.5,
    "commitment/megaveridicality": 1.2,
}


@dataclass(frozen=True, slots=True)
class Sets:
    """Everything that training reads."""

    articles: list[Record]
    coreference: list[Record]
    names: list[Record]
    pairs: dict[str, list[Pair]]


def load(data: Path) -> Sets:
    """Read the training splits below `data`."""
    gold = read_articles(data / "gold/train.jsonl")
    polnear = with_labels(
        read_articles(data / "quotes/polnear/train.jsonl"), gold + read_articles(data / "gold/probe_train.jsonl")
    )
    polnear = with_names(polnear, data / "coref/polnear_silver/train.jsonl.gz")
    world = read_articles(data / "world/train.jsonl")
    coreference = [
        r for name in ("gum", "gap", "litbank", "wikicoref") for r in read_chains(data / f"coref/{name}/train.jsonl")
    ]
    names = [r for path in ("ner/wikigold/train.jsonl", "ner/re3d/train.jsonl") for r in read_names(data / path)]
    pairs = {name: read_pairs(data / name / "train.jsonl") for name in PAIR_SHARES}
    pairs["commitment/commitmentbank"] += read_pairs(data / "commitment/commitmentbank/extra.jsonl")
    # Two thirds of DSE are neutral and teach little more than that: keep all that take a side and twice as many that do
    # not.
    sided = [p for p in pairs["stance/dse"] if p.label != "neutral"]
    neutral = [p for p in pairs["stance/dse"] if p.label == "neutral"]
    pairs["stance/dse"] = sided + neutral[: 2 * len(sided)]
    # The few articles with names, commitment and stance are read twice as often as those with spans alone.
    texts = {r.text for r in gold}
    return Sets(polnear + [r for r in polnear if r.text in texts] + world * 2, coreference, names, pairs)


def shuffled(items: list, rng: random.Random) -> Iterator:
    """The items for ever, in a new order each time."""
    while True:
        order = list(items)
        rng.shuffle(order)
        yield from order


class Mixture:
    """Endless examples of each sort. Articles are labelled once and, for a part, anew after augmentation."""

    def __init__(
        self, sets: Sets, tokenizer, rng: random.Random, size: int = 256, augmented: float = 0.3, nested: int = 160
    ):
        self.sets, self.tokenizer, self.rng, self.size = sets, tokenizer, rng, size
        self.augmented, self.nested = augmented, nested
        self.cache: dict[int, object] = {}
        self.epochs = 0

    def labelled(self, record: Record):
        known = self.cache.get(id(record))
        if known is None:
            known = self.cache[id(record)] = label(record, self.tokenizer)
        return known

    def windows(self, records: list[Record], pool: int = 40) -> Iterator[Example]:
        """Windows of records, mixed over `pool` records at a time."""
        waiting: list[Example] = []
        for number, record in enumerate(shuffled(records, self.rng)):
            waiting += random_windows(self.labelled(record), self.rng, self.size, self.tokenizer)
            if number % pool == pool - 1:
                self.rng.shuffle(waiting)
                yield from waiting
                waiting = []

    def articles(self, pool: int = 40) -> Iterator[Example]:
        waiting: list[Example] = []
        number = 0
        while True:
            for record in self.epoch():
                found = self.labelled(record) if id(record) in self.known else label(record, self.tokenizer)
                waiting += random_windows(found, self.rng, self.size, self.tokenizer)
                number += 1
                if number % pool == 0:
                    self.rng.shuffle(waiting)
                    yield from waiting
                    waiting = []

    def epoch(self) -> Iterator[Record]:
        """All articles once, some of them changed, and made ones with nested claims."""
        self.known = {id(r) for r in self.sets.articles}
        records = list(self.sets.articles) + augment.nested(self.sets.articles, self.rng, self.nested)
        self.rng.shuffle(records)
        self.epochs += 1
        for record in records:
            if id(record) in self.known and self.rng.random() < self.augmented:
                changed = (
                    augment.uncued(record, self.rng) if record.names is None or self.rng.random() < 0.5 else record
                )
                if changed.text != record.text and len(changed.text) != len(record.text):
                    changed = Record(changed.id, changed.text, changed.claims)
                yield augment.other_marks(changed, self.rng) if self.rng.random() < 0.6 else changed
            else:
                yield record

    def pairs(self, batch: int = 32, pool: int = 16) -> Iterator[Example]:
        """Pairs, each `batch` of them of like length: comments are five times as long as sentences, and padding one to
        the other would cost more than half of the work. Batches come in random order, `pool` of them sorted at once."""
        streams = {name: shuffled(found, self.rng) for name, found in self.sets.pairs.items()}
        names, shares = zip(*PAIR_SHARES.items(), strict=True)
        while True:
            waiting: list[Example] = []
            while len(waiting) < batch * pool:
                (name,) = self.rng.choices(names, shares)
                example = pair_example(next(streams[name]), self.tokenizer, 160)
                if example is not None:
                    waiting.append(example)
            waiting.sort(key=lambda e: len(e.ids))
            batches = [waiting[i : i + batch] for i in range(0, len(waiting), batch)]
            self.rng.shuffle(batches)
            for some in batches:
                yield from some
