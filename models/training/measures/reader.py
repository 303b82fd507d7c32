"""What evaluate.py asks of an analyzer, and how it reads an article with one.

`models.analyzer.Analyzer` is one; a test's fake is another. Records are those of the data files (format: the data
folder's README): `text`; `source`, `claim`, `cue`, `target` as {"text", "start", "end"} (from the first character to
the last, and "spans": [[s, e], ...] beside it where a part has several), as a bare string or without "start" where the
words need not stand in the text, or None.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Protocol

from models.analysis import Analysis, Span, Target
from models.training.measures.claims import ROLES, AnsweredClaim, Spans, answered_claims, spans_of

# The API takes this many targets a request; gold with more is asked in several, as a client would.
TARGETS_A_REQUEST = 10

Record = Mapping[str, Any]
Probabilities = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one entity in a text, with its type where one is known."""

    mentions: tuple[Span, ...]
    type: str | None = None


@dataclass(frozen=True, slots=True)
class NamedSource:
    """Who a given claim belongs to."""

    name: str | None
    type: str | None
    confidence: float


class Reader(Protocol):
    """An analyzer; the answers on pairs are each label's probability, one answer a record and in their order."""

    def analyze(self, text: str, targets: Sequence[Target] = ()) -> Analysis: ...

    def stance_of_pairs(self, records: Sequence[Record]) -> Sequence[Probabilities]: ...

    def commitment_of_pairs(self, records: Sequence[Record]) -> Sequence[Probabilities]: ...

    def chains(self, text: str) -> Sequence[Chain]: ...

    def sources_of_claims(self, text: str, claims: Sequence[Spans]) -> Sequence[NamedSource]:
        """Optional: the sources of claims whose spans are given, to tell errors of naming from those of finding."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims read in one text, and how many spans an answer of them shows, wrong ones too."""

    claims: tuple[AnsweredClaim, ...]
    spans: int
    wrong_spans: int


def read(reader: Reader, text: str, names: Sequence[str] = ()) -> Reading:
    """Analyse a whole text, with the targets `names`, ten at a time; the stances of all passes are joined."""
    requests = [names[i : i + TARGETS_A_REQUEST] for i in range(0, max(1, len(names)), TARGETS_A_REQUEST)]
    passes = [reader.analyze(text, targets=tuple(map(Target, some))) for some in requests]
    spans = list(spans_of(passes[0]))
    claims = [join(same) for same in zip(*map(answered_claims, passes), strict=True)]
    return Reading(tuple(claims), len(spans), sum(not 0 <= s.start < s.end <= len(text) for s in spans))


def join(same: Sequence[AnsweredClaim]) -> AnsweredClaim:
    """One claim as several passes with different targets answered it."""
    return replace(same[0], targets=dict(chain.from_iterable(claim.targets.items() for claim in same)))


def read_by_pieces(reader: Reader, text: str, pieces: Sequence[Span]) -> Reading:
    """Analyse each piece (a sentence) as a text of its own, as published taggers read, and put the answers together."""
    claims, spans, wrong = [], 0, 0
    for piece in pieces:
        reading = read(reader, piece.of(text))
        claims += [shifted(claim, piece.start) for claim in reading.claims]
        spans += reading.spans
        wrong += reading.wrong_spans
    return Reading(tuple(claims), spans, wrong)


def shifted(claim: AnsweredClaim, by: int) -> AnsweredClaim:
    """The claim, its spans moved from its piece's offsets to the document's."""
    return replace(
        claim, spans=Spans(*(tuple(Span(s.start + by, s.end + by) for s in claim.spans.of(r)) for r in ROLES))
    )
