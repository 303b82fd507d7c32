"""The service over HTTP at full load: articles a second, CPU seconds, memory of the workers, time to ready."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True)
class Served:
    """A running service: its address, the main process, and the seconds from its start until it was ready."""

    url: str
    process: subprocess.Popen[bytes]
    ready_after: float

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children", encoding="ascii") as children:
            return [int(number) for number in children.read().split()]

    def cpu_seconds(self) -> float:
        return sum(cpu_seconds(pid) for pid in (self.process.pid, *self.workers()))

    def analyze(self, text: str) -> int:
        """The length of the answer; raises where it is none."""
        body = json.dumps({"text": text}).encode()
        request = urllib.request.Request(f"{self.url}/analyze", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return len(answer.read())


def cpu_seconds(pid: int) -> float:
    """CPU time, user and system, of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid: int) -> tuple[float, float]:
    """Private and shared memory of a process in MB (2**20), shared counted in full."""
    private = shared = 0
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf8").splitlines():
        name, _, rest = line.partition(":")
        if name in ("Private_Clean", "Private_Dirty"):
            private += int(rest.split()[0])
        elif name in ("Shared_Clean", "Shared_Dirty"):
            shared += int(rest.split()[0])
    return private / 1024, shared / 1024


@contextmanager
def serving(model: Path, workers: int) -> Iterator[Served]:
    """Our gunicorn with the given model, ready; stopped at the end."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("WHENCE_", "PROMETHEUS_"))}
    settings = {
        "WHENCE_PORT": str(port),
        "WHENCE_WORKERS": str(workers),
        "WHENCE_MODEL_DIR": str(model.resolve()),
        "WHENCE_LOG_LEVEL": "error",
    }
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py", "service:create_app()"],
        cwd=ROOT,
        env=clean | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(process, url)
        yield Served(url, process, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(process: subprocess.Popen[bytes], url: str, seconds: float = 60) -> None:
    """Raises RuntimeError where the service ends, or is not ready in time."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the service did not get ready")


@dataclass(frozen=True, slots=True)
class Load:
    """What a full load gave: articles a second and CPU seconds an article, the client's own left out."""

    articles_a_second: float
    cpu_an_article: float


def full_load(served: Served, texts: Sequence[str], clients: int, seconds: float) -> Load:
    """`clients` callers send `texts` in turn, each the next one as soon as its answer is there."""
    for text in texts:
        served.analyze(text)
    done, failed = [0] * clients, []
    end = time.perf_counter() + seconds

    def call(number: int) -> None:
        at = number
        try:
            while time.perf_counter() < end:
                served.analyze(texts[at % len(texts)])
                done[number] += 1
                at += clients
        except OSError as error:
            failed.append(error)

    cpu, start = served.cpu_seconds(), time.perf_counter()
    threads = [threading.Thread(target=call, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    took = time.perf_counter() - start
    return Load(sum(done) / took, (served.cpu_seconds() - cpu) / sum(done))
