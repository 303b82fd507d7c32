"""What every rewriting of an ONNX graph does: put new nodes in, drop what nothing needs, save."""

from collections.abc import Iterable
from pathlib import Path

import onnx
from onnx import helper

# ONNX Runtime's own operators.
RUNTIME = "com.microsoft"


def save_rewritten(
    graph: onnx.ModelProto, nodes: Iterable[onnx.NodeProto], path: Path, tensors: Iterable[onnx.TensorProto] = ()
) -> None:
    """Save the graph with these nodes, in order, and with `tensors` besides its own; nodes and tensors that no output
    needs are left out."""
    kept: list[onnx.NodeProto] = []
    needed = {o.name for o in graph.graph.output}
    for node in reversed(list(nodes)):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    constants = [t for t in (*graph.graph.initializer, *tensors) if t.name in needed]
    del graph.graph.node[:], graph.graph.initializer[:]
    graph.graph.node.extend(reversed(kept))
    graph.graph.initializer.extend(constants)
    if all(o.domain != RUNTIME for o in graph.opset_import):
        graph.opset_import.append(helper.make_opsetid(RUNTIME, 1))
    onnx.save(graph, path)
