"""Ages beside names."""

import pytest

from models.analysis import Span
from models.mentions.ages import age_beside

AGES = {
    "34-year-old banker Bo Lund left.": 34,
    "Bo Lund, 34, left.": 34,
    "Bo Lund (34) left.": 34,
    "A 16-year-old girl accused Bo Lund of it.": None,
    "The 12-year-old daughter of Bo Lund left.": None,
    "Kim Ro had 45.5 percent, Bo Lund, 42.1 percent.": None,
    "After Bo Lund, 1,200 others spoke.": None,
    "Bo Lund (2) and Kim Ro (4) scored.": None,
}


@pytest.mark.parametrize(("text", "age"), AGES.items())
def test_an_age_is_told_of_whom_it_stands_beside(text, age):
    start = text.index("Bo Lund")
    assert age_beside(text, Span(start, start + 7)) == age
