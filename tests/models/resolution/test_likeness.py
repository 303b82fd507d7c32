"""Which words mean alike."""

import numpy as np
import pytest

from models.resolution.likeness import Likeness, WordVectors, fitted

KNOWN = WordVectors(
    {"airline": 0, "flights": 1, "rain": 2}, np.array([[127, 0, 0], [76, 101, 0], [0, 0, 127]], np.int8)
)


def of(*bags: set[str]) -> Likeness:
    return Likeness(bags, KNOWN)


def test_a_word_is_as_like_a_bag_as_its_likest_word():
    assert of({"rain", "flights"}, {"rain"}, set()).by_bag("airline") == pytest.approx([0.598, 0, 0], abs=1e-3)
    assert of({"airline"}).by_bag("airline") == pytest.approx([1.0])


def test_a_word_without_a_vector_is_like_none():
    likeness = of({"flights", "zorble"})
    assert likeness.by_bag("zorble") == ()
    assert likeness.of("zorble", ["flights"]) == 0
    assert likeness.of("flights", ["zorble"]) == 0


def test_a_word_is_like_the_likest_of_others_in_the_text():
    likeness = of({"flights"}, {"rain"})
    assert likeness.of("airline", ["rain", "flights"]) == pytest.approx(0.598, abs=1e-3)
    assert likeness.of("airline", []) == 0


def test_opposites_are_not_alike_and_not_less():
    opposite = WordVectors({"up": 0, "down": 1}, np.array([[127, 0], [-127, 0]], np.int8))
    likeness = Likeness([{"down"}], opposite)
    assert likeness.by_bag("up") == [0]
    assert likeness.of("up", ["down"]) == likeness.of_topics(["up"], [0]) == 0


def test_a_topic_is_the_mean_of_its_words():
    likeness = of({"airline"}, {"rain"}, set())
    assert likeness.of_topics(["airline"], [0]) == pytest.approx(1.0, abs=1e-3)
    assert likeness.of_topics(["airline"], [0, 1]) == pytest.approx(0.5**0.5, abs=1e-3)
    assert likeness.of_topics(["airline"], [2]) == likeness.of_topics(["airline"], []) == 0
    assert likeness.of_topics(["zorble"], [0]) == likeness.of_topics([], [0]) == 0


@pytest.mark.parametrize(
    ("word", "like", "unlike"),
    [
        ("airline", "flights", "crops"),
        ("farmer", "crops", "flights"),
        ("retailer", "stores", "surgeon"),
        ("surgeon", "hospital", "stores"),
    ],
)
def test_the_shipped_words_know_what_goes_together(word, like, unlike):
    likeness = Likeness([{like}, {unlike}])
    assert likeness.by_bag(word)[0] > likeness.by_bag(word)[1] + 0.2


def test_the_shipped_vectors_are_one_unit_long():
    vectors = fitted().of(list(fitted().number))
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(vectors)), abs=0.02)
