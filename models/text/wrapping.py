"""A text broken into lines at some width -> the same text, of the same length, each paragraph on one line.

Mail, wire reports and books as plain text part their paragraphs by blank lines and break them wherever a line is full.
Everywhere else a line is a paragraph: a headline, the item of a list, an answer, a verse. So the whole text has to look
broken at a width before any line is joined, and a line that is not full stays by itself even then.
"""

import re
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\n|\r")
# Narrower lines are verses, subtitles and lists; wider ones no screen showed.
_NARROWEST, _WIDEST = 50, 160
_FEWEST = 3  # lines broken within a sentence
# Of the lines that end on no stop this share is broken within a sentence: in other texts hardly one is.
_SHARE = 0.5
# A line, with the word that it had no room for, is full from this share of the usual width on.
_FULL = 0.85
_EVEN = 0.8  # of the lines broken within a sentence are full: items of a list are of any length
# Typists break lines by eye; between blank lines a shorter one goes on as well.
_FULL_ENOUGH = 0.65
_STOPPED = re.compile(r"[.!?:;…][”\"’')\]]*$")
# What begins a line of its own: bullets, numbers, what is quoted in a mail, labels of speakers; behind a stop times.
_WORD = r"[^\W\d_a-z][\w.’'-]{0,30}"
_OWN = re.compile(
    rf"[–*•·▪●○>|#]|-(?!-)|\(?(?:\d{{1,3}}|[a-z])[.)][ \t]|{_WORD}(?:[ \t](?:{_WORD}|\([^)]{{1,30}}\))){{0,4}}:(?:\s|$)"
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d\b")
_LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class _Break:
    """A line end between two lines of one paragraph: its place, how wide its line is and would be with the next word,
    and whether it stands behind a stop, within a sentence, and before a line that may go on."""

    start: int
    end: int
    width: int
    wider: int
    stopped: bool
    within: bool
    goes_on: bool


def unwrapped(text: str) -> str:
    """The text with a space for each line end at which a paragraph was broken, in time linear in its length.

    >>> line = "and the mayor of the town by the river said on Monday that\\n"
    >>> unwrapped(3 * line + "it rained.\\n\\nShe left.").count("\\n"), unwrapped(line + "it rained.").count("\\n")
    (2, 1)
    """
    breaks, blanks = _breaks(text)
    within, stopped = [b for b in breaks if b.within], sum(b.stopped for b in breaks)
    if len(within) < max(_FEWEST, _SHARE * (len(breaks) - stopped)):
        return text
    widths = sorted(b.width for b in within)
    usual = widths[-1 - len(widths) // 10]
    if sum(b.wider >= _FULL * usual for b in within) < _EVEN * len(within):
        return text
    # Where stops end more lines than blank lines part paragraphs, a line that a stop ends is the last of its paragraph.
    parted = blanks >= stopped
    full = usual * (_FULL_ENOUGH if parted else _FULL)
    parts, done = [], 0
    for b in breaks:
        if b.goes_on and b.wider >= full and (parted or not b.stopped):
            parts += [text[done : b.start], " " * (b.end - b.start)]
            done = b.end
    return "".join([*parts, text[done:]])


def _breaks(text: str) -> tuple[list[_Break], int]:
    """The line ends between two lines that are not blank, and how many gaps of blank lines there are."""
    found: list[_Break] = []
    blanks, start, line, last = 0, 0, "", (0, 0)
    for stop, begin in [*(end.span() for end in LINE_END.finditer(text)), (len(text), len(text))]:
        following = text[start:stop].strip()
        if line and following:
            stopped = _STOPPED.search(line[-6:]) is not None
            goes_on = not _OWN.match(following[:_LONGEST_LABEL]) and not (stopped and _TIME.match(following))
            # Items that are quotations end on no stop.
            goes_on = goes_on and (stopped or line[-1] not in '”"' or following[0].islower())
            # A comma may end the item of a list, or a verse.
            within = goes_on and not stopped and line[-1] != "," and following[0].islower()
            within = within and _NARROWEST <= len(line) <= _WIDEST
            wider = len(line) + 1 + len(following.split(None, 1)[0])
            found.append(_Break(*last, len(line), wider, stopped, within, goes_on))
        blanks += bool(line) and not following
        start, line, last = begin, following, (stop, begin)
    return found, blanks
