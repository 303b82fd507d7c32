"""What is done where something takes too long: one thread for all, for one each costs more than a refusal does."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Seconds between two looks, and how long to go on looking once there is nothing to look for.
TICK = 0.05
LINGER = 2.0


class Alarms:
    """Calls that are made unless they are called off in time.

    The thread is begun when it is needed, so also in a worker that was forked off, and ends by itself.

    >>> rung = []
    >>> with Alarms().after(60, lambda: rung.append("late")):
    ...     pass
    >>> rung
    []
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._set: dict[object, tuple[float, Callable[[], None]]] = {}
        self._thread: threading.Thread | None = None

    @contextmanager
    def after(self, seconds: float, call: Callable[[], None]) -> Iterator[None]:
        """Make a short `call` once `seconds` are over (up to TICK later), if the block runs that long; never after
        it."""
        key = object()
        with self._lock:
            self._set[key] = (time.monotonic() + seconds, call)
            # A thread does not outlive a fork, and is known to be dead after it.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._look, name="alarms", daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                self._set.pop(key, None)

    def _look(self) -> None:
        idle = 0.0
        while True:
            time.sleep(TICK)
            with self._lock:
                now = time.monotonic()
                for key, (due, call) in list(self._set.items()):
                    if due <= now:
                        del self._set[key]
                        call()
                idle = 0.0 if self._set else idle + TICK
                if idle > LINGER:
                    self._thread = None
                    return
