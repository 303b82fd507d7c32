"""What a process keeps of the memory that it is done with; glibc's allocator only, elsewhere nothing happens.

glibc keeps what was freed for the next time, in a heap for each of many threads: those that once read a long text would
keep 200 MiB for nothing.
"""

import ctypes

_LIBC = ctypes.CDLL(None)
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
LARGE = 1 << 20


def share_one_heap() -> None:
    """Let all threads share one heap, and let every block of 1 MiB or more go back to the system when it is freed.

    The heap is hardly fought for: Python runs one thread at a time, and the network has an arena of its own.
    """
    options = getattr(_LIBC, "mallopt", None)
    if options is not None:
        options(_ARENA_MAX, 1)
        options(_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Return free memory to the system."""
    trim = getattr(_LIBC, "malloc_trim", None)
    if trim is not None:
        trim(0)
