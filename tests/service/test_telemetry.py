"""Request ids, metrics with closed labels, and logs in which no article can be found."""

import io
import json
import logging
import logging.config

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service import logs
from service.problems import PROBLEMS

MARKER = "Zyzzyva-Quagmire"


@pytest.fixture
def lines():
    """Everything that is logged, through the handlers of the real configuration, as text."""
    stream = io.StringIO()
    config = logs.config("debug")
    config["handlers"]["out"]["stream"] = stream
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    logging.config.dictConfig(config)
    yield lambda: stream.getvalue()
    root.handlers[:] = handlers
    root.setLevel(level)


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def samples(client):
    """The metrics now: {(name, labels): value}."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for family in families for s in family.samples}


REQUESTS = [
    {"json": {"text": f"“{MARKER},” Ann said."}},
    {"json": {"text": f"FAULT {MARKER}"}},
    {"json": {"text": 5, MARKER: MARKER}},
    {"json": {"text": "a", "id": MARKER, "targets": [MARKER, MARKER]}},
    {"json": {"text": MARKER, "language": MARKER}},
    {"json": {"text": MARKER * 10_000}},
    {"data": f'{{"text": "{MARKER}", "text": "{MARKER}"'.encode(), "content_type": "application/json"},
    {"data": MARKER.encode(), "content_type": "application/json"},
    {"data": MARKER.encode(), "content_type": f"text/{MARKER}"},
    {"json": {"text": "a"}, "query_string": {"text": MARKER}},
    {"json": {"text": "a"}, "headers": {"X-Request-ID": f"“{MARKER}”", "User-Agent": MARKER, "traceparent": MARKER}},
]


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request_: str(request_)[:60])
def test_no_word_of_an_article_is_logged_or_counted(client, lines, request_):
    client.post("/analyze", **request_)
    client.post("/analyze/batch", json={"documents": [request_.get("json", MARKER)]})
    client.get(f"/{MARKER}?text={MARKER}")
    client.open("/livez", method=MARKER.upper())
    metrics = client.get("/metrics").text
    assert len(objects(lines())) >= 4
    for shown in (lines(), metrics):
        assert MARKER.lower() not in shown.lower()


def test_a_fault_is_logged_with_its_type_and_place_alone(client, lines):
    client.post("/analyze", json={"text": f"FAULT {MARKER}"}, headers={"X-Request-ID": "r-1"})
    fault = next(entry for entry in objects(lines()) if entry["message"] == "fault")
    assert fault["request_id"] == "r-1"
    assert "fakes.py" in fault["exc_info"]
    assert fault["exc_info"].endswith("ValueError")


def test_the_quoted_request_in_gunicorns_complaints_is_left_out(lines):
    log = logging.getLogger("gunicorn.error")
    log.warning(f"Invalid request from ip=127.0.0.1: {MARKER}")
    log.error("Error handling request %s %s", "GET", f"/{MARKER}")
    assert [entry["message"] for entry in objects(lines())] == ["invalid HTTP request", "error outside the application"]


def test_a_request_is_one_line_with_its_figures(client, lines):
    client.post("/analyze", json={"text": "“Yes,” Ann said."}, headers={"X-Request-ID": "r-2"})
    (entry,) = objects(lines())
    assert (entry["route"], entry["method"], entry["status"], entry["reason"]) == ("/analyze", "POST", 200, "ok")
    assert (entry["request_id"], entry["characters"], entry["claims"]) == ("r-2", 16, 1)
    assert set(entry["seconds_by_step"]) == {"waiting", "tokenizing", "encoding", "answering"}
    assert {"time", "level", "logger", "seconds"} <= set(entry)


@pytest.mark.parametrize("path", ["/livez", "/analyze", "/nothing"])
def test_a_request_id_is_returned_whatever_the_answer(client, path):
    given = "3f2a-07:x/y+z=@"
    assert client.get(path, headers={"X-Request-ID": given}).headers["X-Request-ID"] == given


def test_a_problem_names_its_request(client):
    response = client.get("/nothing", headers={"X-Request-ID": "r-3"})
    assert response.json["request_id"] == "r-3"


@pytest.mark.parametrize("given", [None, "", "a b", "x" * 129, "ü", 'a"b'])
def test_a_request_id_that_is_absent_or_odd_is_made(client, given):
    headers = {} if given is None else {"X-Request-ID": given}
    made = {client.get("/livez", headers=headers).headers["X-Request-ID"] for _ in range(2)}
    assert len(made) == 2
    assert given not in made


def test_the_trace_is_passed_through_if_it_is_one(client, lines):
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    assert client.get("/livez", headers={"traceparent": trace}).headers["traceparent"] == trace
    assert "traceparent" not in client.get("/livez", headers={"traceparent": "00-x"}).headers
    assert objects(lines())[0]["traceparent"] == trace


def test_what_is_read_is_counted(client):
    before = samples(client)
    client.post("/analyze", json={"text": "“Yes,” Ann said."})
    client.post("/analyze", json={})
    client.post("/analyze/batch", json={"documents": [{"text": "a"}, {}]})
    after = samples(client)

    def gained(name, **labels):
        key = (name, tuple(sorted(labels.items())))
        return after.get(key, 0) - before.get(key, 0)

    assert gained("whence_requests_total", route="/analyze", status="200", reason="ok") == 1
    assert gained("whence_requests_total", route="/analyze", status="422", reason="invalid-field") == 1
    assert gained("whence_documents_total", reason="ok") == 1
    assert gained("whence_documents_total", reason="invalid-field") == 1
    assert gained("whence_characters_total") == 17
    assert gained("whence_claims_total") == 1
    for step in ("waiting", "tokenizing", "encoding", "answering"):
        assert gained("whence_step_seconds_count", step=step) == 2
    assert after[("whence_in_house", ())] == 0
    assert after[("whence_model", (("name", "fake"), ("sha256", "0123456789abcdef" * 4), ("version", "1.0.0")))] == 1


def test_the_label_set_is_closed(client):
    rules = {rule.rule for rule in client.application.url_map.iter_rules()} | {"none"}
    for path in ("/a", "/b", "/analyze", "/livez"):
        client.get(path)
    for _, labels in samples(client):
        known = dict(labels)
        assert known.get("route", "none") in rules
        assert known.get("reason", "ok") in {"ok", *PROBLEMS}
