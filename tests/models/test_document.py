"""Paragraphs and sentences, on news as it is written and on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import read_document

TEXTS = st.one_of(st.text(), st.text(alphabet="Aab .!?…,“”\"'()\n\r\v\f\x85\u2028\u2029\u00a0\ufeff\u200b\u0301🚨1"))


def sentences(text: str) -> list[str]:
    return [sentence.of(text) for sentence in read_document(text).sentences]


def paragraphs(text: str) -> list[str]:
    return [paragraph.of(text) for paragraph in read_document(text).paragraphs]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\v", "\f", "\x85", " \n\t\n "])
def test_every_line_ending_ends_a_paragraph(ending):
    assert paragraphs(f"One.{ending}Two.") == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \t\u00a0", "\ufeff", "\u200b\n\u2060"])
def test_a_text_of_nothing_has_no_paragraphs(text):
    document = read_document(text)
    assert (document.paragraphs, document.sentences, document.quotations, document.warnings) == ((), (), (), ())


def test_paragraphs_are_trimmed_of_what_no_reader_sees():
    assert paragraphs("\ufeff\u00a0 One two. \u200b\n\t3\u2003") == ["One two.", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "He went. | She stayed.",
        "Mr. Bell, Mrs. Lund and Dr. Sá met Sen. Ana Ruiz on Jan. 5. | They left.",
        "J. K. Bell and Donald J. Lund spoke. | O. said no.",
        "The U.S. Navy left the U.S. | The U.K. stayed.",
        "It opened at 9 a.m. on Monday and closed at 5 p.m. | He slept.",
        "Bell Inc. and Lund Corp. merged. | Sá & Co. | The firm is new.",
        "Prices rose 3.5 per cent to $1.20. | No. 5 fell.",
        "He said no. | Bell left.",
        "He fell ill. | Bell wept.",
        "“No,” said Bell. | “We stay.” | They left.",
        "“Why?” Lund asked. | “Because!” said Bell.",
        "“Why?” the envoy asked. | “Go!” he said.",
        "“They left.” Lund said. | It rained.",
        "“They left.” | Lund said that he would go too.",
        "He asked: “Why?” | She left.",
        "(It was late.) | [They slept.]",
        "The senator (R-Ky.) spoke. | Casey Jr. (D-Pa.) did not.",
        "It was . . . over.",
        "I … well … went. | The end.",
        "What?! | Never!!! | Go…",
        "He works at example.org and v2.1 runs. | Good.",
        '" It is safe . " | He left .',
        "``It is safe.'' | He left.",
        "‘It is safe.’ | He left. | 'Go.' | She did.",
        "4. The White House said no. | Then it rained.",
        "Bell v. Lund was heard in St. Louis, Mo., by Lt. Col. Ruiz. | Sá won.",
        "An Oct.-to-Dec. loss and a Lund-Gov. Bell pact.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text):
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


@given(TEXTS)
def test_spans_of_any_text_are_trimmed_ordered_and_within(text):
    document = read_document(text)
    assert document.text == text
    for spans in (document.paragraphs, document.sentences):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
        assert all(span.of(text) == span.of(text).strip() for span in spans)
    for sentence in document.sentences:
        assert any(
            paragraph.start <= sentence.start and sentence.end <= paragraph.end for paragraph in document.paragraphs
        )


@given(TEXTS)
def test_sentences_hold_all_words_and_no_line_break(text):
    document = read_document(text)
    covered = {i for sentence in document.sentences for i in range(sentence.start, sentence.end)}
    assert all(i in covered for i, character in enumerate(text) if character.isalnum())
    assert all(len(paragraph.of(text).splitlines()) == 1 for paragraph in document.paragraphs)
