"""Quotation marks in a paragraph, each with what it may do: open, close, either by the reading so far, or nothing.

Glyph and neighbours decide. White space, an opening bracket or a dash before a mark lets it open; white space,
punctuation or a dash after it lets it close. A run of marks shares the neighbours of the run. Apostrophes (workers’,
’90s, ’tis, rock ’n’ roll, O’Brien), feet (6'2) and primes never come back as marks that must be paired.
"""

import re
from typing import NamedTuple

from models.analysis import Span

# The straight triple: after a word it closes 'within '' ; before one it opens '' then '.
_MARK = re.compile(r"(?<=\S)(?<!')'(?=''(?!'))|``|''|‘‘|’’|[\"“”„‟«»‹›‘’‚‛'`＂「」『』]")
DOUBLE, SINGLE, GUILLEMET, CORNER = "double", "single", "guillemet", "corner"
_FAMILY = (
    dict.fromkeys(["“", "”", "„", "‟", '"', "＂", "``", "''", "‘‘", "’’"], DOUBLE)
    | dict.fromkeys("‘’‚‛'`", SINGLE)
    | dict.fromkeys("«»‹›", GUILLEMET)
    | dict.fromkeys("「」『』", CORNER)
)
_OPENERS = {"“", "„", "‟", "``", "‘‘", "«", "‹", "「", "『", "‘", "‚", "‛"}
_CLOSERS = {"”", "’’", "»", "›", "」", "』", "’"}
CLOSED_BY: dict[str, str | tuple[str, ...]] = {
    "“": "”",
    "„": "“”‟",
    "‟": "”",
    "”": "”",
    '"': '"',
    "＂": "＂",
    "``": ("''",),
    "''": ("''",),
    "‘‘": ("’’",),
    "’’": ("’’",),
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’‛",
    "‛": "’",
    "’": "’",
    "'": "'",
    "`": "'’",
}

# Byte order mark, zero-width characters, direction marks and the soft hyphen: no neighbour at all.
_UNSEEN = set("\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad")
_BEFORE_OPEN = set("([{<—–-/|:*_+=•·¿¡") | _UNSEEN
_AFTER_CLOSE = set(")]}>—–-/|,.;:!?…*") | _UNSEEN
_STOPS = set(",.!?…")
_ELISION = re.compile(
    r"(?:\d0s?|tis|twas|twere|twill|em|til|till|cause|bout|round|cos|coz|cuz|nuff|ere|n)\b", re.IGNORECASE
)

# How sure a single mark is to close: s’ before a word may be a possessive, after another letter it hardly is, and after
# a stop it cannot be.
MAYBE, LIKELY, SURE = 1, 2, 3


class Mark(NamedTuple):
    """A mark at [start, end) of the text; `opens` and `closes` are 0 (never) to 3 (surely)."""

    start: int
    end: int
    glyph: str
    family: str
    opens: int
    closes: int


def find_marks(text: str, paragraph: Span) -> list[Mark]:
    """The marks of one paragraph that may open or close a quotation, in order; linear time.

    >>> [(m.glyph, m.opens, m.closes) for m in find_marks("“It’s ours,” O’Brien said.", Span(0, 26))]
    [('“', 3, 0), ('”', 0, 3)]
    """
    found = [(m.start(), m.end()) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
    runs = _runs(found)
    marks = []
    for (start, end), (run_start, run_end) in zip(found, runs, strict=True):
        before = text[run_start - 1] if run_start > paragraph.start else " "
        after = text[run_end] if run_end < paragraph.end else " "
        glyph = text[start:end]
        family = _FAMILY[glyph]
        if family == CORNER:  # no white space tells, but these have one sense each
            roles = (SURE, 0) if glyph in _OPENERS else (0, SURE)
        elif family == SINGLE:
            roles = _single(text, start, end, before, after)
        elif family == DOUBLE and start == paragraph.start and glyph in _CLOSERS:
            roles = 1, 1  # ” where nothing can be closed yet, unless the last line left it open
        else:
            roles = _double(glyph, before, after)
        if any(roles):
            marks.append(Mark(start, end, glyph, family, *roles))
    return marks


def _runs(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each mark the extent of the run of touching marks it stands in."""
    runs: list[tuple[int, int]] = []
    first = 0
    for i, (_, end) in enumerate(found):
        if i + 1 == len(found) or found[i + 1][0] != end:
            runs += [(found[first][0], end)] * (i + 1 - first)
            first = i + 1
    return runs


def _double(glyph: str, before: str, after: str) -> tuple[int, int]:
    left, right = before.isspace() or before in _BEFORE_OPEN, after.isspace() or after in _AFTER_CLOSE
    if glyph in _OPENERS:
        return (1, 1) if right and not left and glyph != "``" else (SURE, 0)
    if glyph in _CLOSERS:
        return (1, 1) if left and not right else (0, SURE)
    if left == right:
        return 1, 1
    return (SURE, 0) if left else (0, SURE)


def _single(text: str, start: int, end: int, before: str, after: str) -> tuple[int, int]:
    glyph = text[start]
    left, right = before.isspace() or before in _BEFORE_OPEN, after.isspace() or after in _AFTER_CLOSE
    if before.isalnum() and after.isalnum():
        return 0, 0
    if left and not right:
        if _ELISION.match(text, end):
            surely = glyph != "‘" or text[end].isdigit() or text[end : end + 2] in ("n’", "n'")
            return (0, 0) if surely else (1, 0)
        return (SURE, 0) if glyph in _OPENERS else (1, 0)
    if left and right:
        return (SURE, 0) if glyph in _OPENERS else (0, MAYBE)
    if glyph == "`" or (before in "nN" and start > 1 and text[start - 2] in "'’‘"):
        return 0, 0
    if before in _STOPS:
        return 0, SURE
    # possessive of a plural, or a dropped g, before another word
    if after.isspace() and (before in "sSzxX" or text[start - 2 : start] == "in"):
        return 0, MAYBE
    return (0, LIKELY) if right else (0, 0)


class Ahead:
    """What stands after each mark of a paragraph, gathered in one pass from its end.

    `surplus[i]`: closing less opening marks of its family from i on (doubles); `closing_single[i]`: how surely a single
    mark closes before the next one that opens; `next_double[i]`: the next double mark;
    `double_closes[i]`: whether that closes.
    """

    def __init__(self, marks: list[Mark]):
        count = len(marks)
        self.surplus, self.closing_single = [0] * count, [0] * count
        self.double_closes = [False] * count
        self.next_double: list[Mark | None] = [None] * count
        surplus, single = {DOUBLE: 0, GUILLEMET: 0, CORNER: 0}, 0
        double: Mark | None = None
        for i in range(count - 1, -1, -1):
            mark = marks[i]
            self.closing_single[i], self.next_double[i] = single, double
            self.double_closes[i] = double is not None and double.closes > 0
            if mark.family == SINGLE:
                single = 0 if mark.opens else max(single, mark.closes)
            else:
                surplus[mark.family] += (mark.closes == SURE) - (mark.opens == SURE)
                self.surplus[i] = surplus[mark.family]
                double = mark if mark.family == DOUBLE else double
