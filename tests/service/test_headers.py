"""What holds a browser to what an answer is."""

import pytest
from flask.testing import FlaskClient

HELD = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "DELETE"])
def test_every_answer_is_taken_for_what_it_is_and_tells_nobody_where_it_was(app, method):
    client = FlaskClient(app, app.response_class)  # ours would look into the problem that a HEAD has not
    for path in ("/nothing", *(rule.rule for rule in app.url_map.iter_rules())):
        answer = client.open(path, method=method, buffered=True)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["Referrer-Policy"] == "no-referrer", path
        if answer.mimetype == "text/html":
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'"), path
            assert HELD in policy, path


def test_there_are_pages_to_hold(client):
    pages = ("/", "/docs", "/problems")
    assert {client.get(path, buffered=True).mimetype for path in pages} == {"text/html"}
    script = [client.get(path, buffered=True).headers["Content-Security-Policy"] for path in pages]
    assert ["script-src 'self'" in policy for policy in script] == [True, True, False]


@pytest.mark.parametrize("path", ["/", "/analyze", "/problems", "/livez"])
def test_what_a_path_takes_is_no_page(client, path):
    answer = client.options(path)
    assert (answer.status_code, answer.data) == (200, b"")
    assert "Content-Type" not in answer.headers
    assert "OPTIONS" in answer.headers["Allow"]
