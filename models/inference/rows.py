"""Rows of numbers that a text keeps for each of its pieces: whole in a short text, in a quarter of the room in a long
one."""

import numpy as np

LEVELS = 127


def rounded(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows (rows, width) as int8, and their scales (rows, 1)."""
    scales = np.maximum(np.abs(rows).max(-1, keepdims=True), 1e-20) / LEVELS
    return np.rint(rows / scales).astype(np.int8), scales.astype(np.float32)


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

    def put(self, where: slice, rows: np.ndarray, wanted: np.ndarray | None = None) -> None:
        """Set the rows of a slice (rows, width), all of them: room for those that are not `wanted` is there already."""
        if self.scales is None:
            self.values[where] = rows
            return
        self.values[where], self.scales[where] = rounded(rows)

    def take(self, places: np.ndarray | slice) -> np.ndarray:
        """The rows at some places (places, width), in float32 and not to be written to."""
        found = self.values[places]
        return found if self.scales is None else found * self.scales[places]


class FewRows(Rows):
    """Rows kept as int8 for the few pieces that are ever asked about; all others are nought.

    >>> rows = FewRows(3, 2)
    >>> rows.put(slice(1, 3), np.array([[1.0, -1.0], [5.0, 5.0]]), np.array([True, False]))
    >>> rows.take(np.array([0, 1, 2])).tolist()
    [[0.0, 0.0], [1.0, -1.0], [0.0, 0.0]]
    """

    def __init__(self, count: int, width: int):
        self.numbers = np.zeros(count, np.int32)  # of each piece's row; the first row is nought
        self.values, self.scales = np.zeros((1, width), np.int8), np.zeros((1, 1), np.float32)

    def __len__(self) -> int:
        return len(self.numbers)

    def put(self, where: slice, rows: np.ndarray, wanted: np.ndarray | None = None) -> None:
        """Set those rows of a slice (rows, width) that are `wanted` (rows, bool); None: all."""
        wanted = np.ones(len(rows), bool) if wanted is None else wanted
        values, scales = rounded(rows[wanted])
        self.numbers[where][wanted] = np.arange(len(values)) + len(self.values)
        self.values, self.scales = np.concatenate([self.values, values]), np.concatenate([self.scales, scales])

    def take(self, places: np.ndarray | slice) -> np.ndarray:
        return super().take(self.numbers[places])
