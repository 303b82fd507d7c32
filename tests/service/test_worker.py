"""What gunicorn's worker answers by itself is a problem, is counted, and tells nothing of the request."""

import json
import logging
import socket

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import InvalidHeaderName, InvalidResponseHeader, LimitRequestHeaders, LimitRequestLine
from prometheus_client import REGISTRY

from service.worker import Worker


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (InvalidHeaderName("Lund"), 400, "bad-request"),
        (LimitRequestLine(9_000, 4_094), 414, "uri-too-long"),
        (LimitRequestHeaders("Lund"), 431, "headers-too-large"),
        (InvalidResponseHeader("Lund"), 500, "internal-error"),
        (RuntimeError("Lund"), 500, "internal-error"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_what_fails_outside_the_application_is_a_problem_and_is_counted(error, status, reason):
    def count() -> float:
        labels = {"route": "none", "status": str(status), "reason": reason}
        return REGISTRY.get_sample_value("whence_requests_total", labels) or 0

    worker = Worker.__new__(Worker)
    worker.log, worker.cfg = logging.getLogger("tests.worker"), Config()
    before = count()
    ours, client = socket.socketpair()
    with ours, client:
        worker.handle_error(None, ours, None, error)
        ours.close()
        head, body = client.makefile("rb").read().split(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer" in head
    assert json.loads(body)["type"] == f"/problems#{reason}"
    assert b"Lund" not in head + body
    assert count() == before + 1
