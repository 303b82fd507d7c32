"""Masked-word training on unlabelled news: gives the encoder the case types and the language of the field.

    python -m models.training.pretrain --data ../shared/data --output runs/pretrained --minutes 40

The released MiniLM was last trained to embed whole sentences; predicting masked pieces (Devlin et al., 2019,
section 3.1: 15 % of the pieces, 80/10/10) wakes its token states again and teaches the token-type table.
"""

import argparse
import json
import lzma
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F
from tqdm import tqdm

from models.inference.tokens import CASES, SEPARATOR_TYPE, case_type
from models.training.network.model import load_encoder, load_tokenizer

MASKED = 0.15


def articles(path: Path, rng: random.Random) -> Iterator[str]:
    """Article texts of a news file for ever, in a shuffled order."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    while True:
        rng.shuffle(texts)
        yield from texts


def windows(texts: Iterator[str], tokenizer, size: int) -> Iterator[tuple[list[int], list[int]]]:
    """Ids and token types of windows of exactly `size` pieces, paragraphs divided by the separator."""
    ids, types = [tokenizer.cls_token_id], [SEPARATOR_TYPE]
    for text in texts:
        for paragraph in filter(str.strip, text.split("\n")):
            coded = tokenizer(paragraph, add_special_tokens=False, return_offsets_mapping=True)
            ids += [*coded["input_ids"], tokenizer.sep_token_id]
            types += [*(case_type(paragraph[s:e]) for s, e in coded["offset_mapping"]), SEPARATOR_TYPE]
            while len(ids) >= size:
                yield ids[:size], types[:size]
                ids, types = [tokenizer.cls_token_id, *ids[size:]], [SEPARATOR_TYPE, *types[size:]]


def mask(ids: torch.Tensor, tokenizer, vocabulary: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The ids with a part hidden, and which positions are to be predicted, (batch, size) each."""
    chosen = (torch.rand(ids.shape) < MASKED) & (ids != tokenizer.cls_token_id) & (ids != tokenizer.sep_token_id)
    way = torch.rand(ids.shape)
    hidden = torch.where(chosen & (way < 0.8), tokenizer.mask_token_id, ids)
    hidden = torch.where(chosen & (way > 0.9), torch.randint(1000, vocabulary, ids.shape), hidden)
    return hidden, chosen


class MaskedWords(nn.Module):
    """The prediction head of BERT over an encoder, its last matrix tied to the word embeddings."""

    def __init__(self, encoder: nn.Module):
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.transform = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(encoder.config.vocab_size))

    def forward(self, ids, types, chosen):
        states = self.encoder(input_ids=ids, token_type_ids=types).last_hidden_state
        return F.linear(self.transform(states[chosen]), self.encoder.get_input_embeddings().weight, self.bias)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--encoder", default=None, help="a Hugging Face encoder; default the packaged MiniLM")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = load_tokenizer(args.encoder)
    model = MaskedWords(load_encoder(args.encoder, 2 * CASES)).to(device).train()
    slow = [p for p in model.parameters() if p.ndim < 2]
    fast = [p for p in model.parameters() if p.ndim >= 2]
    optimizer = torch.optim.AdamW(
        [{"params": fast, "weight_decay": 0.01}, {"params": slow, "weight_decay": 0.0}],
        lr=args.rate,
        betas=(0.9, 0.98),
        fused=True,
    )
    stream = windows(articles(args.data / "news" / "news.jsonl.xz", random.Random(args.seed)), tokenizer, args.size)
    began, seen, average = time.monotonic(), 0, None
    with tqdm(total=round(args.minutes * 60), unit="s", desc="masked words") as bar:
        while (passed := time.monotonic() - began) < args.minutes * 60:
            # The schedule runs on the clock, so that a run ends when it was told to on any machine.
            part = passed / (args.minutes * 60)
            rate = args.rate * min(1.0, part / 0.06) * (0.5 * (1 + math.cos(math.pi * part)) + 0.01)
            for group in optimizer.param_groups:
                group["lr"] = rate
            rows = [next(stream) for _ in range(args.batch)]
            ids = torch.tensor([r[0] for r in rows])
            types = torch.tensor([r[1] for r in rows])
            hidden, chosen = mask(ids, tokenizer, len(tokenizer))
            with torch.autocast(device.type, torch.bfloat16):
                logits = model(hidden.to(device), types.to(device), chosen.to(device))
            loss = F.cross_entropy(logits.float(), ids[chosen].to(device))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += ids.numel()
            average = loss.item() if average is None else 0.98 * average + 0.02 * loss.item()
            bar.n = round(passed)
            bar.set_postfix(loss=f"{average:.3f}", tokens=f"{seen / 1e6:.2f}M", refresh=True)
    model.encoder.save_pretrained(args.output)
    tokenizer.save_pretrained(args.output)
    record = {"tokens": seen, "loss": average, "minutes": args.minutes, "rate": args.rate, "seed": args.seed}
    (args.output / "pretraining.json").write_text(json.dumps(record) + "\n", encoding="utf8")
    print(record)


if __name__ == "__main__":
    main()
