"""Pieces stand where their words stand, whatever the text, and know their case and their quotation."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from models.document import read_document
from models.inference.tokens import CASES, SEPARATOR_TYPE, case_type, read_pieces
from tests.models.awkward import TEXTS


def pieces_of(text, tokenizer):
    return read_pieces(read_document(text), tokenizer)


@settings(deadline=None)
@given(text=TEXTS)
def test_pieces_lie_in_order_within_their_paragraphs(tokenizer, text):
    document = read_document(text)
    pieces = read_pieces(document, tokenizer)
    assert sum(pieces.lengths) == len(pieces.ids) == len(pieces.starts) == len(pieces.types) == len(pieces.words)
    at = 0
    for paragraph, length in zip(document.paragraphs, pieces.lengths, strict=True):
        inside = slice(at, at + length)
        starts, ends = pieces.starts[inside], pieces.ends[inside]
        assert (starts >= paragraph.start).all()
        assert (ends <= paragraph.end).all()
        assert (starts[:-1] < ends[:-1]).all()
        # A character that folds into several letters may be shared by its pieces; none goes backwards.
        assert all(a <= b for a, b in pairwise(starts.tolist()))
        assert pieces.separators[inside].tolist() == [False] * (length - 1) + [True]
        at += length


@settings(deadline=None)
@given(text=TEXTS)
def test_types_are_within_the_table_and_separators_have_their_own(tokenizer, text):
    pieces = pieces_of(text, tokenizer)
    assert ((pieces.types >= 0) & (pieces.types < 2 * CASES)).all()
    assert (pieces.types[pieces.separators] == SEPARATOR_TYPE).all()
    assert (pieces.types[~pieces.separators] % CASES != SEPARATOR_TYPE).all()


def test_pieces_carry_case_quotation_and_word_beginnings(tokenizer):
    text = "“Go,” said NATO’s Zaluzhny."
    pieces = pieces_of(text, tokenizer)
    words = [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
    assert words[:5] == ["“", "Go", ",", "”", "said"]
    assert words[-1] == ""
    types = dict(zip(words, pieces.types.tolist(), strict=True))
    assert (types["Go"], types["said"], types["NATO"], types["”"]) == (2 + CASES, 1, 3, CASES)
    name = [i for i, s in enumerate(pieces.starts) if text.index("Zaluzhny") <= s < len(text) - 1]
    assert len(name) > 1
    assert pieces.words[name].tolist() == [True] + [False] * (len(name) - 1)


def test_a_text_without_ink_has_no_pieces(tokenizer):
    for text in ("", " \r\n\t", "\ufeff", "\u200b\n"):
        pieces = pieces_of(text, tokenizer)
        assert (len(pieces.ids), pieces.lengths) == (0, ())


def test_an_unreadable_paragraph_is_a_separator_alone(tokenizer):
    pieces = pieces_of("\x00\x00\nRain.", tokenizer)
    assert pieces.lengths == (1, 3)
    assert np.flatnonzero(pieces.separators).tolist() == [0, 3]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("said", 1),
        ("Bell", 2),
        ("McBell", 2),
        ("NATO", 3),
        ("A", 2),
        ("iPhone", 1),
        ("12", 0),
        ("B2", 3),
        ("b2", 1),
        ("橋", 1),
        ("Ж", 2),
        ("ß", 1),
        ("👩", 0),
        ("", 0),
    ],
)
def test_case_of_one_piece(piece, expected):
    assert case_type(piece) == expected
