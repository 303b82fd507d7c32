"""Claims -> their kind, how far the source stands behind them, and for or against whom."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime import InferenceSession

from models.analysis import Commitment, Kind, StanceLabel, TargetStance
from models.encoder import pooled, session, softmax
from models.labels import COMMITMENTS, KINDS, SOURCE_TYPES, STANCES

Roles = Sequence[np.ndarray]

# Claims or pairs read at once: what the graphs need for those of a long text all together would be 10 MiB and more.
MOST_AT_ONCE = 256


class Heads:
    """The network's small graphs over mean states, with the biases and temperatures that calibration chose."""

    def __init__(self, directory: Path, settings: dict[str, Any], threads: int = 1):
        self.claims = session(directory / "claims.onnx", threads)
        self.targets = session(directory / "targets.onnx", threads)
        self.calibration: dict[str, Any] = settings.get("calibration", {})

    def _shares(self, name: str, logits: np.ndarray, biased: bool = True) -> np.ndarray:
        known = self.calibration.get(name, {})
        bias = np.array(known.get("bias", 0.0) if biased else 0.0, np.float32)
        return softmax((logits + bias) / np.float32(known.get("temperature", 1.0)))

    def read_claims(self, states: np.ndarray, roles: Sequence[Roles]) -> dict[str, np.ndarray]:
        """Probabilities of kind, commitment and source type (claims, labels) for [content, cue, source] pieces of each
        claim."""
        if not roles:
            return {
                "kind": np.zeros((0, len(KINDS))),
                "commitment": np.zeros((0, len(COMMITMENTS))),
                "source_type": np.zeros((0, len(SOURCE_TYPES))),
            }
        names = ["kind", "commitment", "source_type"]
        return {n: self._shares(n, out) for n, out in zip(names, _run(self.claims, names, states, roles), strict=True)}

    def read_targets(self, states: np.ndarray, roles: Sequence[Roles], in_article: bool = True) -> np.ndarray:
        """Probabilities of favor, neutral, against (pairs, 3) for [content, cue, source, target] pieces of each
        pair. `in_article`: the pair is a claim of an article and a target that stands there, for which calibration
        knows how common each label is; no bias without it."""
        if not roles:
            return np.zeros((0, len(STANCES)), np.float32)
        return self._shares("stance", _run(self.targets, ["stance"], states, roles)[0], in_article)


def _run(graph: InferenceSession, names: list[str], states: np.ndarray, roles: Sequence[Roles]) -> list[np.ndarray]:
    """The outputs of a graph over the mean states of all sets of roles."""
    found = []
    for at in range(0, len(roles), MOST_AT_ONCE):
        means, present = pooled(states, roles[at : at + MOST_AT_ONCE])
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
