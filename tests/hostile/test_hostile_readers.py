"""Clients that ask and do not take the answer, clients that send without end, and clients that speak no sound HTTP."""

import http.client
import json
import socket
import time

import pytest

from service import schemas
from service.problems import PROBLEMS
from tests.service.server import status_of

PROBES = ("/livez", "/readyz", "/metrics")
# Answers of 8 MB, more than the kernel takes off our hands, that cost the service hardly any time.
BATCH = json.dumps({"documents": [{"text": "“" + "𝒳" * 90_000 + "”"}] * 10}, ensure_ascii=False).encode()


def slow_reader(server) -> int:
    """Asks for a long answer and takes nothing of it but the status, which this gives."""
    connection = socket.socket()
    connection.settimeout(20)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", server.port))
    server.connections.append(connection)
    head = "POST /analyze/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    connection.sendall(f"{head}Content-Length: {len(BATCH)}\r\n\r\n".encode() + BATCH)
    return int(connection.recv(len("HTTP/1.1 200")).split()[1])


def test_clients_that_take_no_answer_hold_up_neither_probes_nor_others_for_long(start):
    """Each keeps its place until its answer is taken or its time is over, so that they cannot have all threads."""
    server = start(WHENCE_BODY_SECONDS="6", WHENCE_THREADS="4", WHENCE_WAITING="1")
    statuses = [slow_reader(server) for _ in range(4)]
    begun = time.monotonic()
    for path in PROBES:
        assert server.ask("GET", path)[0] == 200
    assert time.monotonic() - begun < 2
    assert statuses == [200, 200, 503, 503]
    while server.analyze("a") != 200:
        assert time.monotonic() - begun < 10
        time.sleep(0.1)


@pytest.mark.parametrize("path", ["/analyze", "/analyze/batch"])
def test_a_promise_of_ten_gigabytes_is_refused_before_they_come(start, path):
    connection = start().connect()
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n"
    begun = time.monotonic()
    connection.sendall(head.encode())
    assert status_of(connection) == 413
    assert time.monotonic() - begun < 2


def test_a_chunked_body_without_end_is_cut_off(start):
    server = start(WHENCE_MAX_BODY_BYTES="65536", WHENCE_BODY_SECONDS="5")
    connection = server.connect()
    connection.sendall(
        b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"2000\r\n" + b" " * 0x2000 + b"\r\n"
    sent = 0
    begun = time.monotonic()
    try:
        while time.monotonic() - begun < 10:
            connection.sendall(chunk)
            sent += len(chunk)
    except OSError:
        pass
    assert time.monotonic() - begun < 9
    assert server.analyze("a") == 200


BROKEN = {
    "two lengths": b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a length and chunks": (
        b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    "a length below zero": b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "an unknown coding": b"POST /analyze HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n",
    "an unknown expectation": b"POST /analyze HTTP/1.1\r\nHost: x\r\nExpect: foo\r\nContent-Length: 2\r\n\r\n{}",
    "an unknown version": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "a place of the application": b"GET / HTTP/1.1\r\nHost: x\r\nSCRIPT_NAME: /elsewhere\r\n\r\n",
    "a header without end": b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
    "ten thousand headers": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: a\r\n" * 10_000 + b"\r\n",
    "a line without end": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n" + b"\x00" * 300,
}
# More than is read before the refusal: the answer may be lost on its way.
ENDLESS = {
    "a header without end": (431, "headers-too-large"),
    "ten thousand headers": (431, "headers-too-large"),
    "a line without end": (414, "uri-too-long"),
}
TOO_LONG = {
    "a long line": (b"GET /" + b"a" * 8_180 + b" HTTP/1.1\r\nHost: x\r\n\r\n", "uri-too-long", "8,190 bytes"),
    "a long header": (
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 8_190 + b"\r\n\r\n",
        "headers-too-large",
        "a header has at most 8,192 bytes",
    ),
    "111 headers": (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 111 + b"\r\n", "headers-too-large", "at most 110 headers"),
}


def answered(connection: socket.socket, request: bytes) -> http.client.HTTPResponse | None:
    """The answer to these bytes, or None where the connection is closed without one."""
    try:
        connection.sendall(request)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
    except OSError:
        return None
    return answer


def test_a_head_beyond_its_limits_is_told_which(start):
    server = start()
    for name, (request, reason, limit) in TOO_LONG.items():
        answer = answered(server.connect(), request)
        problem = schemas.ProblemAnswer().load(json.loads(answer.read()))
        assert (answer.status, problem["type"]) == (PROBLEMS[reason].status, f"/problems#{reason}"), name
        assert limit in problem["detail"], name
    for fits in (
        b"GET /" + b"a" * 8_176 + b" HTTP/1.1\r\n\r\n",
        b"GET /x HTTP/1.1\r\nX: " + b"a" * 8_189 + b"\r\n\r\n",
        b"GET /x HTTP/1.1\r\n" + b"X: a\r\n" * 110 + b"\r\n",
    ):
        assert answered(server.connect(), fits).status == 404


def test_broken_http_is_a_4xx_problem_or_a_closed_door(start):
    server = start()
    for name, request in BROKEN.items():
        answer = answered(server.connect(), request)
        assert answer or name in ENDLESS, name
        if answer:
            status, reason = ENDLESS.get(name, (400, "bad-request"))
            assert (answer.status, answer.getheader("Content-Type")) == (status, "application/problem+json"), name
            problem = schemas.ProblemAnswer().load(json.loads(answer.read()))
            assert (problem["type"], problem["status"]) == (f"/problems#{reason}", status), name
            assert problem["request_id"] == answer.getheader("X-Request-ID"), name
            assert problem["request_id"] in server.output(), name
        assert server.ask("GET", "/livez")[0] == 200, name


def test_a_broken_body_that_nobody_wanted_has_one_answer(start):
    connection = start().connect()
    connection.sendall(b"GET /livez HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfoo\r\n\r\n")
    with connection.makefile("rb") as answers:
        assert answers.read().count(b"HTTP/1.1 ") == 1
