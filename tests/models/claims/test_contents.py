"""Where a content begins, by its words."""

import numpy as np
import pytest

from models.analysis import Span
from models.claims.contents import behind_addressee, without_unsaid
from models.claims.links import Part
from models.inference.tokens import Pieces


def told(text, cue, *contents):
    """The contents without whom the cue addresses; the pieces are the characters of the text."""
    places = np.arange(len(text))
    pieces = Pieces(places, places, places, places + 1, places >= 0, places < 0, (len(text),))

    def part(words):
        start = text.index(words)
        return Part(start, start + len(words), Span(start, start + len(words)))

    return [p.span.of(text) for p in behind_addressee(text, [part(c) for c in contents], part(cue), pieces)]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Lund, she has told friends, she will leave.", "friends, she will leave", "she will leave"),
        ("Lund told the ferry crew, the pier was shut.", "the ferry crew, the pier was shut", "the pier was shut"),
        ("Lund told villagers they could sleep.", "villagers they could sleep", "they could sleep"),
        ("Lund told her friends it rained.", "her friends it rained", "it rained"),
        ("Lund told Sá what was wrong.", "Sá what was wrong", "what was wrong"),
        ("Lund told Ines Bell she was late.", "Ines Bell she was late", "she was late"),
        ("Lund told the crew that it rained.", "the crew that it rained", "that it rained"),
    ],
)
def test_whom_somebody_tells_is_not_told(text, content, expected):
    assert told(text, "has told" if "has told" in text else "told", content) == [expected]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lund told reporters, who laughed, that it rained.", "reporters, who laughed, that it rained"),
        ("Lund told reporters, crew and guests.", "reporters, crew and guests"),
        ("Lund told lies they believed.", "lies they believed"),
        ("Lund told stories, the best of them twice.", "stories, the best of them twice"),
        ("The crew was told Harle was shut.", "Harle was shut"),
    ],
)
def test_what_is_told_stays(text, content):
    assert told(text, "told", content) == [content]


def test_the_addressee_leaves_the_part_right_behind_the_cue():
    text = "If it rains, Lund has told friends, she will leave."
    assert told(text, "has told", "If it rains", "friends, she will leave") == ["If it rains", "she will leave"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the mill would close, without elaborating", "the mill would close"),
        ("the mill would close , without giving any details", "the mill would close"),
        (
            "it shut, without giving details, and that jobs would go",
            "it shut, without giving details, and that jobs would go",
        ),
        ("the mill would run without saying so", "the mill would run without saying so"),
    ],
)
def test_what_somebody_left_unsaid_is_no_content(text, kept):
    assert without_unsaid(text, Span(0, len(text))).of(text) == kept


def test_whom_somebody_warns_is_not_what_is_warned():
    text = "Lund warned rival millers that it rained."
    assert told(text, "warned", "rival millers that it rained") == ["that it rained"]
    for content in ("rivals fear that the mill shuts", "of a risk that it shuts", "there was a man that it met"):
        assert told(f"Lund warned {content}.", "warned", content) == [content]
    for content in ("prices that had fallen would rise", "you could fall", "measures that ban boats would hurt"):
        assert told(f"Lund warned {content}.", "warned", content) == [content]
