"""Viterbi finds what trying every sequence finds, and nothing that makes no sense."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.inference.decoding import NEVER, Transitions, allowed, decode, spans_of, within_words
from models.labels import NAMES, TAGS

SMALL = ("O", "B-cue", "I-cue", "B-source", "I-source")


def learnt(tags, seed):
    """Transitions with some opinions besides what BIO forbids."""
    rng = np.random.default_rng(seed)
    base = allowed(tags)
    steps = np.where(base.steps < 0, NEVER, rng.normal(size=base.steps.shape)).astype(np.float32)
    first = np.where(base.first < 0, NEVER, rng.normal(size=base.first.shape)).astype(np.float32)
    return Transitions(steps, first)


def try_all(scores, words, transitions, tags):
    inside = within_words(tags)

    def value(path):
        total = transitions.first[path[0]] + scores[0, path[0]]
        for i in range(1, len(path)):
            step = path[i - 1], path[i]
            total += scores[i, path[i]] + transitions.steps[step] + (0 if words[i] else inside[step])
        return total

    return list(max(product(range(len(tags)), repeat=len(scores)), key=value))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.integers(0, 2**31))
def test_the_best_of_all_sequences_is_found(lengths, seed):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(sum(lengths), len(SMALL))).astype(np.float32) * 3
    words = rng.random(len(scores)) < 0.6
    words[np.cumsum([0, *lengths[:-1]])] = True
    transitions = learnt(SMALL, seed)
    found = decode(scores, words, lengths, SMALL, transitions).tolist()
    at = 0
    for length in lengths:
        here = slice(at, at + length)
        assert found[here] == try_all(scores[here], words[here], transitions, SMALL)
        at += length


@settings(deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(0, 2**31), st.sampled_from([TAGS, NAMES]))
def test_spans_begin_and_end_at_edges_of_words_and_within_paragraphs(lengths, seed, tags):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(sum(lengths), len(tags))).astype(np.float32) * 20
    words = rng.random(len(scores)) < 0.5
    starts = np.cumsum([0, *lengths[:-1]])
    words[starts] = True
    found = decode(scores, words, lengths, tags, allowed(tags))
    for i, tag in enumerate(found):
        if tags[tag].startswith("I-"):
            assert i not in starts
            assert tags[found[i - 1]][2:] == tags[tag][2:]
    for _, first, last in spans_of(found, tags):
        assert words[first]
        assert last == len(found) or words[last]


@pytest.mark.parametrize(
    ("wanted", "words", "expected"),
    [
        ("O B-cue O", "111", "O B-cue O"),
        ("I-cue O O", "111", "B-cue O O"),
        ("B-source I-cue O", "111", "B-source I-source O"),
        ("O I-cue I-cue", "111", "O B-cue I-cue"),
        ("B-cue B-cue O", "111", "B-cue B-cue O"),
        ("B-cue O O", "101", "B-cue I-cue O"),
    ],
)
def test_a_sequence_that_makes_no_sense_is_mended(wanted, words, expected):
    # What is wanted scores 4, the other half of a wanted span's label 3, everything else 0.
    scores = np.zeros((3, len(SMALL)), np.float32)
    for i, (tag, other) in enumerate(zip(wanted.split(), expected.split(), strict=True)):
        scores[i, SMALL.index(other)] = 3
        scores[i, SMALL.index(tag)] = 4
    found = decode(scores, np.array([w == "1" for w in words]), [3], SMALL, allowed(SMALL))
    assert [SMALL[tag] for tag in found] == expected.split()


def test_a_span_ends_with_its_paragraph():
    scores = np.zeros((4, len(SMALL)), np.float32)
    scores[:, SMALL.index("I-cue")] = 9
    scores[:, SMALL.index("B-cue")] = 5
    found = decode(scores, np.ones(4, bool), [2, 2], SMALL, allowed(SMALL))
    assert spans_of(found, SMALL) == [("cue", 0, 2), ("cue", 2, 4)]


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=30))
def test_spans_begin_where_nothing_of_their_label_goes_on(decoded):
    expected: list[tuple[str, int, int]] = []
    for i, tag in enumerate(decoded):
        kind, _, label = TAGS[tag].partition("-")
        if kind == "I" and expected and expected[-1][0] == label and expected[-1][2] == i:
            expected[-1] = (label, expected[-1][1], i + 1)
        elif kind != "O":
            expected.append((label, i, i + 1))
    assert spans_of(np.array(decoded, np.int64), TAGS) == expected


def test_no_pieces_decode_to_nothing():
    assert len(decode(np.zeros((0, 7), np.float32), np.zeros(0, bool), [], TAGS, allowed(TAGS))) == 0
