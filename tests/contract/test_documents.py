"""The files that describe the service say what the code does."""

import pytest
import yaml
from openapi_spec_validator import validate

from service.documents import documents
from service.settings import ROOT


@pytest.mark.parametrize("path", ["openapi.yaml", "docs/settings.md", "docs/problems.md"])
def test_the_file_is_what_the_code_writes(path):
    assert (ROOT / path).read_text(encoding="utf-8") == documents()[ROOT / path], "run python -m service.documents"


def test_the_description_is_sound_openapi():
    validate(yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8")))


def test_the_service_serves_the_description(client):
    response = client.get("/openapi.yaml")
    assert response.text == (ROOT / "openapi.yaml").read_text(encoding="utf-8")


def test_every_address_is_described(app):
    described = yaml.safe_load(app.extensions["whence-openapi"])["paths"]
    ours = {rule.rule for rule in app.url_map.iter_rules() if not rule.endpoint.startswith("viewer.")}
    assert ours == set(described)


def test_answers_may_gain_fields_and_requests_may_not():
    schemas = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))["components"]["schemas"]
    closed = {name for name, schema in schemas.items() if schema.get("additionalProperties") is False}
    assert closed == {"AnalyzeRequest", "BatchRequest", "TargetRequest"}
