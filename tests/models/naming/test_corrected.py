"""Names by their capitals where a network says more."""

import pytest

from models.analysis import Span
from models.naming.corrected import cut_to_persons, merely_opens, with_given_names, with_openings, without_openings
from models.naming.names import find_names


def test_a_name_of_which_the_end_is_a_person_is_cut_to_that():
    text = "Partner of Bell Group Jo Quill met Harle Bell Quill."
    person = Span(22, 30)
    assert person.of(text) == "Jo Quill"
    found = find_names(text)
    assert [s.of(text) for s in found] == ["Partner of Bell Group Jo Quill", "Harle Bell Quill"]
    assert [s.of(text) for s in cut_to_persons(text, found, [person, Span(41, 51)])] == ["Jo Quill", "Harle Bell Quill"]


@pytest.mark.parametrize(
    ("text", "tagged", "kept"),
    [
        ("It rained. Brokers at Lund left.", "Lund", ["Lund"]),
        ("It rained. Brokers at Lund left.", "Brokers", ["Brokers", "Lund"]),
        ("It rained. Brokers at Lund left. So did Brokers.", "Lund", ["Brokers", "Lund", "Brokers"]),
        ("It rained. IBM at Lund left.", "Lund", ["IBM", "Lund"]),
        ("It rained, Brokers at Lund left.", "Lund", ["Brokers", "Lund"]),
        ("It rained. Brokers Lund left.", "Lund", ["Brokers Lund"]),
        ("Ana Lund sat. Lund has left.", "Ana", ["Ana Lund", "Lund"]),
    ],
)
def test_a_word_that_opens_a_sentence_and_that_a_network_passes_over_is_no_name(text, tagged, kept):
    start = text.index(tagged)
    found = without_openings(text, find_names(text), [Span(start, start + len(tagged))])
    assert [span.of(text) for span in found] == kept


def test_what_no_capital_but_the_first_and_a_month_has_merely_opens():
    text = "Books kept in May say so. Books of Lund say no."
    assert merely_opens(text, Span(0, 17))
    assert not merely_opens(text, Span(26, 39))
    assert not merely_opens("Norway said so.", Span(0, 6))


@pytest.mark.parametrize(
    ("text", "name", "body", "whole"),
    [
        ("Mill Watch said the mill shut.", "Watch", "Mill Watch", "Mill Watch"),
        ("Two Rivers said so.", "Rivers", "Two Rivers", "Two Rivers"),
        ("Police Tolva North said so.", "Tolva North", "Police Tolva North", "Police Tolva North"),
        ("Lawyer Lund said so.", "Lund", "Lawyer Lund", "Lund"),
        ("The Watch said so.", "Watch", "The Watch", "Watch"),
        ("Dutch Quillo said so.", "Quillo", "Dutch Quillo", "Quillo"),
        ("Troubled Quillo said so.", "Quillo", "Troubled Quillo", "Quillo"),
        ("Then Mill Watch said so.", "Watch", "Mill Watch", "Watch"),
        ("Mill Watch said so.", "Watch", "Watch", "Watch"),
    ],
)
def test_the_word_that_opens_a_sentence_belongs_to_a_body_where_a_network_says_so(text, name, body, whole):
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (name, body)]
    assert [span.of(text) for span in with_openings(text, spans[:1], spans[1:])] == [whole]


def test_two_bodies_side_by_side_are_one():
    text = "Two Rivers Council said so."
    found = with_openings(text, [Span(4, 18)], [Span(0, 3), Span(4, 18)])
    assert [span.of(text) for span in found] == ["Two Rivers Council"]


def test_a_body_that_stands_alone_too_has_no_more_to_its_name():
    text = "Mill Quillo said so. They asked Quillo."
    spans = [Span(5, 11), Span(text.rindex("Quillo"), len(text) - 1)]
    assert [span.of(text) for span in with_openings(text, spans, [Span(0, 11)])] == ["Quillo", "Quillo"]


@pytest.mark.parametrize(
    ("text", "persons", "names"),
    [
        ("Henning Quill left. Quill wept.", ["Henning Quill"], ["Henning Quill", "Quill"]),
        ("Henning Quill left.", [], ["Quill"]),
        ("Leaving Bo Quill, she wept.", ["Bo Quill"], ["Bo Quill"]),
        ("Nurse Bo Quill left.", ["Nurse Bo Quill"], ["Bo Quill"]),
    ],
)
def test_a_given_name_that_looks_like_a_participle_is_one_where_a_network_says_so(text, persons, names):
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in persons]
    assert [span.of(text) for span in with_given_names(text, find_names(text), spans)] == names
