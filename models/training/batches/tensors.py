"""Examples -> padded tensors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from models.training.batches.examples import IGNORE, Example


@dataclass(slots=True)
class Batch:
    """Tensors of a batch of windows; `examples` keep what does not pad (claims, antecedents)."""

    ids: torch.Tensor
    types: torch.Tensor
    attention: torch.Tensor
    lengths: torch.Tensor
    examples: Sequence[Example]

    def to(self, device) -> "Batch":
        return Batch(
            self.ids.to(device),
            self.types.to(device),
            self.attention.to(device),
            self.lengths.to(device),
            self.examples,
        )

    def rows(self, values: Sequence[np.ndarray | None]) -> torch.Tensor:
        """Label rows (batch, size), IGNORE where there is none."""
        out = np.full(tuple(self.ids.shape), IGNORE, np.int64)
        for row, value in zip(out, values, strict=True):
            if value is not None:
                row[: len(value)] = value
        return torch.from_numpy(out).to(self.ids.device)


# Matrix kernels are built anew for each new shape, and like sizes that are multiples of 32 best: few sizes, quick
# steps.
STEP = 32


def collate(examples: Sequence[Example], pad: int) -> Batch:
    """Pad windows to the longest of them, rounded up."""
    size = -(-max(len(e.ids) for e in examples) // STEP) * STEP
    ids = np.full((len(examples), size), pad, np.int64)
    types = np.zeros((len(examples), size), np.int64)
    attention = np.zeros((len(examples), size), np.int64)
    for i, e in enumerate(examples):
        ids[i, : len(e.ids)], types[i, : len(e.ids)], attention[i, : len(e.ids)] = e.ids, e.types, 1
    lengths = torch.tensor([len(e.ids) for e in examples])
    return Batch(torch.from_numpy(ids), torch.from_numpy(types), torch.from_numpy(attention), lengths, examples)


def hide_words(batch: Batch, part: float, mask: int, special: set[int], generator: torch.Generator) -> torch.Tensor:
    """Ids with a part of the pieces replaced by the mask (word dropout: cheap, and known from masked-word training)."""
    drawn = torch.rand(batch.ids.shape, generator=generator)
    keep = sum((batch.ids == s for s in special), torch.zeros_like(batch.ids, dtype=torch.bool))
    return torch.where((drawn < part) & ~keep, mask, batch.ids)


def pool(states: torch.Tensor, sets: Sequence[tuple[int, Sequence[np.ndarray]]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean states of piece sets: [(row of the batch, [positions of role 1, role 2, ...]), ...] -> (sets, roles, width)
    and which roles are there at all (sets, roles)."""
    roles = len(sets[0][1])
    size = states.size(1)
    flat, owner = [], []
    for number, (row, parts) in enumerate(sets):
        for role, positions in enumerate(parts):
            flat.append(positions + row * size)
            owner.append(np.full(len(positions), number * roles + role))
    index = torch.from_numpy(np.concatenate(flat)).to(states.device)
    to = torch.from_numpy(np.concatenate(owner)).to(states.device)
    total = torch.zeros(len(sets) * roles, states.size(2), dtype=torch.float32, device=states.device)
    total = total.index_add(0, to, states.reshape(-1, states.size(2))[index].float())
    count = torch.zeros(len(sets) * roles, device=states.device).index_add(
        0, to, torch.ones(len(to), device=states.device)
    )
    mean = total / count.clamp(min=1)[:, None]
    return mean.view(len(sets), roles, -1), (count > 0).view(len(sets), roles)
