"""Counts that add up over documents, and the figures that come of them.

Every figure here is a function of sums over documents, so one Counter a document is all that a table, a breakdown and a
bootstrap need. Keys: ("gold" | "got" | "hit", figure), ("asked" | "right", field), ("pair", field, gold, answered).
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

FOUND = (
    "content span",
    "cue span",
    "source span",
    "content exact",
    "cue exact",
    "source exact",
    "content characters",
    "content overlap",
    "relation",
    "relation exact",
)
FIELDS = ("quotation", "source_name", "source_type", "kind", "commitment")

Counts = Counter[tuple[str, ...]]


def percent(part: float, whole: float) -> float:
    return 100 * part / max(1, whole)


def found(gold: float, got: float, hit: float) -> dict[str, float]:
    """Precision, recall and F1 in percent, rounded to a tenth.

    >>> found(gold=4, got=2, hit=2)
    {'P': 100.0, 'R': 50.0, 'F1': 66.7}
    """
    p, r = percent(hit, got), percent(hit, gold)
    return {"P": round(p, 1), "R": round(r, 1), "F1": round(2 * p * r / (p + r), 1) if p + r else 0.0}


def macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    """Mean F1 over the labels that gold has, of counted (gold, answered) pairs, in percent.

    >>> macro_f1(Counter({("yes", "yes"): 3, ("no", "yes"): 1}))
    42.9
    """
    gold: Counter[str] = Counter()
    got: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for (wanted, given), n in pairs.items():
        gold[wanted] += n
        got[given] += n
        hit[wanted] += n * (wanted == given)
    labels = [label for label in gold if gold[label]]
    return round(100 * sum(2 * hit[x] / (gold[x] + got[x]) for x in labels) / len(labels), 1) if labels else 0.0


def pairs_of(counts: Counts, field: str) -> Counter[tuple[str, str]]:
    """The counted (gold, answered) pairs of one field."""
    return Counter({(key[2], key[3]): n for key, n in counts.items() if key[0] == "pair" and key[1] == field and n})


def total(counts: Iterable[Counts]) -> Counts:
    whole: Counts = Counter()
    for one in counts:
        whole.update(one)
    return whole


def figures(counts: Counts) -> dict[str, Any]:
    """The table of figures: those of `../shared/eval/score.py`, by the same names."""
    table: dict[str, Any] = {
        "texts": counts["texts",],
        "gold claims": counts["gold", "relation"],
        "answered claims": counts["got", "relation"],
    }
    for name in FOUND:
        table[name] = found(counts["gold", name], counts["got", name], counts["hit", name])
    for name in FIELDS:
        asked = counts["asked", name]
        if asked:
            right = counts["right", name]
            table[name.replace("_", " ")] = {"accuracy": round(100 * right / asked, 1), "n": asked}
    commitment, stance = pairs_of(counts, "commitment"), pairs_of(counts, "target stance")
    if commitment:
        table["commitment"]["macro F1"] = macro_f1(commitment)
    if stance:
        table["target stance"] = {"macro F1": macro_f1(stance), "n": stance.total()}
    table["spans"] = {"checked": counts["spans",], "wrong": counts["wrong spans",]}
    return table
