"""What distance adds to a link, read off as runs of places, is what the tables say of each pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.inference.distance import (
    PARAGRAPH_BUCKETS,
    PIECE_BUCKETS,
    DistanceBias,
    paragraph_buckets,
    piece_buckets,
)

RANDOM = np.random.default_rng(0)
BIAS = DistanceBias(
    RANDOM.normal(size=(2, PIECE_BUCKETS)).astype(np.float32),
    RANDOM.normal(size=(2, PARAGRAPH_BUCKETS)).astype(np.float32),
)
PARAGRAPHS = np.repeat(np.arange(100), 9)
places = st.one_of(
    st.tuples(st.integers(0, 700), st.integers(1, 200)).map(lambda run: np.arange(run[0], sum(run))),
    st.sets(st.integers(0, 899), min_size=1, max_size=30).map(lambda some: np.array(sorted(some))),
)


@given(places, places)
def test_the_mean_over_the_queries_is_that_of_the_tables(queries, keys):
    by_pieces = BIAS.pieces[1][piece_buckets(keys[None, :] - queries[:, None])]
    by_paragraphs = BIAS.paragraphs[1][paragraph_buckets(PARAGRAPHS[keys][None, :] - PARAGRAPHS[queries][:, None])]
    found = BIAS.mean(1, queries, PARAGRAPHS[queries], keys, PARAGRAPHS[keys])
    np.testing.assert_array_equal(found, (by_pieces + by_paragraphs).mean(0))


def test_no_keys_gain_nothing():
    none = np.zeros(0, np.int64)
    assert BIAS.mean(0, np.arange(3), PARAGRAPHS[:3], none, none).shape == (0,)
