"""The least probability of a claim that is told: as small as it may be for a tenth of a point."""

from types import SimpleNamespace

import pytest

from models.training.fitting import confidence


@pytest.mark.parametrize(
    ("figures", "least"),
    [
        ((230.4, 230.4, 230.55, 230.6, 230.6, 230.62), 0.25),
        ((230.4, 230.4, 230.4, 230.4, 230.4, 230.4), 0.0),
        ((230.4, 230.3, 230.2, 230.1, 230.0, 231.0), 0.4),
    ],
)
def test_the_smallest_within_a_tenth_of_the_best_is_taken(monkeypatch, figures, least):
    found = dict(zip(confidence.LEASTS, figures, strict=True))
    monkeypatch.setattr(confidence, "attribution_figure", lambda analyzer, _: found[analyzer.calibration.least])
    analyzer = SimpleNamespace(calibration=SimpleNamespace(least=0.0))
    assert confidence.best_least(analyzer, []) == least


@pytest.mark.parametrize(
    ("right", "wrong", "threshold"),
    [
        ((7, 8, 9, 8, 7), (0, 0, 0, 0, 0), 0.4),
        # A wrong name costs a tenth more than a gap.
        ((9, 9, 9, 8, 7), (9, 5, 5, 0, 0), 0.35),
        # Of those that are as good the lowest.
        ((998, 1000, 999, 998, 1000), (0, 0, 0, 0, 0), 0.3),
        ((997, 998, 999, 998, 1000), (0, 0, 0, 0, 0), 0.35),
    ],
)
def test_the_threshold_with_the_most_right_names_is_taken(monkeypatch, right, wrong, threshold):
    found = dict(zip(confidence.THRESHOLDS, zip(right, wrong, strict=True), strict=True))

    def sources(analyzer, _):
        good, bad = found[analyzer.calibration.threshold]
        return [], [True] * good, bad

    monkeypatch.setattr(confidence, "sources", sources)
    analyzer = SimpleNamespace(calibration=SimpleNamespace(threshold=0.0))
    assert confidence.best_threshold(analyzer, []) == threshold
