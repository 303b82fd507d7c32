"""Memory that a long text took goes back to the system when it is read.

glibc keeps what was freed for the next time, in each thread that ever read a long text: four such threads would keep
200 MiB for nothing.
"""

import ctypes


def give_back() -> None:
    """Return free memory to the system; does nothing where the C library has no `malloc_trim` (musl, macOS)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
