"""Pairs quotation marks, paragraph by paragraph, with a stack; what does not fit is mended and warned of, never an error.

- A closing mark closes the nearest mark that it fits, else the nearest of its family (a warning: mixed marks).
- A mark that opens while one of its family is open nests if the paragraph's remaining marks can close both; otherwise the
  earlier one was never closed.
- A quotation open at the end of its paragraph is carried on if the next paragraph begins with a mark of the same family and no
  words of speaking stand in it ("“The tax is dead, Lund said."): each paragraph opens, the last closes.
- Any other unclosed quotation ends before such words, else with its sentence or paragraph, depending on how it began.
Time is linear: every mark is pushed and popped once, the stack is at most `DEEPEST` high, mending looks at disjoint stretches.
"""
import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.analysis import Span, Warning
from models.marks import CLOSED_BY, CORNER, DOUBLE, LIKELY, MAYBE, SINGLE, SURE, Mark, find_marks
from models.speech import ASIDE, speech_follows

DEEPEST = 4
_STOP = re.compile(r"[.!?](?=\s|$)")


@dataclass(slots=True)
class Pair:
    """A quotation while it is being read: its marks, its extent, and whether the next paragraph carries it on."""

    opening: Mark | None
    closing: Mark | None
    start: int
    end: int
    continues: bool = False


def pair_marks(text: str, paragraphs: Sequence[Span]) -> tuple[list[Pair], list[Warning]]:
    """Pairs in order of their closing, and the warnings; every pair lies within one paragraph, and two pairs nest or are apart."""
    reader = _Reader(text)
    for paragraph in paragraphs:
        reader.read(paragraph)
    reader.give_up_pending()
    return reader.pairs, reader.warnings


class _Reader:
    """The state between paragraphs: what was paired, and the quotation that the last paragraph left open."""

    def __init__(self, text: str):
        self.text = text
        self.pairs: list[Pair] = []
        self.warnings: list[Warning] = []
        self.pending: tuple[Mark, Span] | None = None
        self.reached = 0  # the furthest end of a pair

    def read(self, paragraph: Span) -> None:
        marks = find_marks(self.text, paragraph)
        ahead = _Ahead(marks)
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
        opens = first.opens and first.family == opening.family and first.start == self.paragraph.start
        closes = not first.opens and first.closes == SURE and first.family == opening.family
        if (opens or closes) and not ASIDE.search(self.text, opening.end, before.end):
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
            self._unclosed(opening, paragraph.end, paragraph)

    def _double(self, mark: Mark, i: int, ahead: "_Ahead") -> None:
        held = self._nearest(mark, ahead, i)
        if mark.opens and not (mark.closes and held is not None):
            open_now = sum(m.family == mark.family for m in self.stack)
            if open_now and ahead.surplus[i] < open_now:
                self._pop_unclosed(self._last(mark.family), mark.start)
            self._push(mark)
        elif self._is_inches(mark, held, ahead.next_double[i]):
            return
        elif held is not None:
            self._close(held, mark)
        elif self.pairs and self.pairs[-1].closing == mark:  # taken already, as the end of a carried quotation
            return
        elif mark.family == DOUBLE and not self.stack and speech_follows(self.text, mark.end, self.paragraph.end):
            self._recover_opening(mark, self._sentence_start(mark.start), "no opening mark before it")
        elif mark.start != self.paragraph.start:  # a bullet is no mark
            self._warn("stray-quotation-mark", mark, "closes nothing")

    def _single(self, mark: Mark, i: int, ahead: "_Ahead") -> None:
        held = self._last(SINGLE)
        if mark.opens:
            if mark.opens < SURE and (held is not None or ahead.closing_single[i] < (LIKELY if mark.glyph == "’" else MAYBE)):
                if held is None and mark.glyph == "'" and mark.start == self.paragraph.start and not self.stack:
                    self._push(mark)
                return
            if held is not None and CLOSED_BY[self.stack[held].glyph] != "’" or held is not None and not mark.closes:
                self._pop_unclosed(held, mark.start)
            self._push(mark)
        elif held is not None and held == len(self.stack) - 1:
            if mark.closes > MAYBE or ahead.closing_single[i] < LIKELY:
                self._close(held, mark)
        elif held is not None:
            if mark.closes == SURE and not ahead.double_closes[i]:
                self._close(held, mark)
        elif self.stack and self.stack[-1].family == DOUBLE and mark.closes >= LIKELY and not ahead.double_closes[i]:
            after = self.text[mark.end:mark.end + 1]
            if mark.closes == SURE or after in (",", "."):
                self._close(len(self.stack) - 1, mark)

    def _nearest(self, mark: Mark, ahead: "_Ahead", i: int) -> int | None:
        """Where in the stack the quotation stands that this mark would close: one it fits, else the last of its family."""
        last = None
        for at in range(len(self.stack) - 1, -1, -1):
            held = self.stack[at]
            if held.family != mark.family:
                continue
            if mark.glyph in CLOSED_BY[held.glyph]:
                return at
            last = at if last is None and mark.family == DOUBLE else last
        if last is None and mark.family == DOUBLE and mark.closes == SURE and ahead.closing_single[i] < LIKELY:
            at = self._last(SINGLE)
            return at if at is not None and at == len(self.stack) - 1 else None
        return last

    def _last(self, family: str) -> int | None:
        return next((at for at in range(len(self.stack) - 1, -1, -1) if self.stack[at].family == family), None)

    def _is_inches(self, mark: Mark, held: int | None, following: Mark | None) -> bool:
        """5" or 6'2", unless it closes: then no other closing mark follows, or the number is too long for inches."""
        if mark.glyph not in ('"', "''", "”"):
            return False
        number = re.search(r"(?<!\d)(?:\d{1,2}['’])?\d{1,2}(?:[.½¼¾]\d?)?$", self.text[max(0, mark.start - 8):mark.start])
        if number is None:
            return False
        return held is None or following is not None and following.closes > 0 and not following.opens

    def _push(self, mark: Mark) -> None:
        if len(self.stack) < DEEPEST:
            self.stack.append(mark)
        else:
            self._warn("stray-quotation-mark", mark, f"quotations nest deeper than {DEEPEST}")

    def _close(self, at: int, mark: Mark) -> None:
        if at + 1 < len(self.stack):
            self._pop_unclosed(at + 1, mark.start)
        opening = self.stack.pop()
        if mark.glyph not in CLOSED_BY[opening.glyph]:
            self._warn("mixed-quotation-marks", mark, f"{opening.glyph} closed by {mark.glyph}")
        self._keep(Pair(opening, mark, opening.start, mark.end))

    def _pop_unclosed(self, at: int, limit: int) -> None:
        """Take everything from `at` off the stack: none of it was closed before `limit`."""
        while len(self.stack) > at:
            self._unclosed(self.stack.pop(), limit, self.paragraph)

    def _end_paragraph(self) -> None:
        self._pop_unclosed(1, self.paragraph.end)
        if self.stack:
            self.pending = self.stack.pop(), self.paragraph

    def _unclosed(self, opening: Mark, limit: int, paragraph: Span) -> None:
        """End a quotation that has no closing mark before `limit`: before words of speaking, else with sentence or paragraph."""
        if opening.family == SINGLE and opening.opens < SURE and opening.start != paragraph.start:
            return  # an apostrophe after all
        aside = ASIDE.search(self.text, opening.end, limit)
        before = self.text[max(paragraph.start, opening.start - 2):opening.start].rstrip()
        if aside:
            end, where = aside.end(), "the words of speaking"
        elif not before or before[-1] in ".!?:,”\"’'»":
            end, where = limit, "the next opening mark" if limit < paragraph.end else "the end of the paragraph"
        else:
            stop = _STOP.search(self.text, opening.end, limit)
            end, where = (stop.end(), "the end of the sentence") if stop else (limit, "the end of the paragraph")
        end = opening.end + len(self.text[opening.end:end].rstrip())
        if end > opening.end:
            self._keep(Pair(opening, None, opening.start, end))
        self._warn("unclosed-quotation", opening, f"no closing mark; taken to end at {where}")

    def _recover_opening(self, mark: Mark, start: int, detail: str) -> None:
        self._keep(Pair(None, mark, start, mark.end))
        self._warn("stray-quotation-mark", mark, detail)

    def _sentence_start(self, end: int) -> int:
        """Where the words before a closing mark begin that has no opening one: after the last stop or quotation."""
        floor = max(self.paragraph.start, self.reached)
        stops = list(_STOP.finditer(self.text, floor, max(floor, end - 1)))
        start = stops[-1].end() if stops else floor
        return start + len(self.text[start:end]) - len(self.text[start:end].lstrip(" \t\u00a0,;"))

    def _keep(self, pair: Pair) -> None:
        self.pairs.append(pair)
        self.reached = max(self.reached, pair.end)

    def _warn(self, code: str, mark: Mark, detail: str) -> None:
        self.warnings.append(Warning(code, mark.start, mark.end, detail))


class _Ahead:
    """What stands after each mark of a paragraph, gathered in one pass from its end.

    surplus[i]: closing less opening double marks from i on; closing_single[i]: how surely the next single mark that
    matters closes; double_closes[i]: whether the next double mark closes; next_double[i]: that mark.
    """

    def __init__(self, marks: list[Mark]):
        count = len(marks)
        self.surplus, self.closing_single = [0] * count, [0] * count
        self.double_closes, self.next_double = [False] * count, [None] * count
        surplus, single, double = {DOUBLE: 0, "guillemet": 0, CORNER: 0}, 0, None
        for i in range(count - 1, -1, -1):
            mark = marks[i]
            self.closing_single[i], self.next_double[i] = single, double
            self.double_closes[i] = double is not None and double.closes > 0
            if mark.family == SINGLE:
                single = 0 if mark.opens == SURE else max(single, mark.closes) if not mark.opens else 0
            else:
                surplus[mark.family] += (mark.closes == SURE) - (mark.opens == SURE)
                self.surplus[i] = surplus[mark.family]
                double = mark if mark.family == DOUBLE else double
