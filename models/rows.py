"""Rows of numbers that a text keeps for each of its pieces: whole in a short text, in a quarter of the room in a long
one."""

import numpy as np

LEVELS = 127


class Rows:
    """`count` rows of `width` numbers, put once and taken as float32; `small`: kept as int8 with one scale a row.

    >>> rows = Rows(2, 3, small=True)
    >>> rows.put(slice(0, 2), np.array([[1.0, -0.5, 0.25], [0.0, 0.0, 0.0]]))
    >>> rows.take(np.array([1, 0])).round(2).tolist()
    [[0.0, 0.0, 0.0], [1.0, -0.5, 0.25]]
    """

    def __init__(self, count: int, width: int, small: bool = False):
        self.values = np.empty((count, width), np.int8 if small else np.float32)
        self.scales = np.empty((count, 1), np.float32) if small else None

    @property
    def small(self) -> bool:
        return self.scales is not None

    def __len__(self) -> int:
        return len(self.values)

    def put(self, where: slice, rows: np.ndarray) -> None:
        """Set the rows of a slice (rows, width)."""
        if self.scales is None:
            self.values[where] = rows
            return
        scale = np.maximum(np.abs(rows).max(-1, keepdims=True), 1e-20) / LEVELS
        self.scales[where] = scale
        self.values[where] = np.rint(rows / scale)

    def take(self, places: np.ndarray | slice) -> np.ndarray:
        """The rows at some places (places, width), in float32 and not to be written to."""
        found = self.values[places]
        return found if self.scales is None else found * self.scales[places]
