"""Schemathesis makes requests from openapi.yaml, sound and wrong, and holds each answer to what is described."""

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from service import create_app
from service.settings import Settings
from tests.fakes import FakeAnalyzer

APP = create_app(Settings(), FakeAnalyzer())
# Its own list of refusals lacks 413, which a text too long for the schema gets.
REFUSALS = {"checks": {"negative_data_rejection": {"expected-statuses": ["400", "404", "405", "413", "415", "422"]}}}
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.yaml", APP, config=schemathesis.Config.from_dict(REFUSALS))

EFFORT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def names_a_target_twice(body) -> bool:
    """Such a request is refused, which JSON Schema has no words for: to uniqueItems "Ann" is not {"name": "Ann"}."""
    targets = body.get("targets") if isinstance(body, dict) else None
    names = []
    for target in targets if isinstance(targets, list) else []:
        aliases = target.get("aliases") if isinstance(target, dict) else None
        forms = [target.get("name") if isinstance(target, dict) else target]
        forms += aliases if isinstance(aliases, list) else []
        names.append({" ".join(form.split()) for form in forms if isinstance(form, str)})
    return sum(map(len, names)) > len(set().union(*names))


@SCHEMA.exclude(path="/analyze/batch").parametrize()
@EFFORT
def test_each_operation_answers_as_described(case):
    case.call_and_validate(excluded_checks=[positive_data_acceptance] if names_a_target_twice(case.body) else [])


@SCHEMA.include(path="/analyze/batch").parametrize()
@EFFORT
def test_a_batch_answers_as_described(case):
    # One wrong document in a batch is answered in its place, with a 200.
    case.call_and_validate(excluded_checks=[negative_data_rejection])
