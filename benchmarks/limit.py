"""The machine's limit: how fast ONNX Runtime multiplies matrices on one thread, and what the network asks of it."""

from collections.abc import Callable

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from models.inference.windows import windows

# The network's own shapes would carry its overheads; these are large enough that only arithmetic counts.
ROWS, INNER, COLUMNS = 512, 1536, 1536
OPERATIONS = 2 * ROWS * INNER * COLUMNS
REPEATS = 8


def _session(node: str, kinds: tuple[int, int, int]) -> onnxruntime.InferenceSession:
    """A graph of `REPEATS` products of one input with constant matrices, which ONNX Runtime packs beforehand."""
    left, right, result = kinds
    draw = np.random.default_rng(0)
    kind = helper.tensor_dtype_to_np_dtype(right)
    weights = [
        draw.integers(-100, 100, (INNER, COLUMNS)).astype(kind)
        if right != TensorProto.FLOAT
        else draw.normal(size=(INNER, COLUMNS)).astype(kind)
        for _ in range(REPEATS)
    ]
    graph = helper.make_graph(
        [helper.make_node(node, ["x", f"w{i}"], [f"y{i}"]) for i in range(REPEATS)],
        "limit",
        [helper.make_tensor_value_info("x", left, [ROWS, INNER])],
        [helper.make_tensor_value_info(f"y{i}", result, [ROWS, COLUMNS]) for i in range(REPEATS)],
        [onnx.numpy_helper.from_array(w, f"w{i}") for i, w in enumerate(weights)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def products() -> dict[str, Callable[[], object]]:
    """Tasks of OPERATIONS * REPEATS operations each: fp32, and int8 weights on uint8 values."""
    whole = _session("MatMul", (TensorProto.FLOAT,) * 3)
    small = _session("MatMulInteger", (TensorProto.UINT8, TensorProto.INT8, TensorProto.INT32))
    draw = np.random.default_rng(1)
    floats = draw.normal(size=(ROWS, INNER)).astype(np.float32)
    bytes_ = draw.integers(0, 255, (ROWS, INNER)).astype(np.uint8)
    return {
        "fp32 products": lambda: whole.run(None, {"x": floats}),
        "int8 products": lambda: small.run(None, {"x": bytes_}),
    }


def window_operations(size: int, config) -> int:
    """Multiplications and additions of one window of `size` pieces in a BERT of this configuration, heads left out."""
    width, inner, layers = config.hidden_size, config.intermediate_size, config.num_hidden_layers
    return layers * 2 * size * (4 * width * width + 2 * width * inner + 2 * size * width)


def text_operations(lengths, size: int, overlap: int, config) -> int:
    """The operations of a text: those of its windows, overlaps counted twice as the network reads them twice."""
    return sum(window_operations(w.stop - w.start + 1, config) for w in windows(lengths, size - 1, overlap))
