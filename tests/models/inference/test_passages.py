"""The passage of a claim: whole sentences of its own, within bounds, whatever the spans."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.inference.passages import (
    ASKED,
    CONTENT,
    CUE,
    MOST_PIECES,
    OTHER,
    SOURCE,
    marks,
    passage,
    sentence_numbers,
    within,
)

NONE = np.zeros(0, np.int64)


def sentences_of(sizes):
    return np.repeat(np.arange(len(sizes)), sizes)


def test_only_the_sentences_of_the_claim_are_read():
    sentences = sentences_of([4, 3, 5, 2])
    assert passage(sentences, np.array([8, 9]), np.array([5]), NONE).tolist() == list(range(4, 12))
    assert passage(sentences, np.array([13]), NONE, np.array([0])).tolist() == [0, 1, 2, 3, 12, 13]


def test_the_sentence_of_the_cue_comes_before_those_of_a_long_content():
    sentences = sentences_of([30] * 10)
    found = passage(sentences, np.arange(270), np.array([275]), NONE, most=100)
    assert found.tolist() == [*range(60), *range(270, 300)]


def test_of_a_sentence_that_is_too_long_the_claim_itself_is_read():
    sentences = sentences_of([500])
    assert passage(sentences, np.arange(300, 320), np.array([290]), NONE, most=100).tolist() == list(range(290, 390))
    assert passage(sentences, np.arange(480, 500), NONE, NONE, most=100).tolist() == list(range(400, 500))


def test_of_a_long_sentence_behind_that_of_the_cue_as_much_is_read_as_there_is_room_for():
    sentences = sentences_of([120, 60])
    found = passage(sentences, np.arange(20, 120), np.array([130]), NONE, most=100)
    assert found.tolist() == [*range(20, 60), *range(120, 180)]


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=8),
    st.data(),
)
def test_every_passage_is_bounded_rising_and_begins_with_what_matters(sizes, data):
    sentences = sentences_of(sizes)
    places = st.lists(st.integers(0, len(sentences) - 1), max_size=6, unique=True).map(
        lambda p: np.array(sorted(p), np.int64)
    )
    cue, source = data.draw(places), data.draw(places)
    content = data.draw(places.filter(len))
    found = passage(sentences, content, cue, source)
    assert 0 < len(found) <= MOST_PIECES
    assert (np.diff(found) > 0).all()
    assert found[0] >= 0
    assert found[-1] < len(sentences)
    assert len(within(found, content)) > 0 or len(found) == MOST_PIECES
    first = next(part for part in (cue, source, content) if len(part))
    assert len(within(found, first)) > 0
    assert set(sentences[found]) <= set(sentences[np.concatenate([cue, source, content])])


def test_pieces_before_the_first_sentence_belong_to_it():
    assert sentence_numbers(np.array([0, 2, 9, 12]), [2, 9]).tolist() == [0, 0, 1, 1]


def test_marks_tell_what_each_piece_is():
    assert marks(5, np.array([0, 1, 2]), np.array([2]), np.array([4])).tolist() == [
        CONTENT,
        CONTENT,
        CUE,
        OTHER,
        SOURCE,
    ]
    assert marks(1, NONE, NONE, NONE, 2).tolist() == [OTHER, ASKED, ASKED]
