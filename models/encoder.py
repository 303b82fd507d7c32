"""Document -> windows -> one pass of the network -> scores for every piece of the text."""

import time
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from models.analysis import DeadlineExceeded
from models.tokens import SEPARATOR_TYPE, Pieces
from models.windows import windows

# A target's name is read up to this many pieces: ten of them and a window fit into the encoder's 512 places.
MOST_TAIL = 24


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the pieces of a text, in text order; float32 arrays.

    states (pieces, width); tags, inner (pieces, 7) and names (pieces, 9): logits; queries and keys (pieces, links, link
    width): a link's logit is the dot product of a query and a key; nothing (pieces, links): the logit of linking
    nowhere.
    """

    states: np.ndarray
    tags: np.ndarray
    inner: np.ndarray
    names: np.ndarray
    queries: np.ndarray
    keys: np.ndarray
    nothing: np.ndarray


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """An ONNX Runtime session that is safe to fork and to run many times with other shapes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Idle threads that spin take the core from the next worker.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        path.read_bytes() if not path.with_suffix(".data").exists() else str(path),
        options,
        providers=["CPUExecutionProvider"],
    )


@dataclass(frozen=True, slots=True)
class TailStates:
    """States of the pieces (pieces, width) and of every tail in every window, from a pass with tails."""

    states: np.ndarray
    ends: list[int]
    tails: list[list[np.ndarray]]

    def of(self, piece: int, tail: int) -> tuple[np.ndarray, np.ndarray]:
        """All states, and those of one tail (its pieces, width) in the window that keeps `piece`."""
        return self.states, self.tails[bisect_right(self.ends, piece)][tail]


class Encoder:
    """The network in ONNX Runtime."""

    def __init__(self, path: Path, settings: dict[str, Any], threads: int = 1):
        self.session = session(path, threads)
        self.cls, self.size, self.overlap = settings["cls_token_id"], settings["window"], settings["overlap"]
        self.outputs = ["states", "tags", "inner", "names", "queries", "keys"]

    def read(self, pieces: Pieces, deadline: float | None = None) -> Scores | None:
        """Read a text window by window; None where it has no pieces.

        Raises DeadlineExceeded once time.monotonic() has passed `deadline`, which is looked at between windows.
        """
        kept: list[list[np.ndarray]] = []
        nothing: list[np.ndarray] = []
        for window in windows(pieces.lengths, self.size - 1, self.overlap):
            if deadline is not None and time.monotonic() > deadline:
                raise DeadlineExceeded
            found = self.run(pieces.ids[window.start : window.stop], pieces.types[window.start : window.stop])
            keep = slice(window.keep_start - window.start + 1, window.keep_stop - window.start + 1)
            kept.append([part[keep] for part in found])
            nothing.append(np.einsum("plw,lw->pl", kept[-1][4], found[5][0]))
        if not kept:
            return None
        states, tags, inner, names, queries, keys = (np.concatenate(columns) for columns in zip(*kept, strict=True))
        return Scores(states, tags, inner, names, queries, keys, np.concatenate(nothing))

    def read_with_tails(self, pieces: Pieces, tails: Sequence[Pieces], deadline: float | None = None) -> "TailStates":
        """Read every window again with the tails (each with its separator) behind it; raises DeadlineExceeded as `read`
        does."""
        ids = np.concatenate([t.ids[:MOST_TAIL] for t in tails])
        types = np.concatenate([t.types[:MOST_TAIL] for t in tails])
        edges = np.cumsum([0, *(min(len(t.ids), MOST_TAIL) for t in tails)])
        states, ends, after = [], [], []
        for window in windows(pieces.lengths, self.size - 1, self.overlap):
            if deadline is not None and time.monotonic() > deadline:
                raise DeadlineExceeded
            found = self.run(
                np.concatenate([pieces.ids[window.start : window.stop], ids]),
                np.concatenate([pieces.types[window.start : window.stop], types]),
            )[0][1:]
            size = window.stop - window.start
            states.append(found[window.keep_start - window.start : window.keep_stop - window.start])
            after.append([found[size + a : size + b - 1] for a, b in pairwise(edges)])
            ends.append(window.keep_stop)
        return TailStates(np.concatenate(states), ends, after)

    def run(self, ids: np.ndarray, types: np.ndarray) -> list[np.ndarray]:
        """One window without its [CLS]: ids, types (pieces) -> outputs (pieces + 1, ...), [CLS] first."""
        feed = {
            "ids": np.concatenate([[self.cls], ids])[None],
            "types": np.concatenate([[SEPARATOR_TYPE], types])[None],
        }
        return [part[0] for part in self.session.run(self.outputs, feed)]


def pooled(states: np.ndarray, sets: Sequence[Sequence[np.ndarray]]) -> tuple[np.ndarray, np.ndarray]:
    """Mean states (sets, roles, width) of piece sets, one list of index arrays a set, and which are not empty (sets,
    roles)."""
    means = np.zeros((len(sets), len(sets[0]), states.shape[1]), np.float32)
    present = np.zeros(means.shape[:2], bool)
    for i, parts in enumerate(sets):
        for j, positions in enumerate(parts):
            if len(positions):
                means[i, j] = states[positions].mean(0)
                present[i, j] = True
    return means, present


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
