"""A text must be read by a given time: long loops look at the clock."""

import time

from models.analysis import DeadlineExceeded


def in_time(deadline: float | None) -> None:
    """Raises DeadlineExceeded once time.monotonic() has passed `deadline`; None is never."""
    if deadline is not None and time.monotonic() > deadline:
        raise DeadlineExceeded
