"""The stream of training batches: articles, coreference texts, names and pairs, each in its share."""

import random
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from models.training.batches.examples import IGNORE, Example, label, pair_example, random_windows
from models.training.sets.annotated import NEWS_DEV, read_annotated, read_passages
from models.training.sets.data import (
    Pair,
    Record,
    read_articles,
    read_chains,
    read_names,
    read_pairs,
    read_texts,
    with_labels,
    with_names,
)
from models.training.sets.labelling import with_own_labels
from models.training.sets.relations import read_own_chains, read_own_pronouns, read_own_stances
from models.training.sets.within import with_inner
from models.training.variants import augment
from models.training.variants.pronouns import with_pronouns
from models.training.variants.renaming import names_of_pairs, names_of_pronouns, renamed_pair, renamed_record

OWN_STANCES = "annotated/stances"
# Pairs drawn from each set, in proportion: about its size where it is news and clean, less where it is neither.
PAIR_SHARES = {
    "stance/dse": 18,
    "stance/newsmtsc": 9,
    "stance/mpqa_stance": 4,
    "stance/vast": 5,
    "stance/perspectrum": 4,
    OWN_STANCES: 22,
    "commitment/mpqa_commitment": 3,
    "commitment/commitmentbank": 1.2,
    "commitment/rp_veridicality": 1.5,
    "commitment/megaveridicality": 1.2,
}


# How many pairs of a set are read with other names in them, and how many records in which one pronoun is asked about.
RENAMED = {"stance/dse": 0.2, "stance/newsmtsc": 0.35, OWN_STANCES: 0.3}
RENAMED_PRONOUNS = 0.6

# How many texts of a set are asked about the target of another one, toward which they take no side (Allaway & McKeown,
# 2020, make VAST's neutral rows so).
FOREIGN = {"stance/vast": 0.17}


@dataclass(frozen=True, slots=True)
class Sets:
    """Everything that training reads."""

    articles: list[Record]
    coreference: list[Record]
    names: list[Record]
    pairs: dict[str, list[Pair]]
    news: list[Record] = field(default_factory=list)
    labelled: list[Record] = field(default_factory=list)


# Every dev article, so that none is read as unlabelled news.
HELD_BACK = ("quotes/polnear/dev.jsonl", "gold/dev.jsonl", "world/dev.jsonl", "challenge/dev.jsonl")
MOST_NEWS = 8000
# How often articles with names, commitment and stance are read for one reading of those with spans alone.
FULL_TIMES = 2
# How often news with chains is read for one reading of the other coreference texts, most of them of another kind.
OWN_CHAIN_TIMES = 2
NEWS_FILE = "news/news.jsonl.xz"
# Passages of news with a pronoun put for a name: about as many as other texts with one pronoun asked about.
MOST_PRONOUNS = 4000
PRONOUNS_SEED = 5


def load(data: Path, news: bool = False, primary: bool = False) -> Sets:
    """Read the training splits below `data`, and unlabelled news where asked; of PolNeAR the `primary` annotation alone
    or all of it."""
    gold = read_articles(data / "gold/train.jsonl")
    polnear = with_labels(
        with_own_labels(read_articles(data / "quotes/polnear/train.jsonl", primary)),
        gold + read_articles(data / "gold/probe_train.jsonl"),
    )
    polnear = with_names(polnear, data / "coref/polnear_silver/train.jsonl.gz")
    world = read_articles(data / "world/train.jsonl")
    coreference = [
        r for name in ("gum", "gap", "litbank", "wikicoref") for r in read_chains(data / f"coref/{name}/train.jsonl")
    ]
    names = [r for path in ("ner/wikigold/train.jsonl", "ner/re3d/train.jsonl") for r in read_names(data / path)]
    coreference += (read_own_chains(data / NEWS_FILE) + read_own_pronouns()) * OWN_CHAIN_TIMES
    held_back = {r.text for path in HELD_BACK for r in read_articles(data / path)}
    held_back |= {r.text for r in read_annotated(data / NEWS_FILE, NEWS_DEV)}
    coreference += pronouns_of_news(data / NEWS_FILE, held_back)
    pairs = {name: read_pairs(data / name / "train.jsonl") for name in PAIR_SHARES if name != OWN_STANCES}
    pairs[OWN_STANCES] = read_own_stances(data / NEWS_FILE)
    pairs["commitment/commitmentbank"] += read_pairs(data / "commitment/commitmentbank/extra.jsonl")
    texts = {r.text for r in polnear if r.claims and all(c.kind for c in r.claims)}
    full = world + with_inner(read_annotated(data / NEWS_FILE), data / NEWS_FILE) + read_passages()
    unlabelled: list[Record] = []
    if news:
        known = held_back | {r.text for r in full}
        unlabelled = list(islice(read_texts(data / NEWS_FILE, known), MOST_NEWS))
    articles = polnear + [r for r in polnear if r.text in texts] + full * FULL_TIMES
    labelled = [r for r in polnear if any(c.kind for c in r.claims)] + full
    return Sets(articles, coreference, names, pairs, unlabelled, labelled)


def pronouns_of_news(path: Path, without: Set[str]) -> list[Record]:
    """Passages of a news file, of no text of `without`, with a pronoun put for a name."""
    texts = (r.text for r in read_texts(path, without))
    return with_pronouns(texts, MOST_PRONOUNS, random.Random(PRONOUNS_SEED))


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
        self.people = names_of_pronouns(sets.coreference)
        self.targets = names_of_pairs({name: sets.pairs[name] for name in RENAMED if name in sets.pairs})

    def labelled(self, record: Record):
        """The record with its labels on pieces, worked out once unless its people are renamed."""
        if record.queries is not None and self.rng.random() < RENAMED_PRONOUNS:
            return label(renamed_record(record, self.people, self.rng), self.tokenizer)
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

    def claims(self) -> Iterator[Example]:
        """Windows of articles whose claims are labelled, those alone that hold such a claim, and of it no other."""
        for example in self.windows(self.sets.labelled):
            known = [r for r in example.roles if r.kind != IGNORE]
            if known:
                yield replace(example, roles=known)

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
                pair = next(streams[name])
                if name in FOREIGN and self.rng.random() < FOREIGN[name]:
                    pair = replace(pair, tail=self.rng.choice(self.sets.pairs[name]).tail, label="neutral")
                if name in RENAMED and self.rng.random() < RENAMED[name]:
                    pair = renamed_pair(pair, name, self.targets, self.rng)
                example = pair_example(pair, self.tokenizer, 160)
                if example is not None:
                    waiting.append(example)
            waiting.sort(key=lambda e: len(e.ids))
            batches = [waiting[i : i + batch] for i in range(0, len(waiting), batch)]
            self.rng.shuffle(batches)
            for some in batches:
                yield from some
