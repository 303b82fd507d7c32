"""Quotations of a text: where they begin and end, how deep they nest, which are carried on, and what they do to spans.

`marks.py` says what each mark may do and `pairing.py` pairs them; here the pairs become values, and the state of every
character, the edges of a content and its kind (direct, indirect, mixed) are read from them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.analysis import Quotation as QuotationKind
from models.analysis import Span, Warning
from models.quoting.pairing import Pair, pair_marks
from models.quoting.scare import is_term, is_title

# Inner quotations of one quotation that are looked back over: no text makes this slow.
MOST_WITHIN = 200


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks.

    `span` runs from the opening mark through the closing one, or to the recovered end. `closing` is None where the
    quotation was never closed, or where the next outer quotation carries it on (`continues`): the next paragraph's,
    or, where paragraphs have run together, the next sentence's. `opening` is None only where the opening mark is
    missing. `depth` is 0 for an outer quotation. `scare` hints at a title, a nickname or a so-called term.
    """

    opening: Span | None
    closing: Span | None
    span: Span
    depth: int
    continues: bool
    scare: bool


def read_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[Quotation, ...], tuple[Warning, ...]]:
    """Quotations in text order, outer before inner, and a warning for each mark that had to be mended; linear time.

    >>> quotations, warnings = read_quotations("“Go,” said Bell.", [Span(0, 16)])
    >>> quotations[0].span, warnings
    (Span(start=0, end=5), ())
    """
    pairs, warnings = pair_marks(text, paragraphs)
    quotations = tuple(_value(text, pair, depth) for pair, depth in _nest(pairs))
    return quotations, tuple(warnings)


def _nest(pairs: list[Pair]) -> list[tuple[Pair, int]]:
    """Each pair with its depth; a mended pair that would end within another is stretched over it."""
    nested: list[tuple[Pair, int]] = []
    stack: list[Pair] = []
    for pair in pairs:
        while stack and stack[-1].end <= pair.start:
            stack.pop()
        for outer in stack:
            outer.end = max(outer.end, pair.end)
        nested.append((pair, len(stack)))
        stack.append(pair)
    return nested


def _value(text: str, pair: Pair, depth: int) -> Quotation:
    opening = Span(pair.opening.start, pair.opening.end) if pair.opening else None
    closing = Span(pair.closing.start, pair.closing.end) if pair.closing else None
    scare = is_title(text, opening, closing) or is_term(text, opening, closing)
    return Quotation(opening, closing, Span(pair.start, pair.end), depth, pair.continues, scare)


def quotation_depths(quotations: Iterable[Quotation], length: int) -> bytearray:
    """Per character 0 outside, 1 inside a quotation (marks included), 2 inside an inner one.

    >>> quotations, _ = read_quotations("“A ‘b’” c", [Span(0, 9)])
    >>> list(quotation_depths(quotations, 9))
    [1, 1, 1, 2, 2, 2, 1, 0, 0]
    """
    depths = bytearray(length)
    for quotation in quotations:
        start, end = quotation.span.start, quotation.span.end
        depths[start:end] = bytes([min(quotation.depth + 1, 2)]) * (end - start)
    return depths


def repair_edges(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """The span with both marks of a quotation taken in where it holds its words, or one mark, up to the edge.

    A mark whose words the span holds in part only, because it stops long before the other mark, is left as it is.
    The final comma or stop within the closing mark comes in with it.

    >>> text = "“It works,” he said."
    >>> quotations, _ = read_quotations(text, [Span(0, len(text))])
    >>> [repair_edges(text, Span(*edges), quotations).of(text) for edges in ((1, 9), (0, 10), (1, 11))]
    ['“It works,”', '“It works,”', '“It works,”']
    """
    start, end = span.start, span.end
    for quotation in reversed(_touching(quotations, span)):
        outer = quotation.span
        words_start = quotation.opening.end if quotation.opening else outer.start
        words_end = quotation.closing.start if quotation.closing else outer.end
        if end <= words_start or start >= words_end:
            continue
        begins = start <= words_start or not _has_words(text, words_start, start)
        ends = end >= words_end or not _has_words(text, end, words_end)
        if begins and ends:
            start, end = min(start, outer.start), max(end, outer.end)
    return Span(start, end)


def _touching(quotations: Sequence[Quotation], span: Span) -> list[Quotation]:
    """The quotations that overlap or touch the span, in text order."""
    first = last = bisect_right(quotations, span.start, key=lambda quotation: quotation.span.start)
    earliest = max(0, first - MOST_WITHIN)
    while first > earliest and (quotations[first - 1].depth or quotations[first - 1].span.end >= span.start):
        first -= 1
    while last < len(quotations) and quotations[last].span.start <= span.end:
        last += 1
    return [quotation for quotation in quotations[first:last] if quotation.span.end >= span.start]


def _has_words(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def quotation_kind(text: str, spans: Iterable[Span], quotations: Sequence[Quotation]) -> QuotationKind:
    """direct: every letter and digit of the spans stands in quotation marks; indirect: none; mixed: part.

    Titles, nicknames and so-called terms within a content do not make it mixed, though marks around all of it make it
    direct. A quotation that the content begins in the middle of does not count: it is the outer speaker's ("“I said we
    would try,” he answered": "we would try" is indirect).

    >>> text = "It was “a gift”"
    >>> quotations, _ = read_quotations(text, [Span(0, len(text))])
    >>> [quotation_kind(text, [Span(*edges)], quotations) for edges in ((0, 15), (7, 15), (0, 6))]
    ['mixed', 'direct', 'indirect']
    """
    total = quoted = titles = 0
    entered: set[Span] = set()
    for span in spans:
        total += _count_words(text, span.start, span.end)
        at = span.start
        for quotation in _touching(quotations, span):
            outer = quotation.span
            if outer not in entered and _has_words(text, outer.start, min(span.start, outer.end)):
                continue
            entered.add(outer)
            end = min(outer.end, span.end)
            words = _count_words(text, max(at, outer.start), end)
            quoted += words
            titles += words * is_title(text, quotation.opening, quotation.closing)
            at = max(at, end)
    if total and quoted == total:
        return "direct"
    return "mixed" if quoted > titles else "indirect"


def _count_words(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))
