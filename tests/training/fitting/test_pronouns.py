"""The weights of pronouns follow the examples."""

from models.resolution.pronouns import NOBODY
from models.training.fitting.pronouns import fit


def test_what_tells_the_right_ones_gets_weight():
    near, far, named = {"near": 1.0, "named": 1.0}, {"far": 1.0, "named": 1.0}, {"named": 1.0}
    weights = fit([({1: near, 2: far, 3: named}, {1}), ({1: far, 2: near}, {2}), ({1: named, 2: far}, {1})])
    assert weights["near"] > 0.5
    assert weights["far"] < -0.5
    assert abs(weights["named"]) < 0.1


def test_what_has_nothing_to_choose_teaches_nothing():
    told = ({1: {"near": 1.0}, 2: {"far": 1.0}}, {1})
    assert fit([told, ({1: {"far": 1.0}}, {1})]) == fit([told])


def test_whom_no_candidate_is_was_not_mentioned():
    candidates = {1: {"far": 1.0}, NOBODY: {"nobody": 1.0}}
    assert fit([(candidates, {7})])["nobody"] > 0 > fit([(candidates, {1})])["nobody"]
