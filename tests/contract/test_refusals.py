"""Requests that are wrong: each gets its 4xx, of a stable type, naming field and limit, and never a 5xx."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import create_app, settings
from service.problems import PROBLEMS
from service.settings import Settings
from tests.conftest import CheckedClient
from tests.fakes import FakeAnalyzer

BAD_JSON = {
    "nothing": b"",
    "half an object": b'{"text": "a"',
    "nested 9,000 deep": b"[" * 9_000 + b"]" * 9_000,
    "an integer of 5,000 digits": b'{"text": ' + b"1" * 5000 + b"}",
    "NaN": b'{"text": NaN}',
    "Infinity": b'{"text": -Infinity}',
    "a lone surrogate": b'{"text": "\\ud800"}',
    "surrogates the wrong way round": b'{"text": "\\ude00\\ud83d"}',
    "a surrogate in UTF-8": b'{"text": "\xed\xa0\x80"}',
    "invalid UTF-8": b'{"text": "\xff"}',
    "UTF-16": '{"text": "a"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"text": "a"}',
    "a name twice": b'{"text": "a", "text": "b"}',
    "a name twice, escaped": b'{"text": "a", "t\\u0065xt": "b"}',
    "a name twice, inside": b'{"text": "a", "targets": [{"name": "b", "name": "c"}]}',
    "a raw newline in a string": b'{"text": "a\nb"}',
    "single quotes": b"{'text': 'a'}",
    "two values": b'{"text": "a"} {}',
}


@pytest.mark.parametrize("path", ["/analyze", "/analyze/batch"])
@pytest.mark.parametrize("body", BAD_JSON.values(), ids=BAD_JSON)
def test_a_body_that_is_not_strict_json_is_a_400(client, path, body):
    response = client.post(path, data=body, content_type="application/json")
    assert (response.status_code, response.json["type"]) == (400, "/problems#bad-json")


@pytest.mark.parametrize("depth", [100, 500, 900, 950, 990, 1000, 1020, 1024, 1025])
def test_depth_is_the_callers_error_whether_or_not_the_stack_can_take_it(client, depth):
    for body in (b"[" * depth + b"]" * depth, b'{"x":' * depth + b"1" + b"}" * depth):
        assert client.post("/analyze", data=body, content_type="application/json").status_code in (400, 422)


LONG = "x" * 201
WRONG_FIELDS = [
    ({}, "text", "100,000"),
    ({"text": ""}, "text", "1 to 100,000"),
    ({"text": 7}, "text", "string of 1 to 100,000"),
    ({"text": None}, "text", "string of 1 to 100,000"),
    ({"text": ["a"]}, "text", "string"),
    ({"text": "a", "id": LONG}, "id", "string of at most 200"),
    ({"text": "a", "id": 5}, "id", "string of at most 200"),
    ({"text": "a", "txet": "b"}, "txet", "unknown"),
    ({"text": "a", "offset_unit": "grapheme"}, "offset_unit", "codepoint, utf16, byte"),
    ({"text": "a", "offset_unit": None}, "offset_unit", "codepoint, utf16, byte"),
    ({"text": "a", "offset_unit": 8}, "offset_unit", "codepoint, utf16, byte"),
    ({"text": "a", "language": 5}, "language", 'must be "en"'),
    ({"text": "a", "language": None}, "language", 'must be "en"'),
    ({"text": "a", "targets": "Ann"}, "targets", "list of at most 10"),
    ({"text": "a", "targets": None}, "targets", "list of at most 10"),
    ({"text": "a", "targets": [str(n) for n in range(11)]}, "targets", "list of at most 10"),
    ({"text": "a", "targets": [""]}, "targets.0", "1 to 200"),
    ({"text": "a", "targets": ["ok", " \u00a0"]}, "targets.1", "blank"),
    ({"text": "a", "targets": ["ok", "\u001f\u0085\ufeff"]}, "targets.1", "blank"),
    ({"text": "a", "targets": ["ok", "\u200b\u00ad"]}, "targets.1", "blank"),
    ({"text": "a", "targets": ["Bo S\u00e1", "Bo  Sa\u0301"]}, "targets.1", "another target"),
    ({"text": "a", "targets": [LONG]}, "targets.0", "1 to 200"),
    ({"text": "a", "targets": [5]}, "targets.0", "or an object with name and aliases"),
    ({"text": "a", "targets": [None]}, "targets.0", "or an object with name and aliases"),
    ({"text": "a", "targets": [{}]}, "targets.0.name", "is missing: must be a string of 1 to 200"),
    ({"text": "a", "targets": [{"name": None}]}, "targets.0.name", "1 to 200"),
    ({"text": "a", "targets": [{"name": 5}]}, "targets.0.name", "1 to 200"),
    ({"text": "a", "targets": [{"name": LONG}]}, "targets.0.name", "1 to 200"),
    ({"text": "a", "targets": [{"name": " "}]}, "targets.0.name", "blank"),
    ({"text": "a", "targets": [{"name": "b", "aliases": [""]}]}, "targets.0.aliases.0", "1 to 200"),
    ({"text": "a", "targets": [{"name": "b", "aliases": [None]}]}, "targets.0.aliases.0", "1 to 200"),
    ({"text": "a", "targets": [{"name": "b", "aliases": "c"}]}, "targets.0.aliases", "list of at most 20"),
    ({"text": "a", "targets": [{"name": "b", "aliases": None}]}, "targets.0.aliases", "list of at most 20"),
    ({"text": "a", "targets": [{"name": "b", "aliases": ["c"] * 21}]}, "targets.0.aliases", "list of at most 20"),
    ({"text": "a", "targets": [{"name": "b", "alias": "c"}]}, "targets.0.alias", "unknown"),
    ({"text": "a", "targets": ["Ann", "Bob", "Ann "]}, "targets.2", "another target"),
    ({"text": "a", "targets": ["Ann", {"name": "Bob", "aliases": ["Ann"]}]}, "targets.1", "another target"),
    ([], "body", "object"),
    (None, "body", "object"),
    ("text", "body", "object"),
    (12345678901234567890123, "body", "object"),
]


@pytest.mark.parametrize(("body", "field", "words"), WRONG_FIELDS, ids=[str(case[:2])[:60] for case in WRONG_FIELDS])
def test_a_wrong_field_is_a_422_that_names_it_and_its_limit(client, body, field, words):
    response = client.post("/analyze", data=json.dumps(body), content_type="application/json")
    assert (response.status_code, response.json["type"]) == (422, "/problems#invalid-field")
    assert list(response.json["errors"]) == [field]
    (message,) = response.json["errors"][field]
    assert words in message


@pytest.mark.parametrize("body", [{}, *({"documents": value} for value in (None, 7, "a", {}, [], [{}] * 33))], ids=str)
def test_a_batch_without_its_documents_is_told_what_they_must_be(client, body):
    response = client.post("/analyze/batch", json=body)
    assert (response.status_code, response.json["type"]) == (422, "/problems#invalid-field")
    (message,) = response.json["errors"]["documents"]
    assert "must be a list of 1 to 32 documents" in message


@pytest.mark.parametrize(
    ("place", "body"),
    [
        ("", {"text": "a", "x" * 1000: 1}),
        ("targets.0.", {"text": "a", "targets": [{"name": "b", "x" * 1000: 1}]}),
    ],
    ids=["body", "target"],
)
def test_of_an_unknown_name_60_characters_are_told(client, place, body):
    response = client.post("/analyze", json=body)
    told = place + "x" * 59 + "…"
    assert response.json["errors"] == {told: ["unknown field"]}
    assert response.json["detail"] == f"{told}: unknown field"


def test_of_many_unknown_names_20_are_told_in_order_and_how_many_more_there_are(client):
    names = [f"x{number:04}" for number in range(8000)]
    body = {"text": "", "targets": [{"name": "b", "y": 1}]} | dict.fromkeys(reversed(names), 1)
    response = client.post("/analyze", json=body)
    told = ["targets.0.y", *names[:19]]
    assert list(response.json["errors"]) == ["text", *told]
    assert response.json["detail"].endswith("; ".join(f"{name}: unknown field" for name in told) + "; and 7,981 more")
    assert len(response.data) < 5000


def test_many_unknown_names_that_begin_alike_are_told_once(client):
    response = client.post("/analyze", json={"text": "a"} | {"x" * 60 + str(number): 1 for number in range(8000)})
    assert response.json["errors"] == {"x" * 59 + "…": ["unknown field"]}


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({"text": "a", "_schema": 1}, {"_schema": ["unknown field"]}),
        ({"text": "a", "": 1}, {'""': ["unknown field"]}),
        ({"text": "a", "targets": [{"name": "b", "_schema": 1}]}, {"targets.0._schema": ["unknown field"]}),
        ({"text": "a", "targets": [{"name": "b", "": 1}]}, {'targets.0.""': ["unknown field"]}),
        (
            {"text": "a", "targets.0": 1, "targets": [""]},
            {"targets.0": ["must be a string of 1 to 200 characters, not all blank", "unknown field"]},
        ),
    ],
    ids=lambda value: ", ".join(value),
)
def test_a_name_that_means_something_to_us_is_told_like_any_other(client, body, errors):
    response = client.post("/analyze", json=body)
    assert {name: sorted(said) for name, said in response.json["errors"].items()} == errors
    said = [f"{name}: {message}" for name, messages in errors.items() for message in messages]
    assert sorted(response.json["detail"].split("; ")) == said


def test_a_name_of_60_characters_is_told_whole(client):
    assert list(client.post("/analyze", json={"text": "a", "x" * 60: 1}).json["errors"]) == ["x" * 60]


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/analyze", {"text": "a", "targets": [5] * 10_000}, "targets"),
        ("/analyze", {"text": "a", "targets": [{"name": "b", "aliases": [5] * 10_000}]}, "targets.0.aliases"),
        ("/analyze/batch", {"documents": [5] * 10_000}, "documents"),
    ],
    ids=["targets", "aliases", "documents"],
)
def test_a_list_that_is_too_long_is_refused_before_its_elements(client, path, body, field):
    response = client.post(path, json=body)
    assert (response.status_code, list(response.json["errors"])) == (422, [field])


def test_100_001_characters_are_a_413_that_names_the_limit(client):
    response = client.post("/analyze", json={"text": "x" * 100_001})
    assert (response.status_code, response.json["type"]) == (413, "/problems#text-too-long")
    assert "100,000" in response.json["errors"]["text"][0]


def test_a_body_beyond_its_bytes_is_a_413_that_names_them(make_client):
    response = make_client(max_body_bytes=2048).post("/analyze", json={"text": "x" * 2048})
    assert (response.status_code, response.json["type"]) == (413, "/problems#body-too-large")
    assert "2,048" in response.json["detail"]


STRUCTURE = settings.MAX_STRUCTURE
STRUCTURED = {
    "members": b"{" + b",".join(b'"%d":1' % number for number in range(STRUCTURE // 2)) + b"}",
    "elements": b"[" + b",".join([b"1"] * STRUCTURE) + b"]",
    "objects": b"[" + b",".join([b"{}"] * (STRUCTURE // 3 + 1)) + b"]",
    "strings": b"[" + b",".join([b'""'] * STRUCTURE) + b"]",
    "levels": b"[" * STRUCTURE + b"]" * STRUCTURE,
}


@pytest.mark.parametrize("path", ["/analyze", "/analyze/batch"])
@pytest.mark.parametrize("body", STRUCTURED.values(), ids=STRUCTURED)
def test_a_body_of_more_structure_than_a_request_needs_is_a_413_that_names_the_limit(client, path, body):
    response = client.post(path, data=body, content_type="application/json")
    assert (response.status_code, response.json["type"]) == (413, "/problems#body-too-large")
    assert "20,000 brackets, braces, commas and colons" in response.json["detail"]
    assert client.get("/info").json["limits"]["structural_characters"] == STRUCTURE


def test_the_fullest_batch_is_read_whatever_stands_in_its_strings(client):
    names = iter(range(1_000_000))
    targets = [
        {"name": f"{next(names)} []", "aliases": [f"{next(names)} {{:,}}" for _ in range(settings.MAX_ALIASES)]}
        for _ in range(settings.MAX_TARGETS)
    ]
    text = '{"a": [1, 2]}, \\' * 2000
    document = {"text": text, "id": "\\", "language": "en", "offset_unit": "byte", "targets": targets}
    response = client.post("/analyze/batch", json={"documents": [document] * settings.MAX_DOCUMENTS})
    assert [answer["document"]["characters"] for answer in response.json["documents"]] == [len(text)] * 32


@pytest.mark.parametrize("language", ["de", "EN", "en-GB", ""])
def test_another_language_is_a_422_of_its_own(client, language):
    response = client.post("/analyze", json={"text": "Regen.", "language": language})
    assert (response.status_code, response.json["type"]) == (422, "/problems#unsupported-language")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/vnd.api+json"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
    ids=str,
)
def test_a_body_not_declared_as_json_is_a_415(client, headers):
    response = client.post("/analyze", data=b'{"text": "a"}', headers=headers)
    assert (response.status_code, response.json["type"]) == (415, "/problems#unsupported-media-type")


def test_json_may_name_its_charset(client):
    response = client.post("/analyze", data=b'{"text": "a"}', content_type="application/json; charset=UTF-8")
    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/nothing", "/analyze/", "/analyze/42", "/%00", "/%ff"])
def test_no_such_address_is_a_404(client, path):
    response = client.get(path)
    assert (response.status_code, response.json["type"]) == (404, "/problems#not-found")


def test_a_wish_for_a_websocket_is_told_that_there_is_none(client):
    response = client.get("/livez", headers={"Connection": "Upgrade", "Upgrade": "websocket"})
    assert (response.status_code, response.json["type"]) == (400, "/problems#bad-request")
    assert response.json["detail"] == "nothing here speaks WebSocket"


@pytest.mark.parametrize("range_", ["x", "bytes=999999999-", "bytes=5-2", "bytes=0-9"])
@pytest.mark.parametrize("path", ["/", "/docs", "/viewer/page.js", "/docs/assets/swagger-ui.css"])
def test_a_range_sound_or_not_is_ignored(client, path, range_):
    whole, asked = (client.get(path, headers=headers, buffered=True) for headers in ({}, {"Range": range_}))
    assert (asked.status_code, asked.data) == (200, whole.data)
    assert asked.headers["Accept-Ranges"] == "none"
    headers = {"If-None-Match": whole.headers["ETag"], "Range": range_}
    assert client.get(path, headers=headers, buffered=True).status_code == 304


@pytest.mark.parametrize("path", ["/", "/docs", "/viewer/page.js", "/viewer/samples/bakhmut.txt"])
@pytest.mark.parametrize(
    "headers", [{"If-Match": '"x"'}, {"If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}], ids=str
)
def test_a_guard_against_changes_is_ignored(client, path, headers):
    whole, asked = (client.get(path, headers=given, buffered=True) for given in ({}, headers))
    assert (asked.status_code, asked.data) == (200, whole.data)


@pytest.mark.parametrize(
    ("path", "allowed"), [("/analyze", {"POST", "OPTIONS"}), ("/analyze/batch", {"POST", "OPTIONS"})]
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_another_method_is_a_405_that_names_those_allowed(client, path, allowed, method):
    response = client.open(path, method=method)
    assert (response.status_code, response.json["type"]) == (405, "/problems#method-not-allowed")
    assert set(response.headers["Allow"].split(", ")) == allowed


def test_a_fault_of_ours_is_a_500_that_tells_nothing_of_the_text(client):
    response = client.post("/analyze", json={"text": "FAULT MARKER"})
    assert (response.status_code, response.json["type"]) == (500, "/problems#internal-error")
    assert "MARKER" not in response.text


def test_every_problem_has_its_anchor(client):
    page = client.get("/problems").text
    for name in PROBLEMS:
        assert f'id="{name}"' in page


CLIENT = CheckedClient(create_app(Settings(), FakeAnalyzer()))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "name", "targets", "x"]), inner)
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(st.sampled_from(["text", "id", "language", "targets", "offset_unit", "documents"]), VALUES)


@given(
    st.binary() | VALUES.map(lambda value: json.dumps(value).encode()) | FIELDS.map(lambda v: json.dumps(v).encode())
)
def test_no_body_is_a_5xx(body):
    for path in ("/analyze", "/analyze/batch"):
        assert CLIENT.post(path, data=body, content_type="application/json").status_code in (200, 400, 413, 422)
