"""Document -> windows -> one pass of the network -> scores for every piece of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from models.deadline import in_time
from models.inference.distance import row_mean
from models.inference.rows import FewRows, Rows
from models.inference.tokens import CAPITALISED, CASES, SEPARATOR_TYPE, UPPER, Pieces
from models.inference.windows import windows
from models.labels import LINKS, TAGS

# Texts of more pieces (about 17,000 characters) keep their states, queries and keys in a quarter of the room: in full,
# those of 100,000 characters take 100 MiB, more than a worker at rest has to itself.
MOST_WHOLE = 4096

# How far the best logit must be above others that need not be thought of then; more where votes may still lift one.
SURE, SURE_WITH_VOTES = 3.0, 6.0
NO_SOURCE = [i for i, tag in enumerate(TAGS) if not tag.endswith("source")]
INNER_CUE, ANTECEDENT = LINKS.index("inner_cue"), LINKS.index("antecedent")

# A target's name is read up to this many pieces.
MOST_TAIL = 48


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the pieces of a text, in text order; the wide ones of a long text are rounded.

    lower (pieces, width): states from the middle of the encoder, which the second pass goes on from; tags, inner
    (pieces, 7) and names (pieces, 9): logits; queries and keys, for each link (pieces, link width): a link's logit is
    the dot product of a query and a key; nothing (pieces, links): the logit of linking nowhere.
    """

    lower: Rows
    tags: np.ndarray
    inner: np.ndarray
    names: np.ndarray
    queries: tuple[Rows, ...]
    keys: tuple[Rows, ...]
    nothing: np.ndarray

    def query(self, part: slice, link: int) -> np.ndarray:
        """The mean query (link width) of the pieces of a part."""
        return row_mean(self.queries[link].take(part))

    def keys_of(self, places: np.ndarray, link: int) -> np.ndarray:
        """The keys (places, link width) of some pieces."""
        return self.keys[link].take(places)

    def keeping(self, link: int) -> "Scores":
        """The same with queries and keys of one link alone: those of a long text are most of what it needs."""
        queries, keys = (
            tuple(part if i == link else Rows(0, 0) for i, part in enumerate(parts))
            for parts in (self.queries, self.keys)
        )
        return replace(self, queries=queries, keys=keys)


def asked_of(tags: np.ndarray, inner: np.ndarray, names: np.ndarray, types: np.ndarray) -> dict[int, np.ndarray]:
    """Which pieces (pieces, bool) may be either end of a link, for the links that few can be: claims within claims,
    and mentions. By the logits of their tags (pieces, labels) and their types (pieces)."""
    within = ~sure(inner, [0])
    capital = np.isin(types % CASES, (CAPITALISED, UPPER))
    mention = capital | ~sure(names, [0]) | ~sure(tags, NO_SOURCE, SURE_WITH_VOTES) | ~sure(inner, NO_SOURCE)
    return {INNER_CUE: within, ANTECEDENT: mention}


def sure(logits: np.ndarray, labels: list[int], least: float = SURE) -> np.ndarray:
    """Whether the best of some labels is at least so far above all others (pieces)."""
    others = [i for i in range(logits.shape[1]) if i not in labels]
    return logits[:, labels].max(1) - logits[:, others].max(1) >= least


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


class Encoder:
    """The network in ONNX Runtime."""

    def __init__(self, path: Path, settings: dict[str, Any], threads: int = 1):
        self.session = session(path, threads)
        self.cls, self.size, self.overlap = settings["cls_token_id"], settings["window"], settings["overlap"]
        self.outputs = ["lower", "tags", "inner", "names", "queries", "keys"]

    def read(self, pieces: Pieces, deadline: float | None = None) -> Scores | None:
        """Read a text window by window; None where it has no pieces.

        Raises DeadlineExceeded once time.monotonic() has passed `deadline`, which is looked at between windows.
        """
        scores: Scores | None = None
        for window in windows(pieces.lengths, self.size - 1, self.overlap):
            in_time(deadline)
            found = self.run(pieces.ids[window.start : window.stop], pieces.types[window.start : window.stop])
            if scores is None:
                scores = self.room(len(pieces.ids), found)
            # Copied at once: a view would hold all of a window's outputs, and ONNX Runtime's arena would grow by them.
            keep = slice(window.keep_start, window.keep_stop)
            kept = [part[keep.start - window.start + 1 : keep.stop - window.start + 1] for part in found]
            scores.lower.put(keep, kept[0])
            for column, part in zip((scores.tags, scores.inner, scores.names), kept[1:], strict=False):
                column[keep] = part
            wanted = asked_of(kept[1], kept[2], kept[3], pieces.types[keep])
            for link, (query, key) in enumerate(zip(scores.queries, scores.keys, strict=True)):
                query.put(keep, kept[4][:, link], wanted.get(link))
                key.put(keep, kept[5][:, link], wanted.get(link))
            scores.nothing[keep] = np.einsum("plw,lw->pl", kept[4], found[5][0])
        return scores

    def room(self, count: int, found: Sequence[np.ndarray]) -> Scores:
        """Empty scores of a text of `count` pieces, shaped like the outputs `found` of a window."""
        small = count > MOST_WHOLE
        lower, tags, inner, names = (part.shape[1] for part in found[:4])
        links, width = found[4].shape[1:]

        def rows_of(link: int) -> Rows:
            return FewRows(count, width) if small and link in (INNER_CUE, ANTECEDENT) else Rows(count, width, small)

        return Scores(
            Rows(count, lower, small),
            np.empty((count, tags), np.float32),
            np.empty((count, inner), np.float32),
            np.empty((count, names), np.float32),
            tuple(rows_of(link) for link in range(links)),
            tuple(rows_of(link) for link in range(links)),
            np.empty((count, links), np.float32),
        )

    def lower_of(self, pieces: Pieces) -> np.ndarray:
        """Lower states (at most MOST_TAIL pieces, width) of a few words by themselves, their separator last."""
        ids, types = pieces.ids, pieces.types
        if len(ids) > MOST_TAIL:
            ids, types = (np.concatenate([a[: MOST_TAIL - 1], a[-1:]]) for a in (ids, types))
        return self.run(ids, types)[0][1:]

    def run(self, ids: np.ndarray, types: np.ndarray) -> list[np.ndarray]:
        """One window without its [CLS]: ids, types (pieces) -> outputs (pieces + 1, ...), [CLS] first."""
        feed = {
            "ids": np.concatenate([[self.cls], ids])[None],
            "types": np.concatenate([[SEPARATOR_TYPE], types])[None],
        }
        return [part[0] for part in self.session.run(self.outputs, feed)]


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis.

    >>> softmax(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)
