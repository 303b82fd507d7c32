"""The weights of pronouns follow the examples."""

from models.training.fitting.pronouns import fit


def test_what_tells_the_right_ones_gets_weight():
    near, far, named = {"near": 1.0, "named": 1.0}, {"far": 1.0, "named": 1.0}, {"named": 1.0}
    weights = fit([({1: near, 2: far, 3: named}, {1}), ({1: far, 2: near}, {2}), ({1: named, 2: far}, {1})])
    assert weights["near"] > 0.5
    assert weights["far"] < -0.5
    assert abs(weights["named"]) < 0.1


def test_what_has_nothing_to_choose_teaches_nothing():
    told = ({1: {"near": 1.0}, 2: {"far": 1.0}}, {1})
    alone, unknown = ({1: {"far": 1.0}}, {1}), ({1: {"far": 1.0}, 2: {"near": 1.0}}, {7})
    assert fit([told, alone, unknown]) == fit([told])
