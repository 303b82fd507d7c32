"""Two ways to load a service: as many clients as are asked for, each in turn; or a fixed rate, whatever is answered."""

import asyncio
import math
import time
from collections.abc import Callable

from tests.load.wire import Outcome, ask, get

PROBES = ("/livez", "/readyz", "/metrics")
PROBE_EVERY = 0.25


def in_turn(port: int, request: bytes, *, clients: int, enough: Callable[[list[Outcome]], bool]) -> list[Outcome]:
    """Closed loop: each client sends its next request once the last is answered, until `enough` of the outcomes."""

    async def client(outcomes: list[Outcome]) -> None:
        while not enough(outcomes):
            outcomes.append(await ask(port, request))

    async def main() -> list[Outcome]:
        outcomes: list[Outcome] = []
        await asyncio.gather(*(client(outcomes) for _ in range(clients)))
        return outcomes

    return asyncio.run(main())


def for_seconds(seconds: float) -> Callable[[list[Outcome]], bool]:
    end = time.monotonic() + seconds
    return lambda _: time.monotonic() >= end


def at_rate(
    port: int, request: bytes, *, rate: float, seconds: float, beside: Callable[[], None] | None = None
) -> tuple[list[Outcome], dict[str, list[Outcome]]]:
    """Open loop: `rate` requests a second for that long, and the probes of each path beside them.

    `beside` runs in a thread of its own meanwhile.
    """

    async def requests() -> list[Outcome]:
        begun = time.monotonic()
        sent = []
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
            sent.append(asyncio.create_task(ask(port, request)))
        return await asyncio.gather(*sent)

    async def probe(path: str) -> list[Outcome]:
        found = []
        for _ in range(int(seconds / PROBE_EVERY)):
            found.append(await ask(port, get(path)))
            await asyncio.sleep(PROBE_EVERY)
        return found

    async def main() -> tuple[list[Outcome], dict[str, list[Outcome]]]:
        other = asyncio.create_task(asyncio.to_thread(beside)) if beside else None
        found, *probed = await asyncio.gather(requests(), *(probe(path) for path in PROBES))
        if other:
            await other
        return found, dict(zip(PROBES, probed, strict=True))

    return asyncio.run(main())


def percentile(values: list[float], percent: float) -> float:
    """The value that so many percent do not exceed (nearest rank); nan of nothing.

    >>> percentile([3.0, 1.0, 2.0, 4.0], 50), percentile([3.0, 1.0, 2.0, 4.0], 99)
    (2.0, 4.0)
    """
    if not values:
        return float("nan")
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]
