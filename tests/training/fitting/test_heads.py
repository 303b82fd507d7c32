"""Label biases follow what dev says and nothing else."""

from types import SimpleNamespace

import numpy as np
import pytest

from models.inference.encoder import softmax
from models.labels import STANCES
from models.training.fitting.heads import author_settings, label_bias, macro_f1
from models.training.measures.asking import AskedAnalyzer


def drawn(shift: float, count: int = 3000) -> tuple[np.ndarray, np.ndarray]:
    """Logits of three labels that know the right one, with label 2 held back by `shift`."""
    rng = np.random.default_rng(5)
    labels = rng.integers(0, 3, count)
    logits = rng.normal(size=(count, 3))
    logits[np.arange(count), labels] += 1.5
    logits[:, 2] -= shift
    return logits, labels


def test_a_label_held_back_is_brought_forward_and_the_others_left():
    logits, labels = drawn(shift=1.0)
    bias = label_bias(logits, labels, common=1)
    assert bias[1] == 0
    assert bias[0] == pytest.approx(0, abs=0.5)
    assert bias[2] == pytest.approx(1, abs=0.5)


def test_the_common_label_keeps_its_place():
    logits, labels = drawn(shift=0.0)
    for common in range(3):
        assert label_bias(logits, labels, common)[common] == 0


def test_where_a_bias_gains_nothing_there_is_none():
    labels = np.arange(300) % 3
    assert label_bias(np.eye(3)[labels] * 9, labels, common=0) == [0, 0, 0]


def test_a_bias_never_lowers_macro_f1_by_much():
    logits, labels = drawn(shift=0.7)
    bias = np.array(label_bias(logits, labels, common=0))
    before, after = (macro_f1(rows.argmax(1), labels, 3) for rows in (logits, logits + bias))
    assert after > before + 0.02


def test_macro_f1_is_the_mean_over_the_labels():
    chosen, labels = np.array([0, 0, 1, 2]), np.array([0, 1, 1, 0])
    assert macro_f1(chosen, labels, 3) == pytest.approx((2 / 4 + 2 / 3 + 0) / 3)


def test_stances_of_the_author_that_are_held_back_are_brought_forward(monkeypatch):
    logits, labels = drawn(shift=1.0)
    # Label 2 is held back by what `drawn` does, so "against" is.
    shares = softmax(logits)
    monkeypatch.setattr(
        AskedAnalyzer,
        "stance_of_pairs",
        lambda self, records: [dict(zip(STANCES, row, strict=True)) for row in shares[: len(records)]],
    )
    analyzer = SimpleNamespace(heads=SimpleNamespace(calibration={"stance": {"bias": [9, 0, 0]}}))
    found = author_settings(analyzer, [{"label": STANCES[label]} for label in labels])
    assert analyzer.heads.calibration == {}
    assert found["bias"][1] == 0
    assert found["bias"][2] == pytest.approx(1, abs=0.5)
    assert found["temperature"] == pytest.approx(1, abs=0.5)
