"""The network's parts against plain arithmetic, and its way to disk and back."""

import copy
from itertools import product

import numpy as np
import pytest
import torch

from models.inference.tokens import TYPES
from models.labels import COMMITMENTS, KINDS, NAMES, SOURCE_TYPES, STANCES, TAGS
from models.training.network.model import LINKS, Chain, WhenceModel, load_encoder, load_tokenizer

SMALL = ("O", "B-cue", "I-cue")


def chain():
    torch.manual_seed(3)
    made = Chain(SMALL)
    with torch.no_grad():
        made.steps.normal_()
        made.first.normal_()
    return made


def test_the_loss_of_the_chain_is_what_trying_all_sequences_gives():
    made, emissions = chain(), torch.randn(2, 4, 3)
    tags, lengths = torch.tensor([[0, 1, 2, 2], [1, 0, 0, 0]]), torch.tensor([4, 2])
    steps, first = made.scores()

    def value(row, path):
        total = first[path[0]] + emissions[row, 0, path[0]]
        for i in range(1, len(path)):
            total = total + steps[path[i - 1], path[i]] + emissions[row, i, path[i]]
        return total

    expected = 0
    for row, length in enumerate(lengths.tolist()):
        every = torch.stack([value(row, path) for path in product(range(3), repeat=length)])
        expected += torch.logsumexp(every, 0) - value(row, tags[row, :length].tolist())
    torch.testing.assert_close(made.loss(emissions, tags, lengths), expected / 6)


def test_padding_changes_no_loss():
    made, emissions, tags = chain(), torch.randn(1, 3, 3), torch.tensor([[0, 1, 2]])
    padded = torch.cat([emissions, torch.full((1, 5, 3), 7.0)], 1)
    longer = torch.cat([tags, torch.zeros(1, 5, dtype=torch.long)], 1)
    length = torch.tensor([3])
    torch.testing.assert_close(made.loss(padded, longer, length), made.loss(emissions, tags, length))


def test_steps_that_make_no_sense_stay_forbidden():
    steps, first = chain().scores()
    assert steps[0, 2] == first[2] == -1e4
    assert steps[1, 2] > -100


@pytest.fixture(scope="module")
def model(tiny_encoder):
    torch.manual_seed(1)
    return WhenceModel.from_encoder(str(tiny_encoder), TYPES).eval()


def test_forward_gives_each_head_its_shape(model):
    out = model(torch.randint(0, 30, (2, 7)), torch.zeros(2, 7, dtype=torch.long))
    shapes = {name: tuple(value.shape) for name, value in out.items()}
    link = (2, 7, len(LINKS), model.config.link_width)
    assert shapes == {
        "states": (2, 7, 32),
        "lower": (2, 7, 32),
        "tags": (2, 7, len(TAGS)),
        "inner": (2, 7, len(TAGS)),
        "names": (2, 7, len(NAMES)),
        "queries": link,
        "keys": link,
    }


def test_padding_changes_no_score(model):
    ids, types = torch.randint(0, 30, (1, 5)), torch.zeros(1, 5, dtype=torch.long)
    padded = torch.cat([ids, torch.zeros(1, 4, dtype=torch.long)], 1)
    attention = torch.tensor([[1] * 5 + [0] * 4])
    with torch.no_grad():
        alone, among = model(ids, types), model(padded, torch.zeros_like(padded), attention)
    for name in alone:
        torch.testing.assert_close(among[name][:, :5], alone[name], rtol=1e-4, atol=1e-5)


def test_absent_roles_are_filled_with_what_was_learnt(model):
    pooled, present = torch.randn(2, 3, 32), torch.tensor([[True, False, True], [False, False, False]])
    filled = model.fill(pooled, present)
    torch.testing.assert_close(filled[0, 0], pooled[0, 0])
    torch.testing.assert_close(filled[1], model.absent[:3])
    noise = torch.where(present[..., None], pooled, torch.randn(2, 3, 32))
    torch.testing.assert_close(model.read_claims(noise, present), model.read_claims(pooled, present))


def test_claim_heads_have_their_labels(model):
    out = model.read_claims(torch.randn(4, 3, 32), torch.ones(4, 3, dtype=torch.bool))
    assert {n: v.shape[1] for n, v in out.items()} == {
        "kind": len(KINDS),
        "commitment": len(COMMITMENTS),
        "source_type": len(SOURCE_TYPES),
    }
    assert model.read_targets(torch.randn(4, 4, 32), torch.ones(4, 4, dtype=torch.bool)).shape == (4, len(STANCES))


def test_the_lower_states_are_those_of_the_whole_pass(model):
    ids, types = torch.randint(0, 30, (2, 6)), torch.zeros(2, 6, dtype=torch.long)
    attention = torch.tensor([[1] * 6, [1] * 4 + [0] * 2])
    with torch.no_grad():
        torch.testing.assert_close(
            model.read_lower(ids, types, attention), model(ids, types, attention)["lower"], rtol=1e-5, atol=1e-6
        )


def test_a_new_second_pass_goes_on_as_the_first_one_does(model):
    ids, types = torch.randint(0, 30, (1, 6)), torch.zeros(1, 6, dtype=torch.long)
    fresh = copy.deepcopy(model)
    with torch.no_grad():
        fresh.second[0].output.dense.weight.normal_()
        fresh.marks.weight.normal_()
        fresh.begin_second()
        out = fresh(ids, types)
        torch.testing.assert_close(fresh.read_again(out["lower"], types), out["states"], rtol=1e-4, atol=1e-5)


def test_marks_change_what_the_second_pass_reads(model):
    lower, marks = torch.randn(1, 5, 32), torch.tensor([[1, 1, 2, 3, 0]])
    marked = copy.deepcopy(model)
    with torch.no_grad():
        marked.marks.weight.normal_()
        assert not torch.allclose(marked.read_again(lower, marks), marked.read_again(lower, marks.flip(1)))


def test_padding_changes_nothing_in_the_second_pass(model):
    lower, marks = torch.randn(1, 5, 32), torch.tensor([[1, 1, 2, 3, 0]])
    padded = torch.cat([lower, torch.randn(1, 3, 32)], 1)
    attention = torch.tensor([[1] * 5 + [0] * 3])
    with torch.no_grad():
        among = model.read_again(padded, torch.cat([marks, marks[:, :3]], 1), attention)
        torch.testing.assert_close(among[:, :5], model.read_again(lower, marks), rtol=1e-4, atol=1e-5)


def test_a_saved_network_comes_back_the_same(model, tmp_path):
    model.save_pretrained(tmp_path)
    back = WhenceModel.from_pretrained(tmp_path).eval()
    assert back.config.to_dict()["encoder"]["type_vocab_size"] == TYPES
    kept, found = model.state_dict(), back.state_dict()
    assert kept.keys() == found.keys()
    assert all(torch.equal(kept[name], found[name]) for name in kept)
    ids, types = torch.randint(0, 30, (1, 9)), torch.randint(0, TYPES, (1, 9))
    with torch.no_grad():
        torch.testing.assert_close(back(ids, types), model(ids, types))


def test_the_table_of_token_types_grows_from_its_first_row(tiny_encoder):
    table = load_encoder(str(tiny_encoder), TYPES).embeddings.token_type_embeddings
    assert table.num_embeddings == TYPES
    assert np.ptp(table.weight.detach().numpy(), axis=0).max() == 0


def test_the_packaged_encoder_and_tokenizer_are_found():
    tokenizer = load_tokenizer(None)
    assert tokenizer.is_fast
    assert tokenizer.decode(tokenizer("Whence")["input_ids"]) == "[CLS] whence [SEP]"
