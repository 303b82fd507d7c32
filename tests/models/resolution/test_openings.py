"""Whom a description means that stands before the name."""

import pytest

from tests.models.resolution.test_sources import names

RAIN = "It rained.\n\n"


def meant(words: str, then: str, before: int = 0, between: int = 0) -> str | None:
    """The source of the first claim, so many paragraphs below the top and above those that follow."""
    return names(f"{RAIN * before}[{words}] {{left}}.\n\n{RAIN * between}So {then}.")[0]


@pytest.mark.parametrize(
    ("words", "before", "between", "told"),
    [
        ("A nurse", 0, 0, True),
        ("A nurse", 0, 3, True),
        ("A nurse", 0, 4, False),
        ("A nurse", 3, 0, True),
        ("A nurse", 3, 3, True),
        ("A nurse", 4, 0, False),
    ],
)
def test_at_the_top_the_name_follows_within_a_few_paragraphs(words, before, between, told):
    assert meant(words, "[Ana Sá] {stayed}", before, between) == ("Ana Sá" if told else "nurse")


@pytest.mark.parametrize(
    ("then", "between", "told"),
    [
        ("the lawyer, [Bo Lund], {stayed}", 1, True),
        ("the lawyer, Mr [Bo Lund], {stayed}", 1, True),
        ("the lawyer, [Bo Lund], {stayed}", 2, False),
    ],
)
def test_farther_down_it_follows_at_once_and_behind_the_same_words(then, between, told):
    assert meant("His lawyer", then, 4, between) == ("Bo Lund" if told else "lawyer")


@pytest.mark.parametrize(
    ("words", "then", "name"),
    [
        ("A nurse", "[The Nurse Board] {stayed}", "nurse"),
        ("A nurse", "Ana Sá wept. [Bo Lund] {stayed}", "Bo Lund"),
        ("A nurse", "[Mayor Bo Lund] {stayed}. [Ana Sá] {wept}", "nurse"),
        ("A judge", "[Mayor Bo Lund] {stayed}. [Judge Ana Sá] {wept}", "Ana Sá"),
        ("The Liberal", "[Sen. Bo Lund (R-Ohio)] {stayed}", "Liberal"),
        ("The Ohio Democrat", "[Sen. Jo Bell (D-Iowa)] {stayed}", "Ohio Democrat"),
        ("The Ohio Democrat", "[Sen. Jo Bell] {stayed}", "Jo Bell"),
        ("A lawyer", "[Attorney Ana Sá] {stayed}", "Ana Sá"),
        ("His lawyer", "[Attorney Ana Sá] {stayed}", "lawyer"),
        ("His lawyer", "[Lawyer Ana Sá] {stayed}", "Ana Sá"),
        ("His lawyer", "[Ana Sá] {stayed}", "lawyer"),
    ],
)
def test_the_person_named_next_is_meant_where_nothing_says_otherwise(words, then, name):
    assert meant(words, then) == name
