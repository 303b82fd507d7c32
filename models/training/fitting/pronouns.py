"""Pronouns that are no source as examples for `ranking`: what `models/resolution/pronouns.py` says of each of a text,
with the earlier ones told."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from models.analysis import Span
from models.analyzer import Analyzer
from models.resolution.other_pronouns import OtherPronouns
from models.resolution.ranking import Features
from models.resolution.sources import Resolver
from models.training.fitting.articles import read_text
from models.training.fitting.ranking import Example
from models.training.measures.chain_sets import alike, names_of
from models.training.measures.records import read_records

Chain = Sequence[tuple[int, int]]


class Taught(OtherPronouns):
    """Settles the pronouns that are in `chains` as those tell, and keeps in `seen` what it saw."""

    def __init__(self, chains: Sequence[Chain], seen: list[Example], *given: Any):
        super().__init__(*given)
        self.chains, self.seen = chains, seen
        sources = (i for i in self.told if self.mentions[i].source)
        self.places = [(Span(item.start, item.end), item.entity) for item in self.known]
        self.places += [(self.mentions[i].span, self.told[i]) for i in sources]

    def meant_by(self, i: int, features: Mapping[int, Features]) -> tuple[int | None, float]:
        entity, probability = super().meant_by(i, features)
        span = self.mentions[i].span
        chain = next((c for c in self.chains if (span.start, span.end) in c), None)
        right = self._entities_of(chain) if chain is not None else set()
        if right:
            self.seen.append((dict(features), right))
            told = [e for e in features if e in right]
            entity = entity if entity in right or not told else told[0]
        return entity, probability

    def _entities_of(self, chain: Chain) -> set[int]:
        spans = [Span(*place) for place in chain]
        return {entity for place, entity in self.places if any(alike(place, span) >= 0.5 for span in spans)}


def examples(analyzer: Analyzer, text: str, chains: Sequence[Chain]) -> list[Example]:
    """The pronouns of one text that are in its chains and are no source."""
    reading, settings = read_text(analyzer, text), analyzer.calibration
    if reading is None:
        return []
    types = analyzer.heads.read_claims([reading.read_again(p) for p in reading.proposals])["source_type"]
    mentions, mention_of = reading.mentions(types)
    frames = reading.frames(mention_of, types)
    seen: list[Example] = []
    Resolver(
        reading.document,
        mentions,
        frames,
        settings.threshold,
        reading.capitals,
        reading.is_person,
        others=partial(Taught, chains, seen),
    )
    return seen


def gap_texts(path: Path) -> Iterator[tuple[str, list[Chain]]]:
    """The texts of GAP in which one of the two names is the pronoun's, with the chain of both."""
    for record in read_records(path):
        places = [(m["start"], m["end"]) for m in names_of(record) if m["entity_id"] == "P"]
        if places:
            yield record["text"], [[(record["pronoun"]["start"], record["pronoun"]["end"]), *places]]
