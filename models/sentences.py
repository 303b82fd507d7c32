"""Sentences of a paragraph: at each stop, is it an end? Abbreviations, initials, numbers and words of speaking say no."""
import re
from collections.abc import Container, Iterator

from models.analysis import Span
from models.speech import REPORTING_VERB, SPEAKS

_STOP = re.compile(r"(?:[.!?]++|…)++[\"”’'»›)\]」』]*+(\s*+)")
_SPACE, _MARK = re.compile(r"\s*+"), re.compile(r"''|’’|.")
_SPEAKS = re.compile(SPEAKS)
_PLAIN_VERB = re.compile(rf"(?:[A-Z][\w.'’-]*+\s){{0,3}}{REPORTING_VERB}\b")
_WORD_BEFORE = re.compile(r"[^\s“”\"‘(\[—–]*$")
_WORD_AFTER = re.compile(r"[\"“‘'«\[\s`„]*+([^\s,.;:!?\"”]*+)")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")

# A stop after one of these ends nothing: a name or a number comes next.
_TITLES = set(
    "mr mrs ms mx dr prof sen sens rep reps gov govs gen col lt maj capt cmdr adm sgt cpl pvt rev hon pres sec supt det fr st ft mt "
    "messrs mme mlle no nos vs v fig p pp vol ch art approx ca cf e.g i.e eg ie al.v jan feb mar apr jun jul aug sept sep oct nov dec "
    "u.s.s h.m.s asst assoc dep insp atty d.a jr.v amb del".split()
)
# A stop after one of these ends the sentence only if the next word often begins one.
_ABBREVIATIONS = set(
    "inc co corp ltd llc plc bros jr sr esq etc al u.s u.k u.n e.u d.c a.m p.m ph.d m.d b.a m.a ave blvd rd dept univ assn bldg mass "
    "calif conn fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ala ariz ark "
    "colo del n.y n.j n.c s.c n.h n.m n.d s.d w.va r.i l.a mon tue tues wed thu thur thurs fri sat sun min max sq est oz lb lbs "
    "mph km kg cm mm ft ph hon".split()
)
_STARTERS = set(
    "the a an this that these those it its he she they we i you his her their our my in on at by for from with but and or so if "
    "when while after before since as although though because however there here what who how why where not no one two many most "
    "some all both each every another other such then now last next according despite during meanwhile still yet even also under "
    "over among between until once asked mr mrs ms dr officials critics police".split()
)
_STARTERS -= {"or", "by", "and", "for", "at", "with", "from"}


def split_sentences(text: str, paragraph: Span, closings: Container[int] = frozenset()) -> Iterator[Span]:
    """The sentences of a paragraph, trimmed and in order; together they hold all that is not white space; linear time.

    `closings` are the starts of known closing marks: one that stands apart from its stop (`go . " He left`) stays with it.

    >>> text = "Mr. J. Bell of the U.S. Navy left at 5 p.m. He said no. “Why?” Lund asked."
    >>> [span.of(text) for span in split_sentences(text, Span(0, len(text)))]
    ['Mr. J. Bell of the U.S. Navy left at 5 p.m.', 'He said no.', '“Why?” Lund asked.']
    """
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        end, after = stop.span(1)
        while after in closings:
            end, after = _SPACE.match(text, _MARK.match(text, after).end()).span()
        if after < paragraph.end and end < after and _ends(text, stop.start(), end, after, paragraph.end):
            yield Span(start, end)
            start = after
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends(text: str, stop: int, end: int, after: int, limit: int) -> bool:
    """Whether the stop at `stop`, with its closing marks up to `end`, ends a sentence when the next word is at `after`."""
    following = _WORD_AFTER.match(text, after, limit)
    word, quoted = following[1], end > stop + 1 and text[end - 1] not in ".!?…"
    starts = word.lower().removesuffix("’s").removesuffix("'s") in _STARTERS or following.end(1) > following.start(1) > after
    if word[:1].islower():
        return False
    if quoted and (text[stop] in "?!" or not starts) and _SPEAKS.match(text, after, min(limit, after + 80)):
        return text[stop] == "." and not _PLAIN_VERB.match(text, after, min(limit, after + 80))
    if text[stop] in "?!":
        return True
    before = _WORD_BEFORE.search(text[max(0, stop - 24):stop])[0].lower()
    if text.startswith(("...", ". .", "…"), stop):
        return starts or quoted
    if quoted:
        return True
    if before in _TITLES:
        return before == "no" and not word[:1].isdigit()
    if before in _ABBREVIATIONS or _INITIAL.fullmatch(before):
        return starts
    return True
