"""Confidences are probabilities with four places, and follow the fitted coefficients."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis import Attribution, Span
from models.calibration import Calibration, claim_features, logit, sigmoid, source_features
from models.claims.links import Part
from models.claims.proposals import Proposal

SHARE = st.floats(0, 1)
RESOLUTIONS = ("named", "coreference", "continuation", "unnamed", "none")
PART = Part(0, 1, Span(0, 4))


def claim(sure=0.9, cue_sure=0.8, source_sure=0.7, **more):
    return Proposal(
        (PART,), more.get("cue", PART), more.get("source", PART), more.get("parent"), sure, cue_sure, source_sure
    )


@given(SHARE, SHARE, SHARE, st.lists(st.floats(-50, 50), min_size=7, max_size=7), st.sampled_from(RESOLUTIONS))
def test_every_confidence_is_a_probability_of_four_places(sure, cue, source, weights, resolution):
    proposal, found = claim(sure, cue, source), Attribution("s1", None, resolution, sure)
    for calibration in (Calibration({}), Calibration({"claim": weights, "source": weights})):
        confidence = calibration.claim(proposal)
        for value in (confidence, calibration.source(found, confidence)):
            assert 0 <= value <= 1
            assert value == round(value, 4)


def test_without_coefficients_certainties_speak_for_themselves():
    assert Calibration({}).claim(claim()) == pytest.approx(0.504)
    assert Calibration({}).source(Attribution("s1", None, "named", 0.625), 0.1) == 0.625


def test_coefficients_weigh_the_features():
    weights = [0.5, 1, 0, 0, -2, 0, 0]
    assert Calibration({"claim": weights}).claim(claim(cue=None)) == pytest.approx(
        sigmoid(0.5 + logit(0.9) - 2), abs=1e-4
    )
    named = Attribution("s1", None, "named", 0.9)
    assert Calibration({"source": [1, 0, 0.5, 0, 0, 0, 0]}).source(named, 0.3) == pytest.approx(
        sigmoid(logit(0.9) + 0.5), abs=1e-4
    )


def test_features_tell_what_is_missing():
    assert claim_features(claim())[4:] == [0, 0, 0]
    assert claim_features(claim(cue=None, source=None, parent=0))[4:] == [1, 1, 1]
    for i, resolution in enumerate(RESOLUTIONS):
        assert np.flatnonzero(source_features(Attribution(None, None, resolution, 0.5), 0.5)[2:]).tolist() == [i]


def test_coefficients_of_another_number_are_refused():
    with pytest.raises(ValueError, match="zip"):
        Calibration({"claim": [1.0]}).claim(claim())


@given(SHARE)
def test_sigmoid_takes_logit_back(share):
    assert math.isfinite(logit(share))
    assert sigmoid(logit(share)) == pytest.approx(share, abs=1e-3)


def test_sigmoid_bears_any_number():
    assert (sigmoid(-1e4), sigmoid(0), sigmoid(1e4)) == (0, 0.5, 1)
