"""Pairs quotation marks, paragraph by paragraph, with a stack; what does not fit is mended and warned of.

- A closing mark closes the nearest mark that it fits, else the nearest of its family (a warning: mixed marks).
- A mark that opens while one of its family is open nests if the paragraph's remaining marks can close both; otherwise
  the earlier one was never closed.
- A quotation open at the end of its paragraph is carried on if the next paragraph begins with a mark of the same family
  and nobody is said to speak in it ("“The tax is dead, Lund said."): each paragraph opens, the last closes.
- Any other unclosed quotation ends before such words, else with its sentence or paragraph (`mending.py`).

Time is linear: every mark is pushed and popped once, the stack is at most `DEEPEST` high, mending looks at disjoint
stretches. A regular expression for each style was turned down: one stray mark turned all later quotations inside out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.analysis import Span, Warning
from models.quoting.marks import CLOSED_BY, DOUBLE, LIKELY, MAYBE, SINGLE, SURE, Ahead, Mark, find_marks
from models.quoting.mending import NEXT_MARK, OUTER_MARK, PARAGRAPH_END, unclosed_end, words_start
from models.quoting.speech import ASIDE, speech_follows

DEEPEST = 4
MOST_WARNINGS = 100
_INCHES = re.compile(r"(?<!\d)(?:\d{1,2}['’])?\d{1,2}(?:[.½¼¾]\d?)?$")


@dataclass(slots=True)
class Pair:
    """A quotation while it is being read: its marks, its extent, and whether the next paragraph carries it on."""

    opening: Mark | None
    closing: Mark | None
    start: int
    end: int
    continues: bool = False


def pair_marks(text: str, paragraphs: Sequence[Span]) -> tuple[list[Pair], list[Warning]]:
    """Pairs in text order, outer before inner, and at most `MOST_WARNINGS` warnings in text order.

    Every pair lies within one paragraph.
    """
    reader = _Reader(text)
    for paragraph in paragraphs:
        reader.read(paragraph)
    return reader.finish()


class _Reader:
    """The state between paragraphs: what was paired, and the quotation that the last paragraph left open."""

    def __init__(self, text: str):
        self.text = text
        self.pairs: list[Pair] = []
        self.warnings: list[Warning] = []
        self.pending: tuple[Mark, Span] | None = None
        self.untold = 0
        self.reached = 0  # the furthest end of a pair

    def read(self, paragraph: Span) -> None:
        marks = find_marks(self.text, paragraph)
        ahead = Ahead(marks)
        self.paragraph = paragraph
        self.stack: list[Mark] = []
        self._carry_on(marks)
        for i, mark in enumerate(marks):
            if mark.family == SINGLE:
                self._single(mark, i, ahead)
            else:
                self._double(mark, i, ahead)
        self._end_paragraph()

    def _carry_on(self, marks: list[Mark]) -> None:
        """Settle the quotation that the last paragraph left open, now that this one's first mark is known."""
        if self.pending is None or not marks:
            return self.give_up_pending()
        (opening, before), first = self.pending, marks[0]
        at_start = first.start == self.paragraph.start
        opens = first.opens and first.family == opening.family and at_start
        closes = not first.opens and first.closes == SURE and first.family == opening.family and not at_start
        if (opens or closes) and opening.end < before.end and not ASIDE.search(self.text, opening.end, before.end):
            self._keep(Pair(opening, None, opening.start, before.end, continues=True))
            self.pending = None
            if closes:
                self._recover_opening(first, self.paragraph.start, "no opening mark at the start of the paragraph")
        else:
            self.give_up_pending()

    def give_up_pending(self) -> None:
        if self.pending is not None:
            opening, paragraph = self.pending
            self.pending = None
            self._unclosed(opening, paragraph.end, PARAGRAPH_END, paragraph)

    def _double(self, mark: Mark, i: int, ahead: Ahead) -> None:
        held = self._nearest(mark, ahead, i)
        if mark.opens and not (mark.closes and held is not None):
            open_now = sum(m.family == mark.family for m in self.stack)
            last = self._last(mark.family)
            if last is not None and ahead.surplus[i] < open_now:
                self._pop_unclosed(last, mark.start, NEXT_MARK)
            self._push(mark)
        elif self._is_inches(mark, held, ahead.next_double[i]):
            return
        elif held is not None:
            self._close(held, mark)
        elif self.pairs and self.pairs[-1].closing == mark:  # taken already, as the end of a carried quotation
            return
        elif mark.family == DOUBLE and not self.stack and speech_follows(self.text, mark.end, self.paragraph.end):
            floor = max(self.paragraph.start, self.reached)
            self._recover_opening(mark, words_start(self.text, floor, mark.start), "no opening mark before it")
        elif mark.start != self.paragraph.start:  # a bullet is no mark
            self._warn("stray-quotation-mark", mark, "closes nothing")

    def _single(self, mark: Mark, i: int, ahead: Ahead) -> None:
        held = self._last(SINGLE)
        if mark.opens:
            # perhaps an apostrophe: it opens if something can close it, or if it begins the paragraph or speech in it
            if mark.opens < SURE:
                closable = ahead.closing_single[i] >= (LIKELY if mark.glyph == "’" else MAYBE)
                before = self.text[max(self.paragraph.start, mark.start - 2) : mark.start].rstrip()
                begins = mark.glyph == "'" and before[-1:] in ("", ":", ",")
                if held is not None or not (closable or begins):
                    return
            if held is not None:
                self._pop_unclosed(held, mark.start, NEXT_MARK)
            self._push(mark)
        elif held is not None and held == len(self.stack) - 1:
            if mark.closes > MAYBE or ahead.closing_single[i] < LIKELY:
                self._close(held, mark)
        elif held is not None:
            if mark.closes == SURE and not ahead.double_closes[i]:
                self._close(held, mark)
        elif self.stack and self.stack[-1].family == DOUBLE and mark.closes >= LIKELY and not ahead.double_closes[i]:
            after = self.text[mark.end : mark.end + 1]
            if mark.closes == SURE or after in (",", "."):
                self._close(len(self.stack) - 1, mark)

    def _nearest(self, mark: Mark, ahead: Ahead, i: int) -> int | None:
        """Where in the stack the mark stands that this one would close: one it fits, else the last of its family."""
        last: int | None = None
        for at in range(len(self.stack) - 1, -1, -1):
            held = self.stack[at]
            if held.family != mark.family:
                continue
            if mark.glyph in CLOSED_BY[held.glyph]:
                return at
            last = at if last is None and mark.family == DOUBLE else last
        if last is None and mark.family == DOUBLE and mark.closes == SURE and ahead.closing_single[i] < LIKELY:
            single = self._last(SINGLE)
            return single if single == len(self.stack) - 1 else None
        return last

    def _last(self, family: str) -> int | None:
        return next((at for at in range(len(self.stack) - 1, -1, -1) if self.stack[at].family == family), None)

    def _is_inches(self, mark: Mark, held: int | None, following: Mark | None) -> bool:
        """5" or 6'2" is a measure if nothing is open, or if a mark follows that closes what is open."""
        if mark.glyph not in ('"', "''", "”") or not _INCHES.search(self.text[max(0, mark.start - 8) : mark.start]):
            return False
        return held is None or (following is not None and following.closes > 0 and not following.opens)

    def _push(self, mark: Mark) -> None:
        if len(self.stack) < DEEPEST:
            self.stack.append(mark)
        else:
            self._warn("stray-quotation-mark", mark, f"quotations nest deeper than {DEEPEST}")

    def _close(self, at: int, mark: Mark) -> None:
        if at + 1 < len(self.stack):
            self._pop_unclosed(at + 1, mark.start, OUTER_MARK)
        opening = self.stack.pop()
        if opening.end == mark.start:
            return self._warn("stray-quotation-mark", mark, "encloses nothing")
        if mark.glyph not in CLOSED_BY[opening.glyph]:
            self._warn("mixed-quotation-marks", mark, f"{opening.glyph} closed by {mark.glyph}")
        self._keep(Pair(opening, mark, opening.start, mark.end))

    def _pop_unclosed(self, at: int, limit: int, edge: str) -> None:
        """Take everything from `at` off the stack: none of it was closed before `limit`."""
        while len(self.stack) > at:
            self._unclosed(self.stack.pop(), limit, edge, self.paragraph)

    def _end_paragraph(self) -> None:
        self._pop_unclosed(1, self.paragraph.end, PARAGRAPH_END)
        if self.stack:
            self.pending = self.stack.pop(), self.paragraph

    def _unclosed(self, opening: Mark, limit: int, edge: str, paragraph: Span) -> None:
        """Keep what an unclosed quotation may hold before `limit`, where `edge` stands, and warn."""
        if opening.family == SINGLE and opening.opens < SURE and opening.start != paragraph.start:
            return  # an apostrophe after all
        end, where = unclosed_end(self.text, opening.start, opening.end, limit, edge, paragraph)
        if end > opening.end:
            # nobody else's words before the next opening mark: the speaker goes on, in a paragraph of a former layout
            goes_on = where == NEXT_MARK and self.text[end - 1] in ".!?…" and not self.stack
            self._keep(Pair(opening, None, opening.start, end, continues=goes_on))
        self._warn("unclosed-quotation", opening, f"no closing mark; taken to end at {where}")

    def _recover_opening(self, mark: Mark, start: int, detail: str) -> None:
        if start < mark.start:
            self._keep(Pair(None, mark, start, mark.end))
        self._warn("stray-quotation-mark", mark, detail)

    def _keep(self, pair: Pair) -> None:
        self.pairs.append(pair)
        self.reached = max(self.reached, pair.end)

    def _warn(self, code: str, mark: Mark, detail: str) -> None:
        """Note a mended mark, up to `MOST_WARNINGS`; beyond, count: 100,000 stray marks need no 100,000 notes."""
        if len(self.warnings) < MOST_WARNINGS:
            self.warnings.append(Warning(code, mark.start, mark.end, detail))
        else:
            self.untold += 1

    def finish(self) -> tuple[list[Pair], list[Warning]]:
        """All pairs and warnings in text order; only what the next outer pair follows at once is left as carried on."""
        self.give_up_pending()
        self.pairs.sort(key=lambda pair: (pair.start, -pair.end))
        last, reached = None, 0
        for pair in self.pairs:
            if pair.start >= reached:
                if last is not None and self.text[reached : pair.start].strip():
                    self._not_carried_on(last)
                last = pair
            reached = max(reached, pair.end)
        if last is not None:
            self._not_carried_on(last)
        return self.pairs, self._warned()

    def _not_carried_on(self, pair: Pair) -> None:
        if pair.continues and pair.opening is not None:
            pair.continues = False
            self._warn("unclosed-quotation", pair.opening, "no closing mark, and nothing carries it on")

    def _warned(self) -> list[Warning]:
        told = sorted(self.warnings, key=lambda warning: (warning.start, warning.end))
        if self.untold:
            told[-1] = replace(told[-1], detail=f"{told[-1].detail}; and {self.untold} more marks like these after it")
        return told
