"""The values that every step hands on: frozen, in code points, named as the API names them."""

from dataclasses import dataclass, field
from typing import Literal

Quotation = Literal["direct", "indirect", "mixed"]
Kind = Literal["statement", "belief", "intention", "feeling", "perception", "decision"]
SourceType = Literal["person", "organization", "group", "document", "author", "unknown"]
MentionKind = Literal["name", "nominal", "pronoun"]
Resolution = Literal["named", "coreference", "continuation", "unnamed", "none"]
CommitmentLabel = Literal["asserts", "denies", "uncertain"]
StanceLabel = Literal["favor", "neutral", "against"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of the caller's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers.

        >>> Span(4, 8).of("the mill")
        'mill'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody or something toward whom the caller wants each source's stance."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to a source."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Source:
    """One entity that claims are attributed to; `name` is its fullest form in the article."""

    id: str
    name: str
    type: SourceType
    named: bool
    description: str | None
    mentions: tuple[Mention, ...]
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose claim it is: the source's id, the mention beside the cue, and how one led to the other."""

    id: str | None
    mention: Span | None
    resolution: Resolution
    confidence: float


@dataclass(frozen=True, slots=True)
class Commitment:
    """How far the source stands behind the content as worded; score = P(asserts) - P(denies)."""

    label: CommitmentLabel
    score: float
    probabilities: dict[CommitmentLabel, float]


@dataclass(frozen=True, slots=True)
class TargetStance:
    """What the source's words show toward a target; score = P(favor) - P(against)."""

    target: str
    origin: Literal["request", "entity"]
    mentioned: bool
    label: StanceLabel
    score: float
    probabilities: dict[StanceLabel, float]


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim; `cue` is empty where the text has none."""

    id: str
    parent: str | None
    quotation: Quotation
    kind: Kind
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Attribution
    commitment: Commitment
    targets: tuple[TargetStance, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Warning:
    """Something about the text that the reader of the answer should know."""

    code: str
    start: int
    end: int
    detail: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole reading of one text. `timings` are seconds by step, for telemetry; they are no part of the answer."""

    characters: int
    paragraphs: int
    sentences: int
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    warnings: tuple[Warning, ...]
    timings: dict[str, float] = field(default_factory=dict, compare=False)


class DeadlineExceeded(Exception):
    """The time allowed for one text ran out before its reading was done; nothing of it is returned."""
