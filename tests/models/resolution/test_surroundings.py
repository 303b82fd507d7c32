"""The words of the sentences around, and the pronoun that goes on."""

import pytest

from models.analysis import Span
from models.document import read_document
from models.resolution.coreference import Scene
from models.resolution.surroundings import Surroundings

TEXT = (
    "Ana Sá, who runs a mill, left. It rained all day. The miller said he slept. “She wept,” the judge told us. "
    "He went on.\n\nThe nurse spoke. Nobody came. Her son did."
)


def read(text: str = TEXT) -> Surroundings:
    return Surroundings(Scene(read_document(text)))


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_the_words_around_are_those_of_the_sentences_that_say_something():
    assert read().stems([0, TEXT.index("all day")], at("The miller")) == {"runs", "mill", "left", "raine"}


def test_the_words_of_the_sentence_itself_tell_nothing():
    assert read().stems([0, at("The miller").start], at("The miller")) == read().stems([0], at("The nurse"))
    assert read().stems([], at("The nurse")) == frozenset()


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [
        ("Ana Sá", "it"),  # opens the next sentence
        ("The miller", "he"),
        ("the judge", "he"),
        ("The nurse", None),
        ("Nobody", "she"),
    ],
)
def test_the_pronoun_that_goes_on_is_the_next_outside_of_quotation_marks(words, pronoun):
    assert read().pronoun_behind(at(words)) == pronoun


def test_a_quoted_pronoun_goes_on_from_nothing():
    text = "The miller came: “She wept.” Rain fell."
    assert read(text).pronoun_behind(Span(0, 10)) is None


def test_a_pronoun_of_the_next_paragraph_goes_on_from_nothing():
    assert read("The miller came.\n\nHe left.").pronoun_behind(Span(0, 10)) is None
    assert read("The miller came. He left.").pronoun_behind(Span(0, 10)) == "he"


def test_whoever_is_him_is_another_and_she_would_is_she():
    assert read("The miller came and saw him. Rain fell.").pronoun_behind(Span(0, 10)) is None
    assert read("The miller came. She’d left.").pronoun_behind(Span(0, 10)) == "she"
