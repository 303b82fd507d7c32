"""Candidates by their features."""

import math

import pytest

from models.resolution.ranking import NOBODY, Ranking, fitted, lexical

# Near ones are likelier, and far ones where both stand in a quotation: what only the hidden layer can tell.
WEIGHTS = {
    "features": ["near", "quoted"],
    "hidden": [[-1.0], [1.0]],
    "bias": [0.0],
    "output": [5.0],
    "direct": [2.0, 0.0],
}


@pytest.mark.parametrize(("shared", "likeliest"), [({}, 1), ({"quoted": 1.0}, 2)])
def test_what_all_candidates_share_counts_through_the_hidden_layer(shared, likeliest):
    found = Ranking(WEIGHTS).likelihoods({1: {"near": 1.0} | shared, 2: {"loud": 1.0} | shared})
    assert max(found, key=found.__getitem__) == likeliest
    assert sum(found.values()) == pytest.approx(1)


def test_of_no_candidates_none_is_likely():
    assert Ranking(WEIGHTS).likelihoods({}) == {}


def test_what_was_fitted_prefers_the_sentence_before_and_the_right_sex():
    near = {"sentence before": 1.0, "named": 1.0, "person": 1.0, "nearest": 1.0}
    found = fitted("pronouns.json").likelihoods({1: near, 2: near | {"other sex": 1.0, "person of the other sex": 1.0}})
    assert found[1] > 0.9
    assert NOBODY not in found


def test_what_was_fitted_for_sources_believes_rules_and_network_that_agree_and_nobody_where_neither_knows():
    known = {"rules": 0.9, "network": 0.9, "best of both": 1.0, "named": 1.0, "alike in person": 1.0}
    other = {"rules": 0.0, "network": 0.0, "named": 1.0}
    agreed = {NOBODY: {"nobody": 1.0, "nobody: rules": 0.1, "nobody: network": 0.1}, 1: known, 2: other}
    unknown = {NOBODY: {"nobody": 1.0, "nobody: rules": 1.0, "nobody: network": 1.0}, 2: other}
    for candidates, likeliest in ((agreed, 1), (unknown, NOBODY)):
        found = fitted("sources.json").likelihoods(candidates)
        assert max(found, key=found.__getitem__) == likeliest


def test_two_words_count_by_their_own_weight_and_those_without_one_not_at_all():
    weights = WEIGHTS | {"lexical": {lexical("firm", "homes"): 1.0}}
    found = Ranking(weights).likelihoods({1: {lexical("firm", "homes"): 1.0}, 2: {lexical("firm", "mills"): 1.0}})
    assert found[1] == pytest.approx(1 / (1 + math.exp(-1)))
