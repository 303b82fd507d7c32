"""Train all heads together.

    python -m models.training.train --data ../shared/data --output runs/whence --minutes 60
    python -m models.training.train --data ../shared/data --output runs/whence --resume    # after an interruption

Each step adds up the losses of a batch of windows (articles, coreference texts, texts with names), which the first pass
reads, of labelled claims and of sentence pairs, which the second pass does, and, with `--news`, of windows that a
teacher read before (network/teaching.py). Weights are averaged over the run (Polyak & Juditsky, 1992): the average is
what is saved. Runs on CPU and CUDA alike; a checkpoint is written every few minutes, at the end and on SIGTERM.
"""

import argparse
import json
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn
from tqdm import tqdm

from models.inference.tokens import CASES, TYPES
from models.training.batches.inputs import Inputs, ahead
from models.training.batches.mixture import Mixture, Sets, load
from models.training.batches.questions import Asked, Asking
from models.training.batches.tensors import Batch, collate, hide_words
from models.training.network.losses import WEIGHTS, losses, question_losses, total
from models.training.network.model import WhenceModel, load_tokenizer
from models.training.network.noise import freeze, lock_dropout
from models.training.network.teaching import agreement

WITHOUT_CHAIN = {"tags": 0.0, "tag_pieces": 1.5}


def alike_within_quotations(model: WhenceModel):
    """Let pieces within quotation marks have the embeddings of those without."""
    table = model.encoder.embeddings.token_type_embeddings.weight
    with torch.no_grad():
        table[CASES:] = table[:CASES]


class Average:
    """Exponential moving average of a network's weights."""

    def __init__(self, model: nn.Module, decay: float):
        self.decay = decay
        self.steps = 0
        self.weights = {k: v.detach().clone() for k, v in model.state_dict().items()}

    def update(self, model: nn.Module):
        self.steps += 1
        # Early steps would otherwise weigh the untrained heads for long.
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        new = model.state_dict()
        with torch.no_grad():
            keys = [k for k in new if new[k].is_floating_point()]
            torch._foreach_lerp_([self.weights[k] for k in keys], [new[k] for k in keys], 1 - decay)


def written(value: object) -> object:
    """A setting as JSON takes it."""
    if isinstance(value, list):
        return [written(one) for one in value]
    return str(value) if isinstance(value, Path) else value


def optimizer_of(model: WhenceModel, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a higher rate for the heads than for the layers, a yet higher one for the few numbers of the distance
    biases, which must grow from nothing, and no decay for vectors."""
    groups: dict[tuple[float, bool], list] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        layers, biases = name.startswith(("encoder.", "second.")), name.startswith("distance.")
        base = rate if layers else 10 * head_rate if biases else head_rate
        decayed = parameter.ndim >= 2 and not biases
        groups.setdefault((base, decayed), []).append(parameter)
    made = [
        {"params": some, "lr": base, "base": base, "weight_decay": 0.01 if decayed else 0.0}
        for (base, decayed), some in groups.items()
    ]
    return torch.optim.AdamW(made, betas=(0.9, 0.98), fused=True)


def part_schedule(part: float, warm: float = 0.06, falls: bool = True) -> float:
    """Share of the full rate when `part` (0 to 1) of the run is over: linear up, then linear down unless it stays.

    >>> [round(part_schedule(p), 2) for p in (0.03, 0.06, 0.53, 1.0)]
    [0.5, 1.0, 0.5, 0.0]
    >>> [part_schedule(p, falls=False) for p in (0.03, 0.53)]
    [0.5, 1.0]
    """
    if part < warm:
        return part / warm
    return max(0.0, (1 - part) / (1 - warm)) if falls else 1.0


class Run:
    """One training run: network, optimizer, average and streams; `step` and `save` are all that the loop calls."""

    def __init__(self, args: argparse.Namespace, sets: Sets):
        self.args = args
        self.device = torch.device("cuda" if torch.cuda.is_available() and not args.cpu else "cpu")
        torch.manual_seed(args.seed)
        self.generator = torch.Generator().manual_seed(args.seed)
        self.tokenizer = load_tokenizer(args.encoder)
        if args.start:
            self.model = WhenceModel.from_pretrained(args.start, dtype=torch.float32)
            if args.new_second:
                self.model.begin_second()
        else:
            self.model = WhenceModel.from_encoder(args.encoder, TYPES)
            alike_within_quotations(self.model)
        freeze(self.model.encoder, args.freeze)
        if args.locked:
            lock_dropout([*self.model.encoder.encoder.layer[args.freeze :], *self.model.second], args.locked)
        self.model.to(self.device).train()
        self.weights = WEIGHTS | (WITHOUT_CHAIN if args.no_chain else {})
        self.teachers = [
            WhenceModel.from_pretrained(network, dtype=torch.float32).to(self.device).eval()
            for network in (args.teacher or [args.start] if args.news else [])
        ]
        self.optimizer = optimizer_of(self.model, args.rate, args.head_rate)
        self.average = Average(self.model, args.average)
        self.done, self.passed, self.seen = 0, 0.0, 0
        self.stopped = False
        self.means: dict[str, float] = {}
        rng = random.Random(args.seed)
        mixture = Mixture(sets, self.tokenizer, rng, args.size, nested=args.nested)
        self.mixture = mixture
        # Long windows together and short pairs together: few large matrix products instead of many small ones.
        self.windows = [(mixture.articles(), args.batch)] if args.batch else []
        if args.coreference and sets.coreference:
            self.windows.append((mixture.windows(sets.coreference), args.coreference))
        if args.names and sets.names:
            self.windows.append((mixture.windows(sets.names), args.names))
        self.news = mixture.windows(sets.news) if args.news else None
        self.claims = mixture.claims() if args.claims and sets.labelled else None
        self.pairs = mixture.pairs(args.pairs) if args.pairs and sets.pairs else None
        self.asking = Asking(self.tokenizer, rng)
        self.ahead = ahead(self.inputs())
        self.special = {self.tokenizer.cls_token_id, self.tokenizer.sep_token_id, self.tokenizer.pad_token_id}

    def step(self, part: float):
        """One update; `part` of the run is over."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * part_schedule(part, falls=not self.args.constant)
        parts: list[torch.Tensor] = []
        inputs = next(self.ahead)
        # Inside one context the weights are cast to bf16 once for all batches.
        with torch.autocast(self.device.type, torch.bfloat16, enabled=not self.args.full):
            if inputs.windows is not None:
                parts.append(self.first_pass(inputs.windows))
            parts += [self.second_pass(asked, prefix) for asked, prefix in inputs.asked]
            if inputs.news is not None:
                parts.append(self.unlabelled(inputs.news))
        torch.stack(parts).sum().backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.average.update(self.model)
        self.done += 1

    def inputs(self) -> Iterator[Inputs]:
        """What each step reads, endlessly."""
        pad = self.tokenizer.pad_token_id
        while True:
            windows = [next(stream) for stream, count in self.windows for _ in range(count)]
            claims = [next(self.claims) for _ in range(self.args.claims)] if self.claims else []
            pairs = [next(self.pairs) for _ in range(self.args.pairs)] if self.pairs else []
            news = [next(self.news) for _ in range(self.args.news)] if self.news else []
            yield Inputs(
                collate(windows, pad) if windows else None,
                [(self.asking.ask(some), prefix) for some, prefix in ((claims, ""), (pairs, "pair_")) if some],
                collate(news, pad) if news else None,
            )

    def sent(self, batch: Batch) -> Batch:
        """A batch on the device, with the types that the network is to know."""
        types = batch.types % CASES if self.args.no_quotation else batch.types
        return replace(batch, types=types).to(self.device)

    def hidden(self, batch: Batch, times: float = 1.0) -> torch.Tensor:
        """The ids of a batch with a part of the words hidden, `times` as many as elsewhere."""
        return hide_words(batch, times * self.args.hide, self.tokenizer.mask_token_id, self.special, self.generator)

    def first_pass(self, batch: Batch) -> torch.Tensor:
        """Loss of tags, links, names and antecedents on a batch of windows."""
        batch = self.sent(batch)
        found = losses(self.model, self.model(self.hidden(batch), batch.types, batch.attention), batch)
        return self.noted(found, batch)

    def second_pass(self, asked: Asked, prefix: str) -> torch.Tensor:
        """Loss of the claim heads on a batch of claims or pairs."""
        batch = self.sent(asked.batch)
        # Sets of pairs are small, and their sentences soon known by heart.
        lower = self.model.read_lower(self.hidden(batch, 2.0 if prefix else 1.0), batch.types, batch.attention)
        return self.noted(question_losses(self.model, lower, asked.questions), batch, prefix)

    def unlabelled(self, batch: Batch) -> torch.Tensor:
        """How far the network is from its teachers on a batch of news, words hidden from the network alone."""
        batch = self.sent(batch)
        out = self.model(self.hidden(batch, 2.0), batch.types, batch.attention)
        return self.noted(agreement(self.teachers, self.model, out, batch), batch, "news_")

    def noted(self, found: dict[str, torch.Tensor], batch: Batch, prefix: str = "") -> torch.Tensor:
        """The weighted sum of some losses, each of which is followed by a running mean."""
        self.seen += int(batch.lengths.sum())
        for name, value in found.items():
            key = f"{prefix}{name}"
            self.means[key] = 0.98 * self.means.get(key, value.item()) + 0.02 * value.item()
        return total(found, self.weights) if found else torch.zeros((), device=self.device)

    def save(self):
        """The averaged network as a model directory, and what a resumed run needs beside it."""
        output = self.args.output
        output.mkdir(parents=True, exist_ok=True)
        current = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.average.weights)
        if self.args.no_quotation:
            alike_within_quotations(self.model)
        self.model.save_pretrained(output)
        self.model.load_state_dict(current)
        self.tokenizer.save_pretrained(output)
        state = {
            "model": current,
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.weights,
            "average_steps": self.average.steps,
            "done": self.done,
            "passed": self.passed,
            "seen": self.seen,
        }
        torch.save(state, output / "checkpoint.tmp")
        (output / "checkpoint.tmp").replace(output / "checkpoint.pt")
        settings = {k: written(v) for k, v in vars(self.args).items()}
        record = {
            "settings": settings,
            "steps": self.done,
            "minutes": self.passed / 60,
            "pieces": self.seen,
            "losses": self.means,
            "article_epochs": self.mixture.epochs,
        }
        (output / "training.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf8")

    def stop(self, *_) -> None:
        """End after the step in hand, with a checkpoint to resume from."""
        self.stopped = True

    def resume(self):
        """Go on from the last checkpoint; streams start anew, with another order."""
        state = torch.load(self.args.output / "checkpoint.pt", weights_only=True, map_location=self.device)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.steps = state["average"], state["average_steps"]
        self.done, self.passed, self.seen = state["done"], state["passed"], state["seen"]
        self.mixture.rng.seed(self.args.seed + self.done)


def train(args: argparse.Namespace, sets: Sets) -> Run:
    """Train for `args.steps` steps or, if that is 0, for `args.minutes` on the clock."""
    run = Run(args, sets)
    if args.resume and (args.output / "checkpoint.pt").exists():
        run.resume()
    began, saved = time.monotonic() - run.passed, time.monotonic()
    before = signal.signal(signal.SIGTERM, run.stop)
    with tqdm(
        total=args.steps or round(args.minutes * 60),
        unit="step" if args.steps else "s",
        desc="train",
        disable=args.quiet,
    ) as bar:
        while True:
            run.passed = time.monotonic() - began
            part = run.done / args.steps if args.steps else run.passed / (args.minutes * 60)
            if part >= 1 or run.stopped:
                break
            run.step(part)
            bar.n = run.done if args.steps else round(run.passed)
            bar.set_postfix(
                {"step": run.done, "Mpieces": f"{run.seen / 1e6:.2f}", **{k: f"{v:.3f}" for k, v in run.means.items()}}
            )
            if time.monotonic() - saved > 60 * args.save_every:
                run.save()
                saved = time.monotonic()
    signal.signal(signal.SIGTERM, before)
    run.save()
    return run


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="directory of the data sets")
    parser.add_argument("--output", type=Path, required=True, help="directory for the network and its checkpoints")
    parser.add_argument(
        "--encoder",
        help="any Hugging Face encoder with token types, by name or directory; default: the packaged MiniLM",
    )
    parser.add_argument("--start", type=Path, help="go on from a trained network, with new optimizer and schedule")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --output")
    parser.add_argument("--minutes", type=float, default=60, help="length of the run on the clock")
    parser.add_argument("--steps", type=int, default=0, help="length of the run in steps instead")
    parser.add_argument("--size", type=int, default=256, help="pieces a window")
    parser.add_argument("--batch", type=int, default=12, help="article windows a step; 0: none")
    parser.add_argument("--claims", type=int, default=6, help="windows of labelled claims a step; 0: none")
    parser.add_argument("--new-second", action="store_true", help="begin the second pass anew, as a copy of the first")
    parser.add_argument("--pairs", type=int, default=32, help="sentence pairs a step; 0: none")
    parser.add_argument("--coreference", type=int, default=3, help="coreference windows a step; 0: none")
    parser.add_argument("--names", type=int, default=1, help="windows of the name sets a step; 0: none")
    parser.add_argument(
        "--news", type=int, default=0, help="windows of unlabelled news a step, read by a teacher first"
    )
    parser.add_argument(
        "--teacher", type=Path, nargs="+", help="the networks that read the news first; default: that of --start"
    )
    parser.add_argument("--freeze", type=int, default=0, help="layers of the encoder that stay as they are")
    parser.add_argument("--locked", type=float, default=0.0, help="locked dropout of the other layers")
    parser.add_argument("--nested", type=int, default=160, help="made articles with nested claims an epoch")
    parser.add_argument("--rate", type=float, default=3e-4, help="peak learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="peak learning rate of the heads")
    parser.add_argument("--hide", type=float, default=0.06, help="share of pieces masked in the input")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the weight average")
    parser.add_argument("--constant", action="store_true", help="let the rates stay at their peak to the end")
    parser.add_argument("--primary", action="store_true", help="leave out second annotations of PolNeAR's articles")
    parser.add_argument("--no-chain", action="store_true", help="learn tags piece by piece, with no score for steps")
    parser.add_argument("--no-quotation", action="store_true", help="do not tell what stands in quotation marks")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=float, default=8, help="minutes between checkpoints")
    parser.add_argument("--cpu", action="store_true", help="do not use CUDA")
    parser.add_argument("--full", action="store_true", help="fp32 instead of bf16 autocast")
    parser.add_argument("--quiet", action="store_true")
    return parser


def main():
    args = arguments().parse_args()
    train(args, load(args.data, news=args.news > 0, primary=args.primary))


if __name__ == "__main__":
    main()
