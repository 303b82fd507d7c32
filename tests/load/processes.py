"""What the processes of a service weigh, from /proc."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

KIB = re.compile(r"^(\w+):\s+(\d+) kB$", re.MULTILINE)


def weights(pids: Iterable[int]) -> dict[str, float]:
    """MiB of these processes together: Rss, Pss (shared pages divided among those who share) and Private."""
    total = {"Rss": 0.0, "Pss": 0.0, "Private": 0.0}
    for pid in pids:
        rollup = {name: int(size) / 1024 for name, size in KIB.findall(_rollup(pid))}
        total["Rss"] += rollup["Rss"]
        total["Pss"] += rollup["Pss"]
        total["Private"] += rollup["Private_Clean"] + rollup["Private_Dirty"]
    return total


def _rollup(pid: int) -> str:
    return Path(f"/proc/{pid}/smaps_rollup").read_text()


def cpu_seconds(pids: Iterable[int]) -> float:
    """CPU time that these processes have had so far."""
    ticks = 0
    for pid in pids:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def busy_seconds() -> float:
    """CPU time that anybody on this machine has had so far, stolen time with it."""
    user, nice, system, _idle, _iowait, irq, softirq, steal, *_ = (
        int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def slope(points: list[tuple[float, float]]) -> float:
    """Least squares: y by x.

    >>> slope([(0, 1), (1, 3), (2, 5)])
    2.0
    """
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / sum((x - x_mean) ** 2 for x, _ in points)
