"""Lists of names, crowds beside them and others who speak with them."""

import pytest

from models.analysis import Span
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook


def reading_of(words: str, text: str = "So {} left. Ana Sá, a nurse, met Mr Bo Lund."):
    start, text = text.index("{}"), text.replace("{}", words)
    return text, read_mention(text, Span(start, start + len(words)), NameBook(text))


def several(words: str) -> list[str]:
    """The names of a list."""
    text, reading = reading_of(words)
    return [name.span.of(text) for name in reading.several]


def core(words: str) -> str:
    text, reading = reading_of(words)
    return reading.core.of(text)


TWO = ["Ana Sá", "Bo Lund"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ana Sá and Bo Lund", TWO),
        ("Ana Sá, a nurse, and Bo Lund", TWO),
        ("Ana Sá, who met Jo Bell and Bo Lund", []),
        ("Ana Sá and Bo Lund, the quickest of all", TWO),
        ("Ana Sá, D-Ohio, and Bo Lund", TWO),
        ("Ana Quill Chairman and Wye", ["Ana Quill Chairman", "Wye"]),
        ("Ana Sá and Wye Board", ["Ana Sá", "Wye Board"]),
        ("the Quill Board and the singer Bo Lund", ["Quill Board", "Bo Lund"]),
        ("Ana Quill Chairman and Mill Services Chairman Bo Lund", []),
        ("Ana Sá and Ana Sá", []),
        ("Ana Sá and a neighbour", []),
        ("Ana Sá and the Norwegian millers", []),
        ("Ana Sá of the Ethics and Policy Center", []),
        ("Ana Sá, Jo Bell and Bo Lund", ["Ana Sá", "Jo Bell", "Bo Lund"]),
        ("Harle, Wye and Mills Chairman Bo Lund", []),
        ("Ana Sá, Harle and Mills Chairman Bo Lund", ["Ana Sá", "Harle", "Bo Lund"]),
        ("Bell President and Chief Executive Bo Lund", []),
        ("Ana Sá and the mayor Bo Lund", TWO),
        ("Ana Sá and singer Bo Lund", TWO),
        ("Harle and singer Bo Lund", ["Harle", "Bo Lund"]),
        ("a Christian and corporate speaker Bo Lund", []),
        ("Harle and Mill Services Secretary Bo Lund", []),
        ("Mills and Wye Secretary Bo Lund", ["Mills", "Bo Lund"]),
    ],
)
def test_a_list_of_names_is_told_from_what_else_holds_an_and(words, names):
    assert several(words) == names


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ana Sá, Bo Lund and other millers", "Ana Sá, Bo Lund and other millers"),
        ("Ana Sá and even others", "Ana Sá and even others"),
        ("Ana Sá and several other millers", "Ana Sá and several other millers"),
        ("Ana Sá, Bo Lund, and other millers", "Ana Sá, Bo Lund, and other millers"),
        ("Sens. Ana Sá and Bo Lund", "Ana Sá and Bo Lund"),
        ("Senators Ana Sá and Bo Lund", "Ana Sá and Bo Lund"),
        ("Dr. Ana Sá and Bo Lund", "Dr. Ana Sá and Bo Lund"),
        ("Ana Sá and Bo Lund, who met", "Ana Sá and Bo Lund"),
        ("Ana Sá and Bo Lund of Harle", "Ana Sá and Bo Lund of Harle"),
        # Crowds.
        ("rights groups and the UN", "rights groups and the UN"),
        ("the mill board and Harle", "mill board and Harle"),
        ("mill board and Harle", "Harle"),
        ("brass and Harle", "Harle"),
        ("bus and Harle", "Harle"),
        ("millers and Bo Lund", "millers and Bo Lund"),
        ("millers and singer Bo Lund", "Bo Lund"),
        ("officials from Norway, Denmark and Harle", "officials from Norway, Denmark and Harle"),
        ("officials from Norway", "officials from Norway"),
        ("millers, brass, Bo Lund and Wye", "millers"),
        ("millers, in mills, Bo Lund and Wye", "millers"),
        ("Ana Sá, D-Ohio and even others", "Ana Sá, D-Ohio and even others"),
    ],
)
def test_several_who_speak_as_one_are_called_by_all_of_it(words, expected):
    assert core(words) == expected


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Lawyers for the two, Ana Sá and Bo Lund", []),
        ("lawyers representing both men, Ana Sá and Bo Lund", []),
        ("two lawyers for the mill, Ana Sá and Bo Lund", TWO),
        ("the two, Ana Sá and Bo Lund", []),
        ("members of the trio, Ana Sá and Bo Lund", TWO),
    ],
)
def test_names_behind_whose_agents_a_crowd_is_are_not_the_crowds(words, names):
    assert several(words) == names
