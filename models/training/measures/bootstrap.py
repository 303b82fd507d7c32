"""How far a figure may be chance: intervals over documents drawn anew (Efron 1979; Berg-Kirkpatrick et al. 2012)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from models.training.measures.counts import Counts


def intervals(
    documents: Sequence[Counts],
    table: Callable[[Counts], Mapping[str, Any]],
    draws: int = 1000,
    seed: int = 0,
    level: float = 0.95,
) -> dict[str, tuple[float, float]]:
    """Percentile intervals of every figure of `table`, named "relation F1"; documents are the unit that is drawn.

    Figures of a document depend on one another (one speaker, one style), so claims must not be drawn one by one.
    """
    if len(documents) < 2 or not draws:
        return {}
    keys = sorted({key for counts in documents for key in counts})
    matrix = np.array([[counts[key] for key in keys] for counts in documents])
    chosen = np.random.default_rng(seed).multinomial(len(documents), [1 / len(documents)] * len(documents), size=draws)
    drawn: dict[str, list[float]] = {}
    for sums in chosen @ matrix:
        for name, value in flat(table(Counts(dict(zip(keys, sums.tolist(), strict=True))))):
            drawn.setdefault(name, []).append(value)
    tail = 100 * (1 - level) / 2
    bounds = {name: np.percentile(values, (tail, 100 - tail)).tolist() for name, values in drawn.items()}
    return {name: (round(low, 1), round(high, 1)) for name, (low, high) in bounds.items()}


def flat(table: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """The rates of a nested table, counts left out."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from ((f"{name} {part}", v) for part, v in value.items() if part in RATES)


RATES = ("P", "R", "F1", "accuracy", "macro F1")
