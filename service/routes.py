"""The addresses for callers: POST /analyze and POST /analyze/batch."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import wraps
from typing import Any

import orjson
from flask import Response, g, request
from flask.views import MethodView

from service import problems, schemas, telemetry
from service.admission import Full
from service.answers import Json, answer
from service.body import read_bytes, stop_reading, watch
from service.openapi import Blueprint
from service.operations import operations
from service.problems import Problem
from service.state import VERSION, service

analysis = Blueprint("analysis", __name__, description="Who claims what, and where they stand.")
blueprints = (analysis, operations)

REFUSED_BODY_SECONDS = 0.1
REFUSED_BODY_BYTES = 65_536
BODY_PROBLEMS = ("bad-request", "bad-json", "body-timeout", "body-too-large", "unsupported-media-type", "invalid-field")


def admitted(view: Callable[..., Response]) -> Callable[..., Response]:
    """Let a request in before its body is read, or refuse it at once with 503.

    It keeps its place until its answer has been taken: clients that are slow to read fill the room and not the threads.
    """

    @wraps(view)
    def inner(*args: Any, **kwargs: Any) -> Response:
        with ExitStack() as held:
            try:
                held.enter_context(service().admission.place())
            except Full:
                _discard_body()
                wait = str(service().settings.retry_after_seconds)
                raise Problem("busy", "no place is free; try again later", headers={"Retry-After": wait}) from None
            return _until_taken(view(*args, **kwargs), held.pop_all())

    return inner


def _until_taken(response: Response, held: ExitStack) -> Response:
    """The same response, which lets go of what is held once its body is written, or its time to be taken is over."""
    environ, seconds = request.environ, service().settings.body_seconds

    def body(whole: bytes) -> Iterator[bytes]:
        with held, watch(environ, seconds, socket.SHUT_RDWR):
            yield whole

    whole = response.get_data()
    response.response = body(whole)
    response.content_length = len(whole)
    response.call_on_close(held.close)  # the body may never be begun
    return response


def _discard_body() -> None:
    """Take what has arrived of a refused body, so that the connection can serve again; wait for no more of it."""
    try:
        read_bytes(request, limit=REFUSED_BODY_BYTES, seconds=REFUSED_BODY_SECONDS)
    except Problem:
        stop_reading(request.environ)


@analysis.route("/analyze")
class Analyze(MethodView):
    @admitted
    @analysis.arguments(schemas.AnalyzeRequest)
    @analysis.response(200, schemas.Answer, description="The article's claims, sources and stances.")
    @analysis.problems(*BODY_PROBLEMS, "text-too-long", "unsupported-language", "busy", "deadline-exceeded")
    def post(self, document: Json) -> Response:
        """Read one article."""
        return as_json(read(document, _deadline(service().settings.deadline_seconds)))


@analysis.route("/analyze/batch")
class AnalyzeBatch(MethodView):
    @admitted
    @analysis.arguments(schemas.BatchRequest)
    @analysis.response(200, schemas.BatchAnswer, description="In order, each document's answer or its problem.")
    @analysis.problems(*BODY_PROBLEMS, "busy")
    def post(self, batch: Json) -> Response:
        """Read several articles; one that is wrong has its problem in its place and spoils nothing."""
        deadline = _deadline(service().settings.batch_deadline_seconds)
        return as_json({"documents": [read_or_problem(document, deadline) for document in batch["documents"]]})


def read(document: Json, deadline: float) -> Json:
    """The answer to one valid document; raises DeadlineExceeded."""
    here = service()
    with here.admission.slot(deadline) as waited:
        found = here.analyzer.analyze(document["text"], tuple(document["targets"]), deadline=deadline)
    begun = time.monotonic()
    shown = answer(
        found,
        document["text"],
        unit=document["offset_unit"],
        document_id=document["id"],
        card=here.analyzer.card,
        version=VERSION,
    )
    telemetry.observe(found, waited, time.monotonic() - begun)
    return shown


def read_or_problem(document: Json | Problem, deadline: float) -> Json:
    """The answer to one document of a batch, or the problem it has: a fault of ours must not cost the others theirs."""
    try:
        if isinstance(document, Problem):
            raise document
        found = read(document, deadline)
    except Exception as error:
        problem = problems.problem_of(error)
        telemetry.DOCUMENTS.labels(problem.name).inc()
        return problem.body(g.request_id)
    telemetry.DOCUMENTS.labels("ok").inc()
    return found


def _deadline(seconds: float) -> float:
    """Counted from the request's arrival: a slow body uses up its own time."""
    started: float = g.started
    return started + seconds


def as_json(value: Json) -> Response:
    return Response(orjson.dumps(value), content_type="application/json")
