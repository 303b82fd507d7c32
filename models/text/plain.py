"""A text as it is read: letters composed, one space between words, plain hyphens, whole paragraphs, nothing unseen.

Texts out of PDF files, of word processors and of some operating systems hold double and thin spaces, soft hyphens,
zero-width characters and accents apart from their letters; mail and wire reports break lines within sentences. A
reader sees none of it, and no rule about names and words should have to. What the reading finds is led back to the text
as sent.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from models.analysis import Span
from models.text.wrapping import LINE_END, unwrapped

_SPACE = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Soft hyphen, zero-width space, word joiner, byte order mark and direction marks. The joiners within emoji and in
# scripts that need them stay.
_UNSEEN = r"\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ODD = re.compile(
    rf"[{_SPACE}]{{2}}|[\t\u1680\u2000-\u200b\u200e-\u2011\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\u00ad\ufeff]"
    r"|[\u0300-\u036f\ufb00-\ufb06]"
)
_BLANK = " \t\u00a0"
# No letter has more marks than these; of a longer run the composition would take time that grows with its square.
_PART = re.compile(
    rf"(?P<gap>[{_SPACE}{_UNSEEN}]+)|(?P<hyphen>[\u2010\u2011])|(?P<joined>[\ufb00-\ufb06])"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]{1,8})"
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text as read; `starts` and `ends` (characters of it) say where each of its characters stands in the text as
    sent, None where the two are one."""

    text: str
    length: int  # code points of the text as sent
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None
    breaks: tuple[Span, ...] = ()  # where in the text as sent a line ends within a paragraph, with spaces beside it

    @property
    def as_it_stands(self) -> bool:
        """Whether the text is read just as it was sent."""
        return self.starts is None and not self.breaks

    def as_sent(self, span: Span) -> Span:
        """Where the words of a span stand in the text as sent.

        >>> plain = read_plain("Ana  Be\u00adll")
        >>> plain.text, plain.as_sent(Span(4, 8))
        ('Ana Bell', Span(start=5, end=10))
        """
        if self.starts is None or self.ends is None:
            return span
        start = self.starts[span.start] if span.start < len(self.starts) else self.length
        return Span(start, self.ends[span.end - 1] if span.end > span.start else start)

    def parts_as_sent(self, span: Span) -> tuple[Span, ...]:
        """The same, in one part for each line, so that no part holds the end of a line within a paragraph."""
        whole = self.as_sent(span)
        first, last = (bisect_left(self.breaks, place, key=lambda b: b.start) for place in (whole.start, whole.end))
        inside = self.breaks[first:last]
        edges = [whole.start, *(edge for b in inside for edge in (b.start, b.end)), whole.end]
        parts = (Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
        return tuple(part for part in parts if part.start < part.end)


def read_plain(text: str) -> PlainText:
    """The text as read, in time linear in its length.

    >>> read_plain("Jose\u0301 a\u0300 l\u2019o\ufb03ce").text == "José à l\u2019office"
    True
    """
    whole = unwrapped(text)
    breaks = () if whole == text else tuple(_joined(text, whole))
    text = whole
    if _ODD.search(text) is None:
        return PlainText(text, len(text), breaks=breaks)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0

    def take(written: str, start: int, end: int) -> None:
        words.append(written)
        starts.extend([start] * len(written))
        ends.extend([end] * len(written))

    for found in _PART.finditer(text):
        words.append(text[done : found.start()])
        starts.extend(range(done, found.start()))
        ends.extend(range(done + 1, found.start() + 1))
        done = found.end()
        take(_plain(found), found.start(), found.end())
    words.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return PlainText("".join(words), len(text), tuple(starts), tuple(ends), breaks)


def _joined(text: str, whole: str) -> Iterator[Span]:
    """The line ends that are spaces in the `whole` text, with the spaces beside them."""
    for found in LINE_END.finditer(text):
        start, end = found.span()
        if whole[start] == " ":
            while start and text[start - 1] in _BLANK:
                start -= 1
            while end < len(text) and text[end] in _BLANK:
                end += 1
            yield Span(start, end)


def _plain(found: re.Match[str]) -> str:
    """What is read in place of a part."""
    if found["gap"]:
        first = next((c for c in found["gap"] if c.isspace()), "")
        return first if first in ("", "\u00a0") else " "
    if found["hyphen"]:
        return "-"
    return unicodedata.normalize("NFKC" if found["joined"] else "NFC", found[0])
