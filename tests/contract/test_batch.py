"""POST /analyze/batch: each document its own answer or its own problem, in order."""

import time

import pytest

from service import logs
from tests.fakes import FakeAnalyzer


def post(client, documents):
    return client.post("/analyze/batch", json={"documents": documents})


def test_each_document_has_what_it_would_have_alone(client):
    documents = [{"text": "“Yes,” Ann said.", "id": "a"}, {"text": "😀 “No.”", "offset_unit": "byte"}]
    alone = [client.post("/analyze", json=document).json for document in documents]
    assert post(client, documents).json["documents"] == alone


def test_one_bad_document_spoils_nothing(client):
    wrong = [{}, 7, None, {"text": "x" * 100_001}, {"text": "a", "language": "fr"}, {"text": "a", "targets": [""]}]
    sound = {"text": "“Yes,” Ann said."}
    answers = post(client, [sound, *wrong, sound]).json["documents"]
    assert answers[0] == answers[-1]
    assert answers[0]["claims"]
    assert [answer["type"].split("#")[1] for answer in answers[1:-1]] == [
        "invalid-field",
        "invalid-field",
        "invalid-field",
        "text-too-long",
        "unsupported-language",
        "invalid-field",
    ]
    assert "targets.0" in answers[-2]["errors"]


def test_a_fault_of_ours_costs_one_document_its_answer_and_no_other(client, caplog):
    sound = {"text": "“Yes,” Ann said."}
    response = post(client, [sound, {"text": "FAULT MARKER"}, sound])
    first, failed, last = response.json["documents"]
    assert response.status_code == 200
    assert first == last
    assert first["claims"]
    assert (failed["type"], failed["status"]) == ("/problems#internal-error", 500)
    assert failed["request_id"] == response.headers["X-Request-ID"]
    assert "MARKER" not in response.text
    (fault,) = (record for record in caplog.records if record.message == "fault")
    assert fault.request_id == failed["request_id"]
    assert "MARKER" not in logs.WordlessFormatter("%(message)s").format(fault)


@pytest.mark.parametrize("count", [0, 33])
def test_a_batch_has_1_to_32_documents(client, count):
    response = post(client, [{"text": "a"}] * count)
    assert response.status_code == 422
    assert "1 to 32" in response.json["errors"]["documents"][0]


def test_32_documents_are_read(client):
    assert len(post(client, [{"text": "a"}] * 32).json["documents"]) == 32


def test_a_batch_that_is_too_large_is_a_413(make_client):
    response = post(make_client(max_batch_body_bytes=2048), [{"text": "x" * 2048}])
    assert (response.status_code, response.json["type"]) == (413, "/problems#body-too-large")


class SlowAnalyzer(FakeAnalyzer):
    def analyze(self, text, targets=(), deadline=None):
        time.sleep(0.2)
        return super().analyze(text, targets, deadline)


def test_documents_past_the_deadline_have_that_problem_and_the_others_their_answer(make_client):
    client = make_client(SlowAnalyzer(), batch_deadline_seconds=0.5)
    answers = post(client, [{"text": "a"}] * 4).json["documents"]
    assert "claims" in answers[0]
    assert answers[-1]["type"] == "/problems#deadline-exceeded"
