"""Quotations that no tag took for a content, as the analyzer of hand-written tags finds them."""

import pytest

from tests.models.claims.scored import read

CLAIM = {"“ It rains , ”": "content", "said": "cue", "Bell": "source"}
LINKS = [("cue", "“ It rains , ”", "said"), ("source", "said", "Bell")]


def test_a_sentence_in_marks_right_behind_a_claim_is_part_of_it():
    shown, _, _ = read("“ It rains , ” said Bell . “ It pours . ”", CLAIM, LINKS)
    assert shown == [(["“ It rains , ”", "“ It pours . ”"], "said", "Bell", None)]


def test_one_farther_on_is_a_claim_of_its_own():
    shown, _, _ = read("“ It rains , ” said Bell . Then she left . “ It pours . ”", CLAIM, LINKS)
    assert shown[1] == (["“ It pours . ”"], None, None, None)


@pytest.mark.parametrize(
    "words",
    [
        "They sang “ It pours . ”",  # within a sentence
        "She left . “ it pours . ”",  # no sentence of its own
        "She left . “ It pours ”",
        "She left . “ It Pours . ”",  # a title
    ],
)
def test_others_are_none(words):
    shown, _, _ = read(f"“ It rains , ” said Bell . Then . {words}", CLAIM, LINKS)
    assert len(shown) == 1


def test_two_quotations_that_one_content_joins_over_other_words_are_two():
    text = "Bell smiled . “ Not once . ” Would she go ? “ Ask me . ”"
    shown, _, _ = read(text, {"“ Not once . ” Would she go ? “ Ask me . ”": "content"}, [])
    assert [content for content, *_ in shown] == [["“ Not once . ”"], ["“ Ask me . ”"]]
