"""An analyzer that also answers the questions that only evaluation asks: pairs, whole chains, sources of given
claims."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from models.analysis import Analysis, Span, Target
from models.analyzer import Analyzer
from models.article import Reading
from models.attribution import Proposal
from models.document import read_document
from models.labels import COMMITMENTS, STANCES
from models.links import Part
from models.sources import ClaimFrame, resolve_sources
from models.tokens import Pieces, read_pieces
from models.training.measures.claims import Spans
from models.training.measures.reader import Chain, NamedSource

PRONOUN = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves|i|me|my|mine|we|us|our)\b",
    re.IGNORECASE,
)
NONE = np.zeros(0, np.int64)


class AskedAnalyzer:
    """The shipped analyzer behind the protocol of measures/reader.py."""

    def __init__(self, analyzer: Analyzer):
        self.analyzer = analyzer
        self._last: tuple[str, tuple[Reading | None, Pieces]] | None = None

    def analyze(self, text: str, targets: Sequence[Target] = ()) -> Analysis:
        return self.analyzer.analyze(text, targets)

    # --- pairs

    def _read(self, text: str) -> tuple[Reading | None, Pieces]:
        """A text read; the last one is kept, for the questions about one article come one after another."""
        if self._last is None or self._last[0] != text:
            document = read_document(text)
            pieces = read_pieces(document, self.analyzer.tokenizer)
            scores = self.analyzer.encoder.read(pieces)
            reading = Reading(self.analyzer, document, pieces, scores) if scores is not None else None
            self._last = (text, (reading, pieces))
        return self._last[1]

    def _where(self, reading: Reading, item: Any) -> np.ndarray:
        if not isinstance(item, Mapping) or "start" not in item:
            return NONE
        spans = item.get("spans") or [(item["start"], item["end"])]
        return np.concatenate([reading.pieces_of(Span(*span)) for span in spans])

    def _asked(self, record: Mapping[str, Any], role: str) -> tuple[np.ndarray, list[np.ndarray]]:
        """States and the pieces of [content, cue, source, asked], where `asked` (the target, or the claim as content)
        may stand behind the text."""
        reading, pieces = self._read(record["text"])
        assert reading is not None
        states = reading.scores.states
        source, cue = self._where(reading, record.get("source")), self._where(reading, record.get("cue"))
        content = np.arange(len(pieces.ids))
        asked = self._where(reading, record[role])
        if not len(asked):
            words = record[role]["text"] if isinstance(record[role], Mapping) else record[role]
            tail = read_pieces(read_document(words), self.analyzer.tokenizer)
            found = self.analyzer.encoder.read_with_tails(pieces, [tail])
            states, after = found.of(len(pieces.ids) - 1, 0)
            asked = np.arange(len(states), len(states) + len(after))
            states = np.concatenate([states, after])
        return states, [content, cue, source, asked]

    def stance_of_pairs(self, records: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
        """Probabilities of favor, neutral, against for records of the stance format."""
        answers = []
        for record in records:
            states, roles = self._asked(record, "target")
            claim = self._where_claim(record)
            if claim is not None:
                roles[0] = claim
            share = self.analyzer.heads.read_targets(states, [roles], in_article=False)[0]
            answers.append(dict(zip(STANCES, map(float, share), strict=True)))
        return answers

    def _where_claim(self, record: Mapping[str, Any]) -> np.ndarray | None:
        if "claim" not in record:
            return None
        reading, _ = self._read(record["text"])
        return self._where(reading, record["claim"]) if reading else None

    def commitment_of_pairs(self, records: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
        """Probabilities of asserts, denies, uncertain for records of the commitment format."""
        answers = []
        for record in records:
            states, (_, cue, source, claim) = self._asked(record, "claim")
            share = self.analyzer.heads.read_claims(states, [[claim, cue, source]])["commitment"][0]
            answers.append(dict(zip(COMMITMENTS, map(float, share), strict=True)))
        return answers

    # --- chains

    def chains(self, text: str) -> list[Chain]:
        """Entities of a text with all their names and pronouns, as the resolver of sources sees them."""
        reading, _ = self._read(text)
        if reading is None:
            return []
        pronouns = [part for m in PRONOUN.finditer(text) if (part := reading.part(Span(*m.span()))) is not None]
        types = reading.analyzer.heads.read_claims(reading.scores.states, [p.pieces() for p in reading.proposals])[
            "source_type"
        ]
        mentions, mention_of = reading.mentions(types, pronouns)
        frames = reading.frames(mention_of)
        # Every mention is asked for as if a claim were its own; the true claims only say who speaks where.
        frames += [ClaimFrame(len(frames) + i, i, (), (), 0) for i in range(len(mentions))]
        sources, _ = resolve_sources(reading.document, mentions, frames, threshold=0.0)
        return [
            Chain(
                tuple(m.span for m in source.mentions),
                source.type if source.type in ("person", "organization") else None,
            )
            for source in sources
        ]

    # --- sources

    def sources_of_claims(self, text: str, claims: Sequence[Spans]) -> list[NamedSource]:
        """The sources of claims whose spans are given."""
        reading, _ = self._read(text)
        if reading is None:
            return [NamedSource(None, None, 0.0) for _ in claims]

        def part(span: Span) -> Part:
            return reading.part(span) or Part(0, 1, span)

        self._last = None  # the reading is changed below
        reading.proposals = [
            Proposal(
                tuple(map(part, c.content)),
                part(c.cue[0]) if c.cue else None,
                part(c.source[0]) if c.source else None,
                None,
                1.0,
                1.0,
                1.0,
            )
            for c in claims
        ]
        types = reading.analyzer.heads.read_claims(reading.scores.states, [p.pieces() for p in reading.proposals])[
            "source_type"
        ]
        sources, attributions = reading.sources(types)
        known = {s.id: s for s in sources}
        found = []
        for attribution in attributions:
            source = known.get(attribution.id or "")
            found.append(
                NamedSource(source.name if source else None, source.type if source else None, attribution.confidence)
            )
        return found
