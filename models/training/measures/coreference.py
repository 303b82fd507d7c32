"""Chains of mentions against gold chains: MUC, B-cubed, CEAF with phi4, and their mean, the CoNLL F1.

Vilain et al. 1995; Bagga & Baldwin 1998; Luo 2005; mean after the CoNLL-2012 shared task. A chain is a frozenset of
mentions of any hashable kind; no mention stands in two chains of one side.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Chains = Sequence[frozenset[Hashable]]
Sums = Counter[tuple[str, ...]]
METRICS = ("MUC", "B3", "CEAF")


def compare(gold: Chains, got: Chains) -> Sums:
    """Numerators and denominators of each metric for one document; they add up over documents.

    >>> counts = compare([frozenset("ab"), frozenset("cde")], [frozenset("abc"), frozenset("de")])
    >>> [(counts["hit of gold", "MUC"], counts["gold", "MUC"]), (counts["hit of got", "MUC"], counts["got", "MUC"])]
    [(2, 3), (2, 3)]
    """
    counts: Sums = Counter()

    def add(key: str, metric: str, value: float) -> None:
        counts[key, metric] += value  # type: ignore[assignment]  # a Counter holds fractions as well

    for side, chains, others in (("gold", gold, got), ("got", got, gold)):
        home = {mention: place for place, chain in enumerate(others) for mention in chain}
        for chain in chains:
            parts = Counter(home[mention] for mention in chain if mention in home)
            alone = len(chain) - parts.total()
            add(side, "MUC", len(chain) - 1)
            add(f"hit of {side}", "MUC", len(chain) - len(parts) - alone)
            add(side, "B3", len(chain))
            add(f"hit of {side}", "B3", sum(n * n for n in parts.values()) / len(chain))
    aligned = best_alignment(gold, got)
    for side, chains in (("gold", gold), ("got", got)):
        add(side, "CEAF", len(chains))
        add(f"hit of {side}", "CEAF", aligned)
    return counts


def best_alignment(gold: Chains, got: Chains) -> float:
    """The largest sum of phi4(G, R) = 2 |G & R| / (|G| + |R|) over one-to-one pairs of chains."""
    if not gold or not got:
        return 0.0
    likeness = np.array([[2 * len(g & r) / (len(g) + len(r)) for r in got] for g in gold])
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return float(likeness[rows, columns].sum())


def figures(counts: Sums) -> dict[str, Any]:
    """Precision, recall and F1 of each metric in percent, and the CoNLL F1.

    >>> figures(compare([frozenset("abc")], [frozenset("abc")]))["CoNLL"]
    {'F1': 100.0}
    """
    table: dict[str, Any] = {}
    mean = 0.0
    for name in METRICS:
        p, r = (100 * counts[f"hit of {side}", name] / max(1, counts[side, name]) for side in ("got", "gold"))
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        mean += f1 / len(METRICS)
        table[name] = {"P": round(p, 1), "R": round(r, 1), "F1": round(f1, 1)}
    return {"CoNLL": {"F1": round(mean, 1)}} | table
