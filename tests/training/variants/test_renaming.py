"""Renamed texts ask the same question of the same words."""

import random

import pytest

from models.training.sets.data import Pair, Record
from models.training.variants.renaming import (
    Names,
    gender_of,
    names_of_pairs,
    names_of_pronouns,
    renamed,
    renamed_pair,
    renamed_record,
)

TEXT = "Ida Roth met Vera Lem in May. Lem owed her rent, Roth's sister said."


def place(words, text=TEXT):
    start = text.index(words)
    return (start, start + len(words))


def asked(text=TEXT, pronoun="her"):
    chains = (((*place("Ida Roth", text),), place(pronoun, text)), (place("Vera Lem", text),))
    return Record("a", text, chains=chains, queries=(place(pronoun, text),))


def others(gender="f"):
    return Names([(gender, "Johanna Okafor"), (gender, "Wilma Banerjee")])


def words_of(record):
    return [[record.text[s:e] for s, e in chain] for chain in record.chains]


def test_every_mention_of_a_renamed_person_is_renamed_and_spans_move_along():
    made = renamed_record(asked(), others(), random.Random(2))
    (first, pronoun), (second,) = words_of(made)
    assert {first, second} == {"Johanna Okafor", "Wilma Banerjee"}
    assert pronoun == "her"
    assert [made.text[s:e] for s, e in made.queries] == ["her"]
    last = [name.split()[1] for name in (first, second)]
    assert made.text == f"{first} met {second} in May. {last[1]} owed her rent, {last[0]}'s sister said."


def test_a_name_is_drawn_by_the_gender_of_the_pronoun():
    assert renamed_record(asked(), others("m"), random.Random(2)) == asked()
    assert gender_of(asked()) == "f"
    assert gender_of(Record("b", TEXT, chains=((place("her"),),))) is None


def test_names_are_learnt_from_what_the_pronoun_means_alone():
    assert names_of_pronouns([asked()]).names == {("f", 2): [("Ida", "Roth")]}


@pytest.mark.parametrize("word", ["Okafor", "Johanna"])
def test_no_name_of_the_text_is_given_to_another(word):
    record = asked(f"{TEXT} {word} was away.")
    assert renamed_record(record, Names([("f", "Johanna Okafor")]), random.Random(1)) == record


def test_people_of_one_family_stay_one():
    text = "Ida Roth wrote to Ada Roth about her."
    chains = ((place("Ida Roth", text), place("her", text)), (place("Ada Roth", text),))
    made = renamed_record(Record("a", text, chains=chains, queries=(place("her", text),)), others(), random.Random(2))
    (first, _), (second,) = words_of(made)
    assert first != second
    assert first.split()[1] == second.split()[1] != "Roth"


def test_the_pronoun_that_is_asked_about_stays_one():
    text = "Ida Roth met Vera Lem. She left, and The Board with Mr Roth."
    made = renamed_record(asked(text, "She"), others(), random.Random(2))
    assert made.text != text
    assert made.text.endswith(f". She left, and The Board with Mr {words_of(made)[0][0].split()[1]}.")
    assert [made.text[s:e] for s, e in made.queries] == ["She"]
    assert names_of_pronouns([asked(text, "She")]).names == {("f", 2): [("Ida", "Roth")]}


def test_a_pair_keeps_its_label_and_asks_about_the_new_names():
    text = "Lind accused the Tolva Board of theft; Lind's lawyer agreed."
    pair = Pair(text, "against", "stance", source=place("Lind", text), target=place("Tolva Board", text))
    made = renamed_pair(pair, "some", Names([("some", "Orr"), ("some", "Mill Owners")]), random.Random(1))
    assert made.text == "Orr accused the Mill Owners of theft; Orr's lawyer agreed."
    assert (made.text[slice(*made.source)], made.text[slice(*made.target)]) == ("Orr", "Mill Owners")
    assert made.label == "against"


def test_a_pair_whose_target_stands_behind_the_text_stays_as_it_is():
    pair = Pair("Lind won.", "favor", "stance", tail="Lind")
    assert renamed_pair(pair, "some", Names([("some", "Orr")]), random.Random(1)) is pair


def test_targets_are_kept_by_set_and_only_those_that_are_names():
    text = "Lind sued the board."
    pairs = [Pair(text, "against", "stance", target=place(w, text)) for w in ("Lind", "the board")]
    assert names_of_pairs({"some": pairs}).names == {("some", 1): [("Lind",)]}


def test_nothing_but_whole_words_is_exchanged():
    assert renamed("Roth, Rothman, MacRoth", {"Roth": "Lem"}, [((6, 13),)]) == ("Lem, Rothman, MacRoth", [((5, 12),)])
