"""A pronoun stands where a name stood, of one of two people whom it may mean."""

import random

import pytest

from models.training.variants.pronouns import (
    MOST_CHARACTERS,
    NEAR,
    mentions,
    passages,
    people,
    role,
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
        ("The board sued, and Lem said nothing.", "The board sued, and [she] said nothing."),
        ("The court froze Lem’s account.", "The court froze [her] account."),
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
    record = made(BOTH + "Roth smiled at Mary Lem, and Mrs Roth left.")
    assert [[record.text[s:e] for s, e in chain] for chain in record.chains] in (
        [["Anna Roth", "She", "Mrs Roth"], ["Mary Lem", "Mary Lem"]],
        [["Anna Roth", "Roth", "she"], ["Mary Lem", "Mary Lem"]],
    )


@pytest.mark.parametrize(
    "passage",
    [
        "Anna Roth left. Roth smiled.",  # nobody else
        "Anna Roth met Mary Lem.",  # nobody again
        BOTH + "Dr. Roth smiled.",  # no pronoun takes a title
        BOTH + "Roth Mills sued.",  # the name of a firm
        BOTH + "Roth, a chemist, smiled.",  # no pronoun takes an apposition
        BOTH + "It rained. " * (NEAR // 10) + "Roth smiled.",  # too far for any reader
    ],
)
def test_a_passage_that_would_read_badly_is_left_out(passage):
    assert made(passage) is None


def test_the_other_person_has_the_same_gender():
    assert made(BOTH + "Roth smiled.", {"Roth": "f", "Lem": "m"}) is None


def test_two_of_one_surname_are_nobody():
    assert people("Anna Roth met Mary Lem and Paul Roth.") == {"Lem": "f"}


def test_a_first_word_of_a_sentence_is_no_given_name():
    (mention,) = mentions("When Roth left, it rained.", ["Roth"])
    assert (mention.start, mention.end) == (5, 9)


def test_a_name_in_doubt_has_no_role():
    text = "Talks between Roth and Lem"
    assert [role(text, m) for m in mentions(text, WOMEN)] == [None, None]


def test_passages_are_whole_paragraphs_and_not_too_long():
    text = "\n\n".join(["a" * 300, "b" * 300, "c" * 300, "d" * (MOST_CHARACTERS + 1)])
    assert list(passages(text)) == ["a" * 300 + "\n" + "b" * 300, "c" * 300]


def test_no_more_than_two_passages_of_a_text():
    text = "\n".join(f"{BOTH}Roth smiled. {'It rained. ' * 40}" for _ in range(5))
    assert len(with_pronouns([text], 10, random.Random(1))) == 2
    assert len(with_pronouns([text] * 9, 5, random.Random(1))) == 5
