"""However a text is written, the same is read, and is told where it stands in the text as sent."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis import Span, Target
from models.text.plain import read_plain

ARTICLE = (
    "José García, the mayor’s deputy, said on Monday that it rained. “Nobody left,” Mr García said.\n\n"
    "Ana Bell-Lund of the Harle League denied that the office had flooded. She told José García: “It is dry.”"
)


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
