"""Whether a confidence of 0.8 is right eight times in ten: reliability diagram and expected calibration error.

Equal-width bins, as in Guo, Pleiss, Sun & Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
"""

from collections.abc import Sequence
from typing import Any

BINS = 10


def calibration(judged: Sequence[tuple[float, bool]], bins: int = BINS) -> dict[str, Any]:
    """Of (confidence, right) pairs: expected calibration error and Brier score (0 is best, 1 worst), and a diagram.

    The diagram has a point for each bin that holds anything: mean confidence and share right.

    >>> calibration([(0.95, True), (0.95, True), (0.25, True), (0.25, False)])["expected calibration error"]
    0.15
    """
    grouped: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, good in judged:
        grouped[max(0, min(bins - 1, int(confidence * bins)))].append((confidence, bool(good)))
    diagram, error, n = [], 0.0, len(judged)
    for place, members in enumerate(grouped):
        if members:
            mean = sum(confidence for confidence, _ in members) / len(members)
            rate = sum(good for _, good in members) / len(members)
            error += len(members) / n * abs(mean - rate)
            diagram.append(
                {
                    "from": place / bins,
                    "to": (place + 1) / bins,
                    "n": len(members),
                    "confidence": round(mean, 4),
                    "right": round(rate, 4),
                }
            )
    brier = sum((c - r) ** 2 for c, r in judged) / n if n else 0.0
    return {"n": n, "expected calibration error": round(error, 4), "brier": round(brier, 4), "diagram": diagram}
