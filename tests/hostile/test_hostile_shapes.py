"""Both shapes of serving start with the shipped model, read and stop: ONNX Runtime's threads do not survive a fork."""

import pytest

from service.settings import ROOT, Settings

SHAPES = [{"WHENCE_WORKERS": "2"}, {"WHENCE_WORKERS": "1", "WHENCE_MODEL_THREADS": "2"}]


@pytest.mark.skipif(not (Settings().model_dir / "manifest.json").exists(), reason="no model is shipped yet")
@pytest.mark.parametrize("shape", SHAPES, ids=["workers", "threads"])
def test_it_starts_reads_the_sample_and_stops(start, shape):
    server = start("service:create_app()", **shape)
    assert server.analyze((ROOT / "seeds" / "bakhmut.txt").read_text(encoding="utf-8")) == 200
    assert server.stop() == 0
