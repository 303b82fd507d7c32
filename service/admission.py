"""Who may come in: one inference at a time a slot, a small waiting room, then no.

A request takes its place before its body is read, so that clients who stall in the body fill the room and not the
threads: probes always find one free (the settings see to it). 503 and not 429: the caller sent nothing wrong, we are
full.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from models.analysis import DeadlineExceeded
from service import telemetry
from service.turns import Turns


class Full(Exception):
    """Every slot and every place to wait is taken."""


class Admission:
    """`slots` inferences at the same time, and `waiting` requests beside them, of one worker process.

    >>> door = Admission(slots=1, waiting=0)
    >>> with door.place():
    ...     with door.place():
    ...         pass
    Traceback (most recent call last):
    ...
    service.admission.Full
    """

    def __init__(self, slots: int, waiting: int) -> None:
        self._places = BoundedSemaphore(slots + waiting)
        self._slots = Turns(slots)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place in the house; raises Full at once where there is none."""
        if not self._places.acquire(blocking=False):
            raise Full
        telemetry.IN_HOUSE.inc()
        try:
            yield
        finally:
            telemetry.IN_HOUSE.dec()
            self._places.release()

    @contextmanager
    def slot(self, deadline: float) -> Iterator[float]:
        """Hold an inference slot; gives the seconds waited. Raises DeadlineExceeded if `deadline` comes first."""
        asked = time.monotonic()
        if not self._slots.take(deadline - asked):
            raise DeadlineExceeded
        try:
            yield time.monotonic() - asked
        finally:
            self._slots.give_back()
