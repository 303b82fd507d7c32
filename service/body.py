"""The body of a request: declared as JSON, within its size and time, and strict; else it is the caller's error."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import orjson
from flask import Request

from service.alarms import Alarms
from service.problems import Problem
from service.settings import MAX_STRUCTURE

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_alarms = Alarms()


def read_json(request: Request, *, limit: int, seconds: float) -> Any:
    """The JSON value in the body of at most `limit` bytes that arrives within `seconds`.

    Raises Problem: unsupported-media-type, body-too-large, body-timeout, bad-request or bad-json.
    """
    _check_declared(request)
    return strict_json(read_bytes(request, limit=limit, seconds=seconds), most=MAX_STRUCTURE)


def _check_declared(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    if request.mimetype != "application/json" or charset not in ("utf-8", "utf8"):
        raise Problem("unsupported-media-type", "Content-Type must be application/json (in UTF-8)")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Problem("unsupported-media-type", "the body must not be compressed")


def read_bytes(request: Request, *, limit: int, seconds: float) -> bytes:
    """The body. A stalled or dripping sender is cut off after `seconds`, which frees the thread that reads it."""
    promised = request.content_length or 0
    too_large = Problem("body-too-large", f"the body has more than {limit:,} bytes")
    if promised > limit:
        stop_reading(request.environ)
        raise too_large
    # One more than the limit: of a chunked body that is longer, Werkzeug gives as much and says nothing.
    request.max_content_length = limit + 1
    with watch(request.environ, seconds) as late:
        try:
            body = request.get_data(cache=False)
            if promised <= len(body) <= limit:
                return body
        except Exception as error:  # gunicorn's errors about broken chunks have no base of their own
            logging.getLogger("whence").debug("broken body", exc_info=error)
            body = b""
    if len(body) > limit:
        raise too_large
    if late:
        raise Problem("body-timeout", f"the body did not arrive within {seconds:g} seconds")
    raise Problem("bad-request", "the connection ended before the body did, or its framing is broken")


def stop_reading(environ: "WSGIEnvironment", how: int = socket.SHUT_RD) -> None:
    """Read no more of this connection; the answer can still be written to it, unless `how` is socket.SHUT_RDWR."""
    connection = environ.get("gunicorn.socket")
    if connection is not None:
        with suppress(OSError):  # the client was faster and is gone
            connection.shutdown(how)


@contextmanager
def watch(environ: "WSGIEnvironment", seconds: float, how: int = socket.SHUT_RD) -> Iterator[list[bool]]:
    """Stop reading after `seconds`, or all traffic (socket.SHUT_RDWR); the list is non-empty once that has happened.

    An alarm and not a socket timeout: that one starts again with each byte that drips in.
    """
    late: list[bool] = []

    def cut() -> None:
        late.append(True)
        stop_reading(environ, how)

    with _alarms.after(seconds, cut):
        yield late


def strict_json(body: bytes, most: int | None = None) -> Any:
    """Parse JSON as RFC 8259 and I-JSON (RFC 7493) have it; raises Problem bad-json, which never quotes the body.

    With `most`, a body of more structural characters is body-too-large before anything is made of it: as values a few
    bytes of those can take a hundred times their room.

    >>> strict_json(b'{"text": "Rain."}')
    {'text': 'Rain.'}
    """
    structure = structural_characters(body, most)
    if most is not None and len(structure) > most:
        raise Problem("body-too-large", f"more than {most:,} brackets, braces, commas and colons outside of strings")
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Problem("bad-json", f"the body is not strict JSON: {error}") from None
    # orjson takes the last of two equal names: the others' colons are left over.
    if _members(value) < structure.count(b":"):
        raise Problem("bad-json", "an object in the body has the same name twice")
    return value


def structural_characters(body: bytes, most: int | None = None) -> bytes:
    """The brackets, braces, commas and colons of JSON that stand outside of its strings, in order.

    With `most`, of more than that at least the first, and others than those behind them.

    >>> structural_characters(rb'{"a, \\" b": ["c\\\\", 1]}')
    b'{:[,]}'
    """
    # Without escaped quotation marks, every second piece between marks stands outside. Of two strings in a row one at
    # least of these characters stands between: more pieces than that need not be looked at.
    cuts = -1 if most is None else 2 * (most + 1)
    pieces = body.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"', cuts)
    return b"".join(pieces[::2]).translate(None, OTHERS)


OTHERS = bytes(set(range(256)) - set(b"[]{},:"))


def _members(value: Any) -> int:
    """How many members all objects in a value have."""
    found, left = 0, [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            found += len(one)
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)
    return found
