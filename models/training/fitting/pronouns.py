"""How much each feature of `models/resolution/pronouns.py` counts: the weights of `models/resolution/ranking.py`.

Each pronoun of a text is an example, with the earlier ones told.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from models.analysis import Span
from models.analyzer import Analyzer
from models.article import Reading
from models.document import read_document
from models.inference.tokens import read_pieces
from models.resolution.other_pronouns import OtherPronouns
from models.resolution.pronouns import NOBODY
from models.resolution.ranking import Features
from models.resolution.sources import Resolver
from models.training.measures.chain_sets import alike, names_of
from models.training.measures.records import read_records

Chain = Sequence[tuple[int, int]]
Example = tuple[dict[int, Features], set[int]]  # the candidates, and those that are right

NETWORKS, UNITS, DROPOUT = 3, 32, 0.2
EPOCHS, BATCH, RATE, DECAY = 30, 256, 3e-3, 0.05


class Taught(OtherPronouns):
    """Settles the pronouns that are in `chains` as those tell, and keeps in `seen` what it saw."""

    def __init__(self, chains: Sequence[Chain], seen: list[Example], *given: Any):
        super().__init__(*given)
        self.chains, self.seen = chains, seen
        sources = (i for i in self.told if self.mentions[i].source)
        self.places = [(Span(item.start, item.end), item.entity) for item in self.known]
        self.places += [(self.mentions[i].span, self.told[i]) for i in sources]

    def meant_by(self, i: int, features: Mapping[int, Features]) -> tuple[int | None, float]:
        entity, probability = super().meant_by(i, features)
        span = self.mentions[i].span
        chain = next((c for c in self.chains if (span.start, span.end) in c), None)
        right = self._entities_of(chain) if chain is not None else set()
        if right:
            self.seen.append((dict(features), right))
            told = [e for e in features if e in right]
            entity = entity if entity in right or not told else told[0]
        return entity, probability

    def _entities_of(self, chain: Chain) -> set[int]:
        spans = [Span(*place) for place in chain]
        return {entity for place, entity in self.places if any(alike(place, span) >= 0.5 for span in spans)}


def examples(analyzer: Analyzer, text: str, chains: Sequence[Chain]) -> list[Example]:
    """The pronouns of one text that are in its chains and are no source."""
    document = read_document(text)
    pieces = read_pieces(document, analyzer.tokenizer)
    scores = analyzer.encoder.read(pieces)
    if scores is None:
        return []
    reading, settings = Reading(analyzer, document, pieces, scores), analyzer.calibration
    types = analyzer.heads.read_claims([reading.read_again(p) for p in reading.proposals])["source_type"]
    mentions, mention_of = reading.mentions(types)
    frames = reading.frames(mention_of, types)
    seen: list[Example] = []
    Resolver(
        document,
        mentions,
        frames,
        settings.threshold,
        settings.trust,
        reading.capitals,
        reading.is_person,
        others=partial(Taught, chains, seen),
    )
    return seen


def gap_texts(path: Path) -> Iterator[tuple[str, list[Chain]]]:
    """The texts of GAP in which one of the two names is the pronoun's, with the chain of both."""
    for record in read_records(path):
        places = [(m["start"], m["end"]) for m in names_of(record) if m["entity_id"] == "P"]
        if places:
            yield record["text"], [[(record["pronoun"]["start"], record["pronoun"]["end"]), *places]]


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
