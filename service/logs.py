"""Logs as one JSON object a line on standard output, without the words of any article.

What could carry them is left out: the message of an exception (its type and the lines of code stay), what gunicorn
quotes of a request (its line, its headers, or all that came before the client went away), and what OpenTelemetry does.
"""

import logging
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# What gunicorn says with the caller's words in it, and what is said instead.
QUOTING = {
    "Invalid request from ip": "invalid HTTP request",
    "Error handling request": "error outside the application",
    "Ignored premature client disconnection": "the client left before its request was whole",
}
# Who quotes the headers that it cannot read, in message after message, and says nothing else.
SILENT = ("opentelemetry.baggage", "opentelemetry.trace.span")


class WordlessFormatter(JsonFormatter):
    """A JSON formatter whose tracebacks name the exception's type and never its message."""

    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        return "".join(traceback.format_tb(trace)) + (kind.__name__ if kind else "")


class WithoutQuotes(logging.Filter):
    """Takes the quoted request out of gunicorn's complaint about it."""

    def filter(self, record: logging.LogRecord) -> bool:
        for quoting, plain in QUOTING.items():
            if isinstance(record.msg, str) and record.msg.startswith(quoting):
                record.msg, record.args = plain, ()
        return True


def config(level: str) -> dict[str, Any]:
    """For logging.config.dictConfig and gunicorn's `logconfig_dict`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_quotes": {"()": WithoutQuotes}},
        "formatters": {
            "json": {
                "()": WordlessFormatter,
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
                "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            }
        },
        "handlers": {
            "out": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "json",
                "filters": ["without_quotes"],
            }
        },
        "root": {"level": level.upper(), "handlers": ["out"]},
        "loggers": {
            "gunicorn.error": {"level": level.upper(), "handlers": [], "propagate": True},
            "gunicorn.access": {"level": "WARNING", "handlers": [], "propagate": True},
            **{name: {"level": "CRITICAL"} for name in SILENT},
        },
    }
