"""Whether work grows no faster than its input, told from CPU time in one run, for machines are noisy."""

import time
from collections.abc import Callable
from typing import Any

TRIES = 3
SLACK = 3.0  # times as much as linear; what grows with the square takes `TIMES` times as much
TIMES = 10
NOISE = 0.05  # seconds


def takes_linear_time(work: Callable[[int], Any], size: int) -> bool:
    """Whether `work(TIMES * size)` takes about TIMES as long as `work(size)`, by the shortest of some tries each."""

    def seconds(number: int) -> float:
        begun = time.process_time()
        work(number)
        return time.process_time() - begun

    few, many = (min(seconds(number) for _ in range(TRIES)) for number in (size, TIMES * size))
    return many < SLACK * TIMES * few + NOISE
