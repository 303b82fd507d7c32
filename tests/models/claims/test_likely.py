"""What the tags spell and the calibration holds for unlikely is no claim, unless it is a quotation."""

import pytest

from models.analysis import Span
from models.claims.likely import likely
from models.claims.links import Part
from models.claims.proposals import Proposal
from models.document import read_document

TEXT = "Kopp said it rains. Lund said it pours. “It snows,” Tan said."
SURE, UNSURE = 0.9, 0.2


def proposal(words, sure, parent=None):
    start = TEXT.index(words)
    return Proposal((Part(0, 1, Span(start, start + len(words))),), None, None, parent, sure, 1.0, 1.0)


def told(proposals, least):
    found = likely(read_document(TEXT), proposals, [p.sure for p in proposals], least)
    return [(p.content[0].span.of(TEXT), p.parent) for p in found]


def test_without_a_least_everything_is_told():
    assert told([proposal("it rains", 0.0), proposal("it pours", SURE)], 0.0) == [
        ("it rains", None),
        ("it pours", None),
    ]


@pytest.mark.parametrize(("least", "kept"), [(0.19, ["it rains", "it pours"]), (0.21, ["it pours"]), (0.95, [])])
def test_what_is_less_likely_than_the_least_is_no_claim(least, kept):
    assert [words for words, _ in told([proposal("it rains", UNSURE), proposal("it pours", SURE)], least)] == kept


def test_a_quotation_is_told_however_unlikely():
    assert told([proposal("“It snows,”", 0.01)], 0.5) == [("“It snows,”", None)]


def test_what_an_unlikely_claim_reports_goes_with_it_and_the_others_keep_their_parents():
    proposals = [
        proposal("it rains", UNSURE),
        proposal("rains", SURE, 0),
        proposal("it pours", SURE),
        proposal("pours", SURE, 2),
    ]
    assert told(proposals, 0.5) == [("it pours", None), ("pours", 0)]
