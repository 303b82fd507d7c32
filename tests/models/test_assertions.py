"""Cues that do no more than say stand behind their words as they are."""

import numpy as np
import pytest

from models.analysis import Span
from models.assertions import SELDOM, only_says, stands_behind

SHARES = np.array([0.3, 0.6, 0.1], np.float32)


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "Says",
        "told reporters",
        "has also said in a statement",
        "was quoted as saying",
        "According to",
        "adding",
        "noting",
        "stated",
        "argues",
        ":",
        "according \u00a0to",
    ],
)
def test_a_cue_only_says(cue: str) -> None:
    assert only_says(cue)


@pytest.mark.parametrize(
    "cue",
    [
        "denied",
        "did not say",
        "would not say",
        "never said",
        "is said to doubt",
        "asked",
        "refused to tell",
        "went on",
        "may have said",
        "said no to",
        "in a statement",
        "is said to",
        "the state",
        "a report",
    ],
)
def test_a_cue_tells_more_or_something_else(cue: str) -> None:
    assert not only_says(cue)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_denial_behind_a_plain_cue_is_seldom() -> None:
    text = "“We never met,” Sá said."
    found = stands_behind(text, span(text, "said"), span(text, "Sá"), SHARES)
    rest = 0.3 + 0.6 * SELDOM + 0.1
    assert found == pytest.approx([0.3 / rest, 0.6 * SELDOM / rest, 0.1 / rest], abs=1e-6)
    assert pytest.approx([0.3, 0.6, 0.1]) == SHARES


def test_an_address_is_not_nobody() -> None:
    text = "No 10 said that they had not met."
    assert stands_behind(text, span(text, "said"), span(text, "No 10"), SHARES).argmax() == 0


def test_a_claim_without_a_cue_is_worded_by_its_source() -> None:
    assert stands_behind("“We never met.”", None, None, SHARES).argmax() == 0


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Sá denied that they had met.", "denied", "Sá"),
        ("Nobody said that they had met.", "said", "Nobody"),
        ("None of the guests said that they had met.", "said", "None of the guests"),
        ("Not one guest said that they had met.", "said", "Not one guest"),
        ("Sá refrained from saying that they had met.", "saying", "Sá"),
    ],
)
def test_other_denials_stay(text: str, cue: str, source: str) -> None:
    assert stands_behind(text, span(text, cue), span(text, source), SHARES) is SHARES


@pytest.mark.parametrize(
    "text", ["“We will not pay,” said Ana Sá.", "“They cannot do this to us,” Lund told reporters."]
)
def test_the_shipped_model_does_not_take_words_with_a_not_for_a_denial(shipped, text: str) -> None:
    (claim,) = shipped.analyze(text).claims
    assert claim.commitment is not None
    assert claim.commitment.label == "asserts"
