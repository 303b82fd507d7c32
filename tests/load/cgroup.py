"""A memory cgroup (v1 or v2) of our own, to hold a service to a limit as a container's runtime does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
V1 = ROOT / "memory"


class MemoryGroup:
    """One directory under /sys/fs/cgroup; what starts within `entered()` is counted and bounded by it."""

    def __init__(self, name: str) -> None:
        self.old = V1.is_dir()
        self.path = (V1 if self.old else ROOT) / name
        self.path.mkdir()

    @contextmanager
    def entered(self) -> Iterator[None]:
        """This process is a member meanwhile, and so are the children that it starts."""
        line = next(line for line in Path("/proc/self/cgroup").read_text().splitlines() if self._ours(line))
        home = self.path.parent / line.split(":", 2)[2].lstrip("/")
        (self.path / "cgroup.procs").write_text(str(os.getpid()))
        try:
            yield
        finally:
            (home / "cgroup.procs").write_text(str(os.getpid()))

    def _ours(self, line: str) -> bool:
        return "memory" in line.split(":")[1].split(",") if self.old else line.startswith("0::")

    def resting(self) -> int:
        """Bytes that cannot be taken back: anonymous memory and mapped files, but no mere cache."""
        stat = dict(line.split() for line in (self.path / "memory.stat").read_text().splitlines())
        names = ("total_rss", "total_mapped_file") if self.old else ("anon", "file_mapped")
        return sum(int(stat[name]) for name in names)

    def limit(self, size: int) -> None:
        """From now on no more than this; beyond it the kernel kills."""
        (self.path / ("memory.limit_in_bytes" if self.old else "memory.max")).write_text(str(size))

    def peak(self) -> int:
        return int((self.path / ("memory.max_usage_in_bytes" if self.old else "memory.peak")).read_text())

    def remove(self) -> None:
        self.path.rmdir()


def writable() -> bool:
    """May we make one?"""
    trial = (V1 if V1.is_dir() else ROOT) / f"whence-trial-{os.getpid()}"
    try:
        trial.mkdir()
        there = (trial / "memory.stat").exists()
        trial.rmdir()
    except OSError:
        return False
    return there
