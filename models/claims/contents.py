"""Where a content begins and ends, by its words: what the tags take in too much or leave off too early."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from models.analysis import Span
from models.claims.edges import trimmed
from models.claims.links import Part, part_at
from models.claims.subjects import RAISING
from models.document import Document
from models.inference.tokens import Pieces
from models.text.body_words import GROUP_HEADS, ORGANIZATION_HEADS
from models.text.person_words import ROLE

# Words that a phrase goes on after, and words that may begin another.
UNFINISHED = re.compile(
    r"(?:^|[ \u00a0])(?:an?|the|this|these|those|its|his|her|their|our|my|your|of|in|on|at|to|from|by|for|with|into"
    r"|about|and|or|than|very|more|most)$",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    r"[ \u00a0](?:and|but|or|nor|as|at|in|on|for|from|to|by|of|with|within|without|after|before|until|till|since|unless"
    r"|if|because|when|whenever|while|although|though|where|who|which|that|only|every|next|last|now|then|once|twice|more"
    r"|never|not|either|again|already|ago|shortly|days|years|weeks|months|hours|is|are|was|were|be|been|has|have|had|will"
    r"|would|could|should|can|may|might|must|does|do|did|i|you|he|she|it|we|they|there)\b",
    re.IGNORECASE,
)
# "a rally before Saturday| ’s game"
POSSESSIVE_LEFT = re.compile(r"(?:\w[’']s|[’']s)(?=[ \u00a0])")
PHRASE_END = re.compile(r"[,;:.!?](?!\w)|[ \u00a0](?:and|but|who|which)[ \u00a0]|[ \u00a0]?[—–]|\n")
TIME_OF_DAY = re.compile(
    r"\d{1,2}[:.]\d\d(?:[ \u00a0]?[ap]\.?m\b\.?)?(?:[ \u00a0](?:GMT|BST|UTC|CET|ET|PT))?"
    r"[ \u00a0:–—-]+(?=[^\W\d]|[“\"‘'])"
)
LONGEST_TIME = 24  # characters
LONGEST_PHRASE = 300  # characters of the rest of a phrase: in a text without a stop it would be all of the text
# Whom one tells something is no part of it: none of 94 such contents in 500 training articles takes it in.
TELLING = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )"
    r"(?<!\w)(?:told|tells?|telling|remind(?:ed|s|ing)?|assur(?:ed?|es|ing)|inform(?:ed|s|ing)?)$"
)
_OF = r"(?:(?:the|an?|his|her|their|its|our|my)[ \u00a0])?"
_SUBJECT = r"(?:he|she|they|it|we|I|you|there)[ \u00a0’']"
# The same holds for all 26 that name people or somebody before a subject: "told friends(,) she", "told Sá he". Lies and
# stories are told themselves.
ADDRESSEE = re.compile(
    r"(?:(?:me|us|him|them|you|her(?=[ \u00a0](?:s?he|it|they|we|I|the|an?|that)\b))[ \u00a0](?!(?:not )?to\b)"
    rf"|{_OF}(?:[\w’'-]+[ \u00a0]){{1,2}}?(?=(?:that|whether)[ \u00a0])"
    rf"|{_OF}(?:[a-z][\w’'-]*[ \u00a0])?"
    r"(?!(?:lies|stories|tales|jokes|secrets|truths?|things|fibs|its|his|this|always)\b)"
    rf"(?:(?:[a-z]+s|police|people)[ \u00a0](?={_SUBJECT})|[a-z]{{3,}},[ \u00a0](?={_SUBJECT}|the[ \u00a0]))"
    rf"|(?:[A-Z][\w’'-]*[ \u00a0]){{1,2}}(?={_SUBJECT}|(?:what|how|why|where|when)[ \u00a0]))"
    r"(?=[\w“\"‘])"
)
# Whom one warns is no part of it either, in none of ten; but "warned" has clauses without "that" behind it too, which a
# pattern as wide as the one above would cut.
WARNING = re.compile(r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )(?<!\w)warn(?:ed|s|ing)?$")
WARNED = re.compile(
    r"(?P<whom>(?:[\w’'-]+[ \u00a0]){1,5}?)(?=that[ \u00a0](?:(?:he|she|they|it|we|I|you|there|the|an?|any|some|no|more"
    r"|his|her|its|their|our|this|these|those)[ \u00a0]|[A-Z]))"
)
PEOPLE = re.compile(r"[a-z]{2}(?:ers|ors|ists|ians|ants|ents|ees|men|women|people|folk)$")
NO_WHOM = frozenset("that and or but there it is was were are be been has have had fear fears says said".split())
QUESTION_BEFORE = re.compile(r"[^“”\"\n?]{1,60}\?[ \u00a0]+(?=[“\"])")
DATELINE = re.compile(r"[A-Z][A-Z.’' -]{2,40}(?P<more>(?:, [A-Z][\w. ]{1,20})?(?: \([A-Za-z]{2,20}\))?) ?[—–-]+ ")
DASH = re.compile(r"—|[ \u00a0][–-][ \u00a0]")
BETWEEN_DASHES = 150  # characters at most
# What somebody left unsaid: 16 marked contents stop before such words, none takes them in.
UNSAID = re.compile(
    r",[ \u00a0](?:but[ \u00a0])?without[ \u00a0](?:[a-z]+ly[ \u00a0])?"
    r"(?:elaborating|specifying|explaining|mentioning|saying|naming|identifying|disclosing|citing|going into"
    r"|(?:giving|providing|offering|presenting)(?:[ \u00a0](?:an?|any|further|more|other|specific|clear|hard))*"
    r"[ \u00a0](?:evidence|proof|details?|specifics|examples?|reasons?|explanations?|names?|sources?|basis))\b"
    r"[^,“”\"\n;:—–]{0,80}$"
)
LONGEST_UNSAID = 150  # characters
GAP = re.compile(r"[ \u00a0]+")
MOST_GAP = 2  # characters between "told" and whom
MOST_QUOTATIONS = 4  # before a place that are looked at, whether it stands within one


def after_dateline(text: str, span: Span) -> Span:
    """The span without the place and agency that open a report.

    >>> text = "TOLVA, Harle (AP) — The mill shut."
    >>> after_dateline(text, Span(0, len(text))).of(text)
    'The mill shut.'
    """
    if span.start and text[span.start - 1] != "\n":
        return span
    found = DATELINE.match(text, span.start, span.end)
    if not found or found.end() == span.end:
        return span
    # "NATO — which they left — is ready": what two dashes hold is no report.
    rest = text[found.end() : min(span.end, found.end() + BETWEEN_DASHES)]
    return span if not found["more"] and DASH.search(rest) else Span(found.end(), span.end)


def after_time(text: str, span: Span) -> Span:
    """The span without the time of day that opens its line, as in a live report.

    >>> text = "10:41 Lund says no."
    >>> after_time(text, Span(0, 10)).of(text), after_time(text, Span(3, 10)).of(text)
    ('Lund', 'Lund')
    """
    near = max(0, span.start - LONGEST_TIME)
    line = text.rfind("\n", near, span.start) + 1
    found = TIME_OF_DAY.match(text, line, line + LONGEST_TIME) if line or not near else None
    return Span(found.end(), span.end) if found and span.start < found.end() < span.end else span


def without_comma(text: str, span: Span) -> Span | None:
    """The span without marks that no content opens with; None where nothing is left.

    >>> text = ", it rains"
    >>> without_comma(text, Span(0, 10)).of(text)
    'it rains'
    """
    start = span.start
    while start < span.end and (text[start] in ",;:" or text[start].isspace()):
        start += 1
    return Span(start, span.end) if start < span.end else None


def without_unsaid(text: str, span: Span) -> Span:
    """The span without what its speaker left unsaid, at its end.

    >>> text = "He said the mill would close, without elaborating."
    >>> without_unsaid(text, Span(8, 49)).of(text)
    'the mill would close'
    """
    found = UNSAID.search(text, max(span.start + 1, span.end - LONGEST_UNSAID), span.end)
    return trimmed(text, span.start, found.start()) or span if found else span


def without_last_comma(
    document: Document, content: Sequence[Part], cue: Part, source: Part | None, pieces: Pieces
) -> tuple[Part, ...]:
    """The content without the comma that it ends on outside of quotations, where its cue stands before or its
    attribution behind. Of 10,095 marked contents of cues before them that a comma follows 62 take it in.

    "Sá, the mayor, | is said | to be ill" keeps its comma: it belongs to the subject.
    """
    last, text = content[-1], document.text
    end = last.span.end
    gap = GAP.match(text, end)
    if not gap or text[end - 1] != "," or last.span.start == end - 1:
        return tuple(content)
    told = cue.span.end <= last.span.start or (source is not None and source.span.start == gap.end())
    # "it rains, said Lund", but "the mill, a ruin, was bought by Lund".
    turned = cue.span.start == gap.end() and source is not None and source.span.start >= cue.span.end
    if not told and (not turned or RAISING.match(cue.span.of(text))):
        return tuple(content)
    at = bisect_left(document.quotations, end, key=lambda q: q.span.start)
    if any(end <= q.span.end for q in document.quotations[max(0, at - MOST_QUOTATIONS) : at]):
        return tuple(content)
    shorter = part_at(pieces, Span(last.span.start, end - 1))
    return (*content[:-1], shorter) if shorter else tuple(content)


def behind_addressee(text: str, content: Sequence[Part], cue: Part, pieces: Pieces) -> tuple[Part, ...]:
    """The content without whom something is told, of one right behind its cue: "told the crew that it rains"."""
    telling = TELLING.search(text, cue.span.start, cue.span.end)
    if not telling and not WARNING.search(text, cue.span.start, cue.span.end):
        return tuple(content)
    addressee = ADDRESSEE if telling else WARNED
    return tuple(_behind_addressee(text, part, cue, pieces, addressee) for part in content)


def _behind_addressee(text: str, part: Part, cue: Part, pieces: Pieces, addressee: re.Pattern[str]) -> Part:
    if not cue.span.end <= part.span.start <= cue.span.end + MOST_GAP or text[cue.span.end : part.span.start].strip():
        return part
    found = addressee.match(text, part.span.start, part.span.end)
    if found is None or found.end() >= part.span.end:
        return part
    if addressee is WARNED and not _may_be_warned(found["whom"].split()):
        return part
    place = int(np.searchsorted(pieces.starts, found.end(), side="left"))
    return Part(min(place, part.last - 1), part.last, Span(found.end(), part.span.end))


def _may_be_warned(words: Sequence[str]) -> bool:
    """Whether words are those of people or of a body: "rival millers", but not "the risk", "rivals fear"."""
    if not NO_WHOM.isdisjoint(word.casefold() for word in words):
        return False
    last = words[-1]
    people = GROUP_HEADS | ORGANIZATION_HEADS
    return last[0].isupper() or last in people or last.removesuffix("s") in ROLE or bool(PEOPLE.search(last))


def after_question(text: str, span: Span) -> Span:
    """The span without the end of the question that a whole quotation answers.

    >>> text = "Does he regret it? “Never,” he said."
    >>> after_question(text, Span(15, 27)).of(text)
    '“Never,”'
    """
    found = QUESTION_BEFORE.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found else span


def to_phrase_end(text: str, span: Span, end: int) -> Span:
    """The span, where it breaks off within a phrase, to the end of that clause, or to `end` at most.

    >>> words = "a sale of its frozen food unit, and left in May"
    >>> to_phrase_end(words, Span(0, 13), 47).of(words), to_phrase_end(words, Span(0, 30), 47).of(words)
    ('a sale of its frozen food unit', 'a sale of its frozen food unit')
    """
    if (possessive := POSSESSIVE_LEFT.match(text, span.end - 1)) is not None and possessive.end() < end:
        span = Span(span.start, possessive.end())
    elif span.end >= end or not text[span.end].isspace() or text[span.end] == "\n":
        return span
    elif ANOTHER.match(text, span.end, end) and not UNFINISHED.search(text, span.start, span.end):
        return span
    stop = PHRASE_END.search(text, span.end + 1, min(end, span.end + LONGEST_PHRASE))
    if stop is None and end > span.end + LONGEST_PHRASE:
        return span
    return trimmed(text, span.start, stop.start() if stop else end) or span
