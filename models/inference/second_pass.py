"""Claims -> their states, read once more one by one: every piece knows now what it is to the claim.

The first pass reads a text for all of its claims at once; whose words stand where is only known after it. The second
one takes the states from the middle of the first for the sentences of a claim (passages.py), adds what each piece is to
that claim, and reads them through layers of its own. A target that the claim does not name stands behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.inference.distance import row_mean
from models.inference.encoder import session
from models.inference.passages import marks, passage, within
from models.inference.rows import Rows

NO_PIECES = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """States of a claim's passage and, after it, of what was asked about (pieces, width).

    `places` are the passage's pieces in the text, `parts` the rows of content, cue and source, `asked` those of what
    stands behind.
    """

    states: np.ndarray
    places: np.ndarray
    parts: tuple[np.ndarray, ...]
    asked: np.ndarray

    def rows(self, pieces: np.ndarray) -> np.ndarray:
        """The rows of some pieces of the text; those outside the passage are left out."""
        return within(self.places, pieces)

    def keeping(self, wanted: np.ndarray, small: bool) -> "ReadClaim":
        """The same with no more than the mean states of content, cue and source, and the rows of those pieces of the
        text that are `wanted` (pieces, bool), in half precision if `small`: all claims of a long text would take
        50 MiB."""
        rows = np.flatnonzero(wanted[self.places])
        means, present = pooled([(self.states, self.parts)])
        parts = tuple(np.arange(len(rows) + i, len(rows) + i + there) for i, there in enumerate(present[0]))
        states = np.concatenate([self.states[rows], means[0]])
        return ReadClaim(states.astype(np.float16) if small else states, self.places[rows], parts, NO_PIECES)


class SecondPass:
    """The second pass in ONNX Runtime."""

    def __init__(self, path: Path, threads: int = 1):
        self.session = session(path, threads)

    def read(
        self,
        lower: Rows,
        sentences: np.ndarray,
        roles: Sequence[np.ndarray],
        behind: np.ndarray | None = None,
    ) -> ReadClaim:
        """Read one claim.

        `lower` (pieces, width) and `sentences` (pieces) are those of the whole text, `roles` the pieces of content, cue
        and source, `behind` the lower states (pieces, width) of what is asked about, its separator last.
        """
        content, cue, source = roles
        return self.read_at(lower, passage(sentences, content, cue, source), roles, behind)

    def read_at(
        self, lower: Rows, places: np.ndarray, roles: Sequence[np.ndarray], behind: np.ndarray | None = None
    ) -> ReadClaim:
        """Read one claim in the pieces at these rising `places` of the text; all else as in `read`."""
        content, cue, source = roles
        parts = (within(places, content), within(places, cue), within(places, source))
        states, after = lower.take(places), 0
        if behind is not None:
            states, after = np.concatenate([states, behind]), len(behind)
        found = self.run(states, marks(len(places), *parts, after))
        asked = np.arange(len(places), len(places) + after - 1) if after else NO_PIECES
        return ReadClaim(found, places, parts, asked)

    def run(self, lower: np.ndarray, marked: np.ndarray) -> np.ndarray:
        """One passage: lower (pieces, width), marks (pieces) -> states (pieces, width)."""
        found: np.ndarray = self.session.run(["states"], {"lower": lower[None], "marks": marked[None]})[0][0]
        return found


def pooled(sets: Sequence[tuple[np.ndarray, Sequence[np.ndarray]]]) -> tuple[np.ndarray, np.ndarray]:
    """Mean states (sets, roles, width) of rows of states, [(states, [rows of role 1, rows of role 2, ...]), ...], and
    which have any (sets, roles)."""
    means = np.zeros((len(sets), len(sets[0][1]), sets[0][0].shape[1]), np.float32)
    present = np.zeros(means.shape[:2], bool)
    for i, (states, parts) in enumerate(sets):
        for j, rows in enumerate(parts):
            if len(rows):
                means[i, j] = row_mean(states[rows])
                present[i, j] = True
    return means, present
