"""The packaged tokenizer, and an encoder of two layers over a toy vocabulary."""

import pytest

from models.training.network.model import load_tokenizer
from tests.tiny import save_tiny_encoder
from tests.training.toys import WORDS


@pytest.fixture(scope="session")
def tokenizer():
    return load_tokenizer(None)


@pytest.fixture(scope="session")
def tiny_encoder(tmp_path_factory):
    return save_tiny_encoder(tmp_path_factory.mktemp("encoder"), WORDS)
