"""What the stream of training examples is made of."""

import json
import random

import pytest

from models.labels import STANCES
from models.training.batches.examples import IGNORE
from models.training.batches.mixture import (
    FOREIGN,
    PAIR_SHARES,
    RENAMED,
    RENAMED_PRONOUNS,
    Mixture,
    Sets,
    pronouns_of_news,
)
from models.training.network.model import load_tokenizer
from models.training.sets.data import Pair, Record
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


def test_some_pairs_and_pronouns_are_read_with_other_names(tokenizer):
    name = next(iter(RENAMED))
    pairs = {other: [Pair("Rain fell.", "asserts", "commitment", claim=(0, 4))] for other in PAIR_SHARES}
    told = (("Lind", "won"), ("Orr", "lost"))
    pairs |= {name: [Pair(f"{who} {did}.", "favor", "stance", target=(0, len(who))) for who, did in told]}
    text = "Ida met Ada and took her home."
    chains = (((0, 3),), ((8, 11), (21, 24)))
    people = [Record("a", text, chains=chains, queries=((21, 24),)), Record("b", "Eve said so of her.", chains=())]
    people.append(Record("c", "Ruth saw her.", chains=(((0, 4), (9, 12)),), queries=((9, 12),)))
    people.append(Record("d", "Vera saw her.", chains=(((0, 4), (9, 12)),), queries=((9, 12),)))
    mixture = Mixture(Sets([], people, [], pairs), tokenizer, random.Random(1))
    # Ada alone is what a pronoun means, so Ada, Ruth and Vera are the names to draw from.
    read = [tokenizer.decode(mixture.labelled(people[0]).pieces.ids) for _ in range(300)]
    plain = tokenizer.decode(tokenizer(text).input_ids[1:-1])
    assert sum(words.startswith(plain[:20]) for words in read) / 300 == pytest.approx(1 - RENAMED_PRONOUNS, abs=0.1)
    assert any("ruth" in words and "vera" in words and "ada" not in words for words in read)
    stream = mixture.pairs(batch=8, pool=4)
    asked = [tokenizer.decode(e.ids) for e in (next(stream) for _ in range(2000)) if e.task == "stance"]
    # A name is no other name of its own text, so that a renamed pair is told by the word that stays.
    other = sum("lind" in words and "won" not in words for words in asked) + sum(
        "won" in w and "lind" not in w for w in asked
    )
    assert other / len(asked) == pytest.approx(RENAMED[name], abs=0.06)


def test_pronouns_are_put_into_no_article_that_is_held_back(tmp_path):
    texts = [f"Anna Roth met Mary {name}. Roth smiled." for name in ("Lem", "Bell", "Sachs")]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    made = pronouns_of_news(path, {texts[1]})
    assert [r.text for r in made] == [texts[n].replace(". Roth", ". She") for n in (0, 2)]
