"""Whence over HTTP: the language is read in models/, here are requests and answers."""

from flask import Flask

from service import headers, openapi, problems, routes, state, telemetry, tracing
from service.settings import Settings
from service.state import Reader
from service.viewer import blueprint as viewer

__version__ = state.VERSION


def create_app(settings: Settings | None = None, analyzer: Reader | None = None) -> Flask:
    """Build the service: settings from the environment and the model from its directory, unless given."""
    app = Flask(__name__, static_folder=None)
    settings = settings or Settings.from_environment()
    state.init_app(app, settings, analyzer)
    telemetry.init_app(app)
    headers.init_app(app)
    problems.init_app(app)
    openapi.init_app(app, routes.blueprints)
    app.register_blueprint(viewer)
    tracing.init_app(app, settings)
    return app
