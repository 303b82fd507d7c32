"""How much each feature counts: examples -> the weights of `models/resolution/ranking.py`."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from models.resolution.ranking import NOBODY, Features

Example = tuple[dict[int, Features], set[int]]  # the candidates, and those that are right

NETWORKS, UNITS, DROPOUT = 3, 32, 0.2
EPOCHS, BATCH, RATE, DECAY = 30, 256, 3e-3, 0.05


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
    names = sorted({name for of, _, _ in told for features in of.values() for name in features})
    number = {name: k for k, name in enumerate(names)}
    most = max(len(of) for of, _, _ in told)
    values = torch.zeros(len(told), most, len(names))
    barred, wrong = (torch.full((len(told), most), -1e9) for _ in range(2))
    for i, (of, right, _) in enumerate(told):
        for j, (entity, features) in enumerate(of.items()):
            barred[i, j] = 0.0
            wrong[i, j] = 0.0 if entity in right else -1e9
            for name, value in features.items():
                values[i, j, number[name]] = value
    counts = torch.tensor([weight for _, _, weight in told])
    nets = [_one(values, barred, wrong, counts, epochs, seed) for seed in range(NETWORKS)]
    hidden, bias, output, direct = (torch.cat(some, -1) for some in zip(*nets, strict=True))
    rows = {
        "hidden": hidden,
        "bias": bias,
        "output": output / NETWORKS,
        "direct": direct.view(NETWORKS, -1).mean(0),
    }
    return {"features": names} | {
        name: np.round(row.detach().numpy().astype(np.float64), 3).tolist() for name, row in rows.items()
    }


def _one(
    values: torch.Tensor,
    barred: torch.Tensor,
    wrong: torch.Tensor,
    counts: torch.Tensor,
    epochs: int,
    seed: int,
) -> tuple[torch.Tensor, ...]:
    """One network's hidden weights, their bias, output and direct weights."""
    torch.manual_seed(seed)
    hidden, output, direct = nn.Linear(values.shape[-1], UNITS), nn.Linear(UNITS, 1), nn.Linear(values.shape[-1], 1)
    search = torch.optim.AdamW(
        [*hidden.parameters(), *output.parameters(), *direct.parameters()], lr=RATE, weight_decay=DECAY
    )
    for _ in range(epochs):
        for some in torch.randperm(len(values)).split(BATCH):
            units = nn.functional.dropout(torch.relu(hidden(values[some])), DROPOUT)
            logits = (output(units) + direct(values[some])).squeeze(-1) + barred[some]
            surprise = torch.logsumexp(logits, 1) - torch.logsumexp(logits + wrong[some], 1)
            search.zero_grad()
            (surprise * counts[some]).mean().backward()  # type: ignore[no-untyped-call]
            search.step()
    with torch.no_grad():
        return hidden.weight.T, hidden.bias, output.weight[0], direct.weight[0]
