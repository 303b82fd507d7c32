"""The door: slots, a waiting room, then 503; and a deadline for those inside."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from models.analysis import DeadlineExceeded
from service.admission import Admission, Full
from tests.fakes import FakeAnalyzer
from tests.waiting import wait_until


def ask(app, text="“Yes,” Ann said."):
    return app.test_client().post("/analyze", json={"text": text})


def test_one_reads_some_wait_and_the_next_is_refused_at_once(make_client):
    gate = Event()
    analyzer = FakeAnalyzer(gate)
    client = make_client(analyzer, slots=1, waiting=2, retry_after_seconds=7)
    app = client.application
    with ThreadPoolExecutor(3) as pool:
        inside = [pool.submit(ask, app) for _ in range(3)]
        places = app.extensions["whence"].admission._places
        wait_until(lambda: places._value == 0)
        begun = time.monotonic()
        refused = client.post("/analyze", json={"text": "a"})
        assert (refused.status_code, refused.json["type"]) == (503, "/problems#busy")
        assert refused.headers["Retry-After"] == "7"
        for path in ("/livez", "/readyz", "/metrics", "/info"):
            assert client.get(path).status_code == 200
        assert time.monotonic() - begun < 1
        gate.set()
        assert [future.result().status_code for future in inside] == [200, 200, 200]
    assert analyzer.most_inside == 1
    assert ask(app).status_code == 200, "the places were not given back"


def test_a_refused_batch_is_a_503_too(make_client):
    client = make_client()
    door = client.application.extensions["whence"].admission
    places = [door.place() for _ in range(9)]
    for place in places:
        place.__enter__()
    response = client.post("/analyze/batch", json={"documents": [{"text": "a"}]})
    assert response.status_code == 503
    for place in places:
        place.__exit__(None, None, None)


def test_whoever_waits_beyond_the_deadline_gets_a_504(make_client):
    gate = Event()
    client = make_client(FakeAnalyzer(gate), deadline_seconds=0.2)
    app = client.application
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(ask, app)
        wait_until(lambda: app.extensions["whence"].analyzer.inside == 1)
        late = client.post("/analyze", json={"text": "a"})
        assert (late.status_code, late.json["type"]) == (504, "/problems#deadline-exceeded")
        gate.set()
        assert first.result().status_code == 504, "the model, too, looks at the deadline"
    assert app.test_client().get("/readyz").status_code == 200


def test_places_and_slots_are_given_back_after_a_failure(make_client):
    client = make_client(slots=1, waiting=0)
    for body in ({"text": "FAULT"}, {}, {"text": "FAULT"}):
        assert client.post("/analyze", json=body).status_code in (422, 500)
    assert client.post("/analyze", json={"text": "a"}).status_code == 200


def test_a_deadline_in_the_past_never_waits():
    door = Admission(1, 1)
    with door.slot(time.monotonic() + 1), pytest.raises(DeadlineExceeded):
        with door.slot(time.monotonic() - 1):
            pass


def test_the_door_counts_exactly():
    door = Admission(slots=2, waiting=1)
    with door.place(), door.place(), door.place(), pytest.raises(Full):
        with door.place():
            pass
    with door.place():
        pass
