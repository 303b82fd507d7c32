"""Whoever denies something of somebody is not against him."""

import pytest

from models.analysis import Span
from models.rebuttals import speaks_up_for


@pytest.mark.parametrize(
    ("text", "cue", "name", "expected"),
    [
        ("Sá denied that Lund had lied.", "denied", "Lund", True),
        ("Sá rejected any suggestion that the Harle mill was shut.", "rejected", "Harle", False),
        ("Sá rejected any suggestion that Harle had a problem.", "rejected", "Harle", True),
        ("Sá has dismissed claims that Mr Lund was corrupt.", "has dismissed", "Lund", True),
        ("Sá rejected the idea that Lund was honest.", "rejected", "Lund", False),
        ("Nobody denied that Lund had lied.", "denied", "Lund", False),
        ("Sá denied Lund had lied to Bell.", "denied", "Bell", False),
        ("Sá denied claims by Lund that it rained.", "denied", "Lund", False),
        ("Sá did not deny that Lund had lied.", "did not deny", "Lund", False),
        ("Sá said that Lund had lied.", "said", "Lund", False),
        ("Sá rejected Lund, who had lied.", "rejected", "Lund", False),
    ],
)
def test_a_denial_speaks_up_for_whom_it_begins_with(text, cue, name, expected):
    start, place = text.index(cue), text.index(name)
    content = Span(start + len(cue) + 1, len(text) - 1)
    found = speaks_up_for(text, Span(start, start + len(cue)), [content], Span(place, place + len(name)))
    assert found is expected


def test_a_claim_without_a_cue_denies_nothing():
    assert not speaks_up_for("Lund had lied.", None, [Span(0, 13)], Span(0, 4))
