"""Where the names of a text stand, each with its folded words and the word right before it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models.analysis import Span
from models.naming.names import KIN_BEFORE, LONGEST_KIN
from models.text.person_words import COURTESY
from models.text.words import ABBREVIATION, fold, words_of

Key = tuple[str, ...]
LEFT = re.compile(r"([^\W_]+(?:[’'\-][^\W_]+)*)(\.)?[ \u00a0]$")
CANDIDATES = 50  # names looked at for one other; keeps a text of nothing but names linear


@dataclass(frozen=True, slots=True)
class NameAt:
    """One occurrence of a name: where, its folded words, and the folded word directly before it (a title or an office,
    perhaps)."""

    span: Span
    key: Key
    before: str


class Occurrences:
    """The `names` of one `text` in order, the numbers of those of each `keys`, and the keys that open with a word
    (`by_first`)."""

    def __init__(self, text: str, spans: Iterable[Span]):
        self.text = text
        self.names = [NameAt(s, key, word_before(text, s)) for s in spans if (key := tuple(words_of(s.of(text))))]
        self.keys: dict[Key, list[int]] = defaultdict(list)
        for i, name in enumerate(self.names):
            self.keys[name.key].append(i)
        self.by_first: dict[str, list[Key]] = defaultdict(list)
        for key in self.keys:
            self.by_first[key[0]].append(key)


def with_extra(found: Iterable[Span], extra: Iterable[Span]) -> list[Span]:
    """The names found, with those of the `extra` ones that overlap none of them.

    >>> with_extra([Span(0, 3)], [Span(2, 5), Span(6, 9)])
    [Span(start=0, end=3), Span(start=6, end=9)]
    """
    spans = list(found)
    starts = [s.start for s in spans]
    for span in sorted(set(extra)):
        i = bisect_left(starts, span.start)
        if all(not (s.start < span.end and span.start < s.end) for s in spans[max(0, i - 1) : i + 1]):
            spans.insert(i, span)
            starts.insert(i, span.start)
    return spans


def word_before(text: str, span: Span) -> str:
    """The folded word that a name stands behind: a title, an office or a word for kin, perhaps; empty where there is
    none."""
    if kin := KIN_BEFORE.search(text, max(0, span.start - LONGEST_KIN), span.start):
        return fold(kin[1])
    match = LEFT.search(text, max(0, span.start - 24), span.start)
    # Behind the stop of a sentence a name begins anew: "She left the company. Lund stayed."
    if match is None:
        return ""
    word = fold(match[1])
    title = word in COURTESY or ABBREVIATION.match(match[1].capitalize())
    return "" if match[2] and not title else word
