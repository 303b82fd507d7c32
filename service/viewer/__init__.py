"""The page at `/` and the API reference at `/docs`: static files, no outside host, nothing inline.

The page is a client of `POST /analyze` like any other. Every address in it is relative, so that it also works
behind a gateway that serves us under a path of its own.
"""

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, jsonify, request, send_from_directory
from flask.typing import ResponseReturnValue

from service.headers import POLICY

SAMPLES = Path(__file__).resolve().parents[2] / "seeds"
SWAGGER_UI = Path(flask_swagger_ui.__file__).parent / "dist"

# Trusted types make the browser itself refuse `innerHTML`: an article's markup has no way to become an element.
PAGE_POLICY = (
    f"{POLICY}; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'"
)
# Swagger UI writes style attributes and draws its icons from data: addresses; scripts stay ours alone.
DOCS_POLICY = f"{POLICY}; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"

blueprint = Blueprint("viewer", __name__, static_folder="static", static_url_path="/viewer")


@blueprint.get("/")
def page() -> ResponseReturnValue:
    return blueprint.send_static_file("index.html")


@blueprint.get("/docs")
def docs() -> ResponseReturnValue:
    return blueprint.send_static_file("docs.html")


@blueprint.get("/docs/assets/<path:name>")
def docs_asset(name: str) -> ResponseReturnValue:
    return send_from_directory(SWAGGER_UI, name)


@blueprint.get("/viewer/samples")
def samples() -> ResponseReturnValue:
    """The names of the sample articles that this installation carries; none is no error."""
    return jsonify(sorted(path.stem for path in SAMPLES.glob("*.txt")))


@blueprint.get("/viewer/samples/<name>.txt")
def sample(name: str) -> ResponseReturnValue:
    return send_from_directory(SAMPLES, f"{name}.txt", mimetype="text/plain")


IGNORED = ("HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")


@blueprint.before_request
def send_whole() -> None:
    """Our files are small: a Range is ignored, sound or not, as RFC 9110 allows. So is what guards a change against
    another: nothing here can be changed, and Werkzeug's 412 has the file as its body."""
    for name in IGNORED:
        request.environ.pop(name, None)


@blueprint.after_request
def guard(response: Response) -> Response:
    """Give each of our pages and files the policy that holds the browser to it."""
    response.headers["Content-Security-Policy"] = DOCS_POLICY if request.endpoint == "viewer.docs" else PAGE_POLICY
    response.headers["Accept-Ranges"] = "none"
    return response
