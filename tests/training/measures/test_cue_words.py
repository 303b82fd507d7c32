"""The cue-word rule of commitment, on sentences of our own."""

import pytest

from models.training.measures.cue_words import commitment_of_cue


@pytest.mark.parametrize(
    ("cue", "content", "label"),
    [
        ("said", "he took no bribes", "asserts"),
        ("said it could", "rain", "uncertain"),
        ("denied", "taking bribes", "denies"),
        ("did not deny", "taking bribes", "uncertain"),
        ("has ruled out", "a truce", "denies"),
        ("has not ruled out", "a truce", "uncertain"),
        ("doesn’t believe", "the count", "denies"),
        ("did not say", "who paid", "uncertain"),
        ("declined", "to comment on the case", "uncertain"),
        ("declined to", "name the buyer", "uncertain"),
        ("refused", "to pay the fine", "denies"),
        ("has no plans", "to resign", "denies"),
        ("had no comment", "", "uncertain"),
        ("asked", "whether the mill would close", "uncertain"),
        ("asked", "the council to vote", "asserts"),
        ("was asked", "to explain the delay", "uncertain"),
        ("asked for", "a recount", "asserts"),
        ("wondered", "who would pay", "uncertain"),
        ("has no doubt", "they will win", "asserts"),
        ("it is not clear", "when the bridge will open", "uncertain"),
        ("is opposed to", "the tax", "denies"),
        ("disagreed over", "the tax", "uncertain"),
        ("was considering", "a strike", "uncertain"),
        ("", "“It is over.”", "asserts"),
    ],
)
def test_cue_words_tell_commitment(cue, content, label):
    assert commitment_of_cue(cue, content) == label
