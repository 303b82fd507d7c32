"""What mentions say, those whole that leave something off."""

import pytest

from models.analysis import Span
from models.resolution.frames import ScoredMention
from models.resolution.readings import read_mentions


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("The council left.", "The", "The"),
        ("So the Harle Institute of Mills left.", "the Harle Institute", "the Harle Institute of Mills"),
        ("So the council left.", "the council", "the council"),
        ("So, the, left.", "the", "the"),
    ],
)
def test_a_mention_that_leaves_off_its_end_is_read_whole(text, words, whole):
    span = Span(text.index(words), text.index(words) + len(words))
    for source, expected in ((False, whole), (True, words)):  # the words of a claim's source are the claim's own
        mentions, _, _ = read_mentions(text, [ScoredMention(span, {}, (), source)], None, None)
        assert mentions[0].span.of(text) == expected
