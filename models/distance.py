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


@dataclass(frozen=True, slots=True)
class DistanceBias:
    """What a link's logit gains by distance: tables (links, buckets)."""

    pieces: np.ndarray
    paragraphs: np.ndarray

    def mean(
        self, link: int, queries: np.ndarray, query_paragraphs: np.ndarray, keys: np.ndarray, key_paragraphs: np.ndarray
    ) -> np.ndarray:
        """The bias of each key (keys), averaged over the queries; all arguments are places."""
        by_pieces = self.pieces[link][piece_buckets(keys[None, :] - queries[:, None])]
        by_paragraphs = self.paragraphs[link][paragraph_buckets(key_paragraphs[None, :] - query_paragraphs[:, None])]
        return (by_pieces + by_paragraphs).mean(0)
