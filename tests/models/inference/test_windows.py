"""Windows cover every piece, keep it once and stay within their size."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.inference.windows import windows

SIZES = st.integers(2, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size // 2)))


@given(st.lists(st.integers(0, 90)), SIZES)
def test_every_piece_is_kept_by_exactly_one_window_that_reads_it(lengths, sizes):
    found = windows(lengths, *sizes)
    kept = [piece for w in found for piece in range(w.keep_start, w.keep_stop)]
    assert kept == list(range(sum(lengths)))
    assert all(w.start <= w.keep_start < w.keep_stop <= w.stop for w in found)


@given(st.lists(st.integers(0, 90)), SIZES)
@example([6, 3, 9], (16, 8))
def test_windows_go_forward_and_stay_within_their_size(lengths, sizes):
    found = windows(lengths, *sizes)
    assert all(0 < w.stop - w.start <= sizes[0] for w in found)
    assert all(a.start < b.start and a.stop < b.stop for a, b in pairwise(found))


@given(st.lists(st.integers(1, 8), min_size=1), st.integers(0, 8))
def test_no_paragraph_is_read_in_halves_where_all_are_short(lengths, overlap):
    edges = {0, sum(lengths)} | {sum(lengths[:i]) for i in range(len(lengths))}
    assert all(w.keep_start in edges and w.keep_stop in edges for w in windows(lengths, 32, overlap))


def test_a_short_text_is_one_window():
    (window,) = windows([3, 4, 5], 12, 4)
    assert (window.start, window.stop, window.keep_start, window.keep_stop) == (0, 12, 0, 12)


def test_a_giant_paragraph_has_context_on_both_sides_of_every_inner_edge():
    found = windows([1000], 100, 20)
    assert all(w.keep_start - w.start >= 10 for w in found[1:])
    assert all(w.stop - w.keep_stop >= 10 for w in found[:-1])


def test_no_text_needs_no_window():
    assert windows([], 8, 2) == windows([0, 0], 8, 2) == []


@pytest.mark.parametrize(("size", "overlap"), [(1, 0), (8, 5), (8, -1)])
def test_impossible_sizes_are_refused(size, overlap):
    with pytest.raises(ValueError, match="window"):
        windows([3], size, overlap)


@pytest.mark.parametrize("length", [1, 7, 10**6])
def test_a_million_pieces_take_a_moment(length):
    began = time.process_time()
    found = windows([length] * (10**6 // length), 255, 64)
    assert found[-1].keep_stop == 10**6 // length * length
    assert time.process_time() - began < 5
