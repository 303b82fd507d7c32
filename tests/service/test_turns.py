"""Turns are given in the order in which they were asked for, and none is lost."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from service.turns import Turns
from tests.service.test_admission import wait_until


def test_whoever_waits_longest_comes_next():
    turns, served = Turns(1), []
    assert turns.take(0)

    def ask(number):
        assert turns.take(10)
        served.append(number)
        turns.give_back()

    threads = []
    for number in range(12):
        threads.append(Thread(target=ask, args=(number,)))
        threads[-1].start()
        wait_until(lambda waiting=number + 1: len(turns._line) == waiting)
    turns.give_back()
    for thread in threads:
        thread.join()
    assert served == list(range(12))


def test_a_newcomer_does_not_come_between():
    turns = Turns(1)
    assert turns.take(0)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(turns.take, 10)
        wait_until(lambda: turns._line)
        turns.give_back()
        assert not turns.take(0)
        assert waiting.result()


def test_who_gave_up_is_passed_over():
    turns = Turns(1)
    assert turns.take(0)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


def test_no_turn_is_lost_or_made_under_strain():
    turns, inside, most = Turns(3), [], []

    def ask(seed):
        rng = random.Random(seed)
        for _ in range(50):
            if turns.take(rng.choice((0, 0.0005, 1))):
                inside.append(seed)
                most.append(len(inside))
                time.sleep(rng.random() * 0.0005)
                inside.pop()
                turns.give_back()

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(ask, range(12)))
    assert max(most) == 3
    assert turns._free == 3
    assert not turns._line
