"""Products of whole numbers in place of floating-point ones: an ONNX graph -> the same graph, about twice as fast.

A weight matrix becomes int8, one scale a column, rounded so that the error of the product and not of the weight is
small (GPTQ: Frantar et al., 2023). x86 processors without VNNI add the products of two neighbours in 16 bits, and an
answer must not depend on the processor: two neighbours together keep to what fits, so that either may be large, which
halves the error of weights that all keep to 7 bits. Activations become uint8 when the graph runs, after large inputs
were scaled down and their weights up (SmoothQuant: Xiao et al., 2023; how far is tried): with one scale for the whole
window, or, where that costs too much on sample windows, with one scale a piece, which takes some more steps. What GELU
gives is hardly ever negative and is raised to zero first, so that all 256 levels are used. A product whose error is too
large in any form stays as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tqdm import tqdm

from models.inference.encoder import session
from models.training.graphs.rewriting import RUNTIME, save_rewritten

# 255 times this, the largest sum that two neighbouring weights make with uint8 inputs, fits 16 bits with its sign.
MOST_PAIR = 128
MOST_WEIGHT = 127

# How much of the spread of the inputs the weights take over, as tried for each product.
SMOOTHED = (0.5, 0.65, 0.8)

# GELU is nowhere below -0.17 (Hendrycks & Gimpel, 2016); a little more, for its error function is approximated.
LEAST_GELU = 0.171

# One scale a piece must save so much of a product's norm to be worth its steps.
MORE_ERROR = 0.002
# A product that errs by more than this part of its norm in any form stays in floating point.
MOST_ERROR = 0.05

# Rows of a weight that are rounded before the others hear of their error.
BLOCK = 96

Feed = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Product:
    """One weight product of the graph, `inputs` (rows, in) @ `weight` (in, out), and the addition of a bias to it.

    `least` is what no input can be smaller than, if that is known.
    """

    node: onnx.NodeProto
    weight: np.ndarray
    inputs: np.ndarray
    bias: onnx.NodeProto | None
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A product in whole numbers.

    `kind` is "tensor" (one scale a window) or "rows" (one a piece), `by` (in) divides the inputs, `raised` (in) is
    added to them after that, `weight` (in, out) and `scale` (out) are the int8 weights; `error` is the part of the
    product's norm that is lost on the sample windows.
    """

    kind: str
    by: np.ndarray
    raised: np.ndarray | None
    weight: np.ndarray
    scale: np.ndarray
    error: float


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
        Product(
            n,
            numpy_helper.to_array(weights[n.input[1]]),
            inputs[n.input[0]],
            bias_of(n, graph, set(weights)),
            -LEAST_GELU if from_gelu(n, graph) else None,
        )
        for n in nodes
    ]


def from_gelu(node: onnx.NodeProto, graph: onnx.ModelProto) -> bool:
    """Whether the inputs of a product are what GELU gives: x / 2 * (1 + erf(x / sqrt(2)))."""
    makers = {output: n for n in graph.graph.node for output in n.output}
    half = makers.get(node.input[0])
    if half is None or half.op_type != "Mul":
        return False
    times = [makers[i] for i in half.input if i in makers and makers[i].op_type == "Mul"]
    ones = [makers[i] for n in times for i in n.input if i in makers and makers[i].op_type == "Add"]
    return any(i in makers and makers[i].op_type == "Erf" for n in ones for i in n.input)


def bias_of(node: onnx.NodeProto, graph: onnx.ModelProto, constants: set[str]) -> onnx.NodeProto | None:
    """The one node that adds a constant to what `node` gives, if nothing else reads that."""
    readers = [n for n in graph.graph.node if node.output[0] in n.input]
    if len(readers) == 1 and readers[0].op_type == "Add" and constants & set(readers[0].input):
        return readers[0]
    return None


def round_weight(weight: np.ndarray, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 weights (in, out) and their scales (out): rounded input by input, the error of each moved to the inputs that
    are still to come, by how the inputs vary together (Frantar et al., 2023)."""
    size = np.abs(weight)
    pairs = size[0::2].copy()
    pairs[: len(size) // 2] += size[1::2]
    scale = np.maximum(np.maximum(pairs.max(0) / MOST_PAIR, size.max(0) / MOST_WEIGHT), 1e-8)
    curve = inputs.T.astype(np.float64) @ inputs
    curve += np.eye(len(curve)) * 0.01 * np.trace(curve) / len(curve)
    factor = np.linalg.cholesky(np.linalg.inv(curve)).T
    left = weight.astype(np.float64).copy()
    rounded = np.zeros(weight.shape, np.int8)
    for first in range(0, len(left), BLOCK):
        block = slice(first, min(first + BLOCK, len(left)))
        errors = np.zeros((block.stop - first, weight.shape[1]))
        for i in range(first, block.stop):
            most = np.full(weight.shape[1], MOST_WEIGHT)
            if i % 2:
                most = np.minimum(most, MOST_PAIR - np.abs(rounded[i - 1].astype(np.int64)))
            rounded[i] = np.clip(np.round(left[i] / scale), -most, most)
            errors[i - first] = (left[i] - rounded[i] * scale) / factor[i, i]
            left[i + 1 : block.stop] -= np.outer(factor[i, i + 1 : block.stop], errors[i - first])
        left[block.stop :] -= factor[block, block.stop :].T @ errors
    return rounded, scale.astype(np.float32)


def smoothing(weight: np.ndarray, inputs: np.ndarray, part: float = 0.5) -> np.ndarray:
    """What to divide each input by: its largest value to the power of `part`, over its largest weight to that of the
    rest (Xiao et al., 2023).

    >>> smoothing(np.ones((2, 3)), np.array([[1.0, 4.0]])).tolist()
    [0.6666666865348816, 1.3333333730697632]
    """
    by = np.maximum(np.abs(inputs).max(0), 1e-5) ** part / np.maximum(np.abs(weight).max(1), 1e-5) ** (1 - part)
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


def as_raised_rows(inputs: np.ndarray, raised: np.ndarray) -> np.ndarray:
    """The same where no input is negative once `raised` (in) is added."""
    scale = np.maximum((inputs + raised).max(1, keepdims=True), 1e-8) / 255
    return np.round((inputs + raised) / scale) * scale - raised


def error(product: np.ndarray, other: np.ndarray) -> float:
    return float(np.linalg.norm(product - other) / max(np.linalg.norm(product), 1e-8))


def forms_of(product: Product, part: float, window: int = 256) -> list[Form]:
    """The product with one scale a window and with one a piece, for one way to smooth its inputs."""
    by = smoothing(product.weight, product.inputs, part)
    inputs = product.inputs / by
    weight, scale = round_weight(product.weight * by[:, None], inputs)
    parts = [inputs[i : i + window] for i in range(0, len(inputs), window)]
    right = [some @ (product.weight * by[:, None]) for some in parts]
    raised = -product.least / by if product.least is not None else None

    def form(kind: str, read: Callable[[np.ndarray], np.ndarray], raised: np.ndarray | None = None) -> Form:
        wrong = [error(r, read(some) @ (weight * scale)) for r, some in zip(right, parts, strict=True)]
        return Form(kind, by, raised, weight, scale, float(np.mean(wrong)))

    if raised is None:
        return [form("tensor", as_tensor), form("rows", as_rows)]
    return [form("tensor", as_tensor), form("rows", lambda some: as_raised_rows(some, raised), raised)]


def best_form(product: Product) -> Form | None:
    """The form that errs least, one scale a window where one a piece is hardly better; None where none will do."""
    tried = [form for part in SMOOTHED for form in forms_of(product, part)]
    tensor, rows = (min((f for f in tried if f.kind == kind), key=lambda f: f.error) for kind in ("tensor", "rows"))
    if min(tensor.error, rows.error) > MOST_ERROR:
        return None
    return rows if tensor.error - rows.error > MORE_ERROR else tensor


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

    def write(self, product: Product, form: Form) -> set[str]:
        """Write the product in one of the forms; names of the nodes that are done with it, besides its own."""
        result, bias = product.node.output[0], product.bias
        added = [i for i in bias.input if i != result] if bias else []
        output = bias.output[0] if bias else result
        weight, scales = self.tensor("weight", form.weight), self.tensor("scale", form.scale)
        zeros = self.tensor("zero", np.zeros(len(form.scale), np.int8))
        source = self.node("Mul", [product.node.input[0], self.tensor("smooth", 1 / form.by)])
        if form.kind == "tensor":
            # Product and bias in one step.
            self.node("DynamicQuantizeMatMul", [source, weight, scales, zeros, *added], output, domain=RUNTIME)
            return {bias.name} if bias else set()
        axis, one = self.tensor("axis", np.array([-1])), self.tensor("one", np.float32(1))
        if form.raised is None:
            # A cast cuts towards zero: half a step more makes it round.
            widest, levels, middle = self.node("Abs", [source]), 127, 128
        else:
            source = widest = self.node("Add", [source, self.tensor("raised", form.raised.astype(np.float32))])
            levels, middle = 255, 0
        largest = self.node("ReduceMax", [widest, axis], keepdims=1)
        # A row of nothing but zeros must not be divided by zero.
        largest = self.node("Max", [largest, self.tensor("least", np.float32(1e-8))])
        step = self.node("Mul", [largest, self.tensor("levels", np.float32(1 / levels))])
        half = self.tensor("middle", np.float32(middle + 0.5))
        level = self.node("Cast", [self.node("Add", [self.node("Div", [source, step]), half])], to=TensorProto.UINT8)
        zero = self.tensor("level", np.uint8(middle))
        product_of = self.node("MatMulIntegerToFloat", [level, weight, one, scales, zero, zeros], domain=RUNTIME)
        if form.raised is None:
            self.node("Mul", [product_of, step], result)
            return set()
        scaled = self.node("Mul", [product_of, step])
        # What was added to the inputs is taken out of the product, in one step with the bias.
        lower = self.tensor("lower", -(form.raised @ (form.weight * form.scale)).astype(np.float32))
        for more in added:
            lower = self.node("Add", [lower, more])
        self.node("Add", [scaled, lower], output)
        return {bias.name} if bias else set()


def quantize(path: Path, feeds: Sequence[Feed], under: str = "/encoder/") -> dict[str, str | None]:
    """Rewrite the fp32 graph at `path`; `feeds` are sample windows. Returns the form of each product by its node's
    name."""
    graph = onnx.load(path)
    forms: dict[str, str | None] = {}
    written: dict[str, Rewriting] = {}
    done: set[str] = set()
    for product in tqdm(products(graph, feeds, path, under), desc="quantize", disable=None):
        form = best_form(product)
        forms[product.node.name] = form.kind if form else None
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
