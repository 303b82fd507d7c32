"""Which words mean a people, or one of it."""

import pytest

from models.analysis import Span
from models.mentions.peoples import is_adjective


@pytest.mark.parametrize(
    ("text", "words", "adjective"),
    [
        ("French émigrés left", "French", True),
        ("The Dutch firms paid", "The Dutch", True),
        ("The Dutch have paid", "The Dutch", False),
        ("the Guardian reported", "Guardian", False),
        ("Parish council", "Parish", False),
        ("Dutch and Czech firms", "Dutch", False),  # the noun stands elsewhere
        ("Syrian, Turkish", "Syrian", False),
        ("Syrian", "Syrian", False),
        ("Syrian Air", "Syrian", False),
    ],
)
def test_the_adjective_of_a_country_before_a_noun_is_told(text, words, adjective):
    start = text.index(words)
    assert is_adjective(text, Span(start, start + len(words))) == adjective
