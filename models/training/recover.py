"""A shipped model -> a network to train on from: the way back of export.py.

    python -m models.training.recover --model models/whence-en --output runs/shipped

Checkpoints are large and stay where they were made; the shipped model is what every checkout has. Its whole-number
weights are read back with their scales, so the network is the shipped one to the rounding that it was shipped with.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import AutoConfig, PreTrainedTokenizerFast

from models.inference.tokens import TYPES
from models.training.network.model import LINKS, WhenceConfig, WhenceModel, packaged_encoder

GRAPHS = ("reader", "second", "claims", "targets")
# What keeps a piece of a node's or a weight's name from being the parameter's own name.
PREFIX = "model."


def parameters_of(path: Path) -> dict[str, np.ndarray]:
    """The parameters of the network that a shipped graph holds, by their names there; matrices as torch keeps them
    (out, in)."""
    graph = onnx.load(path).graph
    known = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {}
    for name, value in known.items():
        if name.startswith(PREFIX):
            found[name.removeprefix(PREFIX).removesuffix("_half")] = value
    for name in known:
        if name.endswith("/MatMul/smooth"):
            product = name.removesuffix("/smooth")
            weight = known[f"{product}/weight"].astype(np.float32) * known[f"{product}/scale"]
            found[parameter_of(product)] = (weight * known[name][:, None]).T
    for node in graph.node:
        if node.op_type == "MatMul":
            value = known.get(node.input[1], known.get(f"{node.input[1]}_half"))
            if value is not None:
                found[parameter_of(node.name)] = value.T
    return found


def parameter_of(node: str) -> str:
    """The weight that a product's node multiplies by.

    >>> parameter_of("/model/encoder/encoder/layer.0/output/dense/MatMul")
    'encoder.encoder.layer.0.output.dense.weight'
    """
    return node.removeprefix("/").removeprefix("model/").removesuffix("/MatMul").replace("/", ".") + ".weight"


def recover(directory: Path, output: Path, encoder: str | None = None) -> None:
    """Write the network of a shipped model to `output` as `train` writes one.

    Raises ValueError where the graphs lack a parameter of the network or hold one of another shape.
    """
    own = AutoConfig.from_pretrained(encoder or packaged_encoder())
    own.type_vocab_size = TYPES
    own.hidden_dropout_prob = own.attention_probs_dropout_prob = 0.0
    config = json.loads((directory / "config.json").read_text(encoding="utf8"))
    graphs = [path for graph in GRAPHS if (path := directory / f"{graph}.onnx").exists()]
    found = {n: v for path in graphs for n, v in parameters_of(path).items()}
    widths = {
        "link_width": len(found["queries.bias"]) // len(LINKS),
        "hidden": len(found["kind.layers.2.bias"]),
        "inner_width": len(found.get("inner.narrow.bias", ())) or WhenceConfig().inner_width,
    }
    model = WhenceModel(WhenceConfig(encoder=own.to_dict(), **widths))
    steps, first = (np.array(config["transitions"][name], np.float32) for name in ("steps", "first"))
    # Forbidden steps are shipped as such; the parameter below them is never read.
    found |= {"chain.steps": np.where(steps > -1e3, steps, 0), "chain.first": np.where(first > -1e3, first, 0)}
    found |= {f"distance.{name}": np.array(config["distance"][name]) for name in ("pieces", "paragraphs")}
    # Models before 1.2.0 had no second pass: theirs begins as a copy of the first.
    once = not (directory / "second.onnx").exists()
    # Before 1.19.0 claims within claims had no layer of their own: it begins anew.
    bare = "inner.narrow.weight" not in found
    new = (*(("second.", "marks.") if once else ()), *(("inner.",) if bare else ()))
    wanted = {n: t for n, t in model.state_dict().items() if not n.startswith(new)}
    missing = [n for n, t in wanted.items() if n not in found or found[n].shape != tuple(t.shape)]
    if missing:
        raise ValueError(f"the model in {directory} lacks {', '.join(missing)}")
    model.load_state_dict({n: torch.from_numpy(np.array(found[n], np.float32)) for n in wanted}, strict=False)
    if once:
        model.begin_second()
    model.save_pretrained(output)
    PreTrainedTokenizerFast.from_pretrained(str(directory), local_files_only=True).save_pretrained(output)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--encoder", help="whose shape the encoder has; default: the packaged MiniLM")
    args = parser.parse_args()
    recover(args.model, args.output, args.encoder)


if __name__ == "__main__":
    main()
