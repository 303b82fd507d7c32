"""Gold claims and answered claims as values that can be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.analysis import Analysis, Span
from models.training.measures.names import normal_name
from models.training.measures.spans import cut

ROLES = ("content", "cue", "source")
LABELS = ("quotation", "source_type", "kind", "commitment")


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the three parts of a claim stand; `cue` and `source` may be empty."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]

    def of(self, role: str) -> tuple[Span, ...]:
        return getattr(self, role)

    def cut(self, pieces: Sequence[Span]) -> "Spans":
        return Spans(*(cut(self.of(role), pieces) for role in ROLES))


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as annotated. `labels` and `names` hold only what this record's annotators gave."""

    spans: Spans
    labels: Mapping[str, str | None]
    source_name: str | None
    names: frozenset[str] | None  # normalised names that are right; {""}: nothing is known; None: not annotated
    targets: tuple[tuple[str, str], ...]  # (normalised name, stance)
    inner: bool = False  # whether it stands within the content of another


@dataclass(frozen=True, slots=True)
class AnsweredClaim:
    """A claim as read."""

    spans: Spans
    inner: bool
    labels: Mapping[str, str | None]
    source_name: str | None
    targets: Mapping[str, str]  # normalised name -> stance
    confidence: float
    source_confidence: float


def gold_claims(record: Mapping[str, Any]) -> list[GoldClaim]:
    """The claims (or attributions) of a record of `quotes`, `gold`, `world` or `challenge`."""
    claims = [gold_claim(claim) for claim in record.get("claims", record.get("attributions"))]
    return [replace(claim, inner=stands_within(claim, claims)) for claim in claims] if record.get("nested") else claims


def stands_within(claim: GoldClaim, others: Sequence[GoldClaim]) -> bool:
    """Whether a claim's content and cue stand in one span of the content of another claim."""
    places = [*claim.spans.content, *claim.spans.cue]
    return bool(places) and any(
        all(around.start <= place.start and place.end <= around.end for place in places)
        for other in others
        if other is not claim
        for around in other.spans.content
    )


def gold_claim(claim: Mapping[str, Any]) -> GoldClaim:
    """One claim of such a record."""
    names = None
    if "source_name" in claim:
        given = [claim["source_name"], *claim.get("source_aliases", [])]
        names = frozenset(normal_name(name) for name in given if name) or frozenset({""})
    return GoldClaim(
        Spans(*(tuple(Span(start, end) for start, end in claim[role]) for role in ROLES)),
        {label: claim[label] for label in LABELS if label in claim},
        claim.get("source_name"),
        names,
        tuple((normal_name(t["name"]), t["stance"]) for t in claim.get("targets", [])),
    )


def answered_claims(analysis: Analysis) -> list[AnsweredClaim]:
    """The claims of an analysis, each with its source's name and type beside it."""
    sources = {source.id: source for source in analysis.sources}
    result = []
    for claim in analysis.claims:
        source = sources.get(claim.source.id) if claim.source.id else None
        mention = (claim.source.mention,) if claim.source.mention else ()
        result.append(
            AnsweredClaim(
                Spans(tuple(claim.content), tuple(claim.cue), mention),
                bool(claim.parent),
                {
                    "quotation": claim.quotation,
                    "kind": claim.kind,
                    "source_type": source.type if source else None,
                    "commitment": claim.commitment.label if claim.commitment else None,
                },
                source.name if source else None,
                {normal_name(stance.target): stance.label for stance in claim.targets},
                claim.confidence,
                claim.source.confidence,
            )
        )
    return result


def spans_of(analysis: Analysis) -> Iterable[Span]:
    """Every span that an answer made of this analysis shows."""
    for source in analysis.sources:
        yield from (mention.span for mention in source.mentions)
    for claim in analysis.claims:
        yield from claim.content
        yield from claim.cue
        if claim.source.mention:
            yield claim.source.mention
