"""Text -> word pieces with exact offsets, and the case and quotation that an uncased vocabulary forgets.

The vocabulary is lower-cased, but names are told by their capitals, and speech by its marks, so each piece carries
both as its token type:

    0 no letter, 1 lower, 2 Capitalised, 3 UPPER, 4 separator; 5 to 9 the same inside quotation marks
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from models.document import Document
from models.quoting.quotations import quotation_depths

CASES = 5
CAPITALISED, UPPER, SEPARATOR_TYPE = 2, 3, 4
TYPES = 2 * CASES


def case_type(piece: str) -> int:
    """The case of one word piece as it stands in the text.

    >>> [case_type(p) for p in ("said", "Bell", "NATO", "12", "A", "’")]
    [1, 2, 3, 0, 2, 0]
    """
    if piece.islower():
        return 1
    if not any(map(str.isalpha, piece)):
        return 0
    if len(piece) > 1 and piece.isupper():
        return 3
    return 2 if piece[0].isupper() else 1


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a document in text order, each paragraph closed by a separator; arrays of equal length.

    `starts` and `ends` are code points (a separator is empty, at its paragraph's end); `words` is True where a piece
    begins a word; `lengths` holds the number of pieces of each paragraph, separator included.
    """

    ids: np.ndarray
    types: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    words: np.ndarray
    separators: np.ndarray
    lengths: tuple[int, ...]


def read_pieces(document: Document, tokenizer) -> Pieces:
    """Cut a document into the pieces of a fast Hugging Face tokenizer."""
    text = document.text
    quoted = quotation_depths(document.quotations, len(text) + 1)
    cases: dict[str, int] = {}
    ids: list[int] = []
    types: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[bool] = []
    separators: list[bool] = []
    lengths: list[int] = []
    paragraphs = [p.of(text) for p in document.paragraphs]
    encodings = (
        tokenizer(
            paragraphs,
            add_special_tokens=False,
            return_attention_mask=False,
            return_token_type_ids=False,
            return_offsets_mapping=True,
            verbose=False,
        ).encodings
        if paragraphs
        else []
    )
    for paragraph, encoding in zip(document.paragraphs, encodings, strict=True):
        offsets = encoding.offsets
        base, words_of = paragraph.start, encoding.word_ids
        ids += encoding.ids
        starts += [start + base for start, _ in offsets]
        ends += [end + base for _, end in offsets]
        words += [before != after for before, after in pairwise([-1, *words_of])]
        for start, end in offsets:
            piece = text[start + base : end + base]
            case = cases.get(piece)
            if case is None:
                case = cases[piece] = case_type(piece)
            types.append(case + (CASES if quoted[start + base] else 0))
        separators += [False] * len(offsets)
        ids.append(tokenizer.sep_token_id)
        types.append(SEPARATOR_TYPE)
        starts.append(paragraph.end)
        ends.append(paragraph.end)
        words.append(True)
        separators.append(True)
        lengths.append(len(offsets) + 1)
    return Pieces(
        np.array(ids, np.int64),
        np.array(types, np.int64),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        np.array(words, bool),
        np.array(separators, bool),
        tuple(lengths),
    )
