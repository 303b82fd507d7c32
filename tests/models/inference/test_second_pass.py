"""A claim is read by itself: only its passage counts, and what is asked about stands behind it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import read_document
from models.inference.passages import sentence_numbers
from models.inference.rows import Rows
from models.inference.second_pass import pooled
from models.inference.tokens import read_pieces

TEXT = "The mill is safe. Bell said that Lund lied. No one came."
NONE = np.zeros(0, np.int64)


@pytest.fixture(scope="module")
def article(analyzer, tokenizer):
    document = read_document(TEXT)
    pieces = read_pieces(document, tokenizer)
    lower = analyzer.encoder.read(pieces).lower
    return pieces, lower, sentence_numbers(pieces.starts, [s.start for s in document.sentences])


def pieces_of(pieces, words):
    start = TEXT.index(words)
    return np.flatnonzero((pieces.starts < start + len(words)) & (pieces.ends > start))


@pytest.fixture(scope="module")
def claim(article):
    pieces, _, _ = article
    return tuple(pieces_of(pieces, words) for words in ("that Lund lied", "said", "Bell"))


def test_only_the_sentence_of_the_claim_is_read(analyzer, article, claim):
    pieces, lower, sentences = article
    read = analyzer.second_pass.read(lower, sentences, claim)
    assert read.places.tolist() == pieces_of(pieces, "Bell said that Lund lied.").tolist()
    assert read.states.shape == (len(read.places), lower.values.shape[1])
    changed = Rows(*lower.values.shape)
    changed.put(slice(None), lower.values)
    changed.values[np.setdiff1d(np.arange(len(lower)), read.places)] = 9
    np.testing.assert_array_equal(analyzer.second_pass.read(changed, sentences, claim).states, read.states)


def test_rows_lead_back_to_the_pieces(analyzer, article, claim):
    pieces, lower, sentences = article
    read = analyzer.second_pass.read(lower, sentences, claim)
    for part, rows in zip(claim, read.parts, strict=True):
        assert read.places[rows].tolist() == part.tolist()
    assert read.places[read.rows(pieces_of(pieces, "Lund"))].tolist() == pieces_of(pieces, "Lund").tolist()
    assert len(read.rows(pieces_of(pieces, "mill"))) == 0


def test_what_is_asked_stands_behind_without_its_separator(analyzer, article, claim, tokenizer):
    _, lower, sentences = article
    behind = analyzer.encoder.lower_of(read_pieces(read_document("river council"), tokenizer))
    read = analyzer.second_pass.read(lower, sentences, claim, behind)
    assert len(read.states) == len(read.places) + len(behind)
    assert read.asked.tolist() == [len(read.places), len(read.places) + 1]


@pytest.mark.parametrize("small", [False, True])
def test_what_is_kept_gives_the_same_means(analyzer, article, claim, small):
    pieces, lower, sentences = article
    read = analyzer.second_pass.read(lower, sentences, claim)
    wanted = np.zeros(len(pieces.ids), bool)
    wanted[pieces_of(pieces, "Lund")] = wanted[pieces_of(pieces, "mill")] = True
    kept = read.keeping(wanted, small)
    assert len(kept.states) == 3 + len(pieces_of(pieces, "Lund"))
    assert kept.states.dtype == (np.float16 if small else np.float32)
    before, after = (
        pooled([(some.states, (*some.parts, some.rows(pieces_of(pieces, "Lund"))))]) for some in (read, kept)
    )
    np.testing.assert_allclose(after[0], before[0], atol=1e-3 if small else 0)
    assert after[1].all()
    assert len(kept.rows(pieces_of(pieces, "lied"))) == 0


def test_a_claim_without_cue_and_source_keeps_none(analyzer, article, claim):
    pieces, lower, sentences = article
    kept = analyzer.second_pass.read(lower, sentences, (claim[0], NONE, NONE)).keeping(
        np.zeros(len(lower), bool), False
    )
    assert [len(part) for part in kept.parts] == [1, 0, 0]


@given(st.lists(st.lists(st.sets(st.integers(0, 9)), min_size=3, max_size=3), min_size=1, max_size=5))
def test_pooled_states_are_means_and_absent_roles_are_told(sets):
    states = np.random.default_rng(0).normal(size=(10, 4)).astype(np.float32)
    means, present = pooled([(states, [np.array(sorted(p), np.int64) for p in parts]) for parts in sets])
    for i, parts in enumerate(sets):
        for j, positions in enumerate(parts):
            expected = states[sorted(positions)].mean(0) if positions else np.zeros(4)
            np.testing.assert_allclose(means[i, j], expected, rtol=1e-5, atol=1e-6)
            assert present[i, j] == bool(positions)
