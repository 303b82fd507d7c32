"""How far apart two pieces stand, as the links see it: in pieces by steps that grow with the distance, and in
paragraphs.

A dot product of two states knows distance only through absolute places; a learnt bias for the distance (Shaw et al.,
2018; Raffel et al., 2020, for the growing buckets) says at once that a cue is near its content.
"""

from dataclasses import dataclass, field

import numpy as np

EDGES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192)
PIECE_BUCKETS = 2 * len(EDGES) + 1
MOST_PARAGRAPHS = 4
PARAGRAPH_BUCKETS = 2 * MOST_PARAGRAPHS + 1


def between(values: np.ndarray, limit: int) -> np.ndarray:
    """The values, none beyond -limit or limit; np.clip takes three times as long over a few."""
    return np.minimum(np.maximum(values, -limit), limit)


def row_mean(rows: np.ndarray) -> np.ndarray:
    """The mean row in float32 or better: rows.mean(0), which takes twice as long over a few.

    >>> row_mean(np.array([[1, 2], [3, 6]], np.float16))
    array([2., 4.], dtype=float32)
    """
    total: np.ndarray = np.add.reduce(rows, 0, np.float32 if rows.dtype == np.float16 else None)
    return total / total.dtype.type(len(rows))


def piece_buckets(distance: np.ndarray) -> np.ndarray:
    """Bucket of a signed distance in pieces (key minus query), 0 to PIECE_BUCKETS - 1.

    >>> piece_buckets(np.array([-500, -1, 0, 1, 5, 500])).tolist()
    [0, 14, 15, 16, 19, 30]
    """
    return len(EDGES) + np.sign(distance) * np.searchsorted(EDGES, np.abs(distance), side="right")


def paragraph_buckets(distance: np.ndarray) -> np.ndarray:
    """Bucket of a signed distance in paragraphs.

    >>> paragraph_buckets(np.array([-9, -1, 0, 2])).tolist()
    [0, 3, 4, 6]
    """
    return MOST_PARAGRAPHS + between(distance, MOST_PARAGRAPHS)


@dataclass(frozen=True, slots=True)
class DistanceBias:
    """What a link's logit gains by distance: tables (links, buckets)."""

    pieces: np.ndarray
    paragraphs: np.ndarray
    lines: np.ndarray = field(init=False, repr=False)  # (links, distances): the same by distance instead of bucket

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", self.pieces[:, piece_buckets(np.arange(-EDGES[-1], EDGES[-1] + 1))])

    def by_distance(self, link: int, distances: np.ndarray) -> np.ndarray:
        """What signed distances in pieces add; all beyond the last edge add what it does."""
        return self.lines[link][between(distances, EDGES[-1]) + EDGES[-1]]

    def mean(
        self, link: int, queries: np.ndarray, query_paragraphs: np.ndarray, keys: np.ndarray, key_paragraphs: np.ndarray
    ) -> np.ndarray:
        """The bias of each key (keys), averaged over the queries; all arguments are places."""
        if _run(keys) and _run(queries):
            by_pieces = self._by_runs(link, queries, keys)
        else:
            by_pieces = self.by_distance(link, keys[None, :] - queries[:, None])
        # A part lies within one paragraph: then all of its pieces are as many paragraphs away.
        if query_paragraphs[0] == query_paragraphs[-1]:
            query_paragraphs = query_paragraphs[:1]
        by_paragraphs = self.paragraphs[link][paragraph_buckets(key_paragraphs[None, :] - query_paragraphs[:, None])]
        # Into an array of our own, so that a mean adds up its rows in their order whatever the strides.
        return row_mean(np.add(by_pieces, by_paragraphs, out=np.empty(by_pieces.shape, by_pieces.dtype)))

    def _by_runs(self, link: int, queries: np.ndarray, keys: np.ndarray) -> np.ndarray:
        """What the distances between two runs of places add (queries, keys): each diagonal is one distance, so that all
        are a view of what those from the farthest query to the farthest key add."""
        line = self.by_distance(link, np.arange(keys[0] - queries[-1], keys[-1] - queries[0] + 1))
        (step,) = line.strides
        return np.lib.stride_tricks.as_strided(
            line[len(queries) - 1 :], (len(queries), len(keys)), (-step, step), writeable=False
        )


def _run(places: np.ndarray) -> bool:
    """Whether rising places leave none out."""
    return len(places) > 0 and int(places[-1]) - int(places[0]) == len(places) - 1
