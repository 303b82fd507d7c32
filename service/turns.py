"""Turns: so many at a time, and whoever waits longest comes next.

A semaphore of the standard library lets a newcomer past those who wait, and sends the one it passed to the end of the
line: under load a few then wait twice as long as all others.
"""

from collections import deque
from threading import Event, Lock


class Turns:
    """`count` turns at the same time, given out in the order in which they were asked for."""

    def __init__(self, count: int) -> None:
        self._lock = Lock()
        self._free = count
        self._line: deque[Event] = deque()

    def take(self, timeout: float) -> bool:
        """Wait for a turn; False where none came within `timeout` seconds."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            mine = Event()
            self._line.append(mine)
        if mine.wait(max(0.0, timeout)):
            return True
        with self._lock:
            if mine.is_set():  # given just now
                return True
            self._line.remove(mine)
            return False

    def give_back(self) -> None:
        """End a turn: the next in line has it at once, and no newcomer can come between."""
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1
