"""How far apart two pieces stand, as the links see it: in pieces by steps that grow with the distance, and in
paragraphs.

A dot product of two states knows distance only through absolute places; a learnt bias for the distance (Shaw et al.,
2018; Raffel et al., 2020, for the growing buckets) says at once that a cue is near its content.
"""

from dataclasses import dataclass

import numpy as np

EDGES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192)
PIECE_BUCKETS = 2 * len(EDGES) + 1
MOST_PARAGRAPHS = 4
PARAGRAPH_BUCKETS = 2 * MOST_PARAGRAPHS + 1


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
    return MOST_PARAGRAPHS + np.clip(distance, -MOST_PARAGRAPHS, MOST_PARAGRAPHS)


# The bucket of each distance from -EDGES[-1] to EDGES[-1]; all further ones fall into the last two.
_BUCKETS = piece_buckets(np.arange(-EDGES[-1], EDGES[-1] + 1))


@dataclass(frozen=True, slots=True)
class DistanceBias:
    """What a link's logit gains by distance: tables (links, buckets)."""

    pieces: np.ndarray
    paragraphs: np.ndarray

    def by_distance(self, link: int, distances: np.ndarray) -> np.ndarray:
        """What signed distances in pieces add."""
        return self.pieces[link][_BUCKETS][np.clip(distances, -EDGES[-1], EDGES[-1]) + EDGES[-1]]

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
        return np.add(by_pieces, by_paragraphs, out=np.empty(by_pieces.shape, by_pieces.dtype)).mean(0)

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
