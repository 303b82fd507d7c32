"""Locked dropout takes the same features from every piece, and frozen layers learn nothing."""

import copy

import pytest
import torch

from models.inference.tokens import TYPES
from models.training.network.model import WhenceModel
from models.training.network.noise import LockedDropout, freeze, lock_dropout


@pytest.fixture
def model(tiny_encoder):
    torch.manual_seed(1)
    return WhenceModel.from_encoder(str(tiny_encoder), TYPES)


def test_the_same_features_are_left_out_of_every_piece():
    torch.manual_seed(0)
    dropout = LockedDropout(0.5).train()
    out = dropout(torch.ones(3, 7, 400))
    assert set(out.unique().tolist()) == {0.0, 2.0}
    assert (out == out[:, :1]).all()
    assert not torch.equal(out[0], out[1])
    assert (out == 0).float().mean().item() == pytest.approx(0.5, abs=0.06)


def test_nothing_is_left_out_when_the_network_answers():
    states = torch.randn(2, 3, 4)
    assert torch.equal(LockedDropout(0.5).eval()(states), states)
    assert torch.equal(LockedDropout(0.0).train()(states), states)


def test_locked_layers_read_with_noise_only_while_they_learn(model):
    ids = torch.randint(0, 30, (1, 6))
    plain = copy.deepcopy(model).eval()
    lock_dropout(model.encoder.encoder.layer, 0.3)
    with torch.no_grad():
        torch.testing.assert_close(model.eval()(ids, ids * 0), plain(ids, ids * 0))
        model.train().dropout.eval()
        assert not torch.allclose(model(ids, ids * 0)["states"], plain(ids, ids * 0)["states"])
    assert model.state_dict().keys() == plain.state_dict().keys()


def test_frozen_layers_have_no_gradient(model):
    freeze(model.encoder, 1)
    model(torch.randint(0, 30, (1, 6)), torch.zeros(1, 6, dtype=torch.long))["tags"].sum().backward()
    assert model.encoder.embeddings.word_embeddings.weight.grad is None
    assert all(p.grad is None for p in model.encoder.encoder.layer[0].parameters())
    assert all(p.grad is not None for p in model.encoder.encoder.layer[1].parameters())


def test_freezing_nothing_leaves_everything_to_learn(model):
    freeze(model.encoder, 0)
    assert all(p.requires_grad for p in model.parameters())
