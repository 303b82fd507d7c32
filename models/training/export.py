"""A trained network -> the directory that the service loads: ONNX graphs, tokenizer, config.json, manifest.json.

    python -m models.training.export --network runs/whence --data ../shared/data --version 2.0.0

`reader.onnx` reads a window, `second.onnx` a claim once more; `claims.onnx` and `targets.onnx` are the heads over mean
states. With `--data` the products of both passes become whole-number ones (graphs/quantize.py); sample windows are
drawn from the training articles there. All other weights are stored as fp16 and computed with as fp32 (ONNX Runtime
casts them once, at load), which halves them. Every dev figure was measured on the files as shipped. The checksum of
every file goes into the manifest.
"""

import argparse
import hashlib
import json
import random
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from models.labels import TAGS
from models.training.batches.examples import Example, label, random_windows
from models.training.batches.questions import Asking, gather
from models.training.graphs.fusing import fuse_attention
from models.training.graphs.quantize import Feed, quantize
from models.training.network.model import WhenceModel, load_tokenizer
from models.training.sets.data import read_articles

OPSET = 18
TOKENS = ("lower", "tags", "inner", "names", "queries", "keys")
# What /info tells; the card's table "Data" has the licence of every set.
LICENCE = "weights: none settled, since several training sets state no licence; see the model card, Data"
SAMPLES = ("quotes/polnear/train.jsonl", "world/train.jsonl")


class ReaderGraph(nn.Module):
    """One unpadded window: ids, types (1, size) -> token scores."""

    def __init__(self, model: WhenceModel):
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.model(ids, types)
        return tuple(out[name] for name in TOKENS)


class SecondGraph(nn.Module):
    """One unpadded passage: lower states (1, size, width), marks (1, size) -> states."""

    def __init__(self, model: WhenceModel):
        super().__init__()
        self.model = model

    def forward(self, lower: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        return self.model.read_again(lower, marks)


class ClaimsGraph(nn.Module):
    """Mean states of content, cue and source -> logits."""

    def __init__(self, model: WhenceModel):
        super().__init__()
        self.model = model

    def forward(self, pooled: torch.Tensor, present: torch.Tensor) -> tuple[torch.Tensor, ...]:
        out = self.model.read_claims(pooled, present)
        return out["kind"], out["commitment"], out["source_type"]


class TargetsGraph(nn.Module):
    """Mean states of content, cue, source and target -> stance logits."""

    def __init__(self, model: WhenceModel):
        super().__init__()
        self.model = model

    def forward(self, pooled: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        return self.model.read_targets(pooled, present)


def halve(path: Path) -> None:
    """Store the large fp32 weights of a graph as fp16, each followed by a cast back to fp32."""
    graph = onnx.load(path)
    casts = []
    for tensor in graph.graph.initializer:
        if tensor.data_type == onnx.TensorProto.FLOAT and int(np.prod(tensor.dims)) >= 4096:
            value = numpy_helper.to_array(tensor)
            name = tensor.name
            half = numpy_helper.from_array(np.clip(value, -65504, 65504).astype(np.float16), f"{name}_half")
            tensor.CopyFrom(half)
            casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = list(graph.graph.node)
    del graph.graph.node[:]
    graph.graph.node.extend(casts + nodes)
    onnx.save(graph, path)


def export_graph(
    module: nn.Module, inputs: tuple[torch.Tensor, ...], names: list[str], outputs: list[str], axes: dict, path: Path
) -> None:
    with warnings.catch_warnings():
        # The exporter by tracing is deprecated, but needs no further package and keeps the weights in one file.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            inputs,
            str(path),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def sample_windows(data: Path, tokenizer, size: int, count: int = 32) -> list[Example]:
    """One window of each of `count` training articles."""
    rng = random.Random(1)
    articles = [a for name in SAMPLES for a in rng.sample(read_articles(data / name), count // len(SAMPLES))]
    return [rng.choice(random_windows(label(a, tokenizer), rng, size, tokenizer)) for a in articles]


def sample_passages(model: WhenceModel, tokenizer, examples: list[Example]) -> list[Feed]:
    """The passages of the claims of some windows."""
    asked = Asking(tokenizer, random.Random(1)).ask(examples)
    with torch.no_grad():
        lower = model.read_lower(asked.batch.ids, asked.batch.types, asked.batch.attention)
    feeds = []
    for question in asked.questions:
        states, marked, _ = gather(lower, [question])
        feeds.append({"lower": states.numpy(), "marks": marked.numpy()})
    return feeds


def export(network: Path, output: Path, settings: dict, data: Path | None = None) -> None:
    """Write the graphs, the tokenizer and config.json of a trained network to `output`; with the articles below `data`
    its products are quantized."""
    model = WhenceModel.from_pretrained(network, dtype=torch.float32).eval()
    tokenizer = load_tokenizer(str(network))
    output.mkdir(parents=True, exist_ok=True)
    width = model.encoder.config.hidden_size
    ids = torch.randint(model.encoder.config.vocab_size, (1, 20))
    axes = {name: {1: "size"} for name in ("ids", "types", *TOKENS)}
    export_graph(
        ReaderGraph(model), (ids, torch.zeros_like(ids)), ["ids", "types"], list(TOKENS), axes, output / "reader.onnx"
    )
    axes = {name: {1: "size"} for name in ("lower", "marks", "states")}
    passage = (torch.randn(1, 20, width), torch.zeros_like(ids))
    export_graph(SecondGraph(model), passage, ["lower", "marks"], ["states"], axes, output / "second.onnx")
    pooled = torch.randn(5, 4, width)
    present = torch.ones(5, 4, dtype=torch.bool)
    heads = ["kind", "commitment", "source_type"]
    axes = {name: {0: "claims"} for name in ("pooled", "present", *heads)}
    export_graph(
        ClaimsGraph(model), (pooled[:, :3], present[:, :3]), ["pooled", "present"], heads, axes, output / "claims.onnx"
    )
    axes = {name: {0: "pairs"} for name in ("pooled", "present", "stance")}
    export_graph(
        TargetsGraph(model), (pooled, present), ["pooled", "present"], ["stance"], axes, output / "targets.onnx"
    )
    for name in ("reader", "second"):
        fuse_attention(output / f"{name}.onnx", model.encoder.config.num_attention_heads)
    if data:
        examples = sample_windows(data, tokenizer, 256)
        quantize(output / "reader.onnx", [{"ids": e.ids[None], "types": e.types[None]} for e in examples])
        quantize(output / "second.onnx", sample_passages(model, tokenizer, examples), under="/second")
    for name in ("reader", "second", "claims", "targets"):
        halve(output / f"{name}.onnx")
    tokenizer.save_pretrained(output)
    steps, first = model.chain.scores()
    config = {
        "name": "whence-en",
        "language": "en",
        "licence": LICENCE,
        "cls_token_id": tokenizer.cls_token_id,
        "window": 256,
        "overlap": 64,
        "transitions": {"tags": list(TAGS), "steps": steps.detach().tolist(), "first": first.detach().tolist()},
        "distance": {
            "pieces": model.distance.pieces.detach().tolist(),
            "paragraphs": model.distance.paragraphs.detach().tolist(),
        },
        **settings,
    }
    (output / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf8")


def write_manifest(directory: Path) -> dict:
    """manifest.json: the sha256 of every file that the analyzer loads, and one over all of them."""
    names = sorted(p.name for p in directory.iterdir() if p.suffix in (".onnx", ".json") and p.name != "manifest.json")
    sums = {name: hashlib.sha256((directory / name).read_bytes()).hexdigest() for name in names}
    whole = hashlib.sha256("".join(f"{s}  {n}\n" for n, s in sums.items()).encode()).hexdigest()
    manifest = {"sha256": whole, "files": sums}
    (directory / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf8")
    return manifest


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="directory that training wrote")
    parser.add_argument("--output", type=Path, default=Path("models/whence-en"))
    parser.add_argument(
        "--settings", type=Path, help="JSON of thresholds and calibration to put into config.json (calibrate.py)"
    )
    parser.add_argument("--data", type=Path, help="directory of the data sets: quantize, on samples of their articles")
    parser.add_argument("--version", required=True, help="of the weights, as the service and the model card tell it")
    args = parser.parse_args()
    settings = json.loads(args.settings.read_text(encoding="utf8")) if args.settings else {}
    export(args.network, args.output, {"version": args.version, **settings}, args.data)
    print(json.dumps(write_manifest(args.output), indent=1))


if __name__ == "__main__":
    main()
