"""From an analysis to the answer's plain dicts, every span with its words, every offset in the caller's unit.

Plain dicts rather than Marshmallow's dump, which is many times slower on the hundreds of spans that an article has.
schemas.Answer stays the definition: every test loads each answer back through it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from models.analysis import Analysis, Claim, Source, Span, TargetStance
from service.offsets import Unit, converter

Json = dict[str, Any]


def answer(
    analysis: Analysis, text: str, *, unit: Unit, document_id: str | None, card: Mapping[str, Any], version: str
) -> Json:
    """The answer to one article, as schemas.Answer defines it.

    `analysis` has offsets in code points of `text`; `card` is the model's. Equal arguments give equal bytes.
    """
    spans = Spans(text, converter(text, unit))
    return {
        "id": document_id,
        "document": {
            "language": "en",
            "characters": analysis.characters,
            "paragraphs": analysis.paragraphs,
            "sentences": analysis.sentences,
            "offset_unit": unit,
        },
        "sources": [_source(source, spans) for source in analysis.sources],
        "claims": [_claim(claim, spans) for claim in analysis.claims],
        "warnings": [
            {"code": w.code, "start": spans.at(w.start), "end": spans.at(w.end), "detail": w.detail}
            for w in analysis.warnings
        ],
        "model": {"name": card["name"], "version": card["version"], "sha256": card["sha256"]},
        "service_version": version,
    }


class Spans:
    """Spans of one text, as the answer shows them."""

    def __init__(self, text: str, at: Callable[[int], int]) -> None:
        self.text, self.at = text, at

    def one(self, span: Span) -> Json:
        return {"start": self.at(span.start), "end": self.at(span.end), "text": span.of(self.text)}

    def joined(self, spans: Sequence[Span]) -> Json:
        """Several spans and, as `text`, their words with one space between."""
        shown = [self.one(span) for span in spans]
        return {"text": " ".join(span["text"] for span in shown), "spans": shown}


def _source(source: Source, spans: Spans) -> Json:
    return {
        "id": source.id,
        "name": source.name,
        "type": source.type,
        "named": source.named,
        "description": source.description,
        "mentions": [{**spans.one(mention.span), "kind": mention.kind} for mention in source.mentions],
        "claim_ids": list(source.claim_ids),
    }


def _claim(claim: Claim, spans: Spans) -> Json:
    who = claim.source
    return {
        "id": claim.id,
        "parent": claim.parent,
        "quotation": claim.quotation,
        "kind": claim.kind,
        "content": spans.joined(claim.content),
        "cue": spans.joined(claim.cue) if claim.cue else None,
        "source": {
            "id": who.id,
            "mention": spans.one(who.mention) if who.mention else None,
            "resolution": who.resolution,
            "confidence": _rounded(who.confidence),
        },
        "stance": {
            "commitment": {
                "label": claim.commitment.label,
                "score": _rounded(claim.commitment.score),
                "probabilities": _probabilities(claim.commitment.probabilities),
            },
            "targets": [_target(stance) for stance in claim.targets],
        },
        "confidence": _rounded(claim.confidence),
    }


def _target(stance: TargetStance) -> Json:
    return {
        "target": stance.target,
        "origin": stance.origin,
        "mentioned": stance.mentioned,
        "label": stance.label,
        "score": _rounded(stance.score),
        "probabilities": _probabilities(stance.probabilities),
    }


def _probabilities(found: Mapping[Any, float]) -> Json:
    return {label: _rounded(value) for label, value in found.items()}


def _rounded(value: float) -> float:
    """Four places: no more is meant, and a model's last bits would make answers long."""
    return round(float(value), 4)
