"""Chains and stances of our own, kept as numbers, come back on the text that they were marked on."""

import json

import pytest

from models.training.sets.annotated import digest
from models.training.sets.data import read_lines
from models.training.sets.relations import CHAINS, STANCES, read_own_chains, read_own_stances

TEXT = "Quarry row\nMs Lind accused Mr Orr. She will sue him."


def place(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf8")
    return path


def kept(tmp_path, **more):
    path = tmp_path / "kept.jsonl"
    path.write_text(json.dumps({"article": "a", "sha256": digest(TEXT), **more}) + "\n", encoding="utf8")
    return path


def test_chains_are_places_in_the_article(news, tmp_path):
    chains = [[place("Ms Lind"), place("She")], [place("Mr Orr"), place("him")]]
    (record,) = read_own_chains(news, kept(tmp_path, chains=chains))
    assert [[TEXT[s:e] for s, e in chain] for chain in record.chains] == [["Ms Lind", "She"], ["Mr Orr", "him"]]
    assert record.claims is None
    assert record.queries is None


def test_a_sentence_asks_of_each_two_names_and_of_each_alone(news, tmp_path):
    sentence = {
        "span": place("Ms Lind accused Mr Orr."),
        "names": [place("Ms Lind"), place("Mr Orr")],
        "stances": [[0, 1, "against"], [1, 0, "neutral"], [None, 1, "against"]],
    }
    found = read_own_stances(news, kept(tmp_path, sentences=[sentence]))
    shown = [(p.source and p.text[slice(*p.source)], p.text[slice(*p.target)], p.label, p.task) for p in found]
    assert shown == [
        ("Ms Lind", "Mr Orr", "against", "stance"),
        ("Mr Orr", "Ms Lind", "neutral", "stance"),
        (None, "Mr Orr", "against", "stance"),
    ]
    assert {p.text for p in found} == {"Ms Lind accused Mr Orr."}


def test_another_text_is_refused(news, tmp_path):
    path = kept(tmp_path, chains=[])
    news.write_text(json.dumps({"id": "a", "text": TEXT + "!"}) + "\n", encoding="utf8")
    with pytest.raises(ValueError, match="another text"):
        read_own_chains(news, path)


def test_what_is_shipped_is_numbers_alone():
    def words(value):
        if isinstance(value, dict):
            value = value.values()
        return (
            [value]
            if isinstance(value, str)
            else [w for v in value for w in words(v)]
            if hasattr(value, "__iter__")
            else []
        )

    for kept_line in read_lines(CHAINS):
        assert set(kept_line) == {"article", "sha256", "chains"}
        assert not words(kept_line["chains"])
        assert all(len(chain) > 1 for chain in kept_line["chains"])
    for kept_line in read_lines(STANCES):
        assert set(kept_line) == {"article", "sha256", "sentences"}
        assert set(words(kept_line["sentences"])) <= {"favor", "neutral", "against"}
