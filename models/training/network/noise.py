"""What keeps a network from learning its examples by heart: locked dropout and frozen layers, both cheap on a CPU."""

from collections.abc import Iterable

import torch
from torch import nn


class LockedDropout(nn.Module):
    """Dropout with one mask for all pieces of a window (Gal & Ghahramani, 2016).

    Drawing a mask for every number costs more on a CPU than the network itself; one a window costs nothing, and takes
    the same feature from every piece, which is the harder task.
    """

    def __init__(self, part: float):
        super().__init__()
        self.part = part

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """States (batch, size, width) with a part of the features of each window left out, the rest raised."""
        if not self.training or not self.part:
            return states
        kept = torch.rand(states.size(0), 1, states.size(2), device=states.device) >= self.part
        return states * (kept / (1 - self.part)).to(states.dtype)


def lock_dropout(layers: Iterable[nn.Module], part: float) -> None:
    """Give layers of a BERT encoder locked dropout where BERT has its own."""
    for layer in layers:
        layer.attention.output.dropout = LockedDropout(part)
        layer.output.dropout = LockedDropout(part)


def freeze(encoder: nn.Module, layers: int) -> None:
    """Keep the embeddings and the first layers of a BERT encoder as they are; 0: nothing."""
    if layers:
        for module in (encoder.embeddings, *encoder.encoder.layer[:layers]):
            module.requires_grad_(False)
