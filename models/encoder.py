"""Document -> windows -> one pass of the network -> scores for every piece of the text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from models.deadline import in_time
from models.distance import row_mean
from models.tokens import SEPARATOR_TYPE, Pieces
from models.windows import windows

# Texts of more pieces (about 17,000 characters) keep their states, queries and keys in half precision: in full, those
# of 100,000 characters take 100 MiB, more than a worker at rest has to itself. The error is as small as that of the
# weights, which are shipped in half precision: of 316 claims in 60,000 characters of news none changed.
MOST_WHOLE = 4096

# A target's name is read up to this many pieces: ten of them and a window fit into the encoder's 512 places.
MOST_TAIL = 24


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the pieces of a text, in text order; float32, the wide ones of a long text float16.

    states (pieces, width); tags, inner (pieces, 7) and names (pieces, 9): logits; queries and keys (pieces, links, link
    width): a link's logit is the dot product of a query and a key; nothing (pieces, links): the logit of linking
    nowhere. `pooled`, `query` and `keys_of` compute in float32 from either.
    """

    states: np.ndarray
    tags: np.ndarray
    inner: np.ndarray
    names: np.ndarray
    queries: np.ndarray
    keys: np.ndarray
    nothing: np.ndarray

    def query(self, part: slice, link: int) -> np.ndarray:
        """The mean query (link width) of the pieces of a part."""
        return row_mean(self.queries[part, link])

    def keys_of(self, places: np.ndarray, link: int) -> np.ndarray:
        """The keys (places, link width) of some pieces."""
        return self.keys[places, link].astype(np.float32, copy=False)


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
        columns: list[np.ndarray] = []
        for window in windows(pieces.lengths, self.size - 1, self.overlap):
            in_time(deadline)
            found = self.run(pieces.ids[window.start : window.stop], pieces.types[window.start : window.stop])
            if not columns:
                columns = self.room(len(pieces.ids), found)
            # Copied at once: a view would hold all of a window's outputs, and ONNX Runtime's arena would grow by them.
            keep = slice(window.keep_start, window.keep_stop)
            for column, part in zip(columns, found, strict=False):
                column[keep] = part[keep.start - window.start + 1 : keep.stop - window.start + 1]
            queries = found[4][keep.start - window.start + 1 : keep.stop - window.start + 1]
            columns[-1][keep] = np.einsum("plw,lw->pl", queries, found[5][0])
        return Scores(*columns) if columns else None

    def room(self, count: int, found: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Empty columns for the scores of a text of `count` pieces, shaped like the outputs `found` of a window."""
        wide = np.float16 if count > MOST_WHOLE else np.float32
        types = [wide if name in ("states", "queries", "keys") else np.float32 for name in self.outputs]
        shapes = [(count, *part.shape[1:]) for part in found]
        links = found[4].shape[1]
        return [np.empty(s, t) for s, t in zip((*shapes, (count, links)), (*types, np.float32), strict=True)]

    def read_with_tails(self, pieces: Pieces, tails: Sequence[Pieces], deadline: float | None = None) -> "TailStates":
        """Read every window again with the tails (each with its separator) behind it; raises DeadlineExceeded as `read`
        does."""
        ids = np.concatenate([t.ids[:MOST_TAIL] for t in tails])
        types = np.concatenate([t.types[:MOST_TAIL] for t in tails])
        edges = np.cumsum([0, *(min(len(t.ids), MOST_TAIL) for t in tails)])
        states = np.zeros((0, 0), np.float32)
        ends: list[int] = []
        after: list[list[np.ndarray]] = []
        for window in windows(pieces.lengths, self.size - 1, self.overlap):
            in_time(deadline)
            found = self.run(
                np.concatenate([pieces.ids[window.start : window.stop], ids]),
                np.concatenate([pieces.types[window.start : window.stop], types]),
            )[0][1:]
            size = window.stop - window.start
            if not ends:
                wide = np.float16 if len(pieces.ids) > MOST_WHOLE else np.float32
                states = np.empty((len(pieces.ids), found.shape[1]), wide)
            states[window.keep_start : window.keep_stop] = found[
                window.keep_start - window.start : window.keep_stop - window.start
            ]
            after.append([found[size + a : size + b - 1].copy() for a, b in pairwise(edges)])
            ends.append(window.keep_stop)
        return TailStates(states, ends, after)

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
                means[i, j] = row_mean(states[positions])
                present[i, j] = True
    return means, present


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
