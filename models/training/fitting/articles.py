"""Dev articles, read once by the network, and the claims in them as the scorer compares them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.analyzer import Analyzer
from models.article import Reading
from models.claims.proposals import Proposal
from models.document import read_document
from models.inference.tokens import read_pieces
from models.training.measures.claims import GoldClaim, Spans, gold_claims
from models.training.measures.records import read_records
from models.training.measures.spans import iou, matching, trimmed


@dataclass(frozen=True, slots=True)
class Article:
    """A dev article with its gold claims and the network's scores, read once."""

    text: str
    gold: list[GoldClaim]
    read: tuple[Any, ...]


def read_articles(analyzer: Analyzer, paths: Sequence[Path]) -> list[Article]:
    found = []
    for path in paths:
        for record in read_records(path):
            if record.get("primary", True):
                document = read_document(record["text"])
                pieces = read_pieces(document, analyzer.tokenizer)
                found.append(
                    Article(record["text"], gold_claims(record), (document, pieces, analyzer.encoder.read(pieces)))
                )
    return found


def read_text(analyzer: Analyzer, text: str) -> Reading | None:
    """A text read by the network, None where it has no word."""
    document = read_document(text)
    pieces = read_pieces(document, analyzer.tokenizer)
    scores = analyzer.encoder.read(pieces)
    return Reading(analyzer, document, pieces, scores) if scores is not None else None


def reading(analyzer: Analyzer, article: Article) -> Reading:
    return Reading(analyzer, *article.read)


def spans_of(claim: Proposal) -> Spans:
    return Spans(
        tuple(p.span for p in claim.content),
        (claim.cue.span,) if claim.cue else (),
        (claim.source.span,) if claim.source else (),
    )


def matched(text: str, gold: Sequence[GoldClaim], answered: Sequence[Spans]) -> list[tuple[int, int]]:
    """Claims whose contents overlap by half or more, as the scorer pairs them: (gold, answered)."""
    a, b = [trimmed(text, c.spans.content) for c in gold], [trimmed(text, c.content) for c in answered]
    return matching(a, b, iou, 0.5)
