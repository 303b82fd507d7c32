"""What one mention says by itself, as the modules of this folder read it."""

from dataclasses import dataclass

from models.analysis import MentionKind, SourceType, Span
from models.naming.occurrences import NameAt


@dataclass(frozen=True, slots=True)
class MentionReading:
    """A mention read alone.

    `core` is the span to name the entity by: the proper name where there is one (`named`), else the mention's own
    words. `head` is the folded head noun of a mention that is no name, `anchor` the name in it (NameAt) where it is
    one.
    """

    kind: MentionKind
    core: Span
    named: bool
    description: Span | None
    type: SourceType
    gender: str | None
    plural: bool
    head: str
    definite: bool
    anchor: NameAt | None = None
    several: tuple[NameAt, ...] = ()
