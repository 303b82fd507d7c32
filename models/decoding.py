"""Tag scores -> the most probable sequence of tags that makes sense (Viterbi, 1967), paragraph by paragraph.

A span begins and ends at the edges of words and never runs over a paragraph's end. All paragraphs of about a length are
decoded side by side, so that the loop over positions does its work in NumPy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
    found = np.zeros(len(scores), np.int64)
    sizes = np.array(lengths, np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]) if len(sizes) else sizes
    inside = within_words(tags)
    order = np.argsort(sizes, kind="stable")
    at = 0
    while at < len(order):
        # Lengths within a factor of two go together: the padded area stays below twice the text.
        stop = int(np.searchsorted(sizes[order], 2 * sizes[order[at]], side="right"))
        group = order[at:stop]
        longest = int(sizes[group].max())
        places = np.minimum(starts[group, None] + np.arange(longest), len(scores) - 1)
        best = _best(scores[places], words[places], sizes[group], transitions, inside)
        for row, paragraph in enumerate(group):
            found[starts[paragraph] : starts[paragraph] + sizes[paragraph]] = best[row, : sizes[paragraph]]
        at = stop
    return found


def _best(
    scores: np.ndarray, words: np.ndarray, sizes: np.ndarray, transitions: Transitions, inside: np.ndarray
) -> np.ndarray:
    rows, longest, _ = scores.shape
    back = np.zeros(scores.shape, np.int8)
    total = scores[:, 0] + transitions.first
    keep = np.arange(transitions.first.size, dtype=np.int8)
    for i in range(1, longest):
        step = np.where(words[:, i, None, None], transitions.steps, np.maximum(transitions.steps + inside, NEVER))
        ways = total[:, :, None] + step
        chosen = ways.argmax(1)
        live = (i < sizes)[:, None]
        back[:, i] = np.where(live, chosen, keep)
        total = np.where(live, np.take_along_axis(ways, chosen[:, None], 1)[:, 0] + scores[:, i], total)
    best = np.zeros((rows, longest), np.int64)
    best[:, -1] = total.argmax(1)
    for i in range(longest - 1, 0, -1):
        best[:, i - 1] = back[np.arange(rows), i, best[:, i]]
    return best


def spans_of(decoded: np.ndarray, tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """(label, first piece, one past the last) of the spans that a tag sequence spells, in order.

    >>> spans_of(np.array([1, 2, 0, 1]), ("O", "B-cue", "I-cue"))
    [('cue', 0, 2), ('cue', 3, 4)]
    """
    found: list[tuple[str, int, int]] = []
    begins = [t.startswith("B-") for t in tags]
    for i in np.flatnonzero(decoded):
        tag = int(decoded[i])
        label = tags[tag][2:]
        if not begins[tag] and found and found[-1][2] == i and found[-1][0] == label:
            found[-1] = (label, found[-1][1], int(i) + 1)
        else:
            found.append((label, int(i), int(i) + 1))
    return found
