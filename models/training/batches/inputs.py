"""What a training step reads, and a thread that makes it before it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from queue import Queue
from threading import Thread

from models.training.batches.questions import Asked
from models.training.batches.tensors import Batch


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one step reads: labelled windows, claims and pairs with the prefix of their losses' names, and news."""

    windows: Batch | None
    asked: list[tuple[Asked, str]]
    news: Batch | None


def ahead(items: Iterator[Inputs], most: int = 4) -> Iterator[Inputs]:
    """The same items, made in a thread of their own up to `most` before they are asked for: cutting texts into pieces
    would otherwise keep the other core waiting for a third of the time."""
    ready: Queue[Inputs | BaseException] = Queue(most)

    def make() -> None:
        try:
            for item in items:
                ready.put(item)
        except BaseException as error:  # told to whoever waits
            ready.put(error)

    Thread(target=make, daemon=True).start()
    while True:
        item = ready.get()
        if isinstance(item, BaseException):
            raise item
        yield item
