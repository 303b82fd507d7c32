"""Unlabelled news as examples: teachers read a window whole, the network reads it with words hidden and should agree.

Self-training with a noised pupil (Xie et al., "Noisy student", 2020; "Unsupervised data augmentation", 2020): what the
teachers think of a piece (Hinton et al., 2015) is the label, so nothing is decoded and nothing is thrown away.
"""

import math
from collections.abc import Sequence

import torch
from torch.nn import functional as F

from models.labels import NAMES, TAGS
from models.training.batches.tensors import Batch
from models.training.network.losses import MOST_QUERIES
from models.training.network.model import LINKS, WhenceModel

# Which pieces ask where a link leads: those that the teacher gives this role.
ASKING = {
    "cue": ("tags", TAGS, "content"),
    "source": ("tags", TAGS, "cue"),
    "inner_cue": ("inner", TAGS, "content"),
    "antecedent": ("names", NAMES, "person"),
}


def divergence(teacher: torch.Tensor, pupil: torch.Tensor) -> torch.Tensor:
    """Mean Kullback-Leibler divergence of the pupil's distributions from the teacher's; logits (rows, labels)."""
    return F.kl_div(
        F.log_softmax(pupil.float(), -1), F.log_softmax(teacher.float(), -1), log_target=True, reduction="batchmean"
    )


def together(logits: Sequence[torch.Tensor]) -> torch.Tensor:
    """The logarithm of the mean of several distributions, each by its logits (..., labels)."""
    return torch.logsumexp(torch.stack([F.log_softmax(one.float(), -1) for one in logits]), 0) - math.log(len(logits))


def agreement(
    teachers: Sequence[WhenceModel], model: WhenceModel, out: dict[str, torch.Tensor], batch: Batch
) -> dict[str, torch.Tensor]:
    """Unweighted loss of each head on unlabelled windows: how far what `out` says of them is from what the teachers say
    together of the same windows with no word hidden."""
    with torch.no_grad():
        read = [teacher(batch.ids, batch.types, batch.attention) for teacher in teachers]
        right = {name: together([one[name] for one in read]) for name in ("tags", "inner", "names")}
    real = batch.attention.bool()
    found = {name: divergence(right[name][real], out[name][real]) for name in right}
    for name, (head, labels, role) in ASKING.items():
        ours = torch.tensor([label.endswith(f"-{role}") for label in labels], device=real.device)
        asked = ours[right[head].argmax(-1)] & real
        count = min(MOST_QUERIES, int(asked.sum(1).max()))
        if count:
            which = LINKS.index(name)
            drawn = (torch.rand(asked.shape, device=asked.device) + asked).topk(count, 1).indices
            kept = asked.gather(1, drawn)
            with torch.no_grad():
                wanted = together(
                    [
                        teacher.link_logits(one, which, drawn, batch.types, ~real)[kept]
                        for teacher, one in zip(teachers, read, strict=True)
                    ]
                )
            found[name] = divergence(wanted, model.link_logits(out, which, drawn, batch.types, ~real)[kept])
    return found
