"""The addresses for those who run the service: probes, metrics, what is served, the API's description.

None of them waits: no slot, no lock, no model.
"""

from typing import Any

from flask import Response, current_app
from flask.views import MethodView
from prometheus_client import CONTENT_TYPE_LATEST

from service import problems, schemas, settings, telemetry
from service.offsets import UNITS
from service.openapi import Blueprint
from service.problems import Problem
from service.state import VERSION, service

operations = Blueprint("operations", __name__, description="For those who run the service.")


@operations.route("/livez")
class Live(MethodView):
    @operations.response(200, schemas.Health)
    def get(self) -> dict[str, str]:
        """Is the process alive? If not, restart it."""
        return {"status": "ok"}


@operations.route("/readyz")
class Ready(MethodView):
    @operations.response(200, schemas.Health)
    @operations.problems("not-ready")
    def get(self) -> dict[str, str]:
        """Is the model loaded and has it read a text? If not, send no requests."""
        if not service().ready:
            raise Problem("not-ready", "the model is not loaded, or the service is stopping")
        return {"status": "ok"}


@operations.route("/info")
class Information(MethodView):
    @operations.response(200, schemas.Info)
    def get(self) -> dict[str, Any]:
        """The model, its quality figures and the limits."""
        here = service()
        return {
            "service_version": VERSION,
            "model": {key: here.analyzer.card[key] for key in schemas.Card().fields},
            "languages": ["en"],
            "offset_units": list(UNITS),
            "limits": _limits(here.settings),
        }


def _limits(chosen: settings.Settings) -> dict[str, Any]:
    return {
        "text_characters": settings.MAX_CHARACTERS,
        "id_characters": settings.MAX_ID,
        "targets": settings.MAX_TARGETS,
        "aliases": settings.MAX_ALIASES,
        "name_characters": settings.MAX_NAME,
        "batch_documents": settings.MAX_DOCUMENTS,
        "structural_characters": settings.MAX_STRUCTURE,
        "body_bytes": chosen.max_body_bytes,
        "batch_body_bytes": chosen.max_batch_body_bytes,
        "body_seconds": chosen.body_seconds,
        "deadline_seconds": chosen.deadline_seconds,
        "batch_deadline_seconds": chosen.batch_deadline_seconds,
    }


@operations.route("/metrics")
class Metrics(MethodView):
    @operations.response(200, {"type": "string"}, content_type="text/plain", description="Prometheus's text format.")
    def get(self) -> Response:
        """The metrics of all workers."""
        return Response(telemetry.exposition(), content_type=CONTENT_TYPE_LATEST)


@operations.route("/openapi.yaml")
class Description(MethodView):
    @operations.response(200, {"type": "string"}, content_type="application/yaml", description="OpenAPI 3.1.")
    def get(self) -> Response:
        """This API's description."""
        return Response(current_app.extensions["whence-openapi"], content_type="application/yaml")


@operations.route("/problems")
class Problems(MethodView):
    @operations.response(
        200, {"type": "string"}, content_type="text/html", description="A page with an anchor for each."
    )
    def get(self) -> Response:
        """Every kind of problem, at the anchor that its type names."""
        return Response(problems.page(), content_type="text/html; charset=utf-8")
