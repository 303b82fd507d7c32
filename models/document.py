"""Text -> paragraphs, sentences and quotations, as spans of the text as sent; linear time, and never an error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.analysis import Span, Warning
from models.quoting.quotations import Quotation, read_quotations
from models.sentences import split_sentences

# Every character at which a line ends (Unicode Standard Annex 14 and str.splitlines).
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# What no reader sees: white space, byte order mark, zero-width space and joiner, direction marks.
_EDGE = r"\s\ufeff\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
_INK = re.compile(rf"[^{_EDGE}](?:.*[^{_EDGE}])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what a reader sees in it before any language is understood.

    `paragraphs` are non-blank lines, trimmed; `sentences` lie within them and hold all their words; `quotations` lie
    within paragraphs, in text order, outer before inner; `warnings` tell of marks that had to be mended.
    """

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    warnings: tuple[Warning, ...]


def read_document(text: str) -> Document:
    """Read a text of any characters.

    >>> document = read_document("“We stay,” said Mr. Bell. “All of us.”\\r\\n\\r\\nHe left.")
    >>> [span.of(document.text) for span in document.sentences]
    ['“We stay,” said Mr. Bell.', '“All of us.”', 'He left.']
    """
    paragraphs = tuple(_paragraphs(text))
    quotations, warnings = read_quotations(text, paragraphs)
    closings = {quotation.closing.start for quotation in quotations if quotation.closing}
    sentences = tuple(sentence for paragraph in paragraphs for sentence in split_sentences(text, paragraph, closings))
    return Document(text, paragraphs, sentences, quotations, warnings)


def _paragraphs(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        ink = _INK.search(text, line.start(), line.end())
        if ink:
            yield Span(*ink.span())
