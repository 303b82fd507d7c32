"""OpenTelemetry, off unless asked for: one span a request, with the route and never the body.

The provider is made in each worker after the fork, since its sending thread would not live through one.
"""

import sys

from flask import Flask

from service.settings import Settings


def init_app(app: Flask, settings: Settings) -> None:
    """Wrap the app; the spans go nowhere until `start`."""
    if settings.tracing:
        from opentelemetry.instrumentation.flask import FlaskInstrumentor

        FlaskInstrumentor().instrument_app(app, excluded_urls="livez,readyz,metrics")


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
