"""The mean of two networks is a network, and lies where the shares put it."""

import pytest
import torch

from models.training.average import average
from models.training.network import WhenceModel
from tests.tiny import save_random_network


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    directory = tmp_path_factory.mktemp("average")
    return [directory / "a", directory / "b"], [
        save_random_network(directory / "a", seed=1),
        save_random_network(directory / "b", seed=2),
    ]


def test_weights_are_the_mean_by_share(two, tmp_path):
    paths, (a, b) = two
    average(paths, (0.25, 0.75), tmp_path)
    found = WhenceModel.from_pretrained(tmp_path).state_dict()
    first, second = a.state_dict(), b.state_dict()
    assert found.keys() == first.keys()
    for name, tensor in found.items():
        torch.testing.assert_close(tensor, 0.25 * first[name] + 0.75 * second[name])


def test_the_tokenizer_comes_along(two, tmp_path):
    average(two[0], (0.5, 0.5), tmp_path)
    assert (tmp_path / "tokenizer.json").read_bytes() == (two[0][1] / "tokenizer.json").read_bytes()


@pytest.mark.parametrize("shares", [(1.0,), (0.5, 0.6), (0.5, 0.25, 0.25)])
def test_shares_must_be_one_for_each_and_add_up(two, tmp_path, shares):
    with pytest.raises(ValueError, match="sum 1"):
        average(two[0], shares, tmp_path)


def test_other_architectures_are_refused(two, tmp_path, tiny_encoder):
    WhenceModel.from_encoder(str(tiny_encoder), 10).save_pretrained(tmp_path / "other")
    with pytest.raises(ValueError, match="different architectures"):
        average([two[0][0], tmp_path / "other"], (0.5, 0.5), tmp_path / "mean")
