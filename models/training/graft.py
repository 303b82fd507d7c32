"""The layer for claims within claims of a network, put into a shipped graph, all else of which stays as it is.

    python -m models.training.graft --network runs/inner --model models/whence-en

A network that was read back from a shipped model has its weights to the rounding that they were shipped with; to export
it whole would round them anew. `write_manifest` and the version in config.json are left to whoever ships the model.
"""

import argparse
import tempfile
from pathlib import Path

import onnx
import torch

from models.training.export import TOKENS, ReaderGraph, export_graph, halve
from models.training.graphs.fusing import fuse_attention
from models.training.graphs.rewriting import save_rewritten
from models.training.network.model import WhenceModel

UNDER = "/model/inner/"
WEIGHTS = "model.inner."
OUTPUT = "inner"


def graft(network: Path, reader: Path) -> None:
    """Put the layer of a network into the graph at `reader`.

    Raises ValueError where that graph has no such states as the layer reads.
    """
    model = WhenceModel.from_pretrained(network, dtype=torch.float32).eval()
    ids = torch.zeros((1, 20), dtype=torch.long)
    axes = {name: {1: "size"} for name in ("ids", "types", *TOKENS)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.onnx"
        export_graph(ReaderGraph(model), (ids, ids), ["ids", "types"], list(TOKENS), axes, path)
        fuse_attention(path, model.encoder.config.num_attention_heads)
        halve(path)
        whole = onnx.load(path)
    shipped = onnx.load(reader)
    needed, nodes = {OUTPUT}, []
    # States alone: weights are numbered, and one number is another weight in the other graph.
    states = (n for n in shipped.graph.node if n.op_type != "Cast" and not n.name.startswith(UNDER))
    known = {name for node in states for name in node.output} - {OUTPUT}
    for node in reversed(whole.graph.node):
        if not needed.isdisjoint(node.output) and known.isdisjoint(node.output):
            nodes.append(node)
            needed |= set(node.input)
    tensors = {t.name: t for t in whole.graph.initializer if t.name in needed}
    made = {name for node in nodes for name in node.output} | set(tensors) | known | {""}
    if missing := {name for node in nodes for name in node.input} - made:
        raise ValueError(f"{reader} has no {', '.join(sorted(missing))}")
    # Names that the exporter numbers may mean something else in the shipped graph.
    names = {*tensors, *made} - known - {"", OUTPUT}
    own = {name: f"{UNDER}{name}" for name in names if not name.startswith((UNDER, WEIGHTS))}
    for node in nodes:
        node.input[:] = [own.get(name, name) for name in node.input]
        node.output[:] = [own.get(name, name) for name in node.output]
    for name, tensor in tensors.items():
        tensor.name = own.get(name, name)
    kept = [n for n in shipped.graph.node if not any(o == OUTPUT or o.startswith((UNDER, WEIGHTS)) for o in n.output)]
    weights = [t for t in shipped.graph.initializer if not t.name.startswith((UNDER, WEIGHTS))]
    del shipped.graph.initializer[:]
    shipped.graph.initializer.extend(weights)
    save_rewritten(shipped, [*kept, *reversed(nodes)], reader, tensors.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="directory that models.training.inner wrote")
    parser.add_argument("--model", type=Path, required=True, help="the shipped model, whose reader.onnx is rewritten")
    args = parser.parse_args()
    graft(args.network, args.model / "reader.onnx")


if __name__ == "__main__":
    main()
