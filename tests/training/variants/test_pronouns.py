"""A pronoun stands where a name stood, of one of two people whom it may mean."""

import random

import pytest

from models.training.variants.pronouns import (
    MOST_CHARACTERS,
    NEAR,
    named,
    passages,
    people,
    with_pronoun,
    with_pronouns,
)

WOMEN = {"Roth": "f", "Lem": "f"}
BOTH = "Anna Roth met Mary Lem. "


def made(passage, genders=WOMEN, seed=1):
    return with_pronoun(passage, genders, random.Random(seed))


def read_off(record):
    """The text with its pronoun in brackets, and the words of whoever it means."""
    ((start, end),) = record.queries
    (who,) = (chain for chain in record.chains if (start, end) in chain)
    marked = f"{record.text[:start]}[{record.text[start:end]}]{record.text[end:]}"
    return marked, [record.text[s:e] for s, e in who]


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("Roth smiled.", "[She] smiled."),
        ("The board sued when Lem said no.", "The board sued when [she] said no."),
        ("The court looked into Lem’s account.", "The court looked into [her] account."),
        ("Lem’s aide wept.", "[Her] aide wept."),
        ("The board sided with Roth.", "The board sided with [her]."),
    ],
)
def test_the_pronoun_fits_its_place(ending, expected):
    text, words = read_off(made(BOTH + ending))
    assert text == BOTH + expected
    assert words[0] in ("Anna Roth", "Mary Lem")
    assert words[0].split()[1] in ending


def test_men_have_their_own_pronouns():
    text, _ = read_off(made("Paul Roth met John Lem. Lem’s aide wept.", {"Roth": "m", "Lem": "m"}))
    assert text.endswith("[His] aide wept.")


def test_both_people_have_all_their_mentions_where_they_now_stand():
    record = made(BOTH + "Roth smiled at Mary Lem, but Mrs Roth left.")
    assert [[record.text[s:e] for s, e in chain] for chain in record.chains] == [
        ["Anna Roth", "She", "Mrs Roth"],
        ["Mary Lem", "Mary Lem"],
    ]


@pytest.mark.parametrize(
    "passage",
    [
        "Anna Roth left. Roth smiled.",  # nobody else
        "Anna Roth met Mary Lem.",  # nobody again
        BOTH + "Dr. Roth smiled.",  # no pronoun takes a title
        BOTH + "Critics of actress Roth’s plan left.",  # nor a noun before it
        BOTH + "It was the late Roth’s song.",
        BOTH + "Roth’s been ill.",  # the end is a verb's
        BOTH + "Lem and Roth wept.",
        BOTH + "He met a woman named Roth.",
        BOTH + "He met a friend of Roth.",
        BOTH + "Roth Mills sued.",  # the name of a firm
        BOTH + "Roth, a chemist, smiled.",  # no pronoun takes an apposition
        BOTH + "It rained. " * (NEAR // 10) + "Roth smiled.",  # too far for any reader
    ],
)
def test_a_passage_that_would_read_badly_is_left_out(passage):
    assert made(passage) is None


def test_the_other_person_has_the_same_gender():
    assert made(BOTH + "Roth smiled.", {"Roth": "f", "Lem": "m"}) is None


@pytest.mark.parametrize(
    "more",
    [
        "Paul Roth wept.",  # two of one surname
        "Mr Roth wept.",
        "Zubin Roth wept.",  # a name of which nobody knows the gender
        "Anna Roth Mills sued.",
    ],
)
def test_a_surname_that_leaves_a_doubt_is_nobody(more):
    assert people(f"{BOTH}Then it rained. {more}") == {"Lem": "f"}


@pytest.mark.parametrize("place", ["Virginia Beach", "Virginia Tech Company", "Madison Avenue", "Austin Police"])
def test_places_and_bodies_are_nobody(place):
    assert people(f"{BOTH}{place} slept.") == WOMEN


def test_a_first_word_of_a_sentence_is_no_given_name():
    (mention,) = named("When Roth left, it rained.", ["Roth"])
    assert (mention.start, mention.end) == (5, 9)


def test_passages_are_whole_paragraphs_and_none_is_too_long():
    long = "d" * (MOST_CHARACTERS + 1)
    text = "\n\n".join([long, "a" * 300, "b" * 300, long, "c" * 300, "e" * 300, "f" * 300, long])
    assert list(passages(text)) == ["a" * 300 + "\n" + "b" * 300, "c" * 300 + "\n" + "e" * 300, "f" * 300]


def test_no_more_than_two_passages_of_a_text():
    text = "\n".join(f"{BOTH}Roth smiled. {'It rained. ' * 40}" for _ in range(5))
    assert len(with_pronouns([text], 10, random.Random(1))) == 2
    assert len(with_pronouns([text] * 9, 5, random.Random(1))) == 5
