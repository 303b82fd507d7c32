"""An analyzer that also answers the questions that only evaluation asks: pairs, whole chains, sources of given
claims."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from models.analysis import Analysis, Span, Target
from models.analyzer import Analyzer
from models.article import Reading
from models.claims.links import Part, part_at
from models.claims.proposals import Proposal
from models.document import read_document
from models.inference.passages import MOST_PIECES, passage
from models.inference.second_pass import NO_PIECES, ReadClaim
from models.inference.tokens import Pieces, read_pieces
from models.labels import COMMITMENTS, STANCES
from models.resolution.frames import ClaimFrame
from models.resolution.sources import resolve_sources
from models.training.measures.claims import Spans
from models.training.measures.reader import Chain, NamedSource

PRONOUN = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|themselves|i|me|my|mine|we|us|our)\b",
    re.IGNORECASE,
)


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
            return NO_PIECES
        spans = item.get("spans") or [(item["start"], item["end"])]
        return np.concatenate([reading.pieces_of(Span(*span)) for span in spans])

    def _asked(self, record: Mapping[str, Any], role: str) -> tuple[ReadClaim, np.ndarray]:
        """A pair read again, and the rows of what is asked about (the target, or the claim as content), which may stand
        behind the text."""
        reading, pieces = self._read(record["text"])
        assert reading is not None
        source, cue = self._where(reading, record.get("source")), self._where(reading, record.get("cue"))
        asked = self._where(reading, record[role])
        content = np.arange(len(pieces.ids))
        if role == "claim" or "claim" in record:
            content = self._where(reading, record["claim"])
        behind = None
        if not len(asked):
            words = record[role]["text"] if isinstance(record[role], Mapping) else record[role]
            behind = reading.lower_of(words)
        # A pair has no article around it: all of its text is the passage, as in training.
        places = np.arange(min(len(pieces.ids), MOST_PIECES))
        if len(places) < len(pieces.ids) and len(content) + len(cue) + len(source):
            places = passage(reading.sentences, content, cue, source)
        claim = self.analyzer.second_pass.read_at(reading.scores.lower, places, (content, cue, source), behind)
        return claim, claim.asked if behind is not None else claim.rows(asked)

    def stance_of_pairs(self, records: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
        """Probabilities of favor, neutral, against for records of the stance format."""
        shares = []
        for record in records:
            claim, rows = self._asked(record, "target")
            unattributed = not (record.get("source") or len(claim.asked))
            shares.append(self.analyzer.heads.read_targets([(claim, rows)], [unattributed])[0])
        return [dict(zip(STANCES, map(float, share), strict=True)) for share in shares]

    def commitment_of_pairs(self, records: Sequence[Mapping[str, Any]]) -> list[dict[str, float]]:
        """Probabilities of asserts, denies, uncertain for records of the commitment format."""
        answers = []
        for record in records:
            claim, rows = self._asked(record, "claim")
            about = replace(claim, parts=(rows, *claim.parts[1:]))
            share = self.analyzer.heads.read_claims([about])["commitment"][0]
            answers.append(dict(zip(COMMITMENTS, map(float, share), strict=True)))
        return answers

    def _types(self, reading: Reading) -> np.ndarray:
        """Probabilities of source type (claims, labels) of the claims of a text."""
        return self.analyzer.heads.read_claims([reading.read_again(p) for p in reading.proposals])["source_type"]

    # --- chains

    def chains(self, text: str) -> list[Chain]:
        """Entities of a text with all their names and pronouns, as the resolver of sources sees them."""
        reading, _ = self._read(text)
        if reading is None:
            return []
        pronouns = [
            part for m in PRONOUN.finditer(text) if (part := part_at(reading.pieces, Span(*m.span()))) is not None
        ]
        types = self._types(reading)
        mentions, mention_of = reading.mentions(types, pronouns)
        frames = reading.frames(mention_of, types)
        # Every mention is asked for as if a claim were its own; the true claims only say who speaks where.
        frames += [ClaimFrame(len(frames) + i, i, (), (), 0) for i in range(len(mentions))]
        sources, _ = resolve_sources(
            reading.document,
            mentions,
            frames,
            threshold=0.0,
            least=0.0,
            found=reading.capitals,
            tagged=reading.is_person,
        )
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
            return part_at(reading.pieces, span) or Part(0, 1, span)

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
        types = self._types(reading)
        sources, attributions = reading.sources(types)
        known = {s.id: s for s in sources}
        found = []
        for attribution in attributions:
            source = known.get(attribution.id or "")
            found.append(
                NamedSource(source.name if source else None, source.type if source else None, attribution.confidence)
            )
        return found
