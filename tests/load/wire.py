"""The least that a load generator needs of HTTP: a request's bytes, ready made, and when its answer was whole.

A full client costs as much CPU for a request as the service does for a refusal; on the same machine that would
measure the client.
"""

import asyncio
import json
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """One request: when it was sent and when its answer was there (monotonic seconds), and its status.

    Status 0: the connection broke before an answer.
    """

    begun: float
    ended: float
    status: int

    @property
    def seconds(self) -> float:
        return self.ended - self.begun


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: whence\r\nConnection: close\r\n\r\n".encode()


def analyze(text: str) -> bytes:
    """POST /analyze with this text, as bytes for the wire."""
    body = json.dumps({"text": text}).encode()
    head = "POST /analyze HTTP/1.1\r\nHost: whence\r\nConnection: close\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def ask(port: int, request: bytes) -> Outcome:
    """Send one request over a connection of its own and read its whole answer."""
    begun = time.monotonic()
    writer = None
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        answer = await reader.read(-1)
        return Outcome(begun, time.monotonic(), status(answer))
    except OSError:
        return Outcome(begun, time.monotonic(), 0)
    finally:
        if writer is not None:
            writer.close()


def status(answer: bytes) -> int:
    """The status of an answer; 0 if it is not whole.

    >>> status(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
    200
    >>> status(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\no")
    0
    """
    head, _, body = answer.partition(b"\r\n\r\n")
    promised = [int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return int(head.split()[1]) if promised == [len(body)] else 0
