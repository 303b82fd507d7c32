"""Tag scores -> the most probable sequence of tags that makes sense (Viterbi, 1967), paragraph by paragraph.

A span begins and ends at the edges of words and never runs over a paragraph’s end. All paragraphs are decoded side by
side, so that one loop over positions does its work in NumPy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Transitions:
    """Scores of the steps between tags (tags, tags) and of the first tag (tags), as the network's chain learnt them."""

    steps: np.ndarray
    first: np.ndarray


def allowed(tags: Sequence[str]) -> Transitions:
    """Transitions that only forbid what BIO forbids.

    >>> allowed(("O", "B-cue", "I-cue")).first.tolist()
    [0.0, 0.0, -10000.0]
    """
    steps = np.array([[NEVER if b.startswith("I-") and a[2:] != b[2:] else 0 for b in tags] for a in tags], np.float32)
    first = np.array([NEVER if t.startswith("I-") else 0 for t in tags], np.float32)
    return Transitions(steps, first)


def within_words(tags: Sequence[str]) -> np.ndarray:
    """Steps (tags, tags) onto a piece that goes on a word: the tag goes on as well."""
    goes_on = [[a == b == "O" or (b.startswith("I-") and a[2:] == b[2:]) for b in tags] for a in tags]
    return np.where(goes_on, 0, NEVER).astype(np.float32)


def decode(
    scores: np.ndarray, words: np.ndarray, lengths: Sequence[int], tags: Sequence[str], transitions: Transitions
) -> np.ndarray:
    """The best tags (pieces) for logits `scores` (pieces, tags) of paragraphs of `lengths` pieces."""
    sizes = np.array([n for n in lengths if n], np.int64)
    if not len(sizes):
        return np.zeros(0, np.int64)
    starts = np.cumsum(sizes) - sizes
    order = np.argsort(-sizes, kind="stable")
    # Longest paragraph first: those that still run at a position are the first `live[i]` rows, and the pieces that
    # stand at it in their paragraphs lie side by side from `edges[i]` on. Nothing is padded.
    live = np.searchsorted(-sizes[order], -np.arange(sizes[order[0]]), side="left")
    edges = np.concatenate([[0], np.cumsum(live)])
    rank = np.empty(len(sizes), np.int64)
    rank[order] = np.arange(len(sizes))
    position = np.arange(len(scores)) - np.repeat(starts, sizes)
    places = np.empty(len(scores), np.int64)
    places[edges[position] + np.repeat(rank, sizes)] = np.arange(len(scores))
    found = np.empty(len(scores), np.int64)
    found[places] = _best(scores[places], words[places], sizes[order], edges.tolist(), transitions, within_words(tags))
    return found


def _best(
    scores: np.ndarray,
    words: np.ndarray,
    sizes: np.ndarray,
    edges: Sequence[int],
    transitions: Transitions,
    inside: np.ndarray,
) -> np.ndarray:
    """The best tags, position by position; those at position i stand at edges[i] up to edges[i + 1]."""
    steps = np.stack([np.maximum(transitions.steps + inside, NEVER), transitions.steps])
    begins = words.astype(np.int8)
    back = np.zeros(scores.shape, np.int8)
    total = scores[: edges[1]] + transitions.first
    for at, stop in pairwise(edges[1:]):
        ways = total[: stop - at, :, None] + steps[begins[at:stop]]
        back[at:stop] = ways.argmax(1)
        total[: stop - at] = ways.max(1) + scores[at:stop]
    best = np.zeros(len(scores), np.int64)
    # A row's total stays as it was after its last piece.
    best[np.array(edges)[sizes - 1] + np.arange(len(sizes))] = total.argmax(1)
    for before, (at, stop) in zip(reversed(edges[:-2]), reversed(list(pairwise(edges[1:]))), strict=True):
        best[before : before + stop - at] = back[np.arange(at, stop), best[at:stop]]
    return best


def spans_of(decoded: np.ndarray, tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """(label, first piece, one past the last) of the spans that a tag sequence spells, in order.

    >>> spans_of(np.array([1, 2, 0, 1]), ("O", "B-cue", "I-cue"))
    [('cue', 0, 2), ('cue', 3, 4)]
    """
    labels = [t[2:] for t in tags]
    # The same number for B-x and I-x; none for O.
    same = np.array([labels.index(label) for label in labels])[decoded]
    begins = np.array([t.startswith("B-") for t in tags])[decoded]
    inside = decoded != 0
    goes_on = np.zeros(len(decoded), bool)
    goes_on[1:] = inside[1:] & inside[:-1] & ~begins[1:] & (same[1:] == same[:-1])
    firsts = np.flatnonzero(inside & ~goes_on)
    lasts = np.flatnonzero(inside & ~np.append(goes_on[1:], False))
    return [(tags[decoded[a]][2:], int(a), int(b) + 1) for a, b in zip(firsts, lasts, strict=True)]
