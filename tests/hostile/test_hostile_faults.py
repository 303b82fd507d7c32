"""Workers killed and services stopped while they are at work."""

import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.load.generator import at_rate
from tests.load.wire import analyze


def test_a_killed_worker_takes_only_its_own_requests_with_it(start):
    server = start(WHENCE_WORKERS="2")
    killed = []

    def kill() -> None:
        time.sleep(1.5)
        os.kill(server.workers()[0], signal.SIGKILL)
        killed.append(time.monotonic())

    outcomes, probes = at_rate(server.port, analyze("SLEEP 0.1"), rate=10, seconds=4, beside=kill)
    broken = [outcome for outcome in outcomes if outcome.status == 0]
    assert {outcome.status for outcome in outcomes} <= {200, 0}
    assert all(outcome.begun <= killed[0] <= outcome.ended for outcome in broken)
    assert len(broken) <= 9, "more than one worker has places for"
    served = min(o.ended for o in outcomes if o.status == 200 and o.begun > killed[0])
    assert served - killed[0] < 2
    assert len(server.workers()) == 2


def test_sigterm_lets_all_that_wait_finish(start):
    server = start()
    with ThreadPoolExecutor(5) as pool:
        waiting = [pool.submit(server.analyze, "SLEEP 0.3") for _ in range(5)]
        time.sleep(0.8)
        assert server.stop() == 0
        assert Counter(future.result() for future in waiting) == {200: 5}
