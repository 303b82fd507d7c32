"""Claims of windows -> what the second pass is asked: a passage, its marks, and the labels of its heads.

The network's lower layers read windows and tails (a target or claim that stands behind the text) each by itself; the
second pass reads a passage of the one, with the other behind it (models/inference/passages.py).
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch

from models.inference.passages import marks, passage, within
from models.inference.tokens import SEPARATOR_TYPE
from models.labels import STANCES
from models.training.batches.examples import IGNORE, Example, Roles
from models.training.batches.tensors import Batch, collate

# How often a target within a claim is asked about by its name behind the claim, as a target of a request is that stands
# elsewhere, and how often a name that the claim does not hold.
BEHIND, FOREIGN = 0.3, 0.3


@dataclass(frozen=True, slots=True)
class Question:
    """One passage: `row` and `places` of its pieces among the windows, the row of its tail (None: it has none), what
    each piece is to the claim; the claim's parts as places within the passage; labels, IGNORE where unknown."""

    row: int
    places: np.ndarray
    tail: int | None
    tail_size: int
    marks: np.ndarray
    parts: tuple[np.ndarray, np.ndarray, np.ndarray]
    kind: int = IGNORE
    commitment: int = IGNORE
    source_type: int = IGNORE
    targets: tuple[tuple[np.ndarray, int], ...] = ()


@dataclass(slots=True)
class Asked:
    """Windows and tails as one batch, and the questions about them."""

    batch: Batch
    questions: list[Question] = field(default_factory=list)


class Asking:
    """Turns examples into questions; tails are drawn at random."""

    def __init__(self, tokenizer, rng: random.Random):
        self.cls, self.sep, self.pad = tokenizer.cls_token_id, tokenizer.sep_token_id, tokenizer.pad_token_id
        self.rng = rng

    def ask(self, examples: Sequence[Example]) -> Asked:
        """All claims of the examples as questions."""
        rows: list[Example] = [self.text(e) for e in examples]
        questions: list[Question] = []

        def tail(ids: np.ndarray, types: np.ndarray) -> int:
            rows.append(
                Example(
                    np.concatenate([[self.cls], ids, [self.sep]]),
                    np.concatenate([[SEPARATOR_TYPE], types, [SEPARATOR_TYPE]]),
                )
            )
            return len(rows) - 1

        for row, example in enumerate(examples):
            for roles in example.roles:
                if example.tail is not None:
                    number = tail(example.ids[example.tail : -1], example.types[example.tail : -1])
                    questions.append(self.with_tail(example, row, roles, number, len(rows[number].ids) - 1))
                else:
                    questions += self.of_claim(example, row, roles, tail, rows)
        return Asked(collate(rows, self.pad), questions)

    def text(self, example: Example) -> Example:
        """The example without its tail."""
        stop = example.tail if example.tail is not None else len(example.ids)
        return Example(example.ids[:stop], example.types[:stop])

    def with_tail(self, example: Example, row: int, roles: Roles, tail: int, size: int) -> Question:
        """A question of a pair: about what stands behind the text."""
        places = np.arange(1, example.tail)
        content = roles.content[roles.content < example.tail]
        parts = tuple(within(places, part) for part in (content, roles.cue, roles.source))
        behind = np.arange(len(places), len(places) + size - 1)  # its separator is not part of it
        found = marks(len(places), *parts, size)
        if roles.commitment != IGNORE:
            # The claim itself is what stands behind: it takes the content's place.
            return Question(row, places, tail, size, found, (behind, *parts[1:]), commitment=roles.commitment)
        return Question(row, places, tail, size, found, parts, targets=((behind, roles.targets[0][1]),))

    def of_claim(self, example: Example, row: int, roles: Roles, tail, rows: list[Example]) -> list[Question]:
        """The questions about one claim: itself with the targets in its passage, and one for each target behind it."""
        if example.sentences is None:
            places = np.arange(1, len(example.ids))
        else:
            places = passage(example.sentences, roles.content, roles.cue, roles.source)
        parts = tuple(within(places, part) for part in (roles.content, roles.cue, roles.source))
        inside, behind = [], []
        for positions, stance in roles.targets:
            here = within(places, positions)
            paired = example.sentences is None
            if not len(here) or (not paired and self.rng.random() < BEHIND):
                behind.append((example.ids[positions], example.types[positions], stance))
            if len(here):
                inside.append((here, stance))
        if roles.targets and example.sentences is not None and self.rng.random() < FOREIGN:
            behind += self.foreign(example, roles, places)
        found = [
            Question(
                row,
                places,
                None,
                0,
                marks(len(places), *parts),
                parts,
                roles.kind,
                roles.commitment,
                roles.source_type,
                tuple(inside),
            )
        ]
        for ids, types, stance in behind:
            number = tail(ids, types)
            size = len(rows[number].ids) - 1
            asked = np.arange(len(places), len(places) + size - 1)
            found.append(
                Question(row, places, number, size, marks(len(places), *parts, size), parts, targets=((asked, stance),))
            )
        return found

    def foreign(self, example: Example, roles: Roles, places: np.ndarray) -> list[tuple[np.ndarray, np.ndarray, int]]:
        """A target of another claim of the window that does not stand in this one's passage: no side is taken."""
        others = [
            p for other in example.roles if other is not roles for p, _ in other.targets if not len(within(places, p))
        ]
        own = {tuple(example.ids[p]) for p, _ in roles.targets} | {tuple(example.ids[roles.source])}
        others = [p for p in others if tuple(example.ids[p]) not in own]
        if not others:
            return []
        positions = self.rng.choice(others)
        return [(example.ids[positions], example.types[positions], STANCES.index("neutral"))]


def gather(lower: torch.Tensor, questions: Sequence[Question]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The passages of questions out of the lower states (rows, size, width) of their windows: states (questions, size,
    width), marks and attention (questions, size)."""
    size = lower.size(1)
    longest = max(len(q.marks) for q in questions)
    index = np.zeros((len(questions), longest), np.int64)
    marked = np.zeros((len(questions), longest), np.int64)
    attention = np.zeros((len(questions), longest), np.int64)
    for i, q in enumerate(questions):
        own = q.places + q.row * size
        if q.tail is not None:
            own = np.concatenate([own, np.arange(1, 1 + q.tail_size) + q.tail * size])
        index[i, : len(own)], marked[i, : len(own)], attention[i, : len(own)] = own, q.marks, 1
    device = lower.device
    states = lower.reshape(-1, lower.size(2))[torch.from_numpy(index).to(device)]
    return states, torch.from_numpy(marked).to(device), torch.from_numpy(attention).to(device)
