"""gunicorn's threaded worker, not ready while it drains, and whose own answers are problems like all others.

gunicorn's are text/html, quote the request, and to a Transfer-Encoding that is not known 501.
"""

import selectors
import socket
import time
import uuid
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson
from gunicorn import util
from gunicorn.http.errors import (
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
)
from gunicorn.workers.gthread import ThreadWorker

from service import telemetry
from service.headers import EVERYWHERE
from service.problems import CONTENT_TYPE, Problem

# Of what gunicorn cannot parse, these come from the application.
OURS = (InvalidResponseHeader, InvalidResponseHeaderName)
# How long a client may take to close after its last answer, and what it may still send meanwhile; both are gunicorn's.
LEAVE_SECONDS = 2.0
LEAVE_BYTES = 65_536


class Worker(ThreadWorker):
    """Answers unsound HTTP with `bad-request`, heads beyond gunicorn's limits with `uri-too-long` or
    `headers-too-large`, and what fails outside the application with `internal-error`.

    All are counted with the application's own answers, under the route "none".
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._leaving: dict[Any, int] = {}  # connections after their last answer, oldest first: bytes they may send

    def handle_exit(self, sig: int, frame: Any) -> None:
        """SIGTERM: tell on the connections that are still open to send no more here; gunicorn has no hook for that."""
        self.app.wsgi().extensions["whence"].ready = False
        super().handle_exit(sig, frame)

    def is_parent_alive(self) -> bool:
        """Without its master a worker leaves its loop as at a SIGTERM: not ready, and with its door closed."""
        if super().is_parent_alive():
            return True
        self.app.wsgi().extensions["whence"].ready = self.alive = False
        return False

    def set_accept_enabled(self, enabled: bool) -> None:
        """At the end of its loop gunicorn's worker only stops accepting; ours closes its door, too.

        Who came to an open door that nobody minds would wait for as long as we drain, and then be reset.
        """
        super().set_accept_enabled(enabled)
        if not enabled and not self.alive:
            for listener in self.sockets:
                self._let_in(listener)
                listener.close()

    def _let_in(self, listener: Any) -> None:
        """Take the connections that wait already: closing resets them. No more than may wait, or a flood has no end."""
        with suppress(OSError):  # no descriptor is left, or another worker was faster
            for _ in range(self.cfg.backlog if listener.sock else 0):
                before = self.nr_conns
                self.accept(listener)
                if self.nr_conns == before:
                    return

    def finish_request(self, conn: Any, fs: Future[Any]) -> None:
        """Let a client that has its last answer close first: a reset could overtake what it has not read yet.

        gunicorn waits for that where it accepts and beats its heart, which then rest; ours watches the connection.
        """
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
            return
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:  # the client is gone
            self.nr_conns -= 1
            conn.close()
            return
        conn.timeout = time.monotonic() + LEAVE_SECONDS
        self._leaving[conn] = LEAVE_BYTES
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._read_on, conn))

    def _read_on(self, conn: Any, client: socket.socket) -> None:
        """Drop what a leaving client sends, until it closes or has sent too much."""
        try:
            sent = len(client.recv(LEAVE_BYTES))
        except BlockingIOError:
            return
        except OSError:
            sent = 0
        self._leaving[conn] -= sent
        if not sent or self._leaving[conn] <= 0:
            self._let_go(conn)

    def _let_go(self, conn: Any) -> None:
        del self._leaving[conn]
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        """gunicorn's loops call it at every turn: time is up for leaving clients, too."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn in self._leaving if conn.timeout <= now]:
            self._let_go(conn)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Write the problem, and log the type of the error and never a byte of the request."""
        request_id = uuid.uuid4().hex
        if isinstance(exc, ParseException) and not isinstance(exc, OURS):
            self.log.warning("invalid HTTP request", extra={"fault": type(exc).__name__, "request_id": request_id})
            problem = self._unread(exc)
        else:
            self.log.error("error outside the application", exc_info=exc, extra={"request_id": request_id})
            problem = Problem("internal-error", "the service failed on this request")
        telemetry.REQUESTS.labels("none", problem.kind.status, problem.name).inc()
        with suppress(OSError):  # the client may be gone
            util.write_nonblock(client, _answer(problem, request_id))

    def _unread(self, error: ParseException) -> Problem:
        """What is the matter with a request whose head was not read."""
        most = self.cfg
        if isinstance(error, LimitRequestLine):
            return Problem("uri-too-long", f"the request line has at most {most.limit_request_line:,} bytes")
        if isinstance(error, LimitRequestHeaders):
            size, count = most.limit_request_field_size - len("\r\n"), most.limit_request_fields
            return Problem(
                "headers-too-large", f"a header has at most {size:,} bytes, a request at most {count} headers"
            )
        return Problem("bad-request", "the request is not sound HTTP")

    def _keepalive_after(self, conn: Any, keepalive: bool) -> bool:
        """A body that nobody wanted and that turns out broken ends the connection: its request has its answer."""
        try:
            return bool(super()._keepalive_after(conn, keepalive))
        except ParseException:
            return False


def _answer(problem: Problem, request_id: str) -> bytes:
    status, body = HTTPStatus(problem.kind.status), orjson.dumps(problem.body(request_id))
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        f"Content-Type: {CONTENT_TYPE}",
        f"Content-Length: {len(body)}",
        f"X-Request-ID: {request_id}",
        *(f"{name}: {value}" for name, value in EVERYWHERE.items()),
    )
    return "\r\n".join((*head, "", "")).encode() + body
