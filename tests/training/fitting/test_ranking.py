"""Weights follow the examples."""

import torch

from models.resolution.ranking import NOBODY, Ranking, lexical
from models.training.fitting.ranking import BATCH, FEWEST, fit, table_of


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


def test_two_words_that_are_often_told_together_have_a_weight():
    pair, rare = lexical("firm", "homes"), lexical("firm", "mills")
    often = ({1: {pair: 1.0, "near": 1.0}, 2: {"near": 1.0}}, {1})
    seldom = ({1: {rare: 1.0, "near": 1.0}, 2: {"near": 1.0}}, {1})
    weights = fit([often] * FEWEST + [seldom] * (FEWEST - 1), [1.0] * (2 * FEWEST - 1), epochs=300)
    assert weights["features"] == ["near"]
    assert set(weights["lexical"]) == {pair}
    assert Ranking(weights).likelihoods(often[0])[1] > 0.6
    assert Ranking(weights).likelihoods(seldom[0])[1] == 0.5


def test_all_examples_are_read_once_a_round_with_no_more_candidates_than_they_have():
    told = [({j: {"near": float(i)} for j in range(2 + i % 5)}, {0}, 1.0) for i in range(3 * BATCH)]
    table = table_of(told, {"near": 0}, {})
    seen = []
    for batch in table.batches():
        seen += batch.values[:, 0, 0].tolist()
        assert batch.sizes().max() == batch.barred.shape[1] == batch.words.shape[1]
    assert sorted(seen) == [float(i) for i in range(3 * BATCH)]
    assert len({batch.barred.shape[1] for batch in table.batches()}) > 1


def test_what_has_no_number_counts_nothing():
    pair = lexical("firm", "homes")
    table = table_of([({1: {"near": 1.0, pair: 1.0, "far": 2.0}, 2: {}}, {1}, 0.5)], {"far": 0}, {pair: 3})
    assert table.values.tolist() == [[[2.0], [0.0]]]
    assert table.words.tolist() == [[[3], [0]]]
    assert torch.equal(table.counts, torch.tensor([0.5]))
    assert table.wrong.tolist()[0][0] == 0.0 > table.wrong.tolist()[0][1]
