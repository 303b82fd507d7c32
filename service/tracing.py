"""OpenTelemetry, off unless asked for: one span a request, with the route and never the caller's words.

The provider is made in each worker after the fork, since its sending thread would not live through one.
"""

import sys

from flask import Flask, request

from service.settings import Settings

# What the instrumentor copies from the request, by its old names and its new ones. A path, a query and a header can
# hold anything, an article too.
ADDRESS = ("http.target", "http.url", "url.path", "url.full")
WORDS = (
    "url.query",
    "http.host",
    "net.host.name",
    "server.address",
    "http.user_agent",
    "user_agent.original",
    "http.request.method_original",
)


def init_app(app: Flask, settings: Settings) -> None:
    """Wrap the app; the spans go nowhere until `start`."""
    if settings.tracing:
        from opentelemetry.instrumentation.flask import FlaskInstrumentor

        FlaskInstrumentor().instrument_app(app, excluded_urls="livez,readyz,metrics")
        # No request_hook of the instrumentor's: it sets its attributes once more after that.
        app.before_request(_leave_out_words)


def _leave_out_words() -> None:
    """Put the route in the place of the address, and nothing in the place of the caller's other words."""
    from opentelemetry import trace

    span = trace.get_current_span()
    route = request.url_rule.rule if request.url_rule else "unrouted"
    if not request.url_rule:
        span.update_name(route)
    instead = dict.fromkeys(ADDRESS, route) | dict.fromkeys(WORDS, "")
    span.set_attributes({name: instead[name] for name in getattr(span, "attributes", ()) if name in instead})


def start(settings: Settings) -> None:
    """Send spans from this process to where OpenTelemetry's own variables (`OTEL_EXPORTER_OTLP_ENDPOINT` ...) say."""
    if settings.tracing:
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        provider = TracerProvider(resource=Resource.create({"service.name": "whence"}))
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        trace.set_tracer_provider(provider)


def stop() -> None:
    """Send the spans that are left."""
    if "opentelemetry.sdk.trace" in sys.modules:
        from opentelemetry import trace
        from opentelemetry.sdk.trace import TracerProvider

        provider = trace.get_tracer_provider()
        if isinstance(provider, TracerProvider):
            provider.shutdown()
