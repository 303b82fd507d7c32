"""Embeddings of whole words, narrowed."""

import numpy as np
import pytest

from models.resolution.likeness import Likeness, WordVectors
from models.training.word_vectors import main, word_vectors
from tests.tiny import save_random_network


def test_what_is_alike_stays_so_on_fewer_directions():
    rng = np.random.default_rng(28)
    topics = rng.normal(size=(4, 32))
    embeddings = np.repeat(topics, 5, 0) + 0.05 * rng.normal(size=(20, 32)) + 7.0
    vectors = word_vectors(embeddings, 4)
    assert vectors.shape == (20, 4)
    assert vectors.dtype == np.int8
    known = WordVectors({str(i): i for i in range(20)}, vectors)
    likeness = Likeness([{"1"}, {"5"}], known)
    assert likeness.by_bag("0")[0] > 0.95
    assert likeness.by_bag("0")[1] < 0.5


def test_how_long_an_embedding_is_says_nothing():
    embeddings = np.random.default_rng(28).normal(size=(20, 8))
    embeddings -= embeddings.mean(0)
    vectors = word_vectors(embeddings, 8).astype(float)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.full(20, 127), rel=0.02)


def test_a_networks_own_words_are_written(tmp_path, capsys):
    save_random_network(tmp_path / "network")
    main(["--network", str(tmp_path / "network"), "--output", str(tmp_path / "words.npz")])
    with np.load(tmp_path / "words.npz") as held:
        words = str(held["words"]).split()
        assert held["vectors"].shape[0] == len(words)
    assert words == sorted(words)
    assert {"airline", "the"} <= set(words)
    assert not {"of", "[CLS]", "##ing", "1999"} & set(words)
    assert f"{len(words)} words" in capsys.readouterr().out
