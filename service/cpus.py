"""How many CPUs this process may really use: affinity and cgroup quota, never the host's count.

A container with half a CPU on a host of 128 must start one worker, not 129.
"""

import math
import os
from pathlib import Path


def usable_cpus(proc: Path = Path("/proc/self/cgroup"), mount: Path = Path("/sys/fs/cgroup")) -> int:
    """Whole CPUs, at least 1: the smaller of the affinity mask and the tightest quota on the way to the root cgroup."""
    quota = min(_quotas(proc, mount), default=math.inf)
    affinity = len(os.sched_getaffinity(0))
    return affinity if quota == math.inf else max(1, min(affinity, math.ceil(quota)))


def _quotas(proc: Path, mount: Path) -> list[float]:
    """Every CPU quota in force, in CPUs, from cgroup v2 (`cpu.max`) and v1 (`cpu.cfs_quota_us`)."""
    try:
        lines = proc.read_text().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        _, controllers, path = line.split(":", 2)
        root = mount if not controllers else mount / "cpu"
        if controllers and "cpu" not in controllers.split(","):
            continue
        directory = root / path.lstrip("/")
        for place in [directory, *directory.parents]:
            if not place.is_relative_to(root):
                break
            found += _quota(place)
    return found


def _quota(place: Path) -> list[float]:
    try:
        if (place / "cpu.max").exists():
            allowed, period = (place / "cpu.max").read_text().split()
        else:
            allowed = (place / "cpu.cfs_quota_us").read_text().strip()
            period = (place / "cpu.cfs_period_us").read_text().strip()
        return [int(allowed) / int(period)] if allowed not in ("max", "-1") else []
    except (OSError, ValueError):
        return []
