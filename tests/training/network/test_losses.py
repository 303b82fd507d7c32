"""Batches and losses against plain arithmetic."""

import random

import numpy as np
import pytest
import torch

from models.inference.passages import CONTENT, CUE, OTHER
from models.inference.tokens import TYPES
from models.labels import STANCES
from models.training.batches.examples import IGNORE, Example, Roles, cut, label
from models.training.batches.questions import Asking
from models.training.batches.tensors import STEP, collate, hide_words, pool
from models.training.network.losses import WEIGHTS, losses, question_losses, total
from models.training.network.model import LINKS, WhenceModel, load_tokenizer
from tests.training.toys import record

NONE = np.zeros(0, np.int64)


def example(size, **more):
    return Example(np.arange(size) % 20 + 5, np.ones(size, np.int64), **more)


@pytest.fixture(scope="module")
def model(tiny_encoder):
    torch.manual_seed(1)
    return WhenceModel.from_encoder(str(tiny_encoder), TYPES).eval()


def losses_of(model, *examples):
    batch = collate(examples, 0)
    with torch.no_grad():
        out = model(batch.ids, batch.types, batch.attention)
        return losses(model, out, batch), out


def test_windows_are_padded_to_a_common_size():
    batch = collate([example(5), example(STEP + 1)], pad=3)
    assert batch.ids.shape == (2, 2 * STEP)
    assert batch.ids[0, 4:6].tolist() == [9, 3]
    assert batch.attention.sum(1).tolist() == batch.lengths.tolist() == [5, STEP + 1]


def test_label_rows_are_ignored_where_there_is_none():
    rows = collate([example(3), example(4)], 0).rows([np.array([1, 2, 3]), None])
    assert rows[0, :4].tolist() == [1, 2, 3, IGNORE]
    assert set(rows[1].tolist()) == {IGNORE}


def test_hidden_words_are_masked_and_special_pieces_spared():
    batch = collate([example(STEP), example(20)], 0)
    batch.ids[:, 0] = 2
    hidden = hide_words(batch, 1.0, 4, {0, 2}, torch.Generator().manual_seed(1))
    special = (batch.ids == 0) | (batch.ids == 2)
    assert (hidden[special] == batch.ids[special]).all()
    assert (hidden[~special] == 4).all()
    assert torch.equal(hide_words(batch, 0.0, 4, {0}, torch.Generator()), batch.ids)


def test_about_the_part_asked_for_is_hidden():
    batch = collate([example(STEP * 10)] * 20, 0)
    hidden = hide_words(batch, 0.2, 1, {0}, torch.Generator().manual_seed(1))
    assert (hidden == 1).float().mean().item() == pytest.approx(0.2, abs=0.02)


def test_pooled_states_are_means():
    states = torch.randn(2, 6, 4)
    sets = [(0, (np.array([1, 2]), NONE)), (1, (np.array([5]), np.array([0, 3, 4])))]
    means, present = pool(states, sets)
    assert present.tolist() == [[True, False], [True, True]]
    for i, (row, parts) in enumerate(sets):
        for j, positions in enumerate(parts):
            expected = states[row].numpy()[positions].mean(0) if len(positions) else np.zeros(4)
            np.testing.assert_allclose(means[i, j].numpy(), expected, rtol=1e-5, atol=1e-6)


def test_a_link_costs_what_a_softmax_over_the_window_says(model):
    link = np.full(5, IGNORE)
    link[3] = 1
    found, out = losses_of(model, example(5, links={"cue": link}))
    logits = (out["keys"][0, :5, LINKS.index("cue")] @ out["queries"][0, 3, LINKS.index("cue")]).numpy()
    assert set(found) == {"cue"}
    assert found["cue"].item() == pytest.approx(float(np.log(np.exp(logits).sum()) - logits[1]), rel=1e-4)


def test_any_right_antecedent_will_do_and_none_is_its_own(model):
    found, out = losses_of(model, example(6, antecedents=[(4, np.array([1, 2]))]))
    logits = (out["keys"][0, :6, LINKS.index("antecedent")] @ out["queries"][0, 4, LINKS.index("antecedent")]).numpy()
    share = np.exp(logits)
    assert found["antecedent"].item() == pytest.approx(
        float(np.log(np.delete(share, 4).sum()) - np.log(share[[1, 2]].sum())), rel=1e-4
    )


def asked(*examples):
    class Special:
        cls_token_id, sep_token_id, pad_token_id = 2, 3, 0

    return Asking(Special, random.Random(0)).ask(examples)


def test_claims_and_targets_are_judged_where_they_have_labels(model):
    content, cue = np.array([1, 2]), np.array([3])
    roles = [Roles(content, cue, NONE, commitment=1), Roles(content, cue, NONE, targets=((np.array([2]), 2),))]
    it = asked(example(6, roles=roles))
    with torch.no_grad():
        lower = model.read_lower(it.batch.ids, it.batch.types, it.batch.attention)
        found = question_losses(model, lower, it.questions)
        # Without [CLS] every place moves one to the left.
        marked = torch.tensor([[CONTENT, CONTENT, CUE, OTHER, OTHER]])
        states = model.read_again(lower[:1, 1:6], marked)
        parts = (content - 1, cue - 1, NONE)
        logits = model.read_targets(*pool(states, [(0, (*parts, np.array([1])))]))
        commitment = model.read_claims(*pool(states, [(0, parts)]))["commitment"]
    assert set(found) == {"commitment", "stance"}
    assert found["stance"].item() == pytest.approx(
        -torch.log_softmax(logits, 1)[0, STANCES.index("against")].item(), rel=1e-4
    )
    assert found["commitment"].item() == pytest.approx(-torch.log_softmax(commitment, 1)[0, 1].item(), rel=1e-4)


def test_no_question_has_no_loss(model):
    assert question_losses(model, torch.zeros(1, 4, 32), []) == {}


def test_windows_without_tags_are_not_judged_by_the_tags_of_others(model, tiny_encoder):
    found = label(record("<Bell>0 {said}0 [it rains]0."), load_tokenizer(str(tiny_encoder)))
    tagged = cut(found, 0, len(found.pieces.ids), load_tokenizer(str(tiny_encoder)))
    alone, _ = losses_of(model, tagged)
    among, _ = losses_of(model, example(30), tagged, example(9))
    assert {"tags", "tag_pieces", "cue", "source"} <= set(alone)
    for name in alone:
        assert among[name].item() == pytest.approx(alone[name].item(), rel=1e-4)


def test_nothing_to_learn_has_no_loss(model):
    assert losses_of(model, example(4))[0] == {}


def test_the_total_weighs_every_head():
    assert total({"tags": torch.tensor(2.0), "cue": torch.tensor(4.0)}) == 2 * WEIGHTS["tags"] + 4 * WEIGHTS["cue"]
