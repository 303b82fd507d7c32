"""Sentences of a paragraph: is a stop an end? Abbreviations, initials, numbers and words of speaking say no."""

import re
from collections.abc import Container, Iterator

from models.analysis import Span
from models.quoting.speech import SPEAKS
from models.text.words import words

_STOP = re.compile(r"(?:[.!?]++|…)++[\"”’'»›)\]」』]*+(\s*+)")
_SPEAKS = re.compile(SPEAKS)
_SPEAKS_ONLY = re.compile(rf"{SPEAKS}[.,;:]")
_NO_WORD = re.compile(r"[\s“”\"‘(\[—–-]")
_LETTER = re.compile(r"[^\W\d_]")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")

# A stop after one of these ends nothing: a name or a number comes next. Capitalised ("Art. 5", but "modern art. Bell").
_TITLES = words("""
    Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Col Lt Maj Capt Cmdr Adm Sgt Cpl Pvt Rev Hon Pres Sec Supt Det
    Insp Asst Assoc Dep Atty Amb Fr St Ft Mt Messrs Mme Mlle No Nos no nos vs v pp vol Vol Fig Art ca cf e.g i.e
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec U.S.S H.M.S
""")
# A stop after one of these ends the sentence only if the next word often begins one.
_ABBREVIATIONS = words("""
    Inc Co Cos Corp Ltd LLC PLC plc Bros Jr Sr Esq etc al U.S U.K U.N E.U D.C a.m p.m A.M P.M Ph.D M.D B.A M.A Ave Blvd
    Rd Dept Univ Assn Bldg Mass Calif Conn Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn
    Tenn Tex Va Vt Wash Wis Wyo Ala Ariz Ark Colo Del N.Y N.J N.C S.C N.H N.M N.D S.D W.Va R.I L.A
    Mon Tue Tues Wed Thu Thur Thurs Fri oz ft sq lb lbs mph km kg cm mm approx
""")
_STARTERS = words("""
    the a an this that these those it its he she they we i you his her their our my in on but
    so if when while after before since as although though because however there here what who how why where
    not no one two many most some all both each every another other such then now last next according despite during
    meanwhile still yet even also under over among between until once asked mr mrs ms dr officials critics police
""")


def split_sentences(text: str, paragraph: Span, closings: Container[int] = frozenset()) -> Iterator[Span]:
    """The sentences of a paragraph, trimmed and in order; together they hold all that is not white space; linear time.

    `closings` are the starts of known closing marks: one that stands apart from its stop (`go . " He left`) stays with
    it.

    >>> text = "Mr. J. Bell of the U.S. Navy left at 5 p.m. He said no. “Why?” Lund asked."
    >>> [span.of(text) for span in split_sentences(text, Span(0, len(text)))]
    ['Mr. J. Bell of the U.S. Navy left at 5 p.m.', 'He said no.', '“Why?” Lund asked.']
    """
    start, letter = paragraph.start, _next_letter(text, paragraph.start, paragraph.end)
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        end, after = stop.span(1)
        while after in closings:
            end, after = _past_mark(text, after)
        # a number or dots alone ("4. The White House", "… He went on") begin a sentence and are none
        if letter < end < after < paragraph.end and _ends(text, stop.start(), end, after, paragraph.end):
            yield Span(start, end)
            start, letter = after, _next_letter(text, after, paragraph.end)
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _past_mark(text: str, mark: int) -> tuple[int, int]:
    """Where the closing mark at `mark` ends, and where the next word begins."""
    end = mark + (2 if text[mark : mark + 2] in ("''", "’’") else 1)
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
    return end, after


def _word_after(text: str, after: int, limit: int) -> Span:
    """The word that follows, behind opening marks and brackets; empty at the end."""
    start = after
    while start < limit and text[start] in "\"“‘'«[`„":
        start += 1
    end = start
    while end < limit and end < start + 24 and not text[end].isspace() and text[end] not in ',.;:!?"”':
        end += 1
    return Span(start, end)


def _next_letter(text: str, start: int, end: int) -> int:
    letter = _LETTER.search(text, start, end)
    return letter.start() if letter else end


def _ends(text: str, stop: int, end: int, after: int, limit: int) -> bool:
    """Whether the stop at `stop`, with its closing marks up to `end`, ends a sentence; the next word is at `after`."""
    following = _word_after(text, after, limit)
    word, quoted = text[following.start : following.end], text[end - 1] not in ".!?…"
    starts = word.lower().removesuffix("’s").removesuffix("'s") in _STARTERS or following.start > after
    if word[:1].islower():
        return False
    if quoted and not starts and _SPEAKS.match(text, after, min(limit, after + 80)):
        # “Why?” Lund asked. “They left.” Lund said. but “They left.” | Lund said that he would too.
        return text[stop] == "." and not _SPEAKS_ONLY.match(text, after, min(limit, after + 80))
    if text[stop] in "?!":
        return True
    before = re.split(_NO_WORD, text[max(0, stop - 24) : stop])[-1]
    if text.startswith(("...", ". .", "…"), stop):
        return starts or quoted
    if quoted and text[end - 1] not in ")]":
        return True
    if before in _TITLES:
        return before in ("no", "No") and not word[:1].isdigit()
    if before in _ABBREVIATIONS or _INITIAL.fullmatch(before):
        return starts
    return True
