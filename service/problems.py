"""Everything that can go wrong, as one table; each becomes `application/problem+json` (RFC 9457) with a stable `type`.

Problem(name, detail)      raised anywhere in the service; the table gives its status and title
DeadlineExceeded           from the model: deadline-exceeded
HTTPException              from Flask and Werkzeug: by its status
anything else              internal-error, logged without the words of the article
"""

import html
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException
from werkzeug.routing import WebsocketMismatch

from models.analysis import DeadlineExceeded

log = logging.getLogger("whence")

LONGEST_NAME = 60  # characters of a field's name in an answer; the caller's own may be as long as a body
UNKNOWN = "unknown field"
MOST_UNKNOWN = 20  # fields that nobody knows in an answer; a body has room for thousands


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: HTTP status, the title that never changes, and what the caller should do about it."""

    status: int
    title: str
    says: str


PROBLEMS: dict[str, Kind] = {
    "bad-request": Kind(
        400,
        "The request cannot be read",
        "The connection broke while the body was sent, the request is not sound HTTP, or it asks for a WebSocket.",
    ),
    "bad-json": Kind(
        400,
        "The body is not strict JSON",
        "The body must be JSON in UTF-8 (RFC 8259): no NaN, no lone surrogates, no name twice in one object, "
        "no number beyond a double, nothing nested hundreds of levels deep, no byte order mark.",
    ),
    "not-found": Kind(
        404, "There is nothing at this address", "See `/docs` or `/openapi.yaml` for the addresses there are."
    ),
    "method-not-allowed": Kind(405, "This address does not take this method", "`Allow` names the methods it takes."),
    "body-timeout": Kind(
        408,
        "The body did not arrive in time",
        "Send the whole body within the time that `/info` names, then try again.",
    ),
    "body-too-large": Kind(
        413,
        "The body is too large",
        "The body has more bytes than `/info` allows, or more brackets, braces, commas and colons outside of strings. "
        "Send fewer documents, or shorter ones, and no fields that nobody knows.",
    ),
    "uri-too-long": Kind(414, "The address is too long", "No address of ours is: see `/docs` for those there are."),
    "headers-too-large": Kind(
        431, "The headers are too large", "`detail` names the most bytes of a header and the most headers of a request."
    ),
    "text-too-long": Kind(
        413,
        "The text is too long",
        "A text has at most 100,000 characters (code points). Nothing is ever cut off: split it.",
    ),
    "unsupported-media-type": Kind(
        415, "The body is not declared as JSON", "Send `Content-Type: application/json`, in UTF-8 and not compressed."
    ),
    "invalid-field": Kind(
        422,
        "A field is wrong",
        "`errors` names each wrong field and what it must be. Fields that nobody knows are wrong too; "
        f"the first {MOST_UNKNOWN} of them are told and how many more there are, "
        f"and of a name of more than {LONGEST_NAME} characters the beginning.",
    ),
    "unsupported-language": Kind(
        422, "The language is not supported", "English articles only: leave `language` out or send `en`."
    ),
    "internal-error": Kind(
        500,
        "The service failed",
        "A fault of ours. Quote the `request_id` when you report it; its log line has the place.",
    ),
    "busy": Kind(
        503, "The service is full", "Wait as many seconds as `Retry-After` says, then send the request again."
    ),
    "not-ready": Kind(503, "The service is not ready", "The model is still being loaded, or the service is stopping."),
    "deadline-exceeded": Kind(
        504,
        "The time for this text ran out",
        "Nothing partial is returned. Try again when there is less load, or split the text.",
    ),
}
BY_STATUS = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    408: "body-timeout",
    413: "body-too-large",
    414: "uri-too-long",
    415: "unsupported-media-type",
    431: "headers-too-large",
}
CONTENT_TYPE = "application/problem+json"

Errors = Mapping[str, list[str]]


class Problem(Exception):
    """A request that cannot be answered: the name of a problem in the table, and what is the matter this time.

    `errors` gives, by field, what it must be. No part of an article may stand in any of it.
    """

    def __init__(
        self, name: str, detail: str, errors: Errors | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(name)
        self.name, self.detail, self.errors, self.headers = name, detail, errors, headers or {}

    @property
    def kind(self) -> Kind:
        return PROBLEMS[self.name]

    def body(self, request_id: str) -> dict[str, Any]:
        """The problem's JSON object."""
        found: dict[str, Any] = {
            "type": f"/problems#{self.name}",
            "title": self.kind.title,
            "status": self.kind.status,
            "detail": self.detail,
            "request_id": request_id,
        }
        if self.errors:
            found["errors"] = dict(self.errors)
        return found


def by_field(messages: Any, path: str = "") -> dict[str, list[str]]:
    """Flatten Marshmallow's nested messages: dotted paths of fields to their messages, each told once.

    >>> by_field({"text": ["Missing."], "targets": {1: {"name": ["Empty."]}}})
    {'text': ['Missing.'], 'targets.1.name': ['Empty.']}
    """
    found: dict[str, list[str]] = {}
    if isinstance(messages, dict):
        parts = [(value, _path(path, key, value)) for key, value in messages.items()]
    else:
        parts = [(message, path) for message in messages if isinstance(message, dict)]
        own = [str(message) for message in messages if not isinstance(message, dict)]
        found |= {path or "body": own} if own else {}
    for value, name in parts:
        for field, said in by_field(value, name).items():
            # A caller's own name can read like the path of another field.
            told = found.setdefault(field, [])
            told += [message for message in said if message not in told]
    return found


def _path(path: str, key: Any, messages: Any) -> str:
    """The path of a field within another: Marshmallow's "_schema" is the other itself, a caller's is a field."""
    if key == "_schema" and messages != [UNKNOWN]:
        return path
    shown = cut(str(key)) or '""'
    return f"{path}.{shown}" if path else shown


def cut(name: str) -> str:
    """The name, or its beginning where it is longer than an answer should echo.

    >>> cut("text"), cut("x" * 1000) == "x" * 59 + "…"
    ('text', True)
    """
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def respond(problem: Problem) -> Response:
    """The problem as a response; notes its name for the log and the metrics."""
    g.reason = problem.name
    body = orjson.dumps(problem.body(g.get("request_id", "")))
    return Response(body, problem.kind.status, dict(problem.headers), content_type=CONTENT_TYPE)


def _http(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < 400:
        return error  # a redirect is an answer
    name = BY_STATUS.get(error.code, "bad-request" if error.code < 500 else "internal-error")
    kept = {key: value for key, value in error.get_headers() if key in ("Allow", "Retry-After")}
    detail = "nothing here speaks WebSocket" if isinstance(error, WebsocketMismatch) else PROBLEMS[name].says
    return respond(Problem(name, detail, headers=kept))


def problem_of(error: Exception) -> Problem:
    """What an error is to the caller; a fault of ours is logged, without the words of the article."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, DeadlineExceeded):
        return Problem("deadline-exceeded", "the text was not read within the time allowed; nothing of it is returned")
    log.error("fault", exc_info=error, extra={"request_id": g.get("request_id")})
    return Problem("internal-error", "the service failed on this request")


def init_app(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, lambda error: respond(problem_of(error)))


def markdown() -> str:
    """docs/problems.md: every problem under the anchor that its `type` names."""
    lines = [
        "# Problems",
        "",
        "Every error is `application/problem+json` (RFC 9457): `type`, `title`, `status`, `detail`, `request_id`, and",
        "`errors` by field where fields are wrong. `type` is stable; the service answers it at `GET /problems`.",
        "Made by `python -m service.documents`.",
    ]
    for name, kind in PROBLEMS.items():
        lines += ["", f"## {name}", "", f"{kind.status}: {kind.title}. {kind.says}"]
    return "\n".join(lines) + "\n"


def page() -> str:
    """The same as a page that a browser shows."""
    rows = "".join(
        f'<h2 id="{name}">{name}</h2><p>{kind.status}: {html.escape(kind.title)}. {html.escape(kind.says)}</p>'
        for name, kind in PROBLEMS.items()
    )
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems</title><h1>Problems</h1>{rows}</html>'
