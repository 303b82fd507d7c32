"""Words for peoples and their members: "the Saudis", "a Scot", "Syrian rebels", which capitals make look like names."""

import re

from models.analysis import Span
from models.naming.name_words import SENTENCE_END
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.text.body_words import DOCUMENT_HEADS, GROUP_HEADS, ORGANIZATION_HEADS
from models.text.function_words import FUNCTION
from models.text.person_words import PARTISANS, ROLE
from models.text.place_words import DEMONYMS, NATIONALITIES, NATIONALITY
from models.text.words import WORD, fold

# "Saudis" are many, "Velaris" is one.
PEOPLE = re.compile(
    r"(?:ans|ians|ists|ese|crats|iels|lims|tines|(?:saud|iraq|israel|pakistan|bangladesh|yemen|oman|kuwait|qatar|emirat"
    r"|somal|houth|bahrain|azerbaijan|kashmir|naz)is)$"
)
NO_DEMONYMS = frozenset("guardian oregonian australian scotsman statesman republican vatican smithsonian".split())
ONE_OF_A_PEOPLE = re.compile(r"(?:[a-z]{2}ian|[a-z]{2}ican|german|korean|european|eli|aqi|stani|emeni|saudi)$")
# Many by their trade or belief, even where a sentence begins with them: "Environmentalists said".
OF_A_KIND = re.compile(r"[a-z]{3,}(?:ists|icians|ocrats)$")
PLURAL = re.compile(r"[A-Z][a-z]{3,}(?<![sui])s")
GOES_ON = re.compile(r"[ \u00a0](?:(?:of|in|from|on|for|against|with|who)[ \u00a0]|(?:there|here)(?![^\W_]))")


def is_demonym(word: str) -> bool:
    """Whether a folded word, written large, means one person of a country or town.

    >>> [is_demonym(word) for word in ("german", "scot", "frenchman", "british", "germans")]
    [True, True, True, False, False]
    """
    if word in NO_DEMONYMS:
        return False
    return word in DEMONYMS or bool(ONE_OF_A_PEOPLE.search(word)) or (len(word) > 6 and word.endswith(("man", "woman")))


def is_adjective(text: str, span: Span) -> bool:
    """Whether words are no more than the adjective of a country before a noun, with or without an article.

    >>> [is_adjective(text, Span(0, 6)) for text in ("Syrian rebels fled", "Syrian and Turkish", "Syrian, they said")]
    [True, False, False]
    """
    words = span.of(text).casefold().removeprefix("the").strip()
    if words not in NATIONALITIES or text[span.end : span.end + 1] not in (" ", "\u00a0"):
        return False
    word = WORD.match(text, span.end + 1)
    return word is not None and word[0][0].islower() and fold(word[0]) not in FUNCTION


def _opens_with_plural(text: str, np: Span, end: int, name: NameAt, book: NameBook) -> bool:
    """Whether a plural is large for it begins a sentence: "Proponents of the law", a mention that ends at `end`."""
    return (
        len(name.key) == 1
        and np == name.span
        and bool(PLURAL.fullmatch(name.span.of(text)))
        and bool(GOES_ON.match(text, np.end, end))
        and bool(SENTENCE_END.search(text[max(0, np.start - 8) : np.start]))
        and book.is_single(name.key)
    )


def is_people(text: str, np: Span, end: int, name: NameAt, book: NameBook) -> bool:
    """Whether a capitalised plural means a class of people: Democrats, the Saudis, many Republicans."""
    word = name.key[-1]
    words = name.span.of(text)
    if re.search(r"[A-Z]{2,}s$", words):
        return True
    if _opens_with_plural(text, np, end, name, book):
        return True
    whole = book.entity_of(name)
    if len(whole) > 1 and book.person(whole):
        return False  # "a defiant Lund", "rival Daniels", of whom the article has the whole name
    opening = text[np.start : name.span.start].split()
    if (
        opening
        and opening[0].casefold() in ("a", "an", "another", "one")
        and len(name.key) == 1
        and name.before not in ROLE
        and (
            len(opening) > 2
            or opening[0] not in ("a", "an", "A", "An")
            or book.is_single(name.key)
            or word in PARTISANS
            or bool(NATIONALITY.search(word))
        )
    ):
        return True  # "a Texan", "a super PAC"
    if len(name.key) == 1 and OF_A_KIND.match(word) and not words.isupper():
        return True
    if [w.casefold() for w in opening] == ["the"] and len(name.key) == 1 and is_demonym(word):
        return True  # "the Scot said"
    if word == "police" and len(name.key) > 1 and words.split()[-1][0].isupper():
        return False  # "Harle Police" is one body
    if len(name.key) > 1 and name.key[0] in ("channel", "radio") and words.split()[-1][0].isupper():
        return False  # "Radio Four"
    if not ORGANIZATION_HEADS.isdisjoint(name.key[:-1]) and not {"of", "for"}.isdisjoint(name.key):
        return False  # "National Union of Mill Staff"
    if word in GROUP_HEADS or (
        len(name.key) > 1 and word in DOCUMENT_HEADS and words.split()[-1][0].isupper() is False
    ):
        return True
    return (
        len(name.key) == 1
        and bool(PEOPLE.search(word))
        and np.start < name.span.start
        and not words.isupper()
        and text[np.start : name.span.start].strip().casefold() not in ("", "mr", "mrs", "ms")
        and name.before not in ROLE
    )
