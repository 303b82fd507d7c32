"""Attributions between commas within what they attribute."""

import pytest

from models.analysis import Span
from models.claims.insertions import opening_of


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("He had, she said, left in May.", "left in May", "He had"),
        ("The ferry, she said, left in May.", "left in May", "The ferry"),
        ("Kopp has, she said, “been late”.", "“been late”", "Kopp has"),
        ("He left, she said, “in May”.", "“in May”", None),
        ("Still, she said, he left.", "he left", None),
        ("In May, she said, he left.", "he left", None),
        ("Asked twice, she said, he left.", "he left", None),
        ("He had gone, but she said, he left.", "he left", None),
        ("“Never,” he wept, she said, and left.", "and left", None),
        ("He had, she said he left.", "he left", None),
    ],
)
def test_what_stands_before_the_commas_is_told_too(text, content, expected):
    start, cue = text.index(content), text.index("said")
    source = text.index("she")
    found = opening_of(
        text,
        [Span(start, start + len(content))],
        Span(cue, cue + len("said")),
        Span(source, source + len("she")),
        Span(0, len(text)),
    )
    assert (found and found.of(text)) == expected
