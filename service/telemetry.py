"""Metrics (Prometheus) and one log line a request; neither ever holds a word of an article.

Label sets are closed: routes are our own rules, reasons come from the table of problems, steps from STEPS.
gunicorn.conf.py names PROMETHEUS_MULTIPROC_DIR before this module is imported; all workers are then added up.
"""

import logging
import os
import re
import time
import uuid

from flask import Flask, Response, g, request
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

from models.analysis import Analysis

log = logging.getLogger("whence.access")

REQUESTS = Counter("whence_requests", "Requests answered.", ["route", "status", "reason"])
DOCUMENTS = Counter("whence_documents", "Documents of batches, by the problem they had or ok.", ["reason"])
CHARACTERS = Counter("whence_characters", "Code points of the articles read.")
CLAIMS = Counter("whence_claims", "Claims found.")
SECONDS = Histogram(
    "whence_step_seconds",
    "Seconds by step of one article.",
    ["step"],
    buckets=(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
DURATION = Histogram(
    "whence_request_seconds",
    "Seconds from a request's arrival to its answer.",
    ["route"],
    buckets=(0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120),
)
IN_HOUSE = Gauge("whence_in_house", "Requests waiting or being read.", multiprocess_mode="livesum")
MODEL = Gauge(
    "whence_model", "1, labelled with the model served.", ["name", "version", "sha256"], multiprocess_mode="max"
)

# A closed set: a step that the model times under another name is counted as "other".
STEPS = ("waiting", "tokenizing", "encoding", "reading", "answering")

REQUEST_ID = re.compile(r"[A-Za-z0-9._~:/+=@-]{1,128}")
TRACEPARENT = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


def observe(analysis: Analysis, waited: float, answering: float) -> None:
    """Count one article that was read; seconds that it waited, and that its answer took to build."""
    CHARACTERS.inc(analysis.characters)
    CLAIMS.inc(len(analysis.claims))
    seconds = {"waiting": waited, **analysis.timings, "answering": answering}
    for step, value in seconds.items():
        SECONDS.labels(step if step in STEPS else "other").observe(value)
    note = g.setdefault("note", {"characters": 0, "claims": 0, "seconds_by_step": {}})
    note["characters"] += analysis.characters
    note["claims"] += len(analysis.claims)
    for step, value in seconds.items():
        note["seconds_by_step"][step] = round(note["seconds_by_step"].get(step, 0.0) + value, 6)


def exposition() -> bytes:
    """The metrics of all workers in Prometheus's text format."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    return generate_latest(registry)


def _begin() -> None:
    g.started = time.monotonic()
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
    trace = request.headers.get("traceparent", "")
    g.traceparent = trace if TRACEPARENT.fullmatch(trace) else None


def _end(response: Response) -> Response:
    seconds = time.monotonic() - g.started
    # The rule and never the path: a path can hold anything, an article too.
    route = request.url_rule.rule if request.url_rule else "none"
    reason = g.get("reason", "ok")
    response.headers["X-Request-ID"] = g.request_id
    if g.traceparent:
        response.headers["traceparent"] = g.traceparent
    REQUESTS.labels(route, response.status_code, reason).inc()
    DURATION.labels(route).observe(seconds)
    log.info(
        "request",
        extra={
            "route": route,
            "method": request.method if request.url_rule else None,
            "status": response.status_code,
            "reason": reason,
            "request_id": g.request_id,
            "traceparent": g.traceparent,
            "seconds": round(seconds, 6),
            **g.get("note", {}),
        },
    )
    return response


def init_app(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)
