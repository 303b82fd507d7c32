"""The gateway of deploy/nginx, really started, before a really running service."""

import gzip
import http.client
import json
import re
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from service import schemas
from service.headers import EVERYWHERE
from service.problems import PROBLEMS
from service.settings import Settings
from tests.deploy.gateway import CONFIGURATION, Gateway, nginx
from tests.service.server import Server, status_of

pytestmark = pytest.mark.skipif(nginx() is None, reason="nginx is not here: apt-get install nginx-light")
MARKER = "Zyzzyva-Quagmire"


@pytest.fixture(scope="module")
def server():
    running = Server(WHENCE_WAITING="2")
    running.wait_until_ready()
    yield running
    running.stop()


@pytest.fixture
def gateway(server):
    running = Gateway(server.port)
    yield running
    running.stop()


@pytest.fixture
def caller(gateway):
    with httpx.Client(base_url=gateway.url, timeout=30) as client:
        yield client


def connect(gateway) -> socket.socket:
    return socket.create_connection(("127.0.0.1", gateway.port), timeout=30)


def problem(response: httpx.Response) -> dict:
    assert response.headers["Content-Type"] == "application/problem+json"
    for name, value in EVERYWHERE.items():
        assert response.headers.get_list(name) == [value]
    found = schemas.ProblemAnswer().load(response.json())
    assert found["status"] == response.status_code
    assert found["request_id"] == response.headers["X-Request-ID"]
    return found


def test_an_article_is_read_through_it(caller):
    answer = caller.post("/analyze", json={"text": "“We will stay,” Ann said."})
    assert answer.status_code == 200
    assert answer.json()["sources"][0]["name"] == "Ann"


def test_the_pages_come_through_it_and_the_metrics_do_not(caller):
    assert caller.get("/").status_code == caller.get("/docs").status_code == caller.get("/readyz").status_code == 200
    assert problem(caller.get("/metrics"))["type"] == "/problems#not-found"


def test_it_does_not_tell_what_serves_behind_it(caller):
    assert {caller.get(path).headers["Server"] for path in ("/", "/readyz", "/nothing", "/metrics")} == {"nginx"}


def test_a_sound_request_id_is_kept_and_another_is_made_new(caller):
    for given, kept in (("desk-7/a", True), ("two words", False), ("x" * 129, False)):
        answer = caller.get("/livez", headers={"X-Request-ID": given})
        assert answer.headers.get_list("X-Request-ID") == [answer.headers["X-Request-ID"]]
        assert (answer.headers["X-Request-ID"] == given) is kept
        assert len(answer.headers["X-Request-ID"]) >= 8


def test_the_service_logs_the_id_that_the_gateway_gave(caller, server):
    given = caller.post("/analyze", json={"text": "a"}).headers["X-Request-ID"]
    assert given in server.output()


def test_the_services_own_problems_pass_through(caller):
    found = problem(caller.post("/analyze", json={}))
    assert (found["status"], found["type"]) == (422, "/problems#invalid-field")


def test_a_full_service_is_a_503_that_says_when_to_come_back(caller, gateway):
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: caller.post("/analyze", json={"text": "SLEEP 1"}), range(6)))
    assert Counter(answer.status_code for answer in answers) == {200: 3, 503: 3}
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert problem(refused)["type"] == "/problems#busy"
    assert refused.headers["Retry-After"] == str(Settings().retry_after_seconds)


def test_one_caller_asking_too_often_is_a_429_and_the_probes_still_answer(caller):
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: caller.post("/analyze", json={}), range(60)))
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 20
    assert {answer.status_code for answer in answers} <= {422, 429, 503}
    assert problem(refused[0])["type"] == "about:blank"
    assert refused[0].headers["Retry-After"] == "1"
    assert caller.get("/readyz").status_code == 200


def test_articles_under_way_leave_one_caller_the_batches(caller, server):
    with ThreadPoolExecutor(2) as pool:
        articles = [pool.submit(caller.post, "/analyze", json={"text": "SLEEP 1"}) for _ in range(2)]
        begun = time.monotonic()
        while b"whence_in_house 2.0" not in server.ask("GET", "/metrics")[1]:
            assert time.monotonic() - begun < 10
        assert caller.post("/analyze/batch", json={}).status_code == 422
        assert [article.result().status_code for article in articles] == [200, 200]


def test_more_than_two_batches_of_one_caller_at_once_are_a_429(caller):
    batch = {"documents": [{"text": "SLEEP 1"}]}
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda _: caller.post("/analyze/batch", json=batch), range(3)))
    assert Counter(answer.status_code for answer in answers) == {200: 2, 429: 1}


def test_the_limits_are_those_of_the_service(caller):
    settings = Settings()
    for path, limit in (("/analyze", settings.max_body_bytes), ("/analyze/batch", settings.max_batch_body_bytes)):
        fits, exceeds = b" " * (limit - 2) + b"{}", b" " * (limit - 1) + b"{}"
        headers = {"Content-Type": "application/json"}
        assert caller.post(path, content=fits, headers=headers).status_code == 422
        assert problem(caller.post(path, content=exceeds, headers=headers))["type"] == "/problems#body-too-large"


def test_its_times_are_longer_than_the_services():
    times = {"70s": Settings().deadline_seconds, "130s": Settings().batch_deadline_seconds}
    for written, ours in times.items():
        assert f"proxy_read_timeout {written};" in CONFIGURATION.read_text(encoding="utf-8")
        assert int(written[:-1]) > ours


def test_clients_stalled_in_the_body_never_reach_the_service(gateway, caller, server):
    stalled = [connect(gateway) for _ in range(50)]
    for connection in stalled:
        connection.sendall(
            b"POST /other HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
    begun = time.monotonic()
    assert caller.post("/analyze", json={"text": "a"}).status_code == 200
    assert b"whence_in_house 0.0" in server.ask("GET", "/metrics")[1]
    assert time.monotonic() - begun < 2
    for connection in stalled:
        connection.close()


def test_a_client_that_takes_no_answer_holds_no_thread_of_the_service(gateway, caller, server):
    text = "“x” " * 5000
    body = json.dumps({"text": text}).encode()
    slow = []
    for _ in range(3):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", gateway.port))
        connection.sendall(
            b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (len(body), body)
        )
        slow.append(connection)
    time.sleep(1)
    begun = time.monotonic()
    while b"whence_in_house 0.0" not in server.ask("GET", "/metrics")[1]:
        assert time.monotonic() - begun < 10
    assert caller.post("/analyze", json={"text": "a"}).status_code == 200
    for connection in slow:
        connection.close()


def test_a_long_answer_comes_compressed_and_whole(gateway):
    text = "“x” " * 2000
    with httpx.stream("POST", f"{gateway.url}/analyze", json={"text": text}, headers={"Accept-Encoding": "gzip"}) as r:
        raw = b"".join(r.iter_raw())
    assert r.headers["Content-Encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(raw))["claims"]) == 2000


def test_a_service_that_is_away_is_a_503_problem():
    running = Gateway(service_port=1)
    try:
        answer = httpx.post(f"{running.url}/analyze", json={"text": "a"})
        assert (problem(answer)["type"], answer.status_code) == ("/problems#not-ready", 503)
        assert answer.headers["Retry-After"] == "2"
    finally:
        running.stop()


UNSOUND = {
    "no length": b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
    "no chunk": b"POST /analyze HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n",
    "an unknown coding": b"POST /analyze HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n",
    "an unknown version": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    "an unwanted method": b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
    "no request line": MARKER.encode() + b" said so\r\n\r\n",
    "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 300,
}


def line(length: int) -> bytes:
    """A request with a request line of so many bytes."""
    return b"GET /" + b"a" * (length - len("GET / HTTP/1.1")) + b" HTTP/1.1\r\nHost: x\r\n\r\n"


def header(length: int) -> bytes:
    """A request with a header of so many bytes, the end of its line not counted."""
    return b"GET /nothing HTTP/1.1\r\nHost: x\r\nX: " + b"a" * (length - len("X: ")) + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("request_", "reason", "detail"),
    [
        (line(8_190), "not-found", PROBLEMS["not-found"].says),
        (line(8_191), "uri-too-long", "the request line has at most 8,190 bytes"),
        (line(40_000), "uri-too-long", "the request line has at most 8,190 bytes"),
        (header(8_190), "not-found", PROBLEMS["not-found"].says),
        (header(8_190).replace(b"X: a", b"X:aa"), "not-found", PROBLEMS["not-found"].says),
        (b"GET /nothing HTTP/1.1\r\nHost: x\r\n" + b"X: a\r\n" * 99 + b"\r\n", "not-found", PROBLEMS["not-found"].says),
        (
            header(8_191),
            "headers-too-large",
            "a header has at most 8,190 bytes, all together at most four buffers of 8 kB",
        ),
        (
            header(40_000),
            "headers-too-large",
            "a header has at most 8,190 bytes, all together at most four buffers of 8 kB",
        ),
    ],
    ids=[
        "line",
        "long line",
        "very long line",
        "header",
        "header without a blank",
        "100 headers",
        "long header",
        "very long header",
    ],
)
def test_what_it_lets_in_is_no_longer_than_the_service_takes(gateway, request_, reason, detail):
    found = answer_to(gateway, request_)
    assert (found["type"], found["status"]) == (f"/problems#{reason}", PROBLEMS[reason].status)
    assert found["detail"] == detail


@pytest.mark.parametrize("request_", UNSOUND.values(), ids=UNSOUND)
def test_unsound_http_is_a_400_problem(gateway, request_):
    found = answer_to(gateway, request_)
    assert (found["type"], found["status"]) == ("/problems#bad-request", 400)


def answer_to(gateway, request: bytes) -> dict:
    """The problem that a raw request has for an answer."""
    with connect(gateway) as connection:
        connection.sendall(request)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        found = schemas.ProblemAnswer().load(json.loads(answer.read()))
    assert (answer.status, answer.getheader("Content-Type")) == (found["status"], "application/problem+json")
    assert found["request_id"] == answer.getheader("X-Request-ID")
    assert {name: answer.getheader(name) for name in EVERYWHERE} == EVERYWHERE
    return found


def test_every_address_of_ours_is_logged_by_its_name(app):
    (known,) = re.findall(r'"~(\^/\(analyze.*\$)" \$uri;', CONFIGURATION.read_text(encoding="utf-8"))
    ours = {rule.rule for rule in app.url_map.iter_rules() if not rule.rule.startswith(("/viewer/", "/docs/"))}
    assert {path for path in ours if not re.match(known, path)} == set()


def test_its_log_has_ids_and_never_a_word_of_an_article(gateway, caller):
    sent = caller.post("/analyze", json={"text": f"“{MARKER},” Ann said."}, headers={"X-Request-ID": "find-me"})
    assert sent.status_code == 200
    connection = connect(gateway)
    connection.sendall(b"POST /analyze HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n" + MARKER.encode())
    connection.close()
    for request in (UNSOUND["no request line"], b"%s / HTTP/1.1\r\nHost: x\r\n\r\n" % MARKER.upper().encode()):
        connection = connect(gateway)
        connection.sendall(request)
        assert 400 <= status_of(connection) < 500
    assert caller.get(f"/{MARKER}?text={MARKER}").status_code == 404
    assert 429 in {caller.post("/analyze", params={"text": MARKER}, json={}).status_code for _ in range(60)}
    time.sleep(0.2)
    assert "find-me" in gateway.log()
    assert '"path":"/analyze","status":"429"' in gateway.log()
    assert MARKER.lower() not in gateway.log().lower()


def test_a_service_that_is_away_puts_no_word_of_the_request_into_the_log():
    running = Gateway(service_port=1)
    try:
        assert httpx.get(f"{running.url}/{MARKER}?text={MARKER}").status_code == 503
        time.sleep(0.2)
        assert '"upstream_status":"502"' in running.log()
        assert MARKER not in running.log()
    finally:
        running.stop()
