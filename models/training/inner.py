"""Train the layer that tags claims within claims, and nothing else of a network.

    python -m models.training.recover --model models/whence-en --output runs/shipped
    python -m models.training.inner --network runs/shipped --data ../shared/data --output runs/inner
    python -m models.training.graft --network runs/inner --model models/whence-en

The network reads the windows of our passages, and of the articles of which some contents were read for claims within
them, once; on its states the layer learns for some epochs, which takes minutes on a CPU.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F
from tqdm import tqdm

from models.labels import TAGS
from models.training.batches.examples import IGNORE, Example, label, random_windows
from models.training.batches.tensors import collate
from models.training.network.model import WhenceModel, additive, load_tokenizer
from models.training.sets.annotated import read_passages
from models.training.sets.data import Record
from models.training.sets.within import read_inner
from models.training.train import part_schedule

CONTENT = TAGS.index("B-content"), TAGS.index("I-content")
# Nothing stands within what is no content; what the layer says there is never looked at.
OUTSIDE = 0.1
ARTICLES = 2.0  # how much articles weigh, beside passages of our own
READ_AT_ONCE, BATCH = 16, 16
NEWS = "news/news.jsonl.xz"


@dataclass(frozen=True, slots=True)
class Window:
    """One window as the network has read it: lower and upper states (pieces, width) in half precision, and the tags and
    how much each counts (pieces)."""

    lower: torch.Tensor
    states: torch.Tensor
    tags: torch.Tensor
    weights: torch.Tensor


def examples_of(records: Sequence[Record], tokenizer, rng: random.Random, size: int) -> list[Example]:
    """The windows of some records in which anything is known of claims within claims."""
    made = [e for record in records for e in random_windows(label(record, tokenizer), rng, size, tokenizer)]
    return [e for e in made if e.tags is not None and e.inner is not None and (e.inner[in_content(e)] != IGNORE).any()]


def in_content(example: Example) -> np.ndarray:
    """Which pieces (pieces, bool) of a window stand in an outer content."""
    return np.isin(example.tags, CONTENT)


def read(model: WhenceModel, examples: Sequence[Example], times: float, pad: int) -> list[Window]:
    """Windows as the network reads them, each of which counts `times` as much as others."""
    found = []
    for at in tqdm(range(0, len(examples), READ_AT_ONCE), desc="read", disable=None):
        batch = collate(examples[at : at + READ_AT_ONCE], pad)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            out = model(batch.ids, batch.types, batch.attention)
        for i, example in enumerate(batch.examples):
            tags, count = torch.from_numpy(example.inner), len(example.ids)
            weights = torch.where(torch.from_numpy(in_content(example)), 1.0, OUTSIDE) * (tags != IGNORE) * times
            lower, states = (out[name][i, :count].half() for name in ("lower", "states"))
            found.append(Window(lower.clone(), states.clone(), tags.clamp(min=0), weights))
    return found


def padded(rows: Sequence[torch.Tensor]) -> torch.Tensor:
    return nn.utils.rnn.pad_sequence([row.float() if row.is_floating_point() else row for row in rows], True)


def step(model: WhenceModel, windows: Sequence[Window]) -> torch.Tensor:
    """The loss of the layer on some windows: cross entropy a piece, by the weights."""
    lower, states, tags, weights = (padded([getattr(w, n) for w in windows]) for n in Window.__slots__)
    sizes = torch.tensor([len(w.tags) for w in windows])
    inside = (torch.arange(lower.size(1)) < sizes[:, None]).long()
    with torch.autocast("cpu", torch.bfloat16):
        logits = model.inner(lower, states, additive(inside))
    losses = F.cross_entropy(logits.float().flatten(0, 1), tags.flatten(), reduction="none")
    return (losses * weights.flatten()).sum() / weights.sum().clamp(min=1.0)


def fit(model: WhenceModel, windows: list[Window], epochs: int, rate: float, rng: random.Random) -> float:
    """Let the layer learn; the mean loss of the last epoch."""
    for name, parameter in model.named_parameters():
        parameter.requires_grad = name.startswith("inner.")
    search = torch.optim.AdamW(model.inner.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    model.inner.train()
    steps, done, seen = epochs * -(-len(windows) // BATCH), 0, [0.0]
    for epoch in range(epochs):
        rng.shuffle(windows)
        seen = []
        for at in tqdm(range(0, len(windows), BATCH), desc=f"epoch {epoch + 1}", disable=None):
            for group in search.param_groups:
                group["lr"] = rate * part_schedule((done + 1) / steps, 0.03)
            loss = step(model, windows[at : at + BATCH])
            search.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.inner.parameters(), 1.0)
            search.step()
            done += 1
            seen.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(seen):.4f}", flush=True)
    return float(np.mean(seen))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="directory of a trained network")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--size", type=int, default=256, help="pieces a window")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    model = WhenceModel.from_pretrained(args.network, dtype=torch.float32).eval()
    tokenizer = load_tokenizer(str(args.network))
    windows = [
        window
        for records, times in ((read_passages(), 1.0), (read_inner(args.data / NEWS), ARTICLES))
        for window in read(model, examples_of(records, tokenizer, rng, args.size), times, tokenizer.pad_token_id)
    ]
    print(len(windows), "windows", flush=True)
    fit(model, windows, args.epochs, args.rate, rng)
    model.save_pretrained(args.output)
    tokenizer.save_pretrained(args.output)


if __name__ == "__main__":
    main()
