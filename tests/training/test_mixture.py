"""What the stream of training examples is made of."""

import random

import pytest

from models.labels import STANCES
from models.training.data import Pair, Record
from models.training.examples import IGNORE
from models.training.mixture import FOREIGN, PAIR_SHARES, Mixture, Sets
from models.training.network import load_tokenizer
from tests.training.toys import record


@pytest.fixture(scope="module")
def tokenizer():
    return load_tokenizer(None)


def test_some_texts_are_asked_about_the_target_of_another_one(tokenizer):
    name = next(iter(FOREIGN))
    pairs = {other: [Pair("Rain fell.", "asserts", "commitment", claim=(0, 4))] for other in PAIR_SHARES}
    pairs |= {name: [Pair(f"Topic {n} is good.", "favor", "stance", tail=f"topic {n}") for n in range(50)]}
    mixture = Mixture(Sets([], [], [], pairs), tokenizer, random.Random(1))
    found = {"favor": 0, "neutral": 0}
    stream = mixture.pairs(batch=8, pool=4)
    for _ in range(3000):
        example = next(stream)
        if example.task == "stance":
            (role,) = example.roles
            ((target, label),) = role.targets
            words = tokenizer.decode(example.ids[target]), tokenizer.decode(example.ids[1 : example.tail])
            own = words[1].startswith(f"{words[0]} is")
            found[STANCES[label]] += 1
            # One in fifty is given its own target by chance.
            assert own or STANCES[label] == "neutral"
    assert found["neutral"] / sum(found.values()) == pytest.approx(FOREIGN[name], abs=0.06)


def test_claims_come_from_windows_that_hold_a_labelled_one(tokenizer):
    plain = record("<Bell>0 {said}0 [it rains]0.")
    known = record("<Lund>0 {denied}0 [it rains]0.", kind="statement", commitment="denies")
    mixture = Mixture(
        Sets([], [], [], {}, labelled=[plain, known, Record("none", "No one came.", ())]), tokenizer, random.Random(1)
    )
    stream = mixture.claims()
    for _ in range(5):
        example = next(stream)
        assert tokenizer.decode(example.ids).startswith("[CLS] lund denied")
        assert all(role.kind != IGNORE for role in example.roles)
