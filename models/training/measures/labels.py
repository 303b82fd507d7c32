"""Labels of pairs: accuracy, each class and macro F1, when the answers are probabilities and a set may lack a class."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models.training.measures.counts import Counts, found, macro_f1, pairs_of, percent

# Share of each label among the claims of gold/train and world/train: what articles hold, not what a set was chosen for.
NATURAL_PRIOR = {"asserts": 0.897, "denies": 0.037, "uncertain": 0.066}


def best(probabilities: Mapping[str, float], labels: Sequence[str]) -> str:
    """The likeliest of a set's labels; of equals the first. A label that the set lacks is not a choice.

    `not_asserted` (GUM) holds whatever is not asserted.

    >>> best({"favor": 0.2, "neutral": 0.5, "against": 0.3}, ["against", "favor"])
    'against'
    >>> best({"asserts": 0.4, "denies": 0.3, "uncertain": 0.3}, ["asserts", "not_asserted"])
    'not_asserted'
    """
    share = shares(probabilities, labels)
    return max(labels, key=lambda label: share[label])


def shares(probabilities: Mapping[str, float], labels: Sequence[str]) -> dict[str, float]:
    """The probabilities over a set's own labels, summing to 1."""
    share = {label: probabilities.get(label, 0.0) for label in labels}
    if "not_asserted" in share:
        share["not_asserted"] = sum(probabilities.values()) - share.get("asserts", 0.0)
    whole = sum(share.values())
    return {label: value / whole if whole else 1 / len(share) for label, value in share.items()}


def count(gold: Iterable[str], answered: Iterable[str]) -> Counts:
    """Counts of (gold, answered) labels, in the keys of counts.py."""
    return Counter(("pair", "label", g, a) for g, a in zip(gold, answered, strict=True))


def overall(counts: Counts) -> dict[str, Any]:
    """Macro F1 over the labels that gold has, and accuracy."""
    pairs = pairs_of(counts, "label")
    right = sum(n for (gold, answered), n in pairs.items() if gold == answered)
    return {"macro F1": macro_f1(pairs), "accuracy": round(percent(right, pairs.total()), 1), "n": pairs.total()}


def by_class(counts: Counts) -> dict[str, dict[str, Any]]:
    """Precision, recall and F1 of each label.

    >>> by_class(count(["yes", "yes", "no"], ["yes", "no", "no"]))["no"]
    {'P': 50.0, 'R': 100.0, 'F1': 66.7, 'n': 1}
    """
    pairs = pairs_of(counts, "label")
    table = {}
    for label in sorted({label for pair in pairs for label in pair}):
        gold = sum(n for (g, _), n in pairs.items() if g == label)
        got = sum(n for (_, a), n in pairs.items() if a == label)
        table[label] = found(gold, got, pairs[label, label]) | {"n": gold}
    return table


def precision_at(counts: Counts, prior: Mapping[str, float]) -> dict[str, float]:
    """Each label's precision, in percent, were gold labels as frequent as `prior` says and errors as they are.

    By Bayes' rule from how often each gold label is answered so. A label without gold here counts as never answered
    rightly or wrongly.

    >>> precision_at(count(["yes", "yes", "no", "no"], ["yes", "no", "no", "no"]), {"yes": 0.1, "no": 0.9})
    {'yes': 100.0, 'no': 94.7}
    """
    pairs = pairs_of(counts, "label")
    gold: Counter[str] = Counter()
    for (g, _), n in pairs.items():
        gold[g] += n
    result = {}
    for label in prior:
        answered_so = {g: prior[g] * pairs[g, label] / gold[g] for g in prior if gold[g]}
        whole = sum(answered_so.values())
        result[label] = round(100 * answered_so.get(label, 0.0) / whole, 1) if whole else 0.0
    return result
