"""Weights follow the examples."""

from models.resolution.ranking import NOBODY, Ranking
from models.training.fitting.ranking import fit


def test_what_tells_the_right_ones_makes_them_likely():
    near, far, named = {"near": 1.0, "named": 1.0}, {"far": 1.0, "named": 1.0}, {"named": 1.0}
    examples = [({1: near, 2: far, 3: named}, {1}), ({1: far, 2: near}, {2}), ({1: named, 2: far}, {1})]
    ranking = Ranking(fit(examples, [1.0] * 3, epochs=300))
    for candidates, (right,) in examples:
        assert ranking.likelihoods(candidates)[right] > 0.7


def test_an_example_counts_as_much_as_its_weight():
    one, other = ({1: {"near": 1.0}, 2: {"far": 1.0}}, {1}), ({1: {"near": 1.0}, 2: {"far": 1.0}}, {2})
    for weights, right in (([5.0, 1.0], 1), ([1.0, 5.0], 2)):
        found = Ranking(fit([one, other], weights, epochs=300)).likelihoods(one[0])
        assert found[right] > 0.6


def test_what_has_nothing_to_choose_teaches_nothing():
    told = ({1: {"near": 1.0}, 2: {"far": 1.0}}, {1})
    assert fit([told, ({1: {"far": 1.0}}, {1})], [1.0, 1.0]) == fit([told], [1.0])


def test_whom_no_candidate_is_was_not_mentioned():
    candidates = {1: {"far": 1.0}, NOBODY: {"nobody": 1.0}}
    for right, likeliest in ((7, NOBODY), (1, 1)):
        found = Ranking(fit([(candidates, {right})], [1.0], epochs=300)).likelihoods(candidates)
        assert found[likeliest] > 0.7
