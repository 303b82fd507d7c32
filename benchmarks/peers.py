"""The peers: the same network in torch, and a tagger of BERT-base's size that reads sentence by sentence."""

from collections.abc import Callable
from pathlib import Path

import torch
from transformers import BertConfig, BertForTokenClassification, PreTrainedTokenizerFast, pipeline

from models.analyzer import Analyzer
from models.document import read_document
from models.inference.tokens import SEPARATOR_TYPE, read_pieces
from models.inference.windows import windows
from models.training.network.model import WhenceModel


def torch_eager(analyzer: Analyzer, network: Path | None) -> Callable[[str], object]:
    """The reader's pass in torch over the very windows of the analyzer; random weights where no network is given."""
    if network is not None:
        model = WhenceModel.from_pretrained(network, dtype=torch.float32)
    else:
        model = WhenceModel.from_encoder(None, 10)
    model.eval()
    encoder = analyzer.encoder

    def read(text: str) -> None:
        pieces = read_pieces(read_document(text), analyzer.tokenizer)
        with torch.inference_mode():
            for w in windows(pieces.lengths, encoder.size - 1, encoder.overlap):
                ids = torch.tensor([[encoder.cls, *pieces.ids[w.start : w.stop]]])
                types = torch.tensor([[SEPARATOR_TYPE, *pieces.types[w.start : w.stop]]])
                model(ids, types)

    return read


def bert_base(directory: Path) -> Callable[[str], object]:
    """A token tagger of BERT-base's shape with random weights, which serve for time; one sentence at a time."""
    config = BertConfig(num_labels=7)
    model = BertForTokenClassification(config).eval()
    tokenizer = PreTrainedTokenizerFast.from_pretrained(str(directory), local_files_only=True)
    tagger = pipeline("token-classification", model=model, tokenizer=tokenizer, device="cpu")

    def read(text: str) -> None:
        for sentence in read_document(text).sentences:
            tagger(sentence.of(text))

    return read
