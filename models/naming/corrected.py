"""Names by their capitals, corrected by a network's: where a sentence begins, capitals say nothing."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from models.analysis import Span
from models.naming.name_words import SENTENCE_END
from models.naming.trimmed import BEFORE_NAMES, FIRMS_FIRST, FORMERLY
from models.text.body_words import FIRM_HEADS, GROUP_HEADS
from models.text.function_words import DAYS_AND_MONTHS, FUNCTION
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import ROLE, ROLE_MODIFIERS
from models.text.place_words import COUNTRIES, NATIONALITIES
from models.text.words import WORD, fold, is_capital, words_of

OPENING = re.compile(r"[A-Z][a-z]+")
SMALL_NEXT = re.compile(r"[ \u00a0][a-z]")
DOING = re.compile(r"[A-Z][a-z]+ing[ \u00a0]")
COUNTS = frozenset("one two three four five six seven eight nine ten".split())  # "Two Rivers"
# What a sentence may begin with before a body's name and that is none of it.
DESCRIBING = (
    FUNCTION - COUNTS
    | ROLE
    | GROUP_HEADS
    | ROLE_MODIFIERS
    | NATIONALITIES
    | FIRM_HEADS
    | BEFORE_NAMES
    | FIRMS_FIRST
    | FORMERLY
    | {"giant", "parent", "publisher", "owner", "owners"}
) - {"police"}


def without_openings(text: str, spans: Sequence[Span], tagged: Sequence[Span]) -> list[Span]:
    """The names without those of one word that opens a sentence, goes on in small letters, ends no other name and
    has no part in what a network tagged as a name: "Brokers at Calder Bank".

    >>> text = "Brokers wait. Lund pays brokers."
    >>> [span.of(text) for span in without_openings(text, [Span(0, 7), Span(14, 18)], [Span(14, 18)])]
    ['Lund']
    """
    within = {i for span in tagged for i in range(span.start, span.end)}
    ends = Counter(span.of(text).split()[-1] for span in spans)  # "Lund has left" after "Ana Lund" is a name
    return [s for s in spans if s.start in within or ends[s.of(text)] > 1 or not merely_opens(text, s)]


def with_openings(text: str, spans: Sequence[Span], bodies: Sequence[Span]) -> list[Span]:
    """The names, with the large words before one that open its sentence where a network takes all of it for a body's
    name: "Transport Watch" in a text that has "transport" too. `bodies` are what it takes so, in order.

    >>> text = "Mill Watch said the mill shut."
    >>> [span.of(text) for span in with_openings(text, [Span(5, 10)], [Span(0, 10)])]
    ['Mill Watch']
    """
    starts = _joined_bodies(text, bodies)
    longer = [Span(_opening_start(text, span, starts), span.end) for span in spans]
    # "Dutch Quillo Ltd" is Quillo Ltd where the text has that alone.
    alone = {new.of(text) for old, new in zip(spans, longer, strict=True) if old == new}
    return [old if old.of(text) in alone else new for old, new in zip(spans, longer, strict=True)]


def with_given_names(text: str, spans: Sequence[Span], persons: Sequence[Span]) -> list[Span]:
    """The names, with a first word that looks like what somebody does where a network takes both for a person's name:
    "Henning Sá left", but "Leaving Harle, she wept".

    >>> text = "Henning Sá left."
    >>> [span.of(text) for span in with_given_names(text, [Span(8, 10)], [Span(0, 10)])]
    ['Henning Sá']
    """
    by_end = {person.end: person for person in persons if DOING.match(text, person.start)}
    return [min(span, by_end.get(span.end, span)) for span in spans]


def _joined_bodies(text: str, bodies: Sequence[Span]) -> dict[int, int]:
    """Where each place within some bodies' names has its name begin, two side by side as one."""
    starts: dict[int, int] = {}
    for span in bodies:
        beside = text[span.start - 1 : span.start] in (" ", "\u00a0")
        begin = starts.get(span.start - 2, span.start) if beside else span.start
        starts |= dict.fromkeys(range(span.start, span.end), begin)
    return starts


def _opening_start(text: str, span: Span, starts: Mapping[int, int]) -> int:
    """Where a name begins, with the words that open its sentence if they belong to it."""
    begin = starts.get(span.start, span.start)
    words = [m[0] for m in WORD.finditer(text, begin, span.start)]
    if not words or not all(map(is_capital, words)) or not SENTENCE_END.search(text[max(0, begin - 8) : begin]):
        return span.start
    first = fold(words[0])
    return span.start if first in DESCRIBING or "-" in first else begin


def merely_opens(text: str, span: Span) -> bool:
    """Whether a word may be large for no more than that it opens a sentence, which goes on in small letters; or the
    first of some words of which no other is large but for a day's or month's name.

    >>> merely_opens("Brokers wait.", Span(0, 7)), merely_opens("Brokers Lund wait.", Span(0, 7))
    (True, False)
    >>> merely_opens("Books kept in May say so.", Span(0, 17))
    True
    """
    words = list(WORD.finditer(text, span.start, span.end))
    if not words or any(is_capital(w[0]) and w[0].casefold() not in DAYS_AND_MONTHS for w in words[1:]):
        return False
    return bool(
        OPENING.fullmatch(text, span.start, words[0].end())
        and fold(words[0][0]) not in COUNTRIES
        and SENTENCE_END.search(text[max(0, span.start - 8) : span.start])
        and SMALL_NEXT.match(text, words[0].end())
    )


def cut_to_persons(text: str, found: Sequence[Span], persons: Sequence[Span]) -> list[Span]:
    """Names of which only the end names a person, as a network has it, cut to that: "Partner of Bell Group Jo Sá".

    `persons` are spans of two words or more; such a one must begin with a known given name, or what stands before it
    hold an office.
    """
    cut = []
    by_end = {p.end: p for p in persons}
    for span in found:
        person = by_end.get(span.end)
        if person is not None and span.start < person.start:
            given = next(iter(words_of(person.of(text))), "") in GIVEN_NAMES
            if given or any(w in ROLE for w in words_of(text[span.start : person.start])):
                span = person
        cut.append(span)
    return cut
