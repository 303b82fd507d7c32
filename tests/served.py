"""Apps for gunicorn in tests: a fake model that can be slow to load, slow to read, or impossible to load."""

import os
import time

from flask import Flask

from models.analysis import Analysis
from service import create_app
from tests.fakes import FakeAnalyzer


class SlowReader(FakeAnalyzer):
    """Takes as many seconds for a text as the text says after SLEEP."""

    def analyze(self, text, targets=(), deadline=None) -> Analysis:
        if text.startswith("SLEEP "):
            time.sleep(float(text.split()[1]))
        return super().analyze(text, targets, deadline)


def app() -> Flask:
    """Loads in as many seconds as TEST_LOAD_SECONDS says; fails to if TEST_LOAD_FAILS is set."""
    time.sleep(float(os.environ.get("TEST_LOAD_SECONDS", "0")))
    if "TEST_LOAD_FAILS" in os.environ:
        raise RuntimeError("model.onnx does not have the sha256 that the manifest names")
    return create_app(analyzer=SlowReader())
