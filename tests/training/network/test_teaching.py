"""A network agrees with itself, and learns to agree with a teacher on text that nobody marked."""

import copy

import numpy as np
import pytest
import torch

from models.inference.tokens import TYPES
from models.training.batches.examples import Example
from models.training.batches.tensors import collate
from models.training.network.losses import total
from models.training.network.model import WhenceModel
from models.training.network.teaching import agreement, divergence


@pytest.fixture
def teacher(tiny_encoder):
    torch.manual_seed(1)
    made = WhenceModel.from_encoder(str(tiny_encoder), TYPES).eval()
    with torch.no_grad():
        for head in (made.tags, made.inner.labels, made.names, made.queries, made.keys):
            head.weight.normal_()
    return made


@pytest.fixture
def batch():
    rng = np.random.default_rng(2)
    return collate([Example(rng.integers(5, 30, n), np.ones(n, np.int64)) for n in (30, 21)], 0)


def test_a_network_agrees_with_itself(teacher, batch):
    found = agreement([teacher], teacher, teacher(batch.ids, batch.types, batch.attention), batch)
    assert {"tags", "inner", "names", "cue", "source"} <= set(found)
    for name, value in found.items():
        assert value.item() == pytest.approx(0, abs=1e-5), name


def test_the_divergence_is_that_of_the_definition():
    teacher, pupil = torch.randn(4, 3), torch.randn(4, 3)
    p, q = teacher.softmax(1), pupil.softmax(1)
    assert divergence(teacher, pupil).item() == pytest.approx((p * (p / q).log()).sum(1).mean().item(), rel=1e-4)


def test_a_pupil_comes_closer_to_its_teacher(teacher, batch):
    pupil = copy.deepcopy(teacher).train()
    with torch.no_grad():
        for head in (pupil.tags, pupil.names, pupil.queries):
            head.weight.add_(torch.randn_like(head.weight))
    optimizer = torch.optim.Adam(pupil.parameters(), 3e-3)
    seen = []
    for _ in range(40):
        loss = total(agreement([teacher], pupil, pupil(batch.ids, batch.types, batch.attention), batch))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen.append(loss.item())
    assert min(seen[-5:]) < seen[0] / 3


def test_padding_is_not_agreed_upon(teacher, batch):
    out = teacher(batch.ids, batch.types, batch.attention)
    for name in ("tags", "inner", "names"):
        out[name] = torch.where(batch.attention[..., None] == 0, torch.full_like(out[name], 7.0), out[name])
    assert agreement([teacher], teacher, out, batch)["tags"].item() == pytest.approx(0, abs=1e-5)


def test_several_teachers_are_agreed_with_by_their_mean(teacher, batch):
    other = copy.deepcopy(teacher)
    with torch.no_grad():
        other.tags.weight.neg_()
    out = teacher(batch.ids, batch.types, batch.attention)
    mean = (out["tags"].softmax(-1) + other(batch.ids, batch.types, batch.attention)["tags"].softmax(-1)) / 2
    found = agreement([teacher, other], teacher, out | {"tags": mean.log()}, batch)
    assert found["tags"].item() == pytest.approx(0, abs=1e-5)
    assert found["names"].item() == pytest.approx(0, abs=1e-5)
    assert agreement([teacher, other], teacher, out, batch)["tags"].item() > 0.01
