"""Analyzers for archives: a slow one, and one whose process dies; importable, so that any process can make one.

Run as a program it is `whence` with such an analyzer.
"""

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from models.analysis import Analysis, Target
from tests.fakes import FakeAnalyzer


class Frail(FakeAnalyzer):
    """Its process dies over POISON each time, over BRITTLE once a machine (the file named in the text says so)."""

    def analyze(self, text: str, targets: Sequence[Target] = (), deadline: float | None = None) -> Analysis:
        if "POISON" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "BRITTLE" in text:
            mark = Path(text.split("BRITTLE ")[1])
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return super().analyze(text, targets, deadline)


class Slow(FakeAnalyzer):
    """Takes 3 ms of waiting for each article, so that a run can be killed in its middle."""

    def analyze(self, text: str, targets: Sequence[Target] = (), deadline: float | None = None) -> Analysis:
        time.sleep(0.003)
        return super().analyze(text, targets, deadline)


if __name__ == "__main__":
    from service.cli import main
    from tests.cli import fakes

    # Whoever starts the tests in the background has them ignore ctrl-C, and so would we.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main(args=sys.argv[2:], prog_name="whence", obj=getattr(fakes, sys.argv[1]))
