"""Claims -> their kind, how far the source stands behind them, and for or against whom."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime import InferenceSession

from models.analysis import Commitment, Kind, StanceLabel, TargetStance
from models.inference.encoder import session, softmax
from models.inference.second_pass import ReadClaim, pooled
from models.labels import COMMITMENTS, KINDS, SOURCE_TYPES, STANCES

# Claims or pairs read at once: what the graphs need for those of a long text all together would be 10 MiB and more, and
# ONNX Runtime keeps it.
MOST_AT_ONCE = 32


# The calibration of stances that are the author's own: how a sentence makes somebody look whom it names.
AUTHOR_STANCE = "author_stance"


class Heads:
    """The network's small graphs over mean states, with the biases and temperatures that calibration chose."""

    def __init__(self, directory: Path, settings: dict[str, Any], threads: int = 1):
        self.claims = session(directory / "claims.onnx", threads)
        self.targets = session(directory / "targets.onnx", threads)
        self.calibration: dict[str, Any] = settings.get("calibration", {})

    def _shares(self, name: str, logits: np.ndarray) -> np.ndarray:
        known = self.calibration.get(name, {})
        bias = np.array(known.get("bias", 0.0), np.float32)
        return softmax((logits + bias) / np.float32(known.get("temperature", 1.0)))

    def read_claims(self, claims: Sequence[ReadClaim]) -> dict[str, np.ndarray]:
        """Probabilities of kind, commitment and source type (claims, labels) of each claim."""
        labels = {"kind": KINDS, "commitment": COMMITMENTS, "source_type": SOURCE_TYPES}
        if not claims:
            return {name: np.zeros((0, len(some)), np.float32) for name, some in labels.items()}
        found = _run(self.claims, list(labels), [(c.states, c.parts) for c in claims])
        return {name: self._shares(name, logits) for name, logits in zip(labels, found, strict=True)}

    def read_targets(
        self, asked: Sequence[tuple[ReadClaim, np.ndarray]], unattributed: Sequence[bool] = ()
    ) -> np.ndarray:
        """Probabilities of favor, neutral, against (pairs, 3) of claims toward the target in some rows of theirs;
        `unattributed` says of each pair whether its words are nobody's but the author's (default: of none)."""
        if not asked:
            return np.zeros((0, len(STANCES)), np.float32)
        (logits,) = _run(self.targets, ["stance"], [(claim.states, (*claim.parts, rows)) for claim, rows in asked])
        shares = self._shares("stance", logits)
        if AUTHOR_STANCE in self.calibration and any(unattributed):
            written = np.array(unattributed)
            shares[written] = self._shares(AUTHOR_STANCE, logits[written])
        return shares


def _run(
    graph: InferenceSession, names: list[str], sets: Sequence[tuple[np.ndarray, Sequence[np.ndarray]]]
) -> list[np.ndarray]:
    """The outputs of a graph over the mean states of all sets of rows."""
    found = []
    for at in range(0, len(sets), MOST_AT_ONCE):
        means, present = pooled(sets[at : at + MOST_AT_ONCE])
        found.append(graph.run(names, {"pooled": means, "present": present}))
    return [np.concatenate(parts) for parts in zip(*found, strict=True)]


def kind_of(shares: np.ndarray) -> Kind:
    return KINDS[int(shares.argmax())]


def rounded(labels: Sequence[Any], shares: np.ndarray) -> dict[Any, float]:
    return {label: round(float(share), 4) for label, share in zip(labels, shares, strict=True)}


def commitment_of(shares: np.ndarray) -> Commitment:
    """Probabilities of asserts, denies, uncertain -> the answer's commitment."""
    score = round(float(shares[0] - shares[1]), 4)
    return Commitment(COMMITMENTS[int(shares.argmax())], score, rounded(COMMITMENTS, shares))


def target_stance(name: str, origin: Any, mentioned: bool, shares: np.ndarray) -> TargetStance:
    """Probabilities of favor, neutral, against -> the answer's stance toward one target."""
    label: StanceLabel = STANCES[int(shares.argmax())]
    return TargetStance(
        name, origin, mentioned, label, round(float(shares[0] - shares[2]), 4), rounded(STANCES, shares)
    )
