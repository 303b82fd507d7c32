"""Which fewer words name the same person or body, on folded words."""

import pytest

from models.naming.shortforms import initials, is_acronym, is_short_body, is_short_person


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        # By the first word of a firm's name, where that is not long, has no small words and is not somebody's.
        ("quill", "quill mill bread inc", True),
        ("quill", "quill mill bread oven inc", False),
        ("quill", "quill and lund inc", False),
        ("anna", "anna mill inc", False),
        ("quill", "quill mill bread", False),
        ("norway", "norway foods", False),
        # By its first words before what it is of or for.
        ("mill trust", "mill trust of harle", True),
        ("mill trust", "mill trust for harle", True),
        ("mill", "mill of harle", False),
        # By its last words, where these say enough.
        ("evening post", "harle evening post", True),
        ("norway", "mill watch norway", False),
        ("inc", "quill inc", False),
        ("court", "harle court", False),
        ("harle", "radio harle", False),
        ("harle", "bbc harle", False),
        ("harle", "bank of harle", False),
        ("quill foods", "quill foods", False),
    ],
)
def test_a_body_goes_by_fewer_words_where_these_tell_it(short, full, same):
    assert is_short_body(short.split(), full.split()) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("ana", "ana sá", True),
        ("orr", "ana bell-orr", True),
        ("sá lund", "ana sá lund", True),
        ("ana lund", "ana sá lund", True),
        ("ana sá", "ana sá lund", False),
        ("lund sr", "bo lund jr", False),
        ("lund", "bo lund jr", True),
        ("bo lund", "bo quill lund jr", False),
    ],
)
def test_a_person_goes_by_a_given_name_a_surname_or_both(short, full, same):
    assert is_short_person(short.split(), full.split()) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("ABCDEFGH", "a b c d e f g h", True),
        ("ABCDEFGHI", "a b c d e f g h i", False),
        ("Mw", "mill watch", False),
        ("QM", "quill-mill", False),
        ("MW", "norway mill watch", True),
        ("MW", "national mill watch", True),
        ("MW", "norway mill-watch", False),
        ("USDM", "department of mills", True),
        ("UKDM", "department of mills", True),
        ("USM", "department mills", False),
        ("USTM", "trust of mills", False),
    ],
)
def test_an_acronym_is_two_to_eight_first_letters(short, full, same):
    assert is_acronym(short, full.split()) is same


def test_the_parts_of_a_hyphened_word_have_a_letter_each():
    assert initials(["anti-mill", "league", "for", "harle"]) == ("amlfh", "amlh")
