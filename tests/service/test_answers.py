"""What the answer makes of an analysis, where the contract's tests, with a model of one span a content, cannot tell."""

from models.analysis import Span
from service.answers import Spans
from service.offsets import converter


def test_the_spans_of_a_content_are_joined_with_one_space():
    text = "“We stay 👍,” she said.\r\n\r\n“Here.”"
    first, second = (text.index(words) for words in ("“We", "“Here"))
    shown = Spans(text, converter(text, "utf16")).joined([Span(first, first + 12), Span(second, len(text))])
    assert shown == {
        "text": "“We stay 👍,” “Here.”",
        "spans": [{"start": 0, "end": 13, "text": "“We stay 👍,”"}, {"start": 27, "end": 34, "text": "“Here.”"}],
    }
