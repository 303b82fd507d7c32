"""Scores of a long text are those of its windows put end to end, and time is watched between windows."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis import DeadlineExceeded
from models.document import read_document
from models.inference.encoder import ANTECEDENT, INNER_CUE, MOST_TAIL, MOST_WHOLE, asked_of, softmax
from models.inference.tokens import CAPITALISED, CASES, read_pieces
from models.inference.windows import windows
from models.labels import NAMES, TAGS
from tests.models.awkward import STORY

LONG = STORY * 20


@pytest.fixture
def encoder(analyzer):
    return analyzer.encoder


def pieces_of(text, tokenizer):
    return read_pieces(read_document(text), tokenizer)


def test_every_piece_has_the_scores_of_the_window_that_keeps_it(encoder, tokenizer):
    pieces = pieces_of(LONG, tokenizer)
    scores = encoder.read(pieces)
    found = windows(pieces.lengths, encoder.size - 1, encoder.overlap)
    assert len(found) > 3
    for w in found:
        alone = encoder.run(pieces.ids[w.start : w.stop], pieces.types[w.start : w.stop])
        keep = slice(w.keep_start - w.start + 1, w.keep_stop - w.start + 1)
        whole_scores = (scores.lower.take(slice(None)), scores.tags, scores.inner, scores.names)
        for whole, part in zip(whole_scores, alone, strict=False):
            np.testing.assert_array_equal(whole[w.keep_start : w.keep_stop], part[keep])
        nothing = (alone[4][keep] * alone[5][:1]).sum(-1)
        np.testing.assert_allclose(scores.nothing[w.keep_start : w.keep_stop], nothing, rtol=1e-4, atol=1e-4)


def test_scores_have_a_row_for_each_piece(encoder, tokenizer):
    pieces = pieces_of(LONG, tokenizer)
    scores = encoder.read(pieces)
    rows = (some.take(slice(None)) for some in (scores.lower, *scores.queries, *scores.keys))
    for part in (*rows, scores.tags, scores.inner, scores.names, scores.nothing):
        assert len(part) == len(pieces.ids)
        assert np.isfinite(part).all()


def test_a_long_text_keeps_its_wide_scores_in_a_quarter_and_reads_them_in_full(encoder, tokenizer):
    pieces = pieces_of(f"{STORY}\n" * 220, tokenizer)
    assert len(pieces.ids) > MOST_WHOLE
    scores = encoder.read(pieces)
    last = windows(pieces.lengths, encoder.size - 1, encoder.overlap)[-1]
    alone = encoder.run(pieces.ids[last.start : last.stop], pieces.types[last.start : last.stop])
    keep = slice(last.keep_start - last.start + 1, last.keep_stop - last.start + 1)
    links = [
        (of[n], part[:, n]) for of, part in ((scores.queries, alone[4]), (scores.keys, alone[5])) for n in range(4)
    ]
    wanted = asked_of(alone[1][keep], alone[2][keep], alone[3][keep], pieces.types[last.keep_start :])
    for wide, part, kept in (
        (scores.lower, alone[0], None),
        *((*pair, wanted.get(n % 4)) for n, pair in enumerate(links)),
    ):
        assert wide.values.dtype == np.int8
        found = wide.take(slice(last.keep_start, None))
        kept = np.ones(len(found), bool) if kept is None else kept
        wrong = np.abs(found - part[keep]).max(-1)
        assert (wrong <= np.abs(part[keep]).max(-1) / 253)[kept].all()  # half a level
        assert not found[~kept].any()
    np.testing.assert_array_equal(scores.tags[last.keep_start :], alone[1][keep])
    where = slice(last.keep_start, last.keep_stop)
    assert scores.query(where, 0).dtype == scores.keys_of(np.arange(3), 0).dtype == np.float32
    np.testing.assert_allclose(scores.query(where, 0), alone[4][keep, 0].mean(0), rtol=2e-2, atol=1e-2)


def test_few_links_are_asked_of_pieces_that_stand_for_nothing():
    tags, inner, names = np.zeros((5, len(TAGS))), np.zeros((5, len(TAGS))), np.zeros((5, len(NAMES)))
    for logits in (tags, inner, names):
        logits[:, 0] = 9
    inner[1, TAGS.index("B-cue")] = 7
    tags[2, TAGS.index("B-source")] = 4  # votes may lift it
    names[3, NAMES.index("B-person")] = 12
    wanted = asked_of(tags, inner, names, np.array([1, 1, 6, 1, CASES + CAPITALISED]))
    assert wanted[INNER_CUE].tolist() == [False, True, False, False, False]
    assert wanted[ANTECEDENT].tolist() == [False, False, True, True, True]


def test_scores_may_keep_one_link_alone(encoder, tokenizer):
    scores = encoder.read(pieces_of(STORY, tokenizer))
    kept = scores.keeping(2)
    np.testing.assert_array_equal(kept.query(slice(1, 4), 2), scores.query(slice(1, 4), 2))
    np.testing.assert_array_equal(kept.keys_of(np.arange(3), 2), scores.keys_of(np.arange(3), 2))
    assert [len(part) > 0 for part in (*kept.queries, *kept.keys)] == [False, False, True, False] * 2
    np.testing.assert_array_equal(kept.nothing, scores.nothing)


def test_no_pieces_have_no_scores(encoder, tokenizer):
    assert encoder.read(pieces_of("\n", tokenizer)) is None


def test_a_deadline_that_is_over_stops_the_reading(encoder, tokenizer):
    pieces = pieces_of(LONG, tokenizer)
    with pytest.raises(DeadlineExceeded):
        encoder.read(pieces, time.monotonic() - 1)


def test_a_deadline_to_come_changes_nothing(encoder, tokenizer):
    pieces = pieces_of(STORY, tokenizer)
    np.testing.assert_array_equal(encoder.read(pieces, time.monotonic() + 600).tags, encoder.read(pieces).tags)


def test_a_few_words_are_read_by_themselves_with_their_separator(encoder, tokenizer):
    for name, size in (("NATO", 2), ("river council", 3), ("\u200b", 0), ("long " * 60, MOST_TAIL)):
        pieces = pieces_of(name, tokenizer)
        lower = encoder.lower_of(pieces)
        assert len(lower) == size
        if size == MOST_TAIL:
            ids, types = (np.append(a[: size - 1], a[-1]) for a in (pieces.ids, pieces.types))
            np.testing.assert_array_equal(lower, encoder.run(ids, types)[0][1:])


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=9))
def test_softmax_gives_probabilities_in_the_order_of_the_logits(logits):
    share = softmax(np.array(logits))
    assert share.sum() == pytest.approx(1)
    assert share[int(np.argmax(logits))] == share.max()
