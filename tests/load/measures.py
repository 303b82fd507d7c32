"""The measurements, each of one running service; each gives the lines of its section in RESULTS.md."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator

from service.settings import ROOT, Settings
from tests.load.cgroup import MemoryGroup
from tests.load.generator import at_rate, for_seconds, in_turn, percentile
from tests.load.processes import busy_seconds, cpu_seconds, slope, weights
from tests.load.wire import Outcome, analyze
from tests.service.server import Server

ARTICLE = (ROOT / "seeds" / "bakhmut.txt").read_text(encoding="utf-8")
SHORT = "“Rain is likely,” the mayor said. Her office denied that it had been warned."
LONGEST = (ARTICLE * 30)[:100_000]
CALIBRATION_SECONDS = 10.0


def capacity(server: Server, request: bytes, clients: int) -> tuple[float, float]:
    """Good answers a second with a client for each slot, and the seconds that one article takes then."""
    in_turn(server.port, request, clients=clients, enough=for_seconds(2))  # warm
    begun = time.monotonic()
    outcomes = in_turn(server.port, request, clients=clients, enough=for_seconds(CALIBRATION_SECONDS))
    assert {outcome.status for outcome in outcomes} == {200}, Counter(o.status for o in outcomes)
    rate = len(outcomes) / (time.monotonic() - begun)
    return rate, clients / rate


def overload(server: Server, workers: int, seconds: float, text: str, times: tuple[float, ...]) -> Iterator[str]:
    """The service at its capacity and beyond: what is answered, how fast, and whether the probes still are."""
    request = analyze(text)
    rate, service_time = capacity(server, request, workers)
    places = Settings().slots + Settings().waiting
    yield f"Capacity, {workers} clients each in turn for {CALIBRATION_SECONDS:g} s: {rate:.1f} articles/s, "
    yield f"{service_time * 1000:.0f} ms an article. "
    yield f"Bound on p99 (places x service time): {places * service_time:.2f} s."
    yield ""
    yield "CPU in cores: of the service, of the generator, of all others on this machine."
    yield ""
    yield "| load | offered/s | good/s | of 1x | statuses | p50 | p99 | worst probe | p99 probe | CPU |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    first = None
    for factor in times:
        clocks = _clocks(server)
        outcomes, probes = at_rate(server.port, request, rate=factor * rate, seconds=seconds)
        took, everybody, ours, mine = (b - a for a, b in zip(clocks, _clocks(server), strict=True))
        cores = ", ".join(f"{cpu / took:.2f}" for cpu in (ours, mine, everybody - ours - mine))
        good = [outcome for outcome in outcomes if outcome.status == 200]
        span = max(outcome.ended for outcome in good) - min(outcome.begun for outcome in outcomes)
        throughput = len(good) / span
        first = first or throughput
        taken = [outcome.seconds for outcome in good]
        probed = [outcome for found in probes.values() for outcome in found]
        failed = Counter(outcome.status for outcome in probed if outcome.status != 200)
        slow = [outcome.seconds for outcome in probed]
        yield (
            f"| {factor:g}x | {factor * rate:.1f} | {throughput:.1f} | {throughput / first:.0%} | {statuses(outcomes)} "
            f"| {percentile(taken, 50):.2f} s | {percentile(taken, 99):.2f} s "
            f"| {max(slow) * 1000:.0f} ms{f', failed {dict(failed)}' if failed else ''} "
            f"| {percentile(slow, 99) * 1000:.0f} ms | {cores} |"
        )


def _clocks(server: Server) -> tuple[float, float, float, float]:
    """Seconds by the clock, and of CPU time: everybody's, the service's, ours."""
    pids = [server.process.pid, *server.workers()]
    return time.monotonic(), busy_seconds(), cpu_seconds(pids), time.process_time()


def statuses(outcomes: list[Outcome]) -> str:
    counts = Counter(outcome.status for outcome in outcomes)
    return ", ".join(f"{counts[status]} x {status or 'broken'}" for status in sorted(counts))


def kills(server: Server, workers: int, seconds: float, text: str, every: float = 5.0) -> Iterator[str]:
    """kill -9 of a worker, again and again, at capacity: which requests break, and how soon the next are served."""
    request = analyze(text)
    rate, _ = capacity(server, request, workers)
    killed: list[float] = []

    def killer() -> None:
        for number in range(int(seconds / every)):
            time.sleep(every / 2)
            pids = server.workers()
            os.kill(pids[number % len(pids)], signal.SIGKILL)
            killed.append(time.monotonic())
            time.sleep(every / 2)

    outcomes, _ = at_rate(server.port, request, rate=rate, seconds=seconds, beside=killer)
    broken = [outcome for outcome in outcomes if outcome.status == 0]
    # In the dead worker's hands: begun before it died, broken when it died.
    others = [o for o in broken if not any(o.begun <= moment and o.ended <= moment + 0.5 for moment in killed)]
    gaps = [min(o.ended for o in outcomes if o.status == 200 and o.begun > moment) - moment for moment in killed]
    places = Settings().slots + Settings().waiting
    yield f"{len(killed)} kills in {seconds:g} s at {rate:.1f} articles/s: {statuses(outcomes)}."
    yield f"Broken: {len(broken) / len(killed):.1f} a kill (a worker has {places} places); "
    yield f"broken without having been in a dead worker's hands: {len(others)}."
    yield f"From a kill to the next answer to a request sent after it: {percentile(gaps, 50):.2f} s in the median, "
    yield f"{max(gaps):.2f} s at most."


def soak(server: Server, workers: int, requests: int, settle: int) -> Iterator[str]:
    """Many short requests in a row: does memory grow?"""
    points: list[tuple[float, dict[str, float]]] = []
    statuses_seen: Counter[int] = Counter()
    begun = time.monotonic()
    step = max(1, requests // 20)
    while sum(statuses_seen.values()) < requests:
        outcomes = in_turn(server.port, analyze(SHORT), clients=workers, enough=lambda found: len(found) >= step)
        statuses_seen.update(outcome.status for outcome in outcomes)
        points.append((sum(statuses_seen.values()) / 1000, weights(server.workers())))
    late = [(thousands, weight) for thousands, weight in points if thousands * 1000 > settle]
    counts = ", ".join(f"{count} x {status}" for status, count in sorted(statuses_seen.items()))
    yield f"{counts} in {time.monotonic() - begun:.0f} s."
    yield ""
    yield f"| all workers together | at the end | slope per 1,000 requests after the first {settle:,} |"
    yield "| --- | --- | --- |"
    for kind in ("Rss", "Private"):
        growth = slope([(thousands, weight[kind]) for thousands, weight in late])
        yield f"| {kind} | {points[-1][1][kind]:.0f} MiB | {growth:+.3f} MiB |"


TEXTS = {"The sample article": ARTICLE, "100,000 characters": LONGEST}


def memory(
    app: str,
    settings: dict[str, str],
    seconds: float,
    texts: dict[str, str] = TEXTS,
    crowd: int = 4,
    times: float = 1.3,
) -> Iterator[str]:
    """A service held by the kernel to some `times` its resting memory, and `crowd` clients a worker with each text."""
    group = MemoryGroup(f"whence-{os.getpid()}")
    try:
        with group.entered():
            server = Server(app, **settings)
        try:
            server.wait_until_ready()
            while len(server.workers()) < int(settings["WHENCE_WORKERS"]):
                time.sleep(0.1)
            clients = crowd * len(server.workers())
            # At rest between requests, not before the first: pages shared at the fork come apart with use.
            in_turn(server.port, analyze(ARTICLE), clients=clients, enough=for_seconds(2))
            pids = [server.process.pid, *server.workers()]
            resting, pss = group.resting() / 2**20, weights(pids)["Pss"]
            group.limit(int(resting * times * 2**20))
            yield f"At rest {resting:.0f} MiB by the cgroup, {pss:.0f} MiB by Pss, in {len(pids)} processes; "
            yield f"limit {resting * times:.0f} MiB."
            for name, text in texts.items():
                before = server.workers()
                outcomes = in_turn(server.port, analyze(text), clients=clients, enough=for_seconds(seconds))
                killed = "no worker was" if server.workers() == before else "a worker was"
                yield f"{name}, {clients} clients for {seconds:g} s: {statuses(outcomes)}; {killed} killed."
        finally:
            server.stop()
    finally:
        group.remove()
