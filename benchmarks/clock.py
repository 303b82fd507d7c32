"""Timings that can be compared on a machine that is not quiet: in turns, on the CPU's clock, medians and ratios."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians over the rounds, in seconds: on the wall's clock and on this process's CPU clock."""

    wall: float
    cpu: float


def in_turns(tasks: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    """Run every task once to warm it up, then all of them one after the other, `rounds` times."""
    for task in tasks.values():
        task()
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            wall, cpu = time.perf_counter(), time.process_time()
            task()
            found[name].append((time.perf_counter() - wall, time.process_time() - cpu))
    return {
        name: Timing(statistics.median(w for w, _ in some), statistics.median(c for _, c in some))
        for name, some in found.items()
    }
