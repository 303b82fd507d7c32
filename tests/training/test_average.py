"""The mean of two networks is a network, and lies where the shares put it."""

import pytest
import torch
from safetensors.torch import load_file, save_file

from models.training.average import SECOND, average
from models.training.network.model import WhenceModel
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


def test_the_second_pass_may_have_shares_of_its_own(two, tmp_path):
    paths, (a, b) = two
    average(paths, (0.25, 0.75), tmp_path, (0.5, 0.5))
    found = WhenceModel.from_pretrained(tmp_path).state_dict()
    first, second = a.state_dict(), b.state_dict()
    for name, tensor in found.items():
        share = 0.5 if name.startswith(SECOND) else 0.25
        torch.testing.assert_close(tensor, share * first[name] + (1 - share) * second[name])


def test_the_tokenizer_comes_along(two, tmp_path):
    average(two[0], (0.5, 0.5), tmp_path)
    assert (tmp_path / "tokenizer.json").read_bytes() == (two[0][1] / "tokenizer.json").read_bytes()


@pytest.mark.parametrize("shares", [(1.0,), (0.5, 0.6), (0.5, 0.25, 0.25)])
def test_shares_must_be_one_for_each_and_add_up(two, tmp_path, shares):
    with pytest.raises(ValueError, match="sum 1"):
        average(two[0], shares, tmp_path)
    with pytest.raises(ValueError, match="sum 1"):
        average(two[0], (0.5, 0.5), tmp_path, shares)


def test_other_architectures_are_refused(two, tmp_path, tiny_encoder):
    WhenceModel.from_encoder(str(tiny_encoder), 10).save_pretrained(tmp_path / "other")
    with pytest.raises(ValueError, match="different architectures"):
        average([two[0][0], tmp_path / "other"], (0.5, 0.5), tmp_path / "mean")


def test_a_network_without_a_second_pass_takes_that_of_the_others(two, tmp_path):
    paths, (a, b) = two
    lacking = {k: v.contiguous() for k, v in a.state_dict().items() if not k.startswith(("second.", "marks."))}
    (tmp_path / "first").mkdir()
    save_file(lacking, tmp_path / "first" / "model.safetensors")
    average([tmp_path / "first", paths[1]], (0.75, 0.25), tmp_path / "mean")
    found, second = load_file(tmp_path / "mean" / "model.safetensors"), b.state_dict()
    for name, tensor in found.items():
        expected = second[name] if name.startswith(SECOND) else 0.75 * lacking[name] + 0.25 * second[name]
        torch.testing.assert_close(tensor, expected)
