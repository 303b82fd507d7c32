"""The files that describe the service say what the code does."""

import re

import pytest
import yaml
from openapi_spec_validator import validate

from service.documents import documents
from service.openapi import RETRY_AFTER
from service.schemas import WARNINGS
from service.settings import ROOT

DESCRIPTION = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
PROPERTIES = [
    (schema, name, said)
    for schema, described in DESCRIPTION["components"]["schemas"].items()
    for name, said in described["properties"].items()
]


RESPONSES = [
    (status, response)
    for operations in DESCRIPTION["paths"].values()
    for operation in operations.values()
    for status, response in operation["responses"].items()
]


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


@pytest.mark.parametrize(("schema", "name", "said"), PROPERTIES, ids=[f"{case[0]}.{case[1]}" for case in PROPERTIES])
def test_every_property_says_what_it_means(schema, name, said):
    assert said.get("description"), f"{schema}.{name}"


CODED = ("code", "kind", "origin", "quotation", "resolution", "type")
VALUES = [(*case[:2], value, case[2]) for case in PROPERTIES if case[1] in CODED for value in case[2].get("enum", [])]


@pytest.mark.parametrize(("schema", "name", "value", "said"), VALUES, ids=[".".join(case[:3]) for case in VALUES])
def test_every_value_says_what_it_means(schema, name, value, said):
    assert re.search(rf"\b{value}: \w", said["description"])


def test_the_codes_of_warnings_are_those_of_the_reader():
    """Read from the source: no text need be found for each."""
    files = [path.read_text(encoding="utf-8") for path in (ROOT / "models").rglob("*.py")]
    codes = {code for file in files for code in re.findall(r"\b(?:_warn|Warning)\(\s*[\"']([^\"']+)", file)}
    assert codes == set(WARNINGS) == set(DESCRIPTION["components"]["schemas"]["Warning"]["properties"]["code"]["enum"])


def test_a_full_service_is_described_with_its_retry_after():
    full = [response for status, response in RESPONSES if status == "503" and "`busy`" in response["description"]]
    assert [response["headers"]["Retry-After"] for response in full] == [RETRY_AFTER["Retry-After"]] * 2


def test_every_answer_is_described_with_its_request_id():
    declared = {response["headers"]["X-Request-ID"]["$ref"] for _, response in RESPONSES}
    assert declared == {"#/components/headers/X-Request-ID"}


@pytest.mark.parametrize("given", ["a", "desk-7/a", "x" * 128, "two words", "x" * 129, "“a”", ""])
def test_a_request_id_is_kept_where_it_fits_what_is_described_and_told_whole(client, given):
    pattern = DESCRIPTION["components"]["headers"]["X-Request-ID"]["schema"]["pattern"]
    answer = client.get("/livez", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert (answer == given) is bool(re.search(pattern, given))
    assert re.search(pattern, answer)
    assert pattern.strip("^$") in DESCRIPTION["info"]["description"]
