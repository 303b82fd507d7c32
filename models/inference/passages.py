"""The passage that the second pass reads for a claim: the sentences of its cue, source and content, as pieces."""

from collections.abc import Sequence

import numpy as np

# What a passage's pieces are to the claim that is asked about.
MARKS = ("other", "content", "cue", "source", "asked")
OTHER, CONTENT, CUE, SOURCE, ASKED = range(len(MARKS))

# Pieces of a passage: long contents are told by their beginning, and a claim costs no more than a few sentences.
MOST_PIECES = 160


def sentence_numbers(starts: np.ndarray, sentences: Sequence[int]) -> np.ndarray:
    """The number of the sentence of each piece, by where pieces start and where sentences do.

    >>> sentence_numbers(np.array([0, 4, 10, 12]), [0, 10]).tolist()
    [0, 0, 1, 1]
    """
    return np.maximum(np.searchsorted(np.array(sentences, np.int64), starts, side="right") - 1, 0)


def passage(
    sentences: np.ndarray, content: np.ndarray, cue: np.ndarray, source: np.ndarray, most: int = MOST_PIECES
) -> np.ndarray:
    """Places of the pieces to read for a claim, rising; at most `most`.

    `sentences` holds the sentence of each piece, rising; `content`, `cue` and `source` are places of pieces. Whole
    sentences are taken, those of cue and source before those of the content, where there is room for them; of one that
    is too long, if it is the first or the first of the content, its pieces from the first that belongs to the claim, or
    from as far on as it takes to reach the cue.

    >>> passage(np.array([0, 0, 0, 1, 1, 2]), np.array([3]), np.array([1]), np.array([0])).tolist()
    [0, 1, 2, 3, 4]
    """
    own = np.concatenate([cue, source, content])
    wanted = dict.fromkeys(sentences[own].tolist())
    found: list[np.ndarray] = []
    room = most
    telling, told = set(sentences[content].tolist()), False
    for number in wanted:
        first, last = np.searchsorted(sentences, [number, number + 1])
        if last - first > room:
            # A claim is never judged without a word of its content, as long as there is room for one.
            if not room or (found and (told or number not in telling)):
                continue
            here = own[(own >= first) & (own < last)]
            # From the first piece that belongs to the claim, but far enough on to hold the first one of `own`.
            first = min(max(int(here.min()), int(here[0]) + 1 - room), int(last) - room)
            last = first + room
        found.append(np.arange(first, last))
        room -= int(last - first)
        told = told or number in telling
    return np.sort(np.concatenate(found))


def within(places: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Where the pieces of `part` stand among the rising `places`; those that are not there are left out.

    >>> within(np.array([4, 5, 6]), np.array([6, 7])).tolist()
    [2]
    """
    at = np.searchsorted(places, part)
    inside = at < len(places)
    return at[inside][places[at[inside]] == part[inside]]


def marks(size: int, content: np.ndarray, cue: np.ndarray, source: np.ndarray, asked: int = 0) -> np.ndarray:
    """The mark of each of `size` pieces of a passage, then `asked` ones of a target or claim that stands behind it.

    >>> marks(3, np.array([2]), np.array([1]), np.array([0]), 2).tolist()
    [3, 2, 1, 4, 4]
    """
    found = np.full(size + asked, OTHER, np.int64)
    for mark, places in ((CONTENT, content), (CUE, cue), (SOURCE, source)):
        found[places] = mark
    found[size:] = ASKED
    return found
