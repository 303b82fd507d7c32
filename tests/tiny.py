"""Networks too small to know anything, made in a second: same parts as the shipped one, random or soon taught."""

from collections.abc import Iterable
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from models.inference.tokens import TYPES
from models.labels import TAGS
from models.training.export import export, write_manifest
from models.training.network.model import WhenceConfig, WhenceModel, load_tokenizer

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def small_bert(vocabulary: int, types: int = TYPES, layers: int = 2) -> BertConfig:
    return BertConfig(
        vocab_size=vocabulary,
        hidden_size=32,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=48,
        max_position_embeddings=512,
        type_vocab_size=types,
    )


def save_random_network(directory: Path, seed: int = 28) -> WhenceModel:
    """An untrained network over the packaged vocabulary, its heads so loud that it finds claims everywhere."""
    torch.manual_seed(seed)
    tokenizer = load_tokenizer(None)
    model = WhenceModel(WhenceConfig(small_bert(len(tokenizer)).to_dict(), link_width=8, hidden=16)).eval()
    with torch.no_grad():
        for head in (model.tags, model.inner.labels, model.names, model.queries, model.keys):
            head.weight.normal_()
        # Long contents, so that others find room within them.
        content = TAGS.index("I-content")
        model.chain.steps[content - 1, content] = model.chain.steps[content, content] = 9
    model.save_pretrained(directory)
    tokenizer.save_pretrained(directory)
    return model


def export_random_network(directory: Path, window: int = 48, overlap: int = 12) -> Path:
    """A model directory that Analyzer loads; its windows are short, so that short texts need several."""
    save_random_network(directory / "network")
    settings = {"version": "0.0.0", "window": window, "overlap": overlap, "votes": {"cue": 3, "source": 3}}
    export(directory / "network", directory / "model", settings)
    write_manifest(directory / "model")
    return directory / "model"


def save_tiny_encoder(directory: Path, words: Iterable[str], types: int = 2) -> Path:
    """A BERT directory of the usual form whose vocabulary is the words given and the letters."""
    letters = [chr(code) for code in range(33, 127)] + ["“", "”", "’"]
    vocabulary = list(dict.fromkeys([*SPECIAL, *words, *letters, *(f"##{letter}" for letter in letters)]))
    coder = Tokenizer(models.WordPiece({word: i for i, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    coder.normalizer = normalizers.BertNormalizer(lowercase=True)
    coder.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    names = {f"{word[1:-1].lower()}_token": word for word in SPECIAL}
    PreTrainedTokenizerFast(tokenizer_object=coder, **names).save_pretrained(directory)
    torch.manual_seed(0)
    BertModel(small_bert(len(vocabulary), types), add_pooling_layer=False).save_pretrained(directory)
    return directory
