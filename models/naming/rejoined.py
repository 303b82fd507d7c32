"""Names of bodies that capitals alone cut into pieces, whole again: bodies for two things ("Rivers and Coasts Agency"),
those that the letters behind them spell, and those that are known."""

import re
from collections.abc import Sequence

from models.analysis import Span
from models.naming.name_words import ARTICLE_BEFORE
from models.text.place_words import COUNTRIES
from models.text.spelled_names import SPELLED
from models.text.words import WORD, fold

# What may be left of a name before its letters: "Organization of Mills | in Northern Europe (OMNE)". Whether a place
# belongs to a name the letters alone tell.
MORE_BEFORE_LETTERS = re.compile(
    r"[ \u00a0](?:in|on|for|of|to|and)[ \u00a0](?:the[ \u00a0])?"
    r"(?P<more>[A-Z][^\W_]*(?:[ \u00a0](?:(?:and|of|the)[ \u00a0])?[A-Z][^\W_]*){0,3})"
    r"[ \u00a0]\((?P<letters>[A-Z]{2,7})\)"
)
WHOSE_END = re.compile(r"[’']s$")
# What a body may be for beside something else, and what such bodies are: "Fire and Rescue Service".
FIELDS = frozenset(
    """
    transport transportation food science health safety energy education business culture trade environment housing work
    works police fire security agriculture fisheries technology justice finance media children families communities
    immigration customs drug water gas oil rail road research public tourism sports arts labor labour employment
    pensions medicines women youth veterans commerce forestry mines planning parks recreation innovation industry
    standards securities rural digital climate legal constitutional foreign economic social nurses midwives nursing
    wildlife countryside heritage nature peace bakers teachers lecturers farming highways aviation shipping tenants
    growers bakery grain clothing fishing retail hotel metal
    """.split()
)
FIELD_BODIES = frozenset(
    """
    union committee administration executive agency service services authority commission department ministry board
    association council federation office bureau institute corporation foundation directorate inspectorate commissioner
    organisation organization trust alliance campaign society forum
    """.split()
)
PLURAL = re.compile(r"[A-Z][a-z]{2,}s")
_SPELLED = "|".join(re.escape(name).replace("’", "[’']") for name in SPELLED)
SPELLED_NAME = re.compile(rf"(?<!\w)(?<!Mr )(?<!Mrs )(?<!Ms )(?:{_SPELLED})(?!\w)")


def with_two_fields(text: str, spans: Sequence[Span]) -> list[Span]:
    """The names, those of a body for two things whole: "Transport and Allied Workers’ Union", "Bakers’ and Allied
    Union"."""
    joined: list[Span] = []
    for span in spans:
        if joined and text[joined[-1].end : span.start] in (" and ", " & ", "’ and ", "' and "):
            words, first = span.of(text).split(), joined[-1].of(text).split()
            field = fold(first[-1])
            # "the Rivers and Coasts Agency"
            plurals = len(first) == 1 and len(words) == 2 and all(map(_is_plural, (first[0], words[0])))
            plurals = plurals and text.endswith(ARTICLE_BEFORE, 0, joined[-1].start)
            if (field in FIELDS or plurals) and len(words) > 1 and fold(words[-1]) in FIELD_BODIES:
                span = Span(joined.pop().start, span.end)
        joined.append(span)
    return joined


def _is_plural(word: str) -> bool:
    """Whether a word may be the plural of what a body is for, and no country: "Rivers", "Coasts"."""
    return PLURAL.fullmatch(word) is not None and word.casefold() not in COUNTRIES


def spelled_by_letters(text: str, spans: Sequence[Span]) -> list[Span]:
    """The names, with what the letters behind them say is a part of one: "Union of Mills in Harle (UMH)"."""
    found: list[Span] = []
    for span in spans:
        if found and span.end <= found[-1].end:
            continue
        more = MORE_BEFORE_LETTERS.match(text, span.end)
        if more is not None:
            if _initials(text, span.start, more.end("more")) == more["letters"]:
                span = Span(span.start, more.end("more"))
        found.append(span)
    return found


def _initials(text: str, start: int, end: int) -> str:
    """The letters that words open with which are large; of words with a hyphen the first letter alone."""
    return "".join(word[0][0] for word in WORD.finditer(text, start, end) if word[0][0].isupper())


def with_spelled(text: str, spans: list[Span]) -> list[Span]:
    """The names with known ones as they are spelled, each in place of what capitals alone made of its words."""
    spelled = [Span(*match.span()) for match in SPELLED_NAME.finditer(text)]
    if not spelled:
        return spans
    joined: list[Span] = []
    for span in sorted([*spans, *spelled]):
        if joined and joined[-1].start < span.start < joined[-1].end and WHOSE_END.search(span.of(text)):
            continue  # "Jo Moody’s lawyer" is no firm's
        if joined and span.start < joined[-1].end:  # "UN General Assembly", "General Motors Corp"
            span = Span(joined[-1].start, max(joined[-1].end, span.end))
            joined.pop()
        joined.append(span)
    return joined
