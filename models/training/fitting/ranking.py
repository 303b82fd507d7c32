"""How much each feature counts: examples -> the weights of `models/resolution/ranking.py`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from models.resolution.ranking import NOBODY, PAIRED, Features

Example = tuple[dict[int, Features], set[int]]  # the candidates, and those that are right

NETWORKS, UNITS, DROPOUT = 6, 32, 0.2
EPOCHS, BATCH, RATE, DECAY = 30, 256, 3e-3, 0.05
POOL = 16  # batches that are drawn at once
FEWEST, LEXICAL_DECAY = 10, 1.0  # examples that a feature of words must have, and how its weights decay


@dataclass(slots=True)
class Table:
    """Examples as tensors: `values` (examples, candidates, features); `words` (examples, candidates, most), the numbers
    of the features of words, 0 where there is none more; `barred` and `wrong` (examples, candidates), 0 for candidates
    and for right ones; `counts` (examples), how much each one counts."""

    values: torch.Tensor
    words: torch.Tensor
    barred: torch.Tensor
    wrong: torch.Tensor
    counts: torch.Tensor

    def of(self, some: torch.Tensor) -> "Table":
        """Some examples, with no more candidates than one of them has."""
        most = int(self.sizes()[some].max())
        rows = (tensor[some, :most] for tensor in (self.values, self.words, self.barred, self.wrong))
        return Table(*rows, self.counts[some])

    def sizes(self) -> torch.Tensor:
        """How many candidates each example has."""
        return (self.barred == 0).sum(1)

    def batches(self) -> Iterator["Table"]:
        """All examples in a new order, those of like size together: most have a quarter of the candidates that some
        have."""
        sizes = self.sizes()
        for pool in torch.randperm(len(self.values)).split(BATCH * POOL):
            alike = pool[sizes[pool].argsort()].split(BATCH)
            yield from (self.of(alike[i]) for i in torch.randperm(len(alike)).tolist())


def fit(found: Sequence[Example], weights: Sequence[float], epochs: int = EPOCHS) -> dict[str, Any]:
    """The weights that make the right candidates likeliest, as `models.resolution.ranking.Ranking` takes them: those of
    several networks side by side, whose logits are averaged. `weights` (examples) says how much each one counts; an
    example with nothing to choose teaches nothing."""
    # Whom no mention before it names is nobody there.
    told = [
        (of, {NOBODY} if right.isdisjoint(of) else right, weight)
        for (of, right), weight in zip(found, weights, strict=True)
        if len(of) > 1
    ]
    seen = Counter(name for of, _, _ in told for name in dict.fromkeys(n for f in of.values() for n in f))
    names = sorted(name for name in seen if PAIRED not in name)
    pairs = sorted(name for name, n in seen.items() if PAIRED in name and n >= FEWEST)
    table = table_of(told, {n: k for k, n in enumerate(names)}, {n: k for k, n in enumerate(pairs, 1)})
    nets = [_one(table, len(pairs), epochs, seed) for seed in range(NETWORKS)]
    hidden, bias, output, direct, words = (torch.cat(some, -1) for some in zip(*nets, strict=True))
    rows = {
        "hidden": hidden,
        "bias": bias,
        "output": output / NETWORKS,
        "direct": direct.view(NETWORKS, -1).mean(0),
    }
    lexical = _rounded(words.view(NETWORKS, -1).mean(0)[1:])
    return {
        "features": names,
        **{name: _rounded(row) for name, row in rows.items()},
        "lexical": {name: weight for name, weight in zip(pairs, lexical, strict=True) if weight},
    }


def table_of(
    told: Sequence[tuple[dict[int, Features], set[int], float]], number: Mapping[str, int], pairs: Mapping[str, int]
) -> Table:
    """Examples, each with how much it counts, by the numbers of features and, from 1 on, of those of words; features
    without a number count nothing."""
    most = max(len(of) for of, _, _ in told)
    widest = max(sum(name in pairs for name in features) for of, _, _ in told for features in of.values())
    values = torch.zeros(len(told), most, len(number))
    words = torch.zeros(len(told), most, max(widest, 1), dtype=torch.long)
    barred, wrong = (torch.full((len(told), most), -1e9) for _ in range(2))
    for i, (of, right, _) in enumerate(told):
        for j, (entity, features) in enumerate(of.items()):
            barred[i, j] = 0.0
            wrong[i, j] = 0.0 if entity in right else -1e9
            for name, value in features.items():
                if name in number:
                    values[i, j, number[name]] = value
            held = [pairs[name] for name in features if name in pairs]
            words[i, j, : len(held)] = torch.tensor(held, dtype=torch.long)
    return Table(values, words, barred, wrong, torch.tensor([weight for _, _, weight in told]))


def _rounded(row: torch.Tensor) -> list:
    return np.round(row.detach().numpy().astype(np.float64), 3).tolist()


def _one(table: Table, pairs: int, epochs: int, seed: int) -> tuple[torch.Tensor, ...]:
    """One network's hidden weights, their bias, output and direct weights, and those of the features of words."""
    torch.manual_seed(seed)
    features = table.values.shape[-1]
    hidden, output, direct = nn.Linear(features, UNITS), nn.Linear(UNITS, 1), nn.Linear(features, 1)
    words = nn.EmbeddingBag(pairs + 1, 1, mode="sum", padding_idx=0)
    nn.init.zeros_(words.weight)
    search = torch.optim.AdamW(
        [
            {"params": [*hidden.parameters(), *output.parameters(), *direct.parameters()]},
            {"params": words.parameters(), "weight_decay": LEXICAL_DECAY},
        ],
        lr=RATE,
        weight_decay=DECAY,
    )
    for _ in range(epochs):
        for some in table.batches():
            units = nn.functional.dropout(torch.relu(hidden(some.values)), DROPOUT)
            lexical = words(some.words.flatten(0, 1)).view(some.barred.shape)
            logits = (output(units) + direct(some.values)).squeeze(-1) + lexical + some.barred
            surprise = torch.logsumexp(logits, 1) - torch.logsumexp(logits + some.wrong, 1)
            search.zero_grad()
            (surprise * some.counts).mean().backward()  # type: ignore[no-untyped-call]
            search.step()
    with torch.no_grad():
        return hidden.weight.T, hidden.bias, output.weight[0], direct.weight[0], words.weight[:, 0]
