"""Interviews printed without names: "I" is whoever answers."""

from models.document import read_document
from models.resolution.coreference import Scene
from models.resolution.interviews import answers
from tests.linear import takes_linear_time

OPENING = "Ana Sá has run the mill at Harle for ten years. She met Bo Lund there."
TURNS = [
    "Why now? You were to stay.",
    "I had to go.",
    "Did you quarrel?",
    "I never did.",
    "You sold it.",
    "My son did.",
]


def found(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [span.of(text) for span in answers(Scene(read_document(text)))]


def test_what_stands_behind_a_question_with_i_is_an_answer():
    assert found(OPENING, *TURNS) == ["I had to go.", "I never did.", "My son did."]


def test_an_answer_goes_on_in_the_next_paragraph():
    assert found(OPENING, *TURNS, "I sold nothing.", "It rained.", "I wept.")[3:] == ["I sold nothing."]


def test_two_questions_make_no_interview():
    assert found(OPENING, *TURNS[:4]) == []


def test_what_is_quoted_neither_asks_nor_answers():
    quoted = [f"“{words}”" for words in TURNS[:4]]
    assert found(OPENING, *quoted, *TURNS) == ["I had to go.", "I never did.", "My son did."]
    assert found(OPENING, *quoted, *TURNS[:4]) == []


def test_a_long_paragraph_asks_nothing():
    long = "You " + "slept " * 100 + "there."
    assert found(OPENING, *TURNS[:4], long, "I did.") == []


def test_who_asks_and_says_i_is_no_interviewer():
    assert found(OPENING, *TURNS[:4], "I wonder, are you sure?", "I am.") == []


def test_many_questions_take_linear_time():
    assert takes_linear_time(lambda n: answers(Scene(read_document("You left?\n\nI did.\n\n" * n))), 200)


def test_a_writer_who_asks_himself_is_not_interviewed():
    own = ["What was the point?", "I did not know.", "Who was he?", "My father never said.", "Where would it end?"]
    assert found(OPENING, *own, "I drove on.") == []


def test_a_number_is_nobody():
    numbers = ["World War I ended then.", "Elizabeth I was there."]
    assert found(OPENING, *TURNS[:4], "You know it?", numbers[0]) == []
    assert found(OPENING, *TURNS[:4], "You know it?", numbers[1]) == []
    assert found(OPENING, *TURNS[:4], "You know it?", "Then I was there.")
