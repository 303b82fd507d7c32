"""Stances are told with the calibration of those who take them: a source, or the author alone."""

import numpy as np
import pytest

from models import stance
from models.inference.second_pass import NO_PIECES, ReadClaim
from models.labels import STANCES
from models.stance import AUTHOR_STANCE, Heads

ROW = np.array([0])


CLAIM = ReadClaim(np.zeros((1, 4), np.float32), ROW, (ROW, NO_PIECES, NO_PIECES), NO_PIECES)


@pytest.fixture
def heads(monkeypatch):
    """Heads whose graph holds all stances for alike, so that calibration alone tells them apart."""
    monkeypatch.setattr(stance, "_run", lambda graph, names, sets: [np.zeros((len(sets), 3), np.float32)])
    found = Heads.__new__(Heads)
    found.targets = None
    found.calibration = {"stance": {"bias": [0, 1, 0]}, AUTHOR_STANCE: {"bias": [0, 0, 1], "temperature": 0.5}}
    return found


def test_each_is_told_with_its_own_calibration(heads):
    shares = heads.read_targets([(CLAIM, ROW)] * 3, [False, True, False])
    assert [STANCES[row.argmax()] for row in shares] == ["neutral", "against", "neutral"]
    assert shares[1].max() == pytest.approx(np.exp(2) / (np.exp(2) + 2))


def test_where_nothing_is_said_of_it_a_claim_is_somebodys(heads):
    assert STANCES[heads.read_targets([(CLAIM, ROW)])[0].argmax()] == "neutral"


def test_without_one_for_the_author_all_are_told_alike(heads):
    del heads.calibration[AUTHOR_STANCE]
    shares = heads.read_targets([(CLAIM, ROW)] * 2, [False, True])
    assert np.array_equal(shares[0], shares[1])
