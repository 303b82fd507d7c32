"""Schemathesis makes requests from openapi.yaml, sound and wrong, and holds each answer to what is described."""

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from service import create_app
from service.settings import Settings
from tests.fakes import FakeAnalyzer

APP = create_app(Settings(), FakeAnalyzer())
# Its own list of refusals lacks 413, which a text too long for the schema gets.
REFUSALS = {"checks": {"negative_data_rejection": {"expected-statuses": ["400", "404", "405", "413", "415", "422"]}}}
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.yaml", APP, config=schemathesis.Config.from_dict(REFUSALS))

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EFFORT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SCHEMA.exclude(path="/analyze/batch").parametrize()
@EFFORT
def test_each_operation_answers_as_described(case):
    case.call_and_validate(checks=[*CHECKS, negative_data_rejection])


@SCHEMA.include(path="/analyze/batch").parametrize()
@EFFORT
def test_a_batch_answers_as_described(case):
    # Not negative_data_rejection: one wrong document in a batch is answered in its place, with a 200.
    case.call_and_validate(checks=CHECKS)
