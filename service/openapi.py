"""flask-smorest as we use it: strict bodies in, problem+json for every error, openapi.yaml from the schemas."""

from collections.abc import Callable, Iterable
from typing import Any

import flask_smorest
from apispec.yaml_utils import dict_to_yaml
from flask import Flask, Request
from marshmallow import ValidationError
from webargs.flaskparser import FlaskParser

from service import schemas
from service.body import read_json
from service.problems import CONTENT_TYPE, PROBLEMS
from service.state import VERSION, service
from service.telemetry import REQUEST_ID

DESCRIPTION = (
    "Reads a news article and answers who claims what, in which words, and where each source stands. "
    "Every span is given with its words: `text[start:end]` of the text as sent. "
    f"Each answer carries `X-Request-ID`: the caller's own where it fits `{REQUEST_ID.pattern}` whole, else a new one."
)

REQUEST_ID_HEADER = {
    "description": "The request's own X-Request-ID where it fits the pattern, else a new one.",
    "required": True,
    "schema": {"type": "string", "pattern": f"^{REQUEST_ID.pattern}$"},
}

RETRY_AFTER = {
    "Retry-After": {
        "description": "Seconds to wait before the request is sent again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
    }
}


class Parser(FlaskParser):
    """Reads bodies by service.body, and says in our own form what is wrong with their fields."""

    def load_json(self, req: Request, schema: Any) -> Any:
        settings = service().settings
        batch = isinstance(schema, schemas.BatchRequest)
        limit = settings.max_batch_body_bytes if batch else settings.max_body_bytes
        return read_json(req, limit=limit, seconds=settings.body_seconds)

    def handle_error(self, error: ValidationError, req: Request, schema: Any, **options: Any) -> Any:
        messages: Any = error.messages
        raise schemas.invalid(messages.get("json", messages)) from None  # webargs puts the location in front


class Blueprint(flask_smorest.Blueprint):
    """A blueprint whose arguments our parser reads."""

    ARGUMENTS_PARSER = Parser()

    def problems(self, *names: str) -> Callable[[Any], Any]:
        """Document the problems that an operation can answer with, grouped by status."""
        by_status: dict[int, list[str]] = {}
        for name in names:
            by_status.setdefault(PROBLEMS[name].status, []).append(name)

        def decorator(view: Any) -> Any:
            for status, group in by_status.items():
                view = self.alt_response(
                    status,
                    schema=schemas.ProblemAnswer,
                    content_type=CONTENT_TYPE,
                    description="; ".join(f"`{name}`: {PROBLEMS[name].title}" for name in group),
                    headers=RETRY_AFTER if "busy" in group else None,  # a probe has its own interval
                )(view)
            return view

        return decorator


class Api(flask_smorest.Api):
    """An API whose errors are ours (service.problems) and whose description has no parts that nothing uses."""

    ERROR_SCHEMA = schemas.ProblemAnswer
    DEFAULT_ERROR_RESPONSE_NAME = None  # each operation names its problems

    def _register_error_handlers(self) -> None:
        """Left to service.problems."""

    def _register_pagination_header(self) -> None:
        """We have no pages."""

    def _register_etag_headers(self) -> None:
        """We have no etags."""


def init_app(app: Flask, blueprints: Iterable[Blueprint]) -> None:
    app.config.update(API_TITLE="Whence", API_VERSION=VERSION, OPENAPI_VERSION="3.1.0")
    api = Api(app, spec_kwargs={"info": {"description": DESCRIPTION}, "servers": [{"url": "/"}]})
    api.spec.components.schema("TargetRequest", schema=schemas.TargetRequest)  # named within a oneOf alone
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    api.spec.components.header("X-Request-ID", REQUEST_ID_HEADER)
    described = api.spec.to_dict()
    for operations in described["paths"].values():
        for operation in operations.values():
            for response in operation["responses"].values():
                own = {"X-Request-ID": {"$ref": "#/components/headers/X-Request-ID"}}
                response["headers"] = response.get("headers", {}) | own
    app.extensions["whence-openapi"] = dict_to_yaml(described, {"allow_unicode": True})
