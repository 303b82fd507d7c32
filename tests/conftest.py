"""What tests share: an app with a fake model, and a client that holds every answer to its schema."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import create_app, schemas
from service.settings import Settings
from service.state import Reader, load
from tests.fakes import FakeAnalyzer

ANSWERS = {
    "/analyze": schemas.Answer,
    "/analyze/batch": schemas.BatchAnswer,
    "/info": schemas.Info,
    "/livez": schemas.Health,
    "/readyz": schemas.Health,
}


class CheckedClient(FlaskClient):
    """Flask's client; loads each JSON answer back through its schema, which refuses unknown fields."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        response = super().open(*args, **kwargs)
        if response.content_type == "application/problem+json":
            problem = schemas.ProblemAnswer().load(response.json)
            assert problem["status"] == response.status_code
        elif response.status_code >= 400:
            raise AssertionError(f"{response.status_code} without a problem")
        elif response.request.path in ANSWERS and response.content_type == "application/json":
            ANSWERS[response.request.path]().load(response.json)
        return response


@pytest.fixture(scope="session")
def shipped() -> Reader:
    """The model that comes with Whence."""
    return load(Settings())


MakeClient = Callable[..., FlaskClient]


@pytest.fixture
def make_client() -> MakeClient:
    """Makes a client of an app with the settings and the model given."""

    def make(analyzer: Any = None, **settings: Any) -> FlaskClient:
        app = create_app(Settings(**settings), analyzer or FakeAnalyzer())
        app.test_client_class = CheckedClient
        return app.test_client()

    return make


@pytest.fixture
def client(make_client: MakeClient) -> FlaskClient:
    return make_client()


@pytest.fixture
def app(client: FlaskClient) -> Flask:
    return client.application
