"""Products of whole numbers in place of floating-point ones: an ONNX graph -> the same graph, about twice as fast.

A weight matrix becomes int8, one scale a column, rounded so that the error of the product and not of the weight is
small (GPTQ: Frantar et al., 2023). Weights keep to 7 bits: two products of 8 bits overflow the 16-bit sums of x86
processors without VNNI, and an answer must not depend on the processor. Activations become uint8 when the graph runs,
after large inputs were scaled down and their weights up (SmoothQuant: Xiao et al., 2023): with one scale for the whole
window, or, where that costs too much on sample windows, with one scale a piece, which takes some more steps. A product
whose error is too large in both forms stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tqdm import tqdm

from models.encoder import session
from models.training.graphs import RUNTIME, save_rewritten

MOST_WEIGHT = 63

# One scale a piece must save so much of a product's norm to be worth its steps.
MORE_ERROR = 0.01
# A product that errs by more than this part of its norm in either form stays in floating point.
MOST_ERROR = 0.05

Feed = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Product:
    """One weight product of the graph, `inputs` (rows, in) @ `weight` (in, out), and the addition of a bias to it."""

    node: onnx.NodeProto
    weight: np.ndarray
    inputs: np.ndarray
    bias: onnx.NodeProto | None


def products(graph: onnx.ModelProto, feeds: Sequence[Feed], path: Path, under: str) -> list[Product]:
    """The weight products whose node name contains `under`, with what they are given when the graph reads `feeds`."""
    weights = {t.name: t for t in graph.graph.initializer}
    nodes = [n for n in graph.graph.node if n.op_type == "MatMul" and n.input[1] in weights and under in n.name]
    wanted = sorted({n.input[0] for n in nodes})
    seen = onnx.ModelProto()
    seen.CopyFrom(graph)
    known = {o.name for o in seen.graph.output}
    seen.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in wanted if name not in known
    )
    probe = path.with_suffix(".probe")
    onnx.save(seen, probe)
    try:
        run = session(probe, threads=2)
        kept: dict[str, list[np.ndarray]] = {name: [] for name in wanted}
        for feed in feeds:
            for name, value in zip(wanted, run.run(wanted, feed), strict=True):
                kept[name].append(value.reshape(-1, value.shape[-1]))
    finally:
        probe.unlink()
    inputs = {name: np.concatenate(values) for name, values in kept.items()}
    return [
        Product(n, numpy_helper.to_array(weights[n.input[1]]), inputs[n.input[0]], bias_of(n, graph, set(weights)))
        for n in nodes
    ]


def bias_of(node: onnx.NodeProto, graph: onnx.ModelProto, constants: set[str]) -> onnx.NodeProto | None:
    """The one node that adds a constant to what `node` gives, if nothing else reads that."""
    readers = [n for n in graph.graph.node if node.output[0] in n.input]
    if len(readers) == 1 and readers[0].op_type == "Add" and constants & set(readers[0].input):
        return readers[0]
    return None


def round_weight(weight: np.ndarray, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 weights (in, out) and their scales (out): rounded input by input, the error of each moved to the inputs that
    are still to come, by how the inputs vary together (Frantar et al., 2023)."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / MOST_WEIGHT
    curve = inputs.T.astype(np.float64) @ inputs
    curve += np.eye(len(curve)) * 0.01 * np.trace(curve) / len(curve)
    factor = np.linalg.cholesky(np.linalg.inv(curve)).T
    left = weight.astype(np.float64).copy()
    rounded = np.zeros(weight.shape, np.int8)
    for i in range(len(left)):
        rounded[i] = np.clip(np.round(left[i] / scale), -MOST_WEIGHT, MOST_WEIGHT)
        error = (left[i] - rounded[i] * scale) / factor[i, i]
        left[i + 1 :] -= np.outer(factor[i, i + 1 :], error)
    return rounded, scale.astype(np.float32)


def smoothing(weight: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """What to divide each input by: the root of its largest value over its largest weight (Xiao et al., 2023, a=0.5).

    >>> smoothing(np.ones((2, 3)), np.array([[1.0, 4.0]])).tolist()
    [0.6666666865348816, 1.3333333730697632]
    """
    by = np.sqrt(np.maximum(np.abs(inputs).max(0), 1e-5) / np.maximum(np.abs(weight).max(1), 1e-5))
    return np.clip(by / np.median(by), 0.05, 20).astype(np.float32)


def as_tensor(inputs: np.ndarray) -> np.ndarray:
    """Inputs as they come back from uint8 with one scale for all."""
    low, high = min(inputs.min(), 0.0), max(inputs.max(), 0.0)
    scale = max(high - low, 1e-8) / 255
    zero = np.round(-low / scale)
    return (np.clip(np.round(inputs / scale) + zero, 0, 255) - zero) * scale


def as_rows(inputs: np.ndarray) -> np.ndarray:
    """Inputs as they come back from uint8 with one scale a row."""
    scale = np.maximum(np.abs(inputs).max(1, keepdims=True), 1e-8) / 127
    return np.round(inputs / scale) * scale


def error(product: np.ndarray, other: np.ndarray) -> float:
    return float(np.linalg.norm(product - other) / max(np.linalg.norm(product), 1e-8))


def form_of(product: Product, window: int = 256) -> str | None:
    """ "tensor" (one scale a window), "rows" (one a piece), or None where neither will do."""
    by = smoothing(product.weight, product.inputs)
    weight = product.weight * by[:, None]
    parts = [product.inputs[i : i + window] / by for i in range(0, min(len(product.inputs), 8 * window), window)]
    tensor, rows = (
        float(np.mean([error(part @ weight, read(part) @ weight) for part in parts])) for read in (as_tensor, as_rows)
    )
    if min(tensor, rows) > MOST_ERROR:
        return None
    return "rows" if tensor - rows > MORE_ERROR else "tensor"


class Rewriting:
    """The nodes and initializers that take a product's place."""

    def __init__(self, name: str):
        self.name = name
        self.nodes: list[onnx.NodeProto] = []
        self.tensors: list[onnx.TensorProto] = []

    def tensor(self, name: str, value) -> str:
        self.tensors.append(numpy_helper.from_array(np.asarray(value), f"{self.name}/{name}"))
        return self.tensors[-1].name

    def node(self, operator: str, inputs: list[str], output: str | None = None, **attributes) -> str:
        output = output or f"{self.name}/{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def write(self, product: Product, form: str) -> set[str]:
        """Write the product in one of the forms; names of the nodes that are done with it, besides its own."""
        source, result = product.node.input[0], product.node.output[0]
        by = smoothing(product.weight, product.inputs)
        rounded, scale = round_weight(product.weight * by[:, None], product.inputs / by)
        weight, scales = self.tensor("weight", rounded), self.tensor("scale", scale)
        zeros = self.tensor("zero", np.zeros(len(scale), np.int8))
        source = self.node("Mul", [source, self.tensor("smooth", 1 / by)])
        if form == "tensor":
            # Product and bias in one step.
            bias = product.bias
            added = [i for i in bias.input if i != result] if bias else []
            output = bias.output[0] if bias else result
            self.node("DynamicQuantizeMatMul", [source, weight, scales, zeros, *added], output, domain=RUNTIME)
            return {bias.name} if bias else set()
        largest = self.node("ReduceMax", [self.node("Abs", [source]), self.tensor("axis", np.array([-1]))], keepdims=1)
        # A row of nothing but zeros must not be divided by zero.
        largest = self.node("Max", [largest, self.tensor("least", np.float32(1e-8))])
        step = self.node("Mul", [largest, self.tensor("levels", np.float32(1 / 127))])
        # A cast cuts towards zero: half a step more makes it round.
        raised = self.node("Add", [self.node("Div", [source, step]), self.tensor("middle", np.float32(128.5))])
        levels = self.node("Cast", [raised], to=TensorProto.UINT8)
        one, middle = self.tensor("one", np.float32(1)), self.tensor("level", np.uint8(128))
        product_of = self.node("MatMulIntegerToFloat", [levels, weight, one, scales, middle, zeros], domain=RUNTIME)
        self.node("Mul", [product_of, step], result)
        return set()


def quantize(path: Path, feeds: Sequence[Feed], under: str = "/encoder/") -> dict[str, str | None]:
    """Rewrite the fp32 graph at `path`; `feeds` are sample windows. Returns the form of each product by its node's
    name."""
    graph = onnx.load(path)
    forms: dict[str, str | None] = {}
    written: dict[str, Rewriting] = {}
    done: set[str] = set()
    for product in tqdm(products(graph, feeds, path, under), desc="quantize", disable=None):
        form = forms[product.node.name] = form_of(product)
        if form:
            it = written[product.node.name] = Rewriting(product.node.name)
            done |= it.write(product, form)
    nodes = []
    for node in graph.graph.node:
        if node.name in written:
            nodes += written[node.name].nodes
        elif node.name not in done:
            nodes.append(node)
    save_rewritten(graph, nodes, path, [t for it in written.values() for t in it.tensors])
    return forms
