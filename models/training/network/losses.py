"""What the network is asked to get right, head by head."""

from collections.abc import Sequence

import torch
from torch.nn import functional as F

from models.training.batches.examples import IGNORE
from models.training.batches.questions import Question, gather
from models.training.batches.tensors import Batch, pool
from models.training.network.model import LINKS, WhenceModel, paragraphs_of

# Pieces of one content nearly all say the same of its cue: a sample of them teaches as much for a fifth of the work.
MOST_QUERIES = 48

WEIGHTS = {
    "tags": 1.0,
    "tag_pieces": 0.5,
    "inner": 0.3,
    "names": 0.2,
    "cue": 0.6,
    "source": 0.5,
    "inner_cue": 0.1,
    "antecedent": 0.4,
    "kind": 0.2,
    "commitment": 0.4,
    "source_type": 0.3,
    "stance": 0.5,
}


def mean(values: list[torch.Tensor]) -> torch.Tensor:
    return torch.stack(values).mean()


def some_queries(rows: torch.Tensor, most: int = MOST_QUERIES) -> tuple[torch.Tensor, torch.Tensor]:
    """Places (batch, n) of at most `most` pieces a window that have a link, drawn at random, and what they link to;
    rows with fewer are filled up with places whose label is IGNORE."""
    labelled = rows != IGNORE
    count = min(most, int(labelled.sum(1).max()))
    places = (torch.rand(rows.shape, device=rows.device) + labelled).topk(count, 1).indices
    return places, rows.gather(1, places)


def losses(model: WhenceModel, out: dict[str, torch.Tensor], batch: Batch) -> dict[str, torch.Tensor]:
    """Unweighted loss of each head that the batch has labels for."""
    found: dict[str, torch.Tensor] = {}
    tagged = [i for i, e in enumerate(batch.examples) if e.tags is not None]
    if tagged:
        rows = torch.tensor(tagged)
        tags = batch.rows([batch.examples[i].tags if i in set(tagged) else None for i in range(len(batch.examples))])
        found["tags"] = model.chain.loss(out["tags"][rows], tags[rows].clamp(min=0), batch.lengths[rows])
        found["tag_pieces"] = F.cross_entropy(out["tags"].float().flatten(0, 1), tags.flatten(), ignore_index=IGNORE)
    for name in ("inner", "names"):
        values = [getattr(e, name) for e in batch.examples]
        if any(v is not None and (v != IGNORE).any() for v in values):
            found[name] = F.cross_entropy(
                out[name].float().flatten(0, 1), batch.rows(values).flatten(), ignore_index=IGNORE
            )
    padding = batch.attention == 0
    paragraphs = paragraphs_of(batch.types)
    places = torch.arange(batch.ids.size(1), device=batch.ids.device)
    for name in ("cue", "source", "inner_cue"):
        rows = batch.rows([e.links.get(name) for e in batch.examples])
        if (rows != IGNORE).any():
            which = LINKS.index(name)
            asking, right = some_queries(rows)
            logits = model.link_logits(out, which, asking, batch.types, padding)
            found[name] = F.cross_entropy(logits.flatten(0, 1), right.flatten(), ignore_index=IGNORE)
    asked = [(i, q, others) for i, e in enumerate(batch.examples) for q, others in e.antecedents]
    if asked:
        which = LINKS.index("antecedent")
        row = torch.tensor([i for i, _, _ in asked])
        query = torch.tensor([q for _, q, _ in asked])
        logits = torch.einsum("nw,nkw->nk", out["queries"][row, query, which], out["keys"][row, :, which]).float()
        logits = logits + model.distance(which, query[:, None], places, paragraphs[row])[:, 0]
        barred = padding[row].clone()
        barred[torch.arange(len(asked)), query] = True
        logits = logits.masked_fill(barred, -1e4)
        right = torch.zeros_like(logits, dtype=torch.bool)
        for n, (_, _, others) in enumerate(asked):
            right[n, torch.from_numpy(others)] = True
        # Any of the right places will do: the marginal likelihood of Lee et al. (2017).
        found["antecedent"] = (torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~right, -1e4), 1)).mean()
    return found


def question_losses(model: WhenceModel, lower: torch.Tensor, questions: Sequence[Question]) -> dict[str, torch.Tensor]:
    """Unweighted loss of each claim head, as the second pass reads the passages out of `lower` (rows, size, width)."""
    found: dict[str, torch.Tensor] = {}
    if not questions:
        return found
    states, marked, attention = gather(lower, questions)
    states = model.dropout(model.read_again(states, marked, attention))
    claims = [
        (i, q) for i, q in enumerate(questions) if q.kind != IGNORE or q.commitment != IGNORE or q.source_type != IGNORE
    ]
    if claims:
        pooled, present = pool(states, [(i, q.parts) for i, q in claims])
        logits = model.read_claims(pooled, present)
        for name in ("kind", "commitment", "source_type"):
            labels = torch.tensor([getattr(q, name) for _, q in claims], device=states.device)
            if (labels != IGNORE).any():
                found[name] = F.cross_entropy(logits[name].float(), labels, ignore_index=IGNORE)
    targets = [(i, q.parts, place, stance) for i, q in enumerate(questions) for place, stance in q.targets]
    if targets:
        pooled, present = pool(states, [(i, (*parts, place)) for i, parts, place, _ in targets])
        labels = torch.tensor([stance for *_, stance in targets], device=states.device)
        found["stance"] = F.cross_entropy(model.read_targets(pooled, present).float(), labels)
    return found


def total(found: dict[str, torch.Tensor], weights: dict[str, float] = WEIGHTS) -> torch.Tensor:
    return sum(weights[name] * value for name, value in found.items())
