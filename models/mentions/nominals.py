"""Mentions by a common noun, which go by their own words: "two mill hands", "the city’s engineer"."""

import re

from models.analysis import Span
from models.mentions.ages import age_in
from models.mentions.head_types import type_of_head
from models.mentions.mention import MentionReading
from models.mentions.phrases import IRREGULAR_PARTICIPLES
from models.mentions.several import AND, is_crowd
from models.mentions.trimming import without_article, without_loose_ends
from models.naming.genders import gender_of_words
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.text.function_words import DAYS_AND_MONTHS, DEFINITE
from models.text.person_words import ROLE
from models.text.place_words import COUNTRIES
from models.text.words import POSSESSIVE, first_word, fold, trim

# What is left of a clause without its time: "24-year-old who left | in May".
WHO = re.compile(r"[ \u00a0](?:who|that)[ \u00a0][\w’'-]+$")
WHEN = re.compile(
    r"\s(?:(?:released|published|filed|issued|unsealed|conducted|made|posted)\b.*"
    r"|(?:on|last|this|late|early|in) (?:"
    + "|".join(sorted(DAYS_AND_MONTHS))
    + r"|week|month|year|morning|night)\b(?![’']).*| in (?:19|20)\d\d)$",
    re.IGNORECASE,
)
SUCH_AS = re.compile(
    r"\s(?:including|like|such as|quoted by|led by|who also|seen by|obtained by|on its|on his|on her|on their"
    # On what terms somebody without a name speaks.
    r"|who (?:(?:spoke|speaks)(?: [a-z]+){0,5}? (?:on (?:the )?condition|anonymously)|(?:was|were) granted anonymity"
    r"|(?:was|were|is|are) not authori[sz]ed|(?:asked for|requested|insisted on) anonymity"
    r"|(?:asked not|declined|did not want|wished not) to be (?:named|identified|quoted))"
    r"|speaking (?:anonymously|on (?:the )?condition))\b.*$"
)
# What a paper is called, beside the word for it: the report, “Rain for Rent”.
TITLE = re.compile(
    r"[ \u00a0]?,?[ \u00a0](?:titled |entitled |called )?[“\"‘'](?P<title>[A-Z][^“”\"\n]{2,120}?)[,.]?[”\"’'](?!\w)"
)
# "A new Harle Institute report" is the Harle Institute’s.
FRESH = re.compile(r"(?:(?:new|recent|latest|same|fresh|separate)[ \u00a0])+(?=[A-Z])")
PARTICIPLE_NEXT = re.compile(
    rf"[ \u00a0](?:{'|'.join(sorted(IRREGULAR_PARTICIPLES | {'dated'}))})(?:[ \u00a0]|\Z)"
)  # what became of a paper is no part of its name
# A mention may leave off its article.
AN_BEFORE = re.compile(r"(?<![^\W_])[Aa]n?[ \u00a0]$")
IN_PLACE = re.compile(
    r"[ \u00a0](?:in|near|from|of|at)[ \u00a0](?P<place>[A-Z][\w’'.-]*(?:[ \u00a0][A-Z][\w’'.-]*){0,2})$"
)
# "The government of Norway" is named by it.
STATES_OWN = frozenset("government parliament embassy city state republic kingdom army".split())
OF_STATE = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?[A-Z]")


def _owns(text: str, name: NameAt, book: NameBook) -> bool:
    """Whether a name is that of a person to whom belongs what follows: "Ana Sá’s company"."""
    owner = text.startswith(POSSESSIVE, name.span.end)
    return owner and book.person(book.entity_of(name)) is True


def _is_within(text: str, parts: list[Span], head: Span) -> bool:
    """Whether a mention ends on a place that lies in the state behind the comma, and is no list of both."""
    place = IN_PLACE.search(text, head.start, head.end)
    return (
        place is not None
        and fold(place["place"]) not in COUNTRIES
        and not (len(parts) > 2 and AND.match(parts[2].of(text)))
    )


def read_nominal(text: str, parts: list[Span], head: Span, np: Span, head_noun: str, book: NameBook) -> MentionReading:
    """A mention by common noun: its own words, without the article, the day and examples."""
    if len(parts) > 1 and fold(parts[1].of(text)) in COUNTRIES and _is_within(text, parts, head):
        head, parts = Span(head.start, parts[1].end), parts[1:]  # "a nurse in Harle, Ohio"
    rest = [p for p in parts[1:] if p.of(text)[:1].isupper() or is_crowd(text, p, book)]
    listed = len(rest) == len(parts) - 1 > 0 and bool(AND.search(rest[-1].of(text)))
    core = without_article(text, Span(head.start, rest[-1].end) if listed else head)
    words = core.of(text)
    for pattern in (SUCH_AS, WHEN):
        if (cut := pattern.search(words)) and cut.start() > 2:
            # "24-year-old who left in May" is not "24-year-old who left"; but "those who left" are who they are.
            somebody = pattern is WHEN and (head_noun in ROLE or age_in(head_noun) is not None)
            clause = WHO.search(words, 0, cut.start()) if somebody else None
            core = trim(text, core.start, core.start + (clause or cut).start())
            words = core.of(text)
    core = without_loose_ends(text, core)
    kind = type_of_head(head_noun, text, np)
    if kind == "document" and PARTICIPLE_NEXT.match(text, np.end, core.end):
        core = Span(core.start, np.end)
    if kind == "document" and (fresh := FRESH.match(text, core.start, core.end)):
        core = trim(text, fresh.end(), core.end)
    title = TITLE.match(text, np.end) or TITLE.match(text, head.end) if kind == "document" else None
    if title:
        core = Span(*title.span("title"))
    # A head may be a control character, which counts as white space.
    first = first_word(text[head.start : head.end])
    plural = (
        kind == "group"
        or head_noun in ("police", "authorities")
        or (head_noun.endswith("s") and not head_noun.endswith("ss"))
    )
    # "An Ohio company" and "Mr Lund’s company" have no name of their own; "China’s foreign ministry" has.
    one_of_many = first in ("a", "an") or AN_BEFORE.search(text, max(0, head.start - 4), head.start)
    told = kind == "organization" and not plural and not one_of_many
    of_state = head_noun in STATES_OWN and OF_STATE.match(text, np.end) is not None
    whose = of_state or any(not _owns(text, n, book) for n in book.within(np.start, np.end))
    named_body = bool(title) or (told and whose)
    return MentionReading(
        "nominal",
        core,
        named_body,
        None,
        kind,
        gender_of_words([head_noun]),
        plural,
        head_noun,
        first in DEFINITE,
    )
