"""A random network, exported once, and the packaged tokenizer."""

import pytest

from models.analyzer import Analyzer
from models.training.network.model import load_tokenizer
from tests.tiny import export_random_network


@pytest.fixture(scope="session")
def model_directory(tmp_path_factory):
    return export_random_network(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def analyzer(model_directory):
    return Analyzer.load(model_directory)


@pytest.fixture(scope="session")
def tokenizer():
    return load_tokenizer(None)
