"""Attention as one step of the graph: products, softmax and the copies between them in ONNX Runtime's own kernel.

The kernel is that of Dao et al. (2022): logits of a block of pieces never leave the cache.
"""

import re
from pathlib import Path

import onnx
from onnx import helper

from models.training.graphs.rewriting import RUNTIME, save_rewritten

QUERY = re.compile(r"^(?P<layer>.*/attention/self)/query/Add$")


def fuse_attention(path: Path, heads: int) -> int:
    """Rewrite the graph of an unpadded window at `path`, whose attention has `heads` heads. Returns how many layers
    were rewritten: 0 where the encoder names its nodes otherwise than Hugging Face's BERT does."""
    graph = onnx.load(path)
    by_name = {n.name: n for n in graph.graph.node}
    nodes = list(graph.graph.node)
    fused = 0
    for name in list(by_name):
        found = QUERY.match(name)
        parts = [by_name.get(f"{found['layer']}/{part}/Add") for part in ("query", "key", "value")] if found else [None]
        joined = joining(nodes, found["layer"]) if found else None
        if joined is None or None in parts:
            continue
        inputs = [part.output[0] for part in parts]
        node = helper.make_node(
            "MultiHeadAttention",
            inputs,
            [joined.output[0]],
            name=f"{found['layer']}/MultiHeadAttention",
            domain=RUNTIME,
            num_heads=heads,
        )
        # In the place of the step that joined the heads, where all three inputs are known.
        nodes[nodes.index(joined)] = node
        fused += 1
    save_rewritten(graph, nodes, path)
    return fused


def joining(nodes: list[onnx.NodeProto], layer: str) -> onnx.NodeProto | None:
    """The last node of a layer's attention: the reshape that puts its heads side by side again."""
    own = [n for n in nodes if n.op_type == "Reshape" and n.name.startswith(f"{layer}/")]
    outside = {i for n in nodes if not n.name.startswith(f"{layer}/") for i in n.input}
    last = [n for n in own if n.output[0] in outside]
    return last[0] if len(last) == 1 else None
