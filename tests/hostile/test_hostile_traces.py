"""An article where no article belongs, path, query and headers, is in no span and in no complaint about it."""

import pytest

from service import logs

pytest.importorskip("opentelemetry.instrumentation.flask", reason="requirements/tracing.txt is not installed")

from opentelemetry import trace
from opentelemetry.instrumentation._semconv import _OpenTelemetrySemanticConventionStability as Conventions
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

MARKER = "Zyzzyva-Quagmire"


@pytest.fixture(params=["", "http", "http/dup"], ids=["old names", "new names", "both"])
def exporter(request, monkeypatch):
    """Where the spans of the test go, under OpenTelemetry's old names of attributes, its new ones, and both."""
    monkeypatch.setenv("OTEL_SEMCONV_STABILITY_OPT_IN", request.param)
    monkeypatch.setattr(Conventions, "_initialized", False)
    monkeypatch.setattr(Conventions, "_OTEL_SEMCONV_STABILITY_SIGNAL_MAPPING", {})
    found = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(found))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    yield found
    provider.shutdown()


@pytest.fixture
def client(exporter, make_client):
    return make_client(tracing=True)


@pytest.mark.parametrize(
    ("method", "path", "route"),
    [
        ("GET", f"/{MARKER}", "unrouted"),
        ("GET", "/analyze", "unrouted"),
        (MARKER.upper(), "/info", "unrouted"),
        ("POST", "/analyze", "/analyze"),
        ("GET", "/info", "/info"),
    ],
)
def test_a_span_has_the_route_and_none_of_the_callers_words(client, exporter, method, path, route):
    headers = {"Host": MARKER, "User-Agent": MARKER, "Referer": MARKER, "X-Request-ID": f"“{MARKER}”"}
    body = {"text": f"FAULT {MARKER}"} if method == "POST" else None
    client.open(f"{path}?text={MARKER}", method=method, headers=headers, json=body)
    (span,) = exporter.get_finished_spans()
    assert MARKER.lower() not in span.to_json().lower()
    assert span.name.split()[-1] == route
    addresses = {span.attributes[name] for name in ("http.target", "url.path") if name in span.attributes}
    assert addresses == {route}


def test_probes_make_no_span(client, exporter):
    for path in ("/livez", "/readyz", "/metrics"):
        assert client.get(path).status_code == 200
    assert exporter.get_finished_spans() == ()


@pytest.mark.parametrize("header", ["baggage", "tracestate"])
@pytest.mark.parametrize("value", ["{}", "{}=é", "a={},a={}", "{}" * 1000, "{} {}=1,=,{}"])
def test_what_opentelemetry_cannot_read_is_not_quoted(client, caplog, header, value):
    for name, given in logs.config("debug")["loggers"].items():
        caplog.set_level(given["level"].upper(), logger=name)
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    client.get("/info", headers={"traceparent": parent, header: value.replace("{}", MARKER)})
    assert MARKER not in caplog.text
