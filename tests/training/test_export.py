"""The exported graphs answer as the network does, and the manifest knows every file."""

import hashlib
import json
import sys

import numpy as np
import onnx
import pytest
import torch

from models.analyzer import Analyzer
from models.inference.encoder import session
from models.inference.passages import MARKS
from models.inference.tokens import TYPES
from models.labels import TAGS
from models.training.export import LICENCE, TOKENS, export, main, write_manifest
from models.training.network.model import WhenceModel
from tests.tiny import save_random_network


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    directory = tmp_path_factory.mktemp("export")
    model = save_random_network(directory / "network")
    export(directory / "network", directory / "model", {"version": "1.2.3", "window": 100})
    write_manifest(directory / "model")
    return model, directory / "model"


@pytest.mark.parametrize("size", [1, 2, 20, 300])
def test_a_window_is_read_as_the_network_reads_it(both, size):
    model, directory = both
    ids, types = torch.randint(0, 30_000, (1, size)), torch.randint(0, TYPES, (1, size))
    with torch.no_grad():
        expected = model(ids, types)
    names = list(TOKENS)
    found = session(directory / "reader.onnx", 1).run(names, {"ids": ids.numpy(), "types": types.numpy()})
    for name, value in zip(names, found, strict=True):
        # fp16 weights: about three figures of each.
        np.testing.assert_allclose(
            value, expected[name].numpy(), rtol=1e-2, atol=1e-2 * float(expected[name].std()), err_msg=name
        )


@pytest.mark.parametrize("size", [1, 45, 200])
def test_a_passage_is_read_as_the_network_reads_it(both, size):
    model, directory = both
    lower, marks = torch.randn(1, size, 32), torch.randint(0, len(MARKS), (1, size))
    with torch.no_grad():
        expected = model.read_again(lower, marks).numpy()
    feed = {"lower": lower.numpy(), "marks": marks.numpy()}
    found = session(directory / "second.onnx", 1).run(["states"], feed)[0]
    np.testing.assert_allclose(found, expected, rtol=1e-2, atol=2e-2)


@pytest.mark.parametrize("count", [1, 3, 50])
def test_heads_answer_as_the_network_does(both, count):
    model, directory = both
    pooled, present = torch.randn(count, 4, 32), torch.rand(count, 4) < 0.7
    with torch.no_grad():
        claims, stance = model.read_claims(pooled[:, :3], present[:, :3]), model.read_targets(pooled, present)
    feed = {"pooled": pooled.numpy(), "present": present.numpy()}
    found = session(directory / "targets.onnx", 1).run(["stance"], feed)[0]
    np.testing.assert_allclose(found, stance.numpy(), atol=1e-2)
    names = ["kind", "commitment", "source_type"]
    feed = {"pooled": pooled[:, :3].numpy(), "present": present[:, :3].numpy()}
    for name, value in zip(names, session(directory / "claims.onnx", 1).run(names, feed), strict=True):
        np.testing.assert_allclose(value, claims[name].numpy(), atol=1e-2)


def test_large_weights_are_halved(both):
    weights = onnx.load(both[1] / "reader.onnx").graph.initializer
    large = [w for w in weights if np.prod(w.dims) >= 4096 and w.data_type != onnx.TensorProto.INT64]
    assert large
    assert {w.data_type for w in large} == {onnx.TensorProto.FLOAT16}


def test_attention_is_one_step_of_each_layer(both):
    for name, layers in (("reader", 3), ("second", 1)):  # the reader has one more for claims within claims
        kinds = [n.op_type for n in onnx.load(both[1] / f"{name}.onnx").graph.node]
        assert kinds.count("MultiHeadAttention") == layers
        assert "Softmax" not in kinds


def test_the_config_holds_what_the_analyzer_needs(both):
    model, directory = both
    config = json.loads((directory / "config.json").read_text(encoding="utf8"))
    assert (config["version"], config["window"], config["overlap"]) == ("1.2.3", 100, 64)
    assert config["transitions"]["tags"] == list(TAGS)
    steps, first = model.chain.scores()
    np.testing.assert_allclose(config["transitions"]["steps"], steps.detach().numpy(), rtol=1e-6)
    np.testing.assert_allclose(config["transitions"]["first"], first.detach().numpy(), rtol=1e-6)


def test_the_service_tells_the_licence_that_the_export_states(both):
    assert Analyzer.load(both[1]).card["licence"] == LICENCE


def test_no_export_goes_without_its_version(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["export", "--network", "runs/whence"])
    with pytest.raises(SystemExit):
        main()
    assert "required: --version" in capsys.readouterr().err


def test_the_manifest_has_the_sum_of_every_file(both):
    directory = both[1]
    manifest = json.loads((directory / "manifest.json").read_text(encoding="utf8"))
    assert {"reader.onnx", "second.onnx", "claims.onnx", "targets.onnx", "config.json", "tokenizer.json"} <= set(
        manifest["files"]
    )
    for name, found in manifest["files"].items():
        assert hashlib.sha256((directory / name).read_bytes()).hexdigest() == found
    assert len(manifest["sha256"]) == 64


def test_the_manifest_changes_with_any_file(both, tmp_path):
    for name, content in (("a.json", "{}"), ("b.onnx", "x"), ("README.md", "not loaded")):
        (tmp_path / name).write_text(content)
    first = write_manifest(tmp_path)
    assert set(first["files"]) == {"a.json", "b.onnx"}
    assert write_manifest(tmp_path) == first
    (tmp_path / "b.onnx").write_text("y")
    assert write_manifest(tmp_path)["sha256"] != first["sha256"]


def test_a_small_vocabulary_is_exported_as_well(tiny_encoder, tmp_path):
    from transformers import AutoTokenizer

    WhenceModel.from_encoder(str(tiny_encoder), TYPES).save_pretrained(tmp_path / "network")
    AutoTokenizer.from_pretrained(tiny_encoder).save_pretrained(tmp_path / "network")
    export(tmp_path / "network", tmp_path / "model", {"version": "0"})
    assert (tmp_path / "model" / "reader.onnx").stat().st_size > 0
