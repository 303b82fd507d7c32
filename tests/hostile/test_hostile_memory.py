"""A service held by the kernel to little more than it rests at, and what a further worker adds to that."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.settings import Settings
from tests.load.cgroup import writable
from tests.load.measures import ARTICLE, TEXTS, memory
from tests.load.processes import weights

SHIPPED = (Settings().model_dir / "manifest.json").exists()


@pytest.mark.skipif(not SHIPPED, reason="no model is shipped yet")
def test_a_worker_at_work_has_at_most_40_mib_to_itself(start):
    server = start("service:create_app()", WHENCE_WORKERS="2")
    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(server.analyze, [ARTICLE] * 18)) == {200}
    private = [weights([pid])["Private"] for pid in server.workers()]
    assert len(private) == 2
    assert max(private) < 40


@pytest.mark.skipif(not writable(), reason="no memory cgroup can be made here: needs root")
@pytest.mark.parametrize("text", ["The sample article", "100,000 characters"])
def test_a_text_needs_less_than_a_third_more_than_the_resting_memory(text):
    settings, texts = {"WHENCE_WORKERS": "1"}, {text: TEXTS[text]}
    found = "\n".join(memory("service:create_app()", settings, seconds=3, crowd=1, texts=texts, times=1.3))
    assert "no worker was killed" in found, found
    assert "broken" not in found, found


def many(one: bytes) -> bytes:
    """As many of a value, with commas between, as a body of 8 MB has room for."""
    return b",".join([one] * (LONGEST // (len(one) + 1)))


LONGEST = Settings().max_batch_body_bytes - 200
BODIES = {
    "objects": b'{"documents": [{"text": "a", "x": [' + many(b"{}") + b"]}]}",
    "lists": b'{"documents": [' + many(b"[]") + b"]}",
    "numbers": b'{"documents": [' + many(b"0.1") + b"]}",
    "names": b'{"documents": [{' + b",".join(b'"%d":1' % number for number in range(LONGEST // 11)) + b"}]}",
    "one string": b'{"documents": [{"text": "' + b"a" * (LONGEST - 50) + "😀".encode() + b'"}]}',
    "escapes": b'{"documents": [{"text": "' + b'\\"' * (LONGEST // 2 - 50) + b'"}]}',
    "escapes without end": b'{"documents": [{"text": "' + b'\\"' * (LONGEST // 2 - 50),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_long_bodies_of_little_values_take_neither_memory_nor_time(start, body):
    server = start(WHENCE_WORKERS="1")
    (worker,) = server.workers()
    rested = peak(worker)

    def status(_: int) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("POST", "/analyze/batch", body, {"Content-Type": "application/json"})
        found = connection.getresponse().status
        connection.close()
        return found

    slowest = 0.0
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(status, number) for number in range(8)]
        while not all(future.done() for future in asked):
            begun = time.monotonic()
            assert server.ask("GET", "/readyz")[0] == 200
            slowest = max(slowest, time.monotonic() - begun)
            time.sleep(0.02)
    assert {future.result() for future in asked} <= {200, 400, 413}
    assert peak(worker) - rested < 300
    assert slowest < 2


def peak(pid: int) -> int:
    """The most memory that a process has ever had, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
