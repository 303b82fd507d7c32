"""Where a source ends, by its words."""

import pytest

from models.analysis import Span
from models.claims.edges import beyond_count


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Three of its members said no.", "Three", "Three of its members"),
        ("Some of the ferry crew said no.", "Some", "Some of the ferry crew"),
        ("Many of them said no.", "Many", "Many of them"),
        ("“No,” said two of Lund’s sisters.", "two", "two"),
        ("“No,” said two of the sisters.", "two", "two of the sisters"),
        ("Many said no.", "Many", "Many"),
        ("One of course said no.", "One", "One"),
        ("Lund of the crew said no.", "Lund", "Lund"),
    ],
)
def test_a_number_takes_those_whom_it_counts(text, number, expected):
    start, cue = text.index(number), text.index("said")
    assert beyond_count(text, Span(start, start + len(number)), Span(cue, cue + 4)).of(text) == expected
