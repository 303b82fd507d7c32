"""A shipped model becomes a network again, the one it was made from."""

import json
import shutil

import pytest
import torch
from safetensors.torch import load_file

from models.training.export import export, write_manifest
from models.training.recover import parameter_of, recover
from tests.tiny import save_random_network


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    directory = tmp_path_factory.mktemp("recover")
    model = save_random_network(directory / "network")
    with torch.no_grad():
        for parameter in model.parameters():  # as training leaves them: no two vectors alike
            parameter.add_(torch.randn_like(parameter) * 0.1)
    model.save_pretrained(directory / "network")
    export(directory / "network", directory / "model", {"version": "0"})
    write_manifest(directory / "model")
    return directory


def encoder_directory(shipped, tmp_path):
    config = json.loads((shipped / "network" / "config.json").read_text())["encoder"]
    (tmp_path / "encoder").mkdir()
    (tmp_path / "encoder" / "config.json").write_text(json.dumps({"model_type": "bert"} | config))
    return str(tmp_path / "encoder")


def test_the_network_comes_back(shipped, tmp_path):
    recover(shipped / "model", tmp_path / "back", encoder_directory(shipped, tmp_path))
    first, back = (load_file(d / "model.safetensors") for d in (shipped / "network", tmp_path / "back"))
    assert first.keys() == back.keys()
    for name, weight in first.items():
        # Steps that are forbidden are never read; large weights are shipped in half precision.
        if not name.startswith("chain."):
            torch.testing.assert_close(back[name], weight, rtol=1e-2, atol=1e-3, msg=name)


def test_a_model_from_before_the_second_pass_gets_a_new_one(shipped, tmp_path):
    shutil.copytree(shipped / "model", tmp_path / "old")
    (tmp_path / "old" / "second.onnx").unlink()
    recover(tmp_path / "old", tmp_path / "back", encoder_directory(shipped, tmp_path))
    back = load_file(tmp_path / "back" / "model.safetensors")
    assert torch.equal(back["second.0.output.dense.weight"], back["encoder.encoder.layer.1.output.dense.weight"])
    assert not back["marks.weight"].any()


def test_a_graph_that_lacks_something_is_refused(shipped, tmp_path):
    config = json.loads((shipped / "network" / "config.json").read_text())["encoder"]
    (tmp_path / "larger").mkdir()
    larger = {"model_type": "bert"} | config | {"num_hidden_layers": 4}
    (tmp_path / "larger" / "config.json").write_text(json.dumps(larger))
    with pytest.raises(ValueError, match="layer.3"):
        recover(shipped / "model", tmp_path / "back", str(tmp_path / "larger"))


def test_products_are_named_after_their_weights():
    assert parameter_of("/model/tags/MatMul") == "tags.weight"
    assert parameter_of("/second.0/attention/self/key/MatMul") == "second.0.attention.self.key.weight"
