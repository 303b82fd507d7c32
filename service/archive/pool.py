"""Processes that hold an analyzer each; results come in the order of the tasks, and a process that dies is replaced.

Spawned, not forked: a replacement is started while this process runs threads of its own, where fork may hang.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Self

from service.archive.files import Row
from service.archive.rows import Done, Options, RowReader, refusal
from service.problems import Problem
from service.state import Reader

# Tasks handed out ahead of the one waited for, in processes: enough that none is idle while one task is slow.
AHEAD = 4

Numbered = tuple[int, Row]
Load = Callable[[], Reader]

_reader: RowReader  # of this worker process


def _start(load: Load, options: Options) -> None:
    global _reader
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = RowReader(load(), options)


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its children; without this they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _read(rows: list[Numbered]) -> Done:
    return sum((_reader(number, row) for number, row in rows), Done())


def _card() -> dict[str, Any]:
    return _reader.analyzer.card


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """`submit` may start a process, which inherits the mask: it never hears of Ctrl-C, which is the parent's matter."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Pool:
    """`processes` analyzers, each made in its process by `load`."""

    def __init__(self, load: Load, options: Options, processes: int) -> None:
        self._initial, self._processes = (load, options), processes
        self._executor = self._executor_of(processes)

    def _executor_of(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _start, self._initial)

    def card(self) -> dict[str, Any]:
        """The model's; raises BrokenProcessPool where no analyzer could be made."""
        with _ctrl_c_held():
            found = self._executor.submit(_card)
        return found.result()

    def map(self, tasks: Iterable[list[Numbered]]) -> Iterator[tuple[int, Done]]:
        """For each task, in order: how many rows it had, and what became of them."""
        coming = iter(tasks)
        waiting: deque[tuple[list[Numbered], Future[Done]]] = deque()
        while True:
            while len(waiting) < AHEAD * self._processes and (task := next(coming, None)) is not None:
                waiting.append((task, self._submit(task)))
            if not waiting:
                return
            task, future = waiting.popleft()
            try:
                done = future.result()
            except BrokenProcessPool:
                done = self._one_by_one(task)
                waiting = deque((other, self._submit(other)) for other, _ in waiting)
            yield len(task), done

    def _submit(self, task: list[Numbered]) -> Future[Done]:
        try:
            with _ctrl_c_held():
                return self._executor.submit(_read, task)
        except BrokenProcessPool as error:  # noticed here first; the answer to it is where results are taken
            failed: Future[Done] = Future()
            failed.set_exception(error)
            return failed

    def _one_by_one(self, task: list[Numbered]) -> Done:
        """Read a task that may have killed its process row by row: the row that kills again is refused, no other."""
        done = Done()
        with self._executor_of(1) as first:
            alone = first
            for number, row in task:
                try:
                    with _ctrl_c_held():
                        future = alone.submit(_read, [(number, row)])
                    done += future.result()
                except BrokenProcessPool:
                    done += refusal(number, None, Problem("internal-error", "the process that read this row died"))
                    alone.shutdown()
                    alone = self._executor_of(1)
            alone.shutdown()
        self._executor.shutdown()
        self._executor = self._executor_of(self._processes)
        return done

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)
