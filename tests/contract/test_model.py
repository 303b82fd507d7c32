"""The shipped model behind the contract, on the sample article."""

import shutil

import pytest

from models.analyzer import Analyzer, BrokenModel
from service.settings import ROOT, Settings
from tests.service.server import Server

MODEL = Settings().model_dir


@pytest.fixture(scope="module")
def sample():
    with (ROOT / "seeds" / "bakhmut.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.fixture
def real(make_client, shipped):
    return make_client(shipped)


def test_the_sample_has_its_speakers_and_exact_spans(real, sample):
    answer = real.post("/analyze", json={"text": sample, "targets": ["Russia"]}).json
    assert {"Zelensky", "Prigozhin"} <= {source["name"].split()[-1] for source in answer["sources"] if source["name"]}
    assert len(answer["claims"]) > 10
    for claim in answer["claims"]:
        for span in claim["content"]["spans"] + (claim["cue"] or {"spans": []})["spans"]:
            assert sample[span["start"] : span["end"]] == span["text"]


def test_the_same_text_gets_the_same_bytes(real, sample):
    first, second = (real.post("/analyze", json={"text": sample}).data for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "text", [" ", "\n", "\ufeff", "\x00", "👩‍👩‍👧", "“", "a" * 20_000, "“a” " * 3_000, "“" * 3_000]
)
def test_odd_texts_have_an_answer(real, text):
    assert real.post("/analyze", json={"text": text, "targets": ["a", "nobody"]}).status_code == 200


def test_info_has_the_figures(real):
    assert real.get("/info").json["model"]["figures"]


def test_a_flipped_byte_stops_the_start(tmp_path):
    for path in MODEL.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path / path.name)
    weights = max(tmp_path.iterdir(), key=lambda path: path.stat().st_size)
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 1
    weights.unlink()
    weights.write_bytes(content)
    with pytest.raises(BrokenModel, match=weights.name):
        Analyzer.load(tmp_path)


def test_the_real_service_stops_when_told_to():
    """ONNX Runtime's destructors wait for ever in a forked worker, unless it leaves without them."""
    server = Server("service:create_app()", WHENCE_MODEL_DIR=str(MODEL))
    try:
        server.wait_until_ready(120)
        assert server.analyze("“Rain is likely,” the mayor said.") == 200
    finally:
        assert server.stop() == 0
