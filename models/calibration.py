"""Raw certainties -> probabilities, with the coefficients that models/training/calibrate.py fitted on dev."""

import math
from typing import Any

from models.analysis import Attribution
from models.claims.proposals import Proposal


def logit(share: float) -> float:
    """Log-odds, kept finite.

    >>> logit(0.5)
    0.0
    """
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


def sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def claim_features(claim: Proposal) -> list[float]:
    """What a claim's confidence is read from: certainty of tags and links, and whether cue and source are there."""
    return [
        1.0,
        logit(claim.sure),
        logit(claim.cue_sure),
        logit(claim.source_sure),
        float(claim.cue is None),
        float(claim.source is None),
        float(claim.parent is not None),
    ]


def source_features(found: Attribution, claim_confidence: float) -> list[float]:
    """What the confidence of a resolved source is read from."""
    kinds = ("named", "coreference", "continuation", "unnamed", "none")
    return [logit(found.confidence), logit(claim_confidence), *(float(found.resolution == kind) for kind in kinds)]


class Calibration:
    """Logistic regressions (Platt, 1999) over those features, the threshold under which a coreference is not accepted,
    and the probability under which what the tags spell is taken for no claim (`least`)."""

    def __init__(self, settings: dict[str, Any]):
        self.claim_weights: list[float] | None = settings.get("claim")
        self.source_weights: list[float] | None = settings.get("source")
        self.threshold: float = settings.get("threshold", 0.5)
        self.least: float = settings.get("least", 0.0)

    def claim(self, claim: Proposal) -> float:
        """Probability that the claim overlaps a true one with the right source mention, to four places."""
        if self.claim_weights is None:
            return round(claim.sure * claim.cue_sure * claim.source_sure, 4)
        return round(sigmoid(sum(w * x for w, x in zip(self.claim_weights, claim_features(claim), strict=True))), 4)

    def source(self, found: Attribution, claim_confidence: float) -> float:
        """Probability that the named source is the right one, to four places."""
        if self.source_weights is None:
            return round(found.confidence, 4)
        return round(
            sigmoid(
                sum(w * x for w, x in zip(self.source_weights, source_features(found, claim_confidence), strict=True))
            ),
            4,
        )
