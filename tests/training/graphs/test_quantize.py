"""Whole-number products answer nearly as the network does, on any processor and on any window."""

from dataclasses import replace

import numpy as np
import onnx
import pytest
import torch

from models.inference.encoder import session
from models.inference.tokens import TYPES
from models.training.export import ReaderGraph, export_graph
from models.training.graphs.quantize import (
    LEAST_GELU,
    MOST_PAIR,
    MOST_WEIGHT,
    best_form,
    forms_of,
    products,
    quantize,
    round_weight,
    smoothing,
)
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


def test_every_product_of_the_encoder_is_in_whole_numbers(graphs):
    _, quantized, forms = graphs
    assert len(forms) == 12
    assert set(forms.values()) <= {"tensor", "rows"}
    weights = [t for t in onnx.load(quantized).graph.initializer if t.name.endswith("/weight")]
    assert len(weights) == 12
    assert {t.data_type for t in weights} == {onnx.TensorProto.INT8}


def test_no_sum_of_two_neighbours_overflows_sixteen_bits(graphs):
    """Where a processor without VNNI adds them up: rows 0 and 1, 2 and 3, and so on, whatever the uint8 inputs are."""
    assert 255 * MOST_PAIR < 2**15
    _, quantized, _ = graphs
    for tensor in onnx.load(quantized).graph.initializer:
        if tensor.name.endswith("/weight"):
            weight = np.abs(onnx.numpy_helper.to_array(tensor).astype(int))
            assert (weight[0::2] + weight[1::2]).max() <= MOST_PAIR
            assert MOST_PAIR / 2 < weight.max() <= MOST_WEIGHT


def test_weights_of_an_odd_number_of_inputs_are_rounded_too():
    rng = np.random.default_rng(3)
    weight, inputs = rng.normal(size=(7, 3)), rng.normal(size=(50, 7))
    rounded, scale = round_weight(weight, inputs)
    np.testing.assert_allclose(rounded * scale, weight, atol=0.1)


def test_what_gelu_gives_uses_all_levels(graphs):
    """Hardly any of it is negative: half of the levels would stand for nothing."""
    plain, _, _ = graphs
    found = {p.node.name: p for p in products(onnx.load(plain), [window(60, seed=1)], plain, "layer.0/")}
    raised = {name for name, product in found.items() if product.least is not None}
    assert {name.rsplit("layer.0/")[1] for name in raised} == {"output/dense/MatMul"}
    (product,) = (found[name] for name in raised)
    given = torch.nn.functional.gelu(3 * torch.randn(product.inputs.shape, generator=torch.Generator().manual_seed(1)))
    assert given.min() > -LEAST_GELU
    product.inputs[:] = given.numpy()
    rows, plain_rows = (forms_of(p, 0.5)[1] for p in (product, replace(product, least=None)))
    assert rows.error < 0.8 * plain_rows.error


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
    assert best_form(product).kind == "tensor"
    product.inputs[3] *= 200
    assert best_form(product).kind == "rows"


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
