"""The candidates of a mention ranked by their features: a perceptron of one hidden layer beside a log-linear model.

As in Denis and Baldridge, "A Ranking Approach to Pronoun Resolution" (IJCAI 2007), one softmax is over all candidates,
so that a feature which all of them share counts too, through the hidden layer.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

Features = dict[str, float]
NOBODY = -1  # whoever is not among the candidates
PAIRED = " = "
FAR = 4  # sentences back from which on it makes no difference how many


def true(told: Mapping[str, bool]) -> Features:
    """The features that are there."""
    return {name: 1.0 for name, there in told.items() if there}


def lexical(one: str, other: str) -> str:
    """The name of a feature of two words, which have a weight of their own each and no share in the hidden layer (as
    lexical features in Durrett and Klein, "Easy Victories and Uphill Battles", EMNLP 2013).

    >>> lexical("firm", "homes")
    'firm = homes'
    """
    return f"{one}{PAIRED}{other}"


def by_sentences(apart: int) -> dict[str, bool]:
    """How many sentences back a candidate was mentioned last.

    >>> [name for name, there in by_sentences(7).items() if there]
    ['far']
    """
    return {
        "same sentence": apart == 0,
        "sentence before": apart == 1,
        "two sentences before": apart == 2,
        "three sentences before": apart == 3,
        "far": apart >= FAR,
    }


class Ranking:
    """Weights by the names of features: `hidden` (features, units), `bias` (units), `output` (units), `direct`
    (features), and of those of words (`lexical`)."""

    def __init__(self, weights: Mapping[str, Any]):
        self.lexical: Mapping[str, float] = weights.get("lexical", {})
        self.number = {name: i for i, name in enumerate(weights["features"])}
        self.hidden, self.bias, self.output, self.direct = (
            np.array(weights[name], np.float32) for name in ("hidden", "bias", "output", "direct")
        )

    def likelihoods(self, candidates: Mapping[int, Features]) -> dict[int, float]:
        """The probability of each candidate, by its features; of a feature that has no weight nothing is known.

        >>> flat = {"features": ["near"], "hidden": [[0.0]], "bias": [0.0], "output": [0.0], "direct": [2.0]}
        >>> {k: round(p, 2) for k, p in Ranking(flat).likelihoods({1: {"near": 1.0}, 2: {"red": 1.0}}).items()}
        {1: 0.88, 2: 0.12}
        """
        if not candidates:
            return {}
        values = np.zeros((len(candidates), len(self.number)), np.float32)
        words = np.zeros(len(candidates), np.float32)
        for n, features in enumerate(candidates.values()):
            for name, value in features.items():
                if (i := self.number.get(name)) is not None:
                    values[n, i] = value
                else:
                    words[n] += value * self.lexical.get(name, 0.0)
        logits = np.maximum(values @ self.hidden + self.bias, 0.0) @ self.output + values @ self.direct + words
        powers = np.exp(logits - logits.max())
        return dict(zip(candidates, (powers / powers.sum()).tolist(), strict=True))


@cache
def fitted(name: str) -> Ranking:
    """The weights in a file beside this one: `pronouns.json` of pronouns that are no source, `sources.json` of what is
    one (`models/training/pronoun_weights.py` and `source_weights.py` fitted them)."""
    return Ranking(json.loads(Path(__file__).with_name(name).read_text("utf8")))
