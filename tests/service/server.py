"""A real gunicorn with our configuration and a fake model, for tests that need sockets, processes and signals."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.http import free_port
from service.settings import ROOT


class Server:
    """One running service; `output()` is all that it has printed."""

    def __init__(self, app: str = "tests.served:app()", **environment: str) -> None:
        self.port = free_port()
        self.connections: list[socket.socket] = []
        self.log = Path(tempfile.mkdtemp(prefix="whence-test-")) / "log"
        self.home = self.log.parent / "home"
        self.home.mkdir()
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("WHENCE_", "PROMETHEUS_"))}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "service/gunicorn.conf.py", app],
                cwd=ROOT,
                env={
                    **clean,
                    "HOME": str(self.home),
                    "WHENCE_PORT": str(self.port),
                    "WHENCE_WORKERS": "1",
                    **environment,
                },
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def output(self) -> str:
        return self.log.read_text()

    def connect(self, timeout: float = 10) -> socket.socket:
        """A raw connection, closed when the server is stopped if not before."""
        self.connections.append(socket.create_connection(("127.0.0.1", self.port), timeout=timeout))
        return self.connections[-1]

    def wait_until_ready(self, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
            time.sleep(0.05)
        raise AssertionError(f"the service did not start:\n{self.output()}")

    def ask(self, method: str, path: str, document: Any = None, timeout: float = 30) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            body = None if document is None else json.dumps(document)
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def analyze(self, text: str) -> int:
        return self.ask("POST", "/analyze", {"text": text})[0]

    def stalled(self, sent: bytes = b'{"te') -> socket.socket:
        """A client that promises a body of 100 bytes and sends only these."""
        connection = self.connect()
        head = "POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
        connection.sendall(head.encode() + sent)
        return connection

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def stop(self) -> int:
        """SIGTERM, and the exit status; what does not stop is killed."""
        for connection in self.connections:
            connection.close()
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise


def status_of(connection: socket.socket) -> int:
    """The status of the answer that comes over a raw connection; 0 if it is closed without one."""
    with connection, connection.makefile("rb") as answer:
        first = answer.readline()
    return int(first.split()[1]) if first else 0
