"""What the tags and links propose: claims and names, not yet calibrated or resolved."""

from dataclasses import dataclass

import numpy as np

from models.claims.links import Part


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim as the tags and links give it. `parent` is the index of the claim within whose content it stands.

    Probabilities of the network, not yet calibrated: `sure` of its tags, `cue_sure` and `source_sure` of its links.
    """

    content: tuple[Part, ...]
    cue: Part | None
    source: Part | None
    parent: int | None
    sure: float
    cue_sure: float
    source_sure: float

    @property
    def start(self) -> int:
        return self.content[0].span.start

    def pieces(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Pieces of content, cue and source."""
        none = np.zeros(0, np.int64)
        return (
            np.concatenate([p.pieces for p in self.content]),
            self.cue.pieces if self.cue else none,
            self.source.pieces if self.source else none,
        )


@dataclass(frozen=True, slots=True)
class NamePart:
    """A proper name that the network saw, with its sort: person, organization, place, other."""

    part: Part
    sort: str
