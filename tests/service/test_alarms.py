"""An alarm rings once, in time, and never after it was called off."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from service import alarms
from service.alarms import TICK, Alarms
from tests.service.test_admission import wait_until


@pytest.fixture
def alarm():
    return Alarms()


def test_rings_once_when_the_time_is_over(alarm):
    rung = []
    with alarm.after(0.1, lambda: rung.append(time.monotonic())):
        begun = time.monotonic()
        wait_until(lambda: rung)
        time.sleep(3 * TICK)
    assert len(rung) == 1
    assert 0.1 - TICK < rung[0] - begun < 1


def test_is_silent_once_it_was_called_off(alarm):
    rung = []
    with alarm.after(0.01, lambda: rung.append("first")):
        pass
    with alarm.after(30, lambda: rung.append("second")):
        time.sleep(3 * TICK)
    assert not rung


def test_many_at_once_ring_each_for_itself(alarm):
    rung = []

    def wait(number):
        with alarm.after(0.05 if number % 2 else 30, lambda: rung.append(number)):
            wait_until(lambda: number % 2 == 0 or number in rung)

    with ThreadPoolExecutor(32) as pool:
        list(pool.map(wait, range(64)))
    assert sorted(rung) == list(range(1, 64, 2))


def test_goes_to_sleep_and_wakes_again(alarm, monkeypatch):
    monkeypatch.setattr(alarms, "LINGER", TICK)
    with alarm.after(30, lambda: None):
        assert alarm._thread is not None
    wait_until(lambda: alarm._thread is None)
    rung = []
    with alarm.after(0.01, lambda: rung.append(1)):
        wait_until(lambda: rung)


def test_rings_in_a_forked_process_too(alarm):
    with alarm.after(30, lambda: None):
        pass  # this process has a thread for it now, the next one has not
    child = os.fork()
    if not child:
        rung = []
        with alarm.after(0.01, lambda: rung.append(1)):
            for _ in range(100):
                time.sleep(0 if rung else 0.05)
        os._exit(0 if rung else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
