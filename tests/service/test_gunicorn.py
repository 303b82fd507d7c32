"""The service under gunicorn: start, stop, stalled clients, killed workers, and all that it prints."""

import http.client
import os
import signal
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.service.server import Server, status_of
from tests.waiting import wait_until

MARKER = "Zyzzyva-Quagmire"


@pytest.fixture
def start():
    """Starts servers and sees that each stops cleanly."""
    servers = []

    def begin(ready=True, **environment):
        server = Server(**environment)
        servers.append(server)
        if ready:
            server.wait_until_ready()
        return server

    yield begin
    for server in servers:
        server.stop()


def test_the_port_opens_only_once_the_model_is_loaded(start):
    server = start(ready=False, TEST_LOAD_SECONDS="1.5")
    for _ in range(10):
        with pytest.raises(ConnectionRefusedError):
            server.connect()
        time.sleep(0.1)
    server.wait_until_ready()
    assert server.analyze("a") == 200


def test_a_model_that_cannot_be_loaded_stops_the_start(start):
    server = start(ready=False, TEST_LOAD_FAILS="1")
    assert server.process.wait(20) != 0
    assert "sha256" in server.output()


def test_a_wrong_setting_stops_the_start_and_says_which(start):
    server = start(ready=False, WHENCE_THREADS="many")
    assert server.process.wait(20) != 0
    assert "WHENCE_THREADS" in server.output()


def test_a_name_that_is_no_setting_stops_the_start(start):
    server = start(ready=False, WHENCE_THREAD="20")
    assert server.process.wait(20) != 0
    assert "WHENCE_THREAD is no setting: WHENCE_THREADS" in server.output()


@pytest.mark.parametrize(
    ("environment", "ready"),
    [({}, True), ({"TEST_LOAD_FAILS": "1"}, False), ({"WHENCE_THREADS": "many"}, False)],
    ids=["served", "no model", "wrong setting"],
)
def test_no_metrics_are_left_whether_or_not_the_start_succeeds(start, tmp_path, environment, ready):
    server = start(ready=ready, TMPDIR=str(tmp_path), **environment)
    assert len(list(tmp_path.glob("whence-metrics-*"))) == ready
    if ready:
        server.stop()
    server.process.wait(20)
    assert list(tmp_path.iterdir()) == []


def test_no_directory_is_made_beside_the_one_that_is_named(start, tmp_path):
    metrics = tmp_path / "named"
    metrics.mkdir()
    start(TMPDIR=str(tmp_path), PROMETHEUS_MULTIPROC_DIR=str(metrics)).stop()
    assert list(tmp_path.iterdir()) == [metrics]


def test_an_ipv6_address_is_listened_on(start):
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    server = start(ready=False, WHENCE_HOST="::")
    server.wait_until_ready()  # which asks over IPv4: the address is for both
    with socket.create_connection(("::1", server.port), timeout=10):
        pass


def test_sigterm_lets_running_requests_finish_and_leaves_nothing(start):
    server = start()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.analyze, "SLEEP 1.5")
        time.sleep(0.5)
        assert server.stop() == 0
        assert running.result() == 200
    with pytest.raises(ConnectionRefusedError):
        server.connect()


def test_while_it_drains_it_is_not_ready(start):
    server = start()
    with ThreadPoolExecutor(1) as pool:
        kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)

        def readiness() -> int:
            kept.request("GET", "/readyz")
            response = kept.getresponse()
            response.read()
            return response.status

        assert readiness() == 200
        running = pool.submit(server.analyze, "SLEEP 1.5")
        time.sleep(0.3)
        server.process.terminate()
        time.sleep(0.3)
        # The port takes no more connections; one that was kept alive is served a little longer.
        with pytest.raises(ConnectionRefusedError):
            server.connect()
        assert readiness() == 503
        assert running.result() == 200
        kept.close()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_while_it_drains_its_port_is_closed_and_those_in_the_house_finish(start, workers):
    server = start(WHENCE_WORKERS=workers)
    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(server.analyze, "SLEEP 1.5") for _ in range(4)]
        time.sleep(0.5)
        server.process.terminate()
        wait_until(lambda: not listens(server), 1)
        assert not any(future.done() for future in running)
        for _ in range(10):
            with pytest.raises(ConnectionRefusedError):
                server.connect()
        assert [future.result() for future in running] == [200] * 4
    assert server.process.wait(20) == 0


def listens(server) -> bool:
    """Whether a new connection is taken; one that is taken and then dropped counts as well."""
    try:
        server.connect().close()
    except ConnectionRefusedError:
        return False
    return True


def test_who_waits_at_the_door_when_it_closes_is_answered(start):
    server = start()
    (worker,) = server.workers()
    os.kill(worker, signal.SIGSTOP)  # so that it accepts none of these before it is told to stop
    waiting = []
    for _ in range(5):
        waiting.append(server.connect())
        waiting[-1].sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")
    server.process.terminate()
    wait_until(lambda: "Handling signal: term" in server.output())
    os.kill(worker, signal.SIGCONT)
    assert [status_of(connection) for connection in waiting] == [200] * 5


def test_a_worker_without_its_master_is_not_ready_and_closes_its_door(start):
    server = start()
    with ThreadPoolExecutor(1) as pool:
        kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        kept.request("GET", "/readyz")
        assert kept.getresponse().read()
        running = pool.submit(server.analyze, "SLEEP 4")
        time.sleep(0.3)
        server.process.kill()
        server.process.wait()
        time.sleep(1.5)  # the worker looks for its master once a second
        kept.request("GET", "/readyz")
        assert kept.getresponse().status == 503
        kept.close()
        assert not listens(server)
        assert running.result() == 200


def test_sigint_stops_it_too(start):
    server = start()
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(20) == 0


def test_ctrl_c_stops_workers_that_have_just_begun(start):
    server = start(ready=False, WHENCE_WORKERS="2")
    begun = time.monotonic()
    while "Booting worker" not in server.output():
        assert time.monotonic() < begun + 30, server.output()
        time.sleep(0.001)
    os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does it: to all processes
    assert server.process.wait(20) == 0


def test_no_control_socket_is_opened(start):
    server = start()
    assert list(server.home.rglob("*")) == []
    assert not [path for path in (server.home / ".gunicorn", server.log.parent / "gunicorn.ctl") if path.exists()]


def test_clients_that_stall_in_the_body_hold_up_neither_probes_nor_others_for_long(start):
    server = start(WHENCE_BODY_SECONDS="2")
    stalled = [server.stalled() for _ in range(24)]
    time.sleep(0.5)
    for path in ("/livez", "/readyz", "/metrics"):
        begun = time.monotonic()
        assert server.ask("GET", path)[0] == 200
        assert time.monotonic() - begun < 1
    statuses = Counter(status_of(connection) for connection in stalled)
    assert statuses == {408: 9, 503: 15}
    assert server.analyze("a") == 200


def test_a_body_that_drips_in_is_cut_off_too(start):
    server = start(WHENCE_BODY_SECONDS="1")
    connection = server.stalled(b"")
    begun = time.monotonic()
    connection.settimeout(0.2)
    answer = b""
    while not answer and time.monotonic() - begun < 5:
        try:
            connection.send(b" ")
            answer = connection.recv(100)
        except TimeoutError:
            pass
    assert answer.split()[1] == b"408"
    assert time.monotonic() - begun < 3


def test_clients_that_stall_in_their_headers_are_let_go(start):
    server = start(WHENCE_BODY_SECONDS="1")
    stalled = []
    for _ in range(16):
        connection = server.connect()
        connection.sendall(b"POST /analyze HTTP/1.1\r\nHost: x\r\n")
        stalled.append(connection)
    begun = time.monotonic()
    assert server.ask("GET", "/livez")[0] == 200
    assert time.monotonic() - begun < 5


LAST = b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


def test_clients_that_leave_their_connection_open_after_the_last_answer_hold_up_nobody(start):
    server = start()
    left = [server.connect() for _ in range(40)]
    for connection in left:
        connection.sendall(LAST)
    begun = time.monotonic()
    assert server.ask("GET", "/livez")[0] == 200
    assert time.monotonic() - begun < 2
    for connection in left:
        answer = connection.makefile("rb").read()  # to the end, which comes with the answer
        assert answer.startswith(b"HTTP/1.1 200 ")
    assert time.monotonic() - begun < 2


def test_who_sends_on_after_the_last_answer_is_let_go(start):
    server = start()
    connection = server.connect()
    connection.sendall(LAST)
    begun = time.monotonic()
    with suppress(OSError):  # reset, at last
        while time.monotonic() - begun < 8:
            connection.sendall(b" " * 100)
            time.sleep(0.05)
    assert 1 < time.monotonic() - begun < 5, "not before the answer can have been read, and not much later"


def test_a_body_that_ends_early_is_a_400(start):
    connection = start().stalled()
    connection.shutdown(socket.SHUT_WR)
    assert status_of(connection) == 400


def test_a_chunked_body_is_read_and_has_the_same_limit(start):
    server = start(WHENCE_MAX_BODY_BYTES="2048")
    head = b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    for body, status in ((b'{"text": "a"}', 200), (b'{"text": "' + b"a" * 4000 + b'"}', 413)):
        connection = server.connect()
        connection.sendall(head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
        assert status_of(connection) == status


def test_a_connection_serves_on_after_a_refusal(start):
    server = start(WHENCE_WAITING="0")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(server.analyze, "SLEEP 1")
        time.sleep(0.3)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)

        def status() -> int:
            connection.request("POST", "/analyze", b'{"text": "a"}', {"Content-Type": "application/json"})
            response = connection.getresponse()
            response.read()
            return response.status

        assert status() == 503
        before = connection.sock
        running.result()
        # The place is given back a moment after the answer is out.
        assert any(status() == 200 or time.sleep(0.05) for _ in range(100))
        assert connection.sock is before, "the connection was opened anew"
        connection.close()


def test_a_killed_worker_is_replaced_within_a_second(start):
    server = start()
    (worker,) = server.workers()
    os.kill(worker, signal.SIGKILL)
    begun = time.monotonic()
    while True:
        try:
            if server.workers() != [worker] and server.analyze("a") == 200:
                break
        except OSError:
            pass
        assert time.monotonic() - begun < 10
    assert time.monotonic() - begun < 2


def test_the_metrics_of_all_workers_are_added_up(start):
    server = start(WHENCE_WORKERS="2")
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(server.analyze, ["SLEEP 0.05"] * 12)) == {200}
    counts = {
        server.ask("GET", "/metrics")[1].split(b'route="/analyze",status="200"} ')[1].split(b"\n")[0] for _ in range(8)
    }
    assert counts == {b"12.0"}


def test_what_the_worker_itself_refuses_is_counted(start):
    server = start()
    for _ in range(3):
        connection = server.connect()
        connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\nBad Name: x\r\n\r\n")
        assert status_of(connection) == 400
    counted = b'whence_requests_total{reason="bad-request",route="none",status="400"} 3.0\n'
    assert counted in server.ask("GET", "/metrics")[1]


def test_nothing_that_is_printed_has_a_word_of_an_article(start):
    server = start(WHENCE_LOG_LEVEL="debug", WHENCE_BODY_SECONDS="1")
    assert server.analyze(f"“{MARKER},” Ann said.") == 200
    assert server.analyze(f"FAULT {MARKER}") == 500
    broken = [
        b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        b"%s said so\r\n\r\n" % MARKER.encode(),
        b"GET /%s HTTP/9.9\r\n\r\n" % MARKER.encode(),
        b"GET / HTTP/1.1\r\n%s\r\n\r\n" % MARKER.encode(),
        b"%s / HTTP/1.1\r\n\r\n" % MARKER.encode(),
        b"POST /analyze HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n" % MARKER.encode(),
    ]
    for request in broken:
        connection = server.connect()
        connection.sendall(request + MARKER.encode() + b" and more\r\n\r\n")
        status_of(connection)
    for begun in (b"", b"GET /", b"GET / HTTP/1.1\r\nX: "):
        connection = server.connect()
        connection.sendall(begun + MARKER.encode())
        connection.shutdown(socket.SHUT_WR)
        assert status_of(connection) == 0
    assert server.ask("GET", f"/{MARKER}?text={MARKER}")[0] == 404
    status_of(server.stalled(MARKER.encode()))
    server.stop()
    output = server.output()
    assert output.count("the client left before its request was whole") == 3
    assert output.count("\n") > 10
    assert MARKER.lower() not in output.lower()
    assert all(line.startswith("{") for line in output.splitlines()), "a line that is not JSON"
