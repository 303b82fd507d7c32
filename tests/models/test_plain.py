"""However a text is written, the same is read, and is told where it stands in the text as sent."""

import re
import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis import Span, Target
from models.text.plain import read_plain
from models.text.wrapping import unwrapped
from tests.linear import takes_linear_time

ARTICLE = (
    "José García, the mayor’s deputy, said on Monday that it rained. “Nobody left,” Mr García said.\n\n"
    "Ana Bell-Lund of the Harle League denied that the office had flooded. She told José García: “It is dry.”"
)

REPORT = """\
Ana Lund, the head of the ferry board, said on Monday that the pier at Harle would stay shut until the ice had gone \
and urged those who live on the island to store what they need for a month.

The harbour master, José Sá, told the Harle Courier that “nobody will be left without a boat”. He added that two of \
the older ships had been sold and that a third was under repair.

A spokeswoman for the Bell Line denied that the company had refused to help. “We have offered the board a ship three \
times since May, and nobody has called us back,” she said."""


def wrapped(text: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


def of_words(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", read_plain(words).text).split())


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda text: text.replace(" ", "  "), id="double spaces"),
        pytest.param(lambda text: text.replace(" ", "\t"), id="tabs"),
        pytest.param(lambda text: text.replace(" ", "\u2009"), id="thin spaces"),
        pytest.param(lambda text: text.replace(" ", "\u200b \u200b"), id="zero-width spaces"),
        pytest.param(lambda text: re.sub(r"(\w\w)(\w\w)", "\\1\u00ad\\2", text), id="soft hyphens"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed accents"),
        pytest.param(lambda text: text.replace("-", "\u2011"), id="non-breaking hyphens"),
        pytest.param(lambda text: text.replace("ffi", "\ufb03"), id="ligatures"),
    ],
)
def test_however_a_text_is_written_the_same_is_read(shipped, written):
    targets = [Target("José García"), Target("league", ("Harle League",))]
    text = written(ARTICLE)
    assert text != ARTICLE
    plain, other = shipped.analyze(ARTICLE, targets), shipped.analyze(text, targets)
    assert [s.name for s in other.sources] == [s.name for s in plain.sources]
    assert len(other.claims) == len(plain.claims) > 2
    for expected, found in zip(plain.claims, other.claims, strict=True):
        assert [of_words(s.of(text)) for s in found.content] == [s.of(ARTICLE) for s in expected.content]
        assert [of_words(s.of(text)) for s in found.cue] == [s.of(ARTICLE) for s in expected.cue]
        assert found.source.id == expected.source.id
        assert of_words(found.source.mention.of(text)) == expected.source.mention.of(ARTICLE)
        assert [(t.target, t.mentioned, t.label) for t in found.targets] == [
            (t.target, t.mentioned, t.label) for t in expected.targets
        ]


def test_a_plain_text_is_read_as_it_stands():
    text = "Ana\u00a0Bell left. 👩\u200d🚀 “No,” she said.\r\n\r\nÁ, ﬀ".replace("ﬀ", "ff")
    plain = read_plain(text)
    assert plain.text == text
    assert plain.as_sent(Span(2, 9)) == Span(2, 9)


def test_a_text_of_nothing_that_can_be_seen_has_no_claims(analyzer):
    assert analyzer.analyze("\u200b\ufeff\u00ad").claims == ()


@given(st.text(alphabet="ab \u00a0\u2009\t\u200b\u00ad\u0301\u2011\ufb03\n“”👩\u200d"))
def test_each_character_read_stands_where_it_is_led_back_to(text):
    plain = read_plain(text)
    for i, character in enumerate(plain.text):
        sent = plain.as_sent(Span(i, i + 1))
        assert 0 <= sent.start < sent.end <= len(text)
        assert character in read_plain(sent.of(text)).text
    whole = plain.as_sent(Span(0, len(plain.text)))
    assert read_plain(whole.of(text)).text == plain.text


@pytest.mark.parametrize("width", [64, 72, 100])
def test_lines_broken_at_a_width_are_read_as_paragraphs(shipped, width):
    text = wrapped(REPORT, width)
    plain, other = shipped.analyze(REPORT), shipped.analyze(text)
    assert other.paragraphs == plain.paragraphs == 3
    assert [s.name for s in other.sources] == [s.name for s in plain.sources]
    assert len(plain.claims) > 4
    # A line end stands where the space stood, and parts what goes on in the next line.
    assert [(c.content[0].start, c.content[-1].end, c.source.mention) for c in other.claims] == [
        (c.content[0].start, c.content[-1].end, c.source.mention) for c in plain.claims
    ]
    for sent, read in zip(other.claims, plain.claims, strict=True):
        assert [span.of(text) for span in sent.content if "\n" in span.of(text)] == []
        assert " ".join(s.of(text) for s in sent.content) == " ".join(s.of(REPORT) for s in read.content)
    assert any(len(claim.content) > 1 for claim in other.claims)


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n"])
def test_line_ends_of_any_kind_are_read_as_one_space(end):
    text = wrapped(REPORT, 70).replace("\n", end)
    assert re.sub(r"\s*\n\s*", "\n\n", read_plain(text).text) == REPORT


def test_a_headline_a_list_and_labels_in_a_wrapped_text_keep_their_lines():
    extra = "The board:\n- Ana Lund of Harle, who has led it since the ice came, and\n- José Sá\n"
    text = f"FERRY STAYS\nHarle, Monday\n\n{wrapped(REPORT, 70)}\n\n{extra}\nANA LUND: No.\nJOSÉ SÁ: Why not?"
    assert unwrapped(text) == f"FERRY STAYS\nHarle, Monday\n\n{REPORT}\n\n{extra}\nANA LUND: No.\nJOSÉ SÁ: Why not?"


def test_without_blank_lines_a_stop_or_a_short_line_ends_a_paragraph():
    text = wrapped(REPORT, 80).replace("\n\n", "\n")
    joined = unwrapped(text).split("\n")
    assert [line for line in joined if line.startswith(("Ana", "The", "A "))] == [
        line for line in joined if line in REPORT or line.endswith(".")
    ]
    assert len(joined) == 3


POEM = "The ferry left the pier at dawn,\nand nobody was there to see\nthe lanterns of Harle drawn\nacross the sea.\n\n"
ITEM = "a new pier for the ferries of the Bell Line that call at Harle in May"
PARAGRAPH = "Ana Lund, the head of the ferry board, said on Monday that the pier would stay shut."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REPORT, id="a paragraph a line"),
        pytest.param(REPORT.replace("\n\n", "\n"), id="no blank lines"),
        pytest.param(3 * POEM, id="a poem"),
        pytest.param("\n".join(f"{i}. {ITEM}" for i in range(9)), id="a numbered list"),
        pytest.param("\n".join(f"- {ITEM}" for _ in range(9)), id="a list of bullets"),
        pytest.param("\n".join(f"{ITEM}," for _ in range(9)), id="a list with commas"),
        pytest.param("\n".join(ITEM + i * " or June" for i in range(9)), id="a list without marks"),
        pytest.param(
            "\n\n".join(f"Harle Pier Shut Until May, Board Says\nBy Ana Bell\n{PARAGRAPH}" for _ in range(5)),
            id="headlines",
        ),
        pytest.param("\n".join(f"1{i}:41 {PARAGRAPH}" for i in range(9)), id="a live blog"),
        pytest.param(
            "\n\n".join(f"10:4{i}\nPier shut\n{PARAGRAPH}\n{PARAGRAPH}" for i in range(9)), id="a live blog in blocks"
        ),
        pytest.param("\n".join(f"ANA SÁ: {PARAGRAPH}\nJO HARLE: And then" for _ in range(9)), id="an interview"),
        pytest.param("\n".join(f"so i went down to\nthe pier, and Sá {i}" for i in range(9)), id="subtitles"),
        pytest.param(f"{PARAGRAPH}\n\n{ITEM}\nand then it rained.\n\n{PARAGRAPH}", id="one line end within a sentence"),
    ],
)
def test_texts_that_no_width_has_broken_keep_their_lines(text):
    assert unwrapped(text) == text


@given(st.lists(st.sampled_from([ITEM, PARAGRAPH, "and so", "ANA SÁ: No.", "", "\r", " ", "\u2028", "It rained:"])))
def test_nothing_but_line_ends_is_read_otherwise(lines):
    text = "\n".join(lines)
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, read, strict=True))


@pytest.mark.parametrize("part", [f"{ITEM}\n", "a\n", "\n", " ", "A", "A. ", "\r\n \n"])
def test_line_ends_of_a_long_text_are_read_in_linear_time(part):
    assert takes_linear_time(lambda count: unwrapped(part * count), 8_000)


def test_marks_without_end_are_read_in_linear_time():
    assert takes_linear_time(lambda count: read_plain("a" + "\u0301" * count + "\u0316" * count), 10_000)
