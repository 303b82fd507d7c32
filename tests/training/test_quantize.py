"""Whole-number products answer nearly as the network does, on any processor and on any window."""

import numpy as np
import onnx
import pytest
import torch

from models.encoder import session
from models.tokens import TYPES
from models.training.export import ReaderGraph, export_graph
from models.training.quantize import MOST_WEIGHT, form_of, products, quantize, round_weight, smoothing
from tests.tiny import save_random_network

OUTPUTS = ["states", "tags", "inner", "names", "queries", "keys"]


def window(size: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {"ids": rng.integers(0, 30_000, (1, size)), "types": rng.integers(0, TYPES, (1, size))}


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    """The fp32 graph, the quantized one, and the form of each product."""
    directory = tmp_path_factory.mktemp("quantize")
    model = save_random_network(directory)
    axes = {name: {1: "size"} for name in ("ids", "types", *OUTPUTS)}
    ids = torch.randint(30_000, (1, 20))
    for name in ("plain", "quantized"):
        path = directory / f"{name}.onnx"
        export_graph(ReaderGraph(model), (ids, torch.zeros_like(ids)), ["ids", "types"], OUTPUTS, axes, path)
    forms = quantize(directory / "quantized.onnx", [window(60, seed) for seed in range(4)])
    return directory / "plain.onnx", directory / "quantized.onnx", forms


@pytest.mark.parametrize("size", [1, 2, 40, 300])
def test_a_window_is_read_nearly_as_before(graphs, size):
    plain, quantized, _ = graphs
    feed = window(size, seed=99)
    for name, before, after in zip(
        OUTPUTS,
        session(plain, 1).run(OUTPUTS, feed),
        session(quantized, 1).run(OUTPUTS, feed),
        strict=True,
    ):
        wrong = np.linalg.norm(after - before) / np.linalg.norm(before)
        assert 0 < wrong < 0.05, name


def test_every_product_of_the_encoder_has_a_form_and_seven_bits(graphs):
    _, quantized, forms = graphs
    assert len(forms) == 12
    assert set(forms.values()) <= {"tensor", "rows"}
    weights = [t for t in onnx.load(quantized).graph.initializer if t.name.endswith("/weight")]
    assert len(weights) == 12
    for weight in weights:
        values = onnx.numpy_helper.to_array(weight)
        assert values.dtype == np.int8
        assert np.abs(values.astype(int)).max() == MOST_WEIGHT


def test_no_sum_of_two_products_overflows_sixteen_bits():
    assert 2 * 255 * MOST_WEIGHT < 2**15


def test_rounding_for_the_product_beats_rounding_the_weight():
    rng = np.random.default_rng(1)
    inputs = rng.normal(size=(500, 8)) @ rng.normal(size=(8, 32))  # inputs that vary together
    inputs += 0.1 * rng.normal(size=inputs.shape)
    weight = rng.normal(size=(32, 8))
    rounded, scale = round_weight(weight, inputs)
    nearest = np.round(weight / scale) * scale
    assert np.linalg.norm(inputs @ (rounded * scale) - inputs @ weight) < 0.8 * np.linalg.norm(
        inputs @ nearest - inputs @ weight
    )


def test_inputs_of_one_huge_piece_get_a_scale_for_each(graphs):
    plain, _, _ = graphs
    graph = onnx.load(plain)
    product = products(graph, [window(60, seed=1)], plain, "layer.0/attention/self/query")[0]
    assert form_of(product) == "tensor"
    product.inputs[3] *= 200
    assert form_of(product) == "rows"


def test_inputs_of_zeros_give_zeros(tmp_path):
    from onnx import TensorProto, helper, numpy_helper

    weight = np.random.default_rng(0).normal(size=(8, 4)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"], name="/encoder/product")],
        "one",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 8])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 4])],
        [numpy_helper.from_array(weight, "w")],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)])
    made.ir_version = 9
    for scale in (1.0, 300.0):  # of one piece: the first needs one scale, the second one a piece
        onnx.save(made, tmp_path / "one.onnx")
        inputs = np.random.default_rng(1).normal(size=(20, 8)).astype(np.float32)
        inputs[0] *= scale
        quantize(tmp_path / "one.onnx", [{"x": inputs}])
        found = session(tmp_path / "one.onnx", 1).run(["y"], {"x": np.zeros((3, 8), np.float32)})[0]
        np.testing.assert_allclose(found, 0, atol=1e-6)


def test_large_inputs_are_scaled_down_and_small_ones_up():
    by = smoothing(np.ones((3, 2)), np.array([[1.0, 4.0, 100.0]]))
    assert by[0] < by[1] == 1 < by[2]
