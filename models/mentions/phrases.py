"""The parts of one mention: segments between commas, the head phrase, the name in it, the apposition beside it."""

import re

from models.analysis import Span
from models.mentions.ages import age_in
from models.naming.name_words import SENTENCE_END
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.naming.offices import LETTERS_BEFORE
from models.naming.trimmed import BASED
from models.text import lexicon as lex
from models.text.words import WORD, first_word, fold, trim

# What may stand before a whole name besides offices and courtesy titles.
BEFORE_WHOLE_NAMES = LETTERS_BEFORE | {"rear", "vice", "the", "late"}
# A comma before a year or after one that follows a day is part of the date: "from May 5, 2012, on"; that university
# has its campuses behind one.
BREAK = re.compile(
    r"(?<!\d, \d{4})(?<!University of California),[ \u00a0](?!(?<=\d, )\d{4}\b)"
    r"|[ \u00a0](?:--|[-–—])[ \u00a0]|—|[ \u00a0]?\(|;[ \u00a0]"
)
# Party and place ("R-Iowa"), a handle, a stock symbol, an age, an acronym: these say nothing of a person's role.
NO_ROLE = re.compile(
    r"^(?:[RDI]|Dem|Rep|GOP|Conn?|Tenn|Calif|Wis|Tex|Fla|Mass|Pa|Va|Md|Ill|Mich|Ariz|Ala|Ga|Ky|La|Mo|Minn|Neb|Nev|Okla|Ore"
    r"|Wash|Del|Vt)\b[-.– ]?[\w. ]{0,12}$|^@|^[A-Z.]+\.[A-Z]+$|^\d+$|^[A-Z]{2,6}$"
)
PARTY = re.compile(r"[RDI]\b\.?[-–— ]|(?:Dem|Rep)\b\.?[-–—]")  # "R-Ohio", but "Rep. Ana Sá"
# "Saudis" are many, "Velaris" is one.
PEOPLE = re.compile(
    r"(?:ans|ians|ists|ese|crats|iels|lims|tines|(?:saud|iraq|israel|pakistan|bangladesh|yemen|oman|kuwait|qatar|emirat"
    r"|somal|houth|bahrain|azerbaijan|kashmir|naz)is)$"
)
NO_DEMONYMS = frozenset("guardian oregonian australian scotsman statesman republican vatican smithsonian".split())
ONE_OF_A_PEOPLE = re.compile(r"(?:[a-z]{2}ian|[a-z]{2}ican|german|korean|european|eli|aqi|stani|emeni|saudi)$")
# Many by their trade or belief, even where a sentence begins with them: "Environmentalists said".
OF_A_KIND = re.compile(r"[a-z]{3,}(?:ists|icians|ocrats)$")
OFFICE_PREPOSITIONS = frozenset(
    {"of", "to", "for"}
)  # between an office and what it is over, or somebody and whose he is
OF_SOME = re.compile(r"-of-\w+$")  # "the mother-of-two"
LETTERS = re.compile(
    rf"(?<![^\W_])[A-Z][\w’'-]+(?P<letters>(?:,?[ \u00a0](?:{'|'.join(sorted(lex.LETTERS_AFTER))}))+)$"
)
# "the Labour MP" has no name.
OF_A_PARTY = re.compile(r"(?:the|an?|one|another|local)[ \u00a0](?:[\w’'-]+[ \u00a0]){1,2}(?-i:[A-Z]+)", re.IGNORECASE)
PLURAL = re.compile(r"[A-Z][a-z]{3,}(?<![sui])s")
GOES_ON = re.compile(r"[ \u00a0](?:(?:of|in|from|on|for|against|with|who)[ \u00a0]|(?:there|here)(?![^\W_]))")
HEADS_WITH_OF = ("Secretary", "Ministry", "Department", "Bank", "University")
# Participles that look like no other: "the letter sent to staff".
IRREGULAR_PARTICIPLES = frozenset("read sent left written held shown made given seen drawn put brought found".split())
CLOSERS = frozenset(
    """
    familiar close loyal critical able opposed responsible available present due based alone here there himself herself
    itself themselves
    """.split()
)


def segments(text: str, span: Span, book: NameBook) -> list[Span]:
    """The mention split at commas, dashes and brackets that do not stand within a name."""
    parts, start = [], span.start
    for match in BREAK.finditer(text, span.start, span.end):
        if any(n.span.start < match.start() and match.end() < n.span.end for n in book.within(start, span.end)):
            continue
        if match.start() > start:
            parts.append(trim(text, start, match.start()))
        start = match.end()
    parts.append(trim(text, start, span.end))
    return [p for p in parts if p.end > p.start] or [span]


# Nouns that end as participles do.
ING_NOUNS = frozenset(
    """
    polling building filing ruling briefing meeting hearing finding warning spending funding training housing planning
    trading banking marketing advertising licensing policing lending pricing engineering manufacturing accounting
    listing posting recording drawing painting offering gathering uprising wedding opening beginning killing shooting
    bombing bidding being king evening morning nursing shipping mining farming fishing printing publishing broadcasting
    """.split()
)
ACTING_HEADS = (
    lex.DOCUMENT_HEADS
    | lex.GROUP_HEADS
    | lex.ORGANIZATION_HEADS
    | lex.ROLE
    | frozenset({"man", "woman", "men", "women", "person", "people", "those", "anyone", "someone"})
)


IN_CHARGE = re.compile(r"[ \u00a0][Cc]harge[ \u00a0][A-Z]")  # "Agent in Charge Ana Sá"


def head_phrase(text: str, part: Span, book: NameBook | None = None) -> Span:
    """The part up to its first preposition, relative word or verb form: the noun phrase's core.

    A preposition within a name of the `book` does not end it: "House of Representatives investigators".
    """
    end, count, before = part.end, 0, ""
    names = book.within(part.start, part.end) if book else []
    previous = part.start
    for match in WORD.finditer(text, part.start, part.end):
        key = match[0].casefold()
        if (
            count
            and match[0].islower()
            and (key in lex.PREPOSITIONS or key in ("is", "was", "are", "were", "has", "had", "quoted", "said"))
        ):
            if any(n.span.start < match.start() < n.span.end for n in names):
                continue
            if key == "of" and text.endswith(HEADS_WITH_OF, 0, previous):
                continue
            if key == "in" and IN_CHARGE.match(text, match.end()):
                continue
            end = previous
            break
        if (
            count
            and (key.endswith("ed") or key in IRREGULAR_PARTICIPLES)
            and match[0].islower()
            and before in lex.DOCUMENT_HEADS | lex.GROUP_HEADS | lex.ORGANIZATION_HEADS
        ):
            end = previous
            break
        if (
            count
            and key.endswith("ing")
            and key not in ING_NOUNS
            and match[0].islower()
            and match.end() < part.end
            and before in ACTING_HEADS
        ):  # "the union representing crew members" is no crew
            end = previous
            break
        previous, before = match.end(), key
        count += 1
    np = trim(text, part.start, end)
    words = list(WORD.finditer(text, np.start, np.end))
    while (
        len(words) > 1
        and words[-1][0].islower()
        and (
            words[-1][0] in CLOSERS
            or (end < part.end and re.search(r"(?:ed|ing)$", words[-1][0]) and words[-1][0] not in ING_NOUNS)
        )
    ):
        words.pop()
    return Span(np.start, words[-1].end()) if words else np


def name_at_end(text: str, np: Span, head: Span, book: NameBook) -> NameAt | None:
    """The name with which the noun phrase ends, if it is the phrase's head."""
    names = book.within(np.start, np.end + 2)
    names = [n for n in names if n.span.start < np.end <= n.span.end + 2]
    if not names:
        # a name that goes on past the phrase: "Ministry of Defence"
        names = [n for n in book.within(np.start, head.end) if n.span.start < np.end <= n.span.end]
    if not names:
        return None
    name = names[-1]
    rest = text[name.span.end : np.end]
    return name if not rest or fold(rest) in ("", "s") else None


def person_at_end(text: str, head: Span, np: Span, book: NameBook) -> NameAt | None:
    """A person's whole name that closes the part right after what he is: "spokesman for sport Ana Sá"; None
    where the noun of its noun phrase `np` is no person's: "a book by the reporter Ana Sá"."""
    names = book.within(head.start, head.end)
    if not names or names[-1].span.end < head.end - 2 or len(names[-1].key) < 2 or not book.person(names[-1].key):
        return None
    before = text[head.start : names[-1].span.start].split()
    if not before:
        return None
    heads = {fold(w) for w in WORD.findall(np.of(text))}
    small = [w for w in before if w.islower()]
    titled = fold(before[-1]) in lex.ROLE and before[0][0].isupper() and set(small) <= {"of", "for", "on", "and"}
    if titled and heads.isdisjoint(lex.ROLE):
        return names[-1]  # "House of Lords Speaker Ana Sá"
    if (
        heads.isdisjoint(lex.ROLE)
        and noun_of(text, np) in lex.DOCUMENT_HEADS | lex.GROUP_HEADS | lex.ORGANIZATION_HEADS
    ):
        return None
    while len(before) > 1 and fold(before[-1]) in lex.COURTESY | {"adm", "brig"} and "of" in before:
        before.pop()  # "Chief of Naval Operations Adm Ana Sá"
    if before[-1] in lex.FUNCTION:
        return None
    # "White House Chief of Staff Ana Sá", "Ambassador to Peru Ana Sá": what an office is over may be written large.
    office = any(fold(w) in lex.ROLE for w in before[:-1]) and fold(before[-1]) not in lex.ROLE | lex.COURTESY
    if not before[-1].islower() and not (office and not OFFICE_PREPOSITIONS.isdisjoint(before)):
        return None
    # "the attorney for Quill founder Ana Sá" is the attorney
    others = [w for w in before[:-1] if fold(w) in lex.ROLE]
    return None if others and fold(before[-1]) in lex.ROLE and not OFFICE_PREPOSITIONS.isdisjoint(before) else names[-1]


def is_demonym(word: str) -> bool:
    """Whether a folded word, written large, means one person of a country or town.

    >>> [is_demonym(word) for word in ("german", "scot", "frenchman", "british", "germans")]
    [True, True, True, False, False]
    """
    if word in NO_DEMONYMS:
        return False
    return (
        word in lex.DEMONYMS
        or bool(ONE_OF_A_PEOPLE.search(word))
        or (len(word) > 6 and word.endswith(("man", "woman")))
    )


def is_adjective(text: str, span: Span) -> bool:
    """Whether words are no more than the adjective of a country before a noun, with or without an article.

    >>> [is_adjective(text, Span(0, 6)) for text in ("Syrian rebels fled", "Syrian and Turkish", "Syrian, they said")]
    [True, False, False]
    """
    words = span.of(text).casefold().removeprefix("the").strip()
    if words not in lex.NATIONALITIES or text[span.end : span.end + 1] not in (" ", "\u00a0"):
        return False
    word = WORD.match(text, span.end + 1)
    return word is not None and word[0][0].islower() and fold(word[0]) not in lex.FUNCTION


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
        and name.before not in lex.ROLE
        and (
            len(opening) > 2
            or opening[0] not in ("a", "an", "A", "An")
            or book.is_single(name.key)
            or word in lex.PARTISANS
            or bool(lex.NATIONALITY.search(word))
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
    if not lex.ORGANIZATION_HEADS.isdisjoint(name.key[:-1]) and not {"of", "for"}.isdisjoint(name.key):
        return False  # "National Union of Mill Staff"
    if word in lex.GROUP_HEADS or (
        len(name.key) > 1 and word in lex.DOCUMENT_HEADS and words.split()[-1][0].isupper() is False
    ):
        return True
    return (
        len(name.key) == 1
        and bool(PEOPLE.search(word))
        and np.start < name.span.start
        and not words.isupper()
        and text[np.start : name.span.start].strip().casefold() not in ("", "mr", "mrs", "ms")
        and name.before not in lex.ROLE
    )


THIS = re.compile(
    r"(?:this|that|these|those)\s+(?:same\s+)?"
    r"(?!(?:who|whose|that|which|in|of|with|from|at|on|close|familiar|present|\w+ing|\w+ed)\b)(?=\w)",
    re.IGNORECASE,
)
LOOSE_END = re.compile(rf"(?:^|\s+)(?<!spoke )(?<!talked )(?:{'|'.join(sorted(lex.TRAILING))})$", re.IGNORECASE)


def without_loose_ends(text: str, part: Span) -> Span:
    """The words of a mention without a pointing word before them or a preposition or conjunction after them, with which
    no name ends; the part itself where nothing else is left.

    >>> words = "this page of"
    >>> without_loose_ends(words, Span(0, len(words))).of(words)
    'page'
    """
    kept = part
    if match := THIS.match(kept.of(text)):
        kept = trim(text, kept.start + match.end(), kept.end)
    while match := LOOSE_END.search(kept.of(text)):
        kept = trim(text, kept.start, kept.start + match.start())
    return kept if kept.start < kept.end else part


def without_determiner(text: str, part: Span) -> Span:
    part = trim(text, part.start, part.end)
    match = re.match(
        r"(?:(?:the|a|an|then|his|her|their|its|your|my|our|that|this|one(?!\s+of\b)|another)\s+)+",
        text[part.start : part.end],
        re.IGNORECASE,
    )
    return trim(text, part.start + match.end(), part.end) if match else part


def without_letters(text: str, part: Span) -> Span:
    """A part without the letters after a name: "Ana Sá QC"."""
    if not text[part.end - 1 : part.end].isupper():
        return part  # all of them end so
    found = LETTERS.search(text, part.start, part.end)
    if found is None or OF_A_PARTY.fullmatch(text, part.start, part.end):
        return part
    return Span(part.start, found.start("letters"))


# What somebody is and not what he just does.
LASTING = frozenset(
    "acting sitting serving founding presiding visiting reigning standing king retired appointed elected renowned noted"
    " celebrated decorated disgraced married".split()
)


# What stands before what somebody is or does at a time: "now working in Harle".
NOWADAYS = frozenset("now then currently formerly once still".split())
ONE_OF_THOSE = re.compile(r"one[ \u00a0]of[ \u00a0](?:the|those)[ \u00a0](?:[a-z]+[ \u00a0])?(?:who|that|to)(?![^\W_])")


def apposition(text: str, parts: list[Span], book: NameBook) -> Span | None:
    """What follows a name between commas, if it says who that is; party letters, handles, ages and places do not."""
    for part in parts:
        words = part.of(text)
        if NO_ROLE.match(words) or any(n.span == part for n in book.within(part.start, part.end)):
            continue
        if first_word(words) in (
            "who",
            "which",
            "whose",
            "where",
            "and",
            "or",
            "whom",
            "that",
            "when",
            "as",
            "of",
            "in",
            "on",
            "at",
            "from",
            "for",
            "born",
            "nee",
        ):
            return None
        if first_word(words) in NOWADAYS:
            part = trim(text, part.start + len(first_word(words)), part.end)
            words = part.of(text)
            if first_word(words) in lex.PREPOSITIONS | {"just", "only", "aged"}:
                return None  # "still in Harle"
        if ONE_OF_THOSE.match(words) or first_word(words) in ("aged", "who"):
            return None
        if first_word(words).endswith(("ing", "ed")) and first_word(words) not in lex.ROLE_MODIFIERS | LASTING:
            return None  # "speaking in Harle", "reached at his home"
        if not any(w[:1].islower() for w in words.split()) and len(words.split()) < 2:
            continue
        return without_determiner(text, part)
    return None


# Whose a person is, and what he is, right before the name.
WHOSE_PERSON = re.compile(r"[A-Z][\w.-]*(?:[ \u00a0][A-Z][\w.-]*){0,3}[’']s?[ \u00a0]")
CALLED_SO = re.compile(
    r"(?:the[ \u00a0])?(?:[a-z][a-z-]+|[A-Z]\w+-(?:based|born))[ \u00a0](?:[a-z][a-z-]+[ \u00a0]){0,2}"
)
TRADE = re.compile(r"[a-z]{3}(?:er|or|ist|ian|man|woman)$")


def name_alone(text: str, part: Span, book: NameBook) -> NameAt | None:
    """The name that makes up a whole part, but for a title before and a place after."""
    np = head_phrase(text, part, book)
    name = name_at_end(text, np, part, book)
    if name is None or PARTY.match(part.of(text)):
        return None
    before = [fold(m[0]) for m in WORD.finditer(text, np.start, name.span.start)]
    before = [word for word in before if not BASED.search(word)]  # "the Singapore-based Quill Ventures"
    if before and age_in(before[0]) is not None:
        before = before[1:]  # "68-year-old Ana Sá", "71-year-old retiree Ana Sá"
        if len(before) < 2 and len(name.key) > 1:
            return name
    if all(w in lex.COURTESY or w in lex.ROLE or w in BEFORE_WHOLE_NAMES for w in before):
        return name
    whole_person = len(name.key) > 1 and book.person(book.entity_of(name)) is True
    if whole_person and (before[-1] in lex.DEMONYMS or WHOSE_PERSON.fullmatch(text, np.start, name.span.start)):
        return name  # "the Dane Ana Sá", "Labour’s Ana Sá"
    # "House Budget Committee Chairman Bo Lund", "the hedge fund manager Bo Lund": an office with what it is over;
    # "former journalist Bo Lund".
    office = text[np.start : name.span.start].split()
    apposed = before[0] in lex.ARTICLES
    if apposed and before[-1] in lex.BODY_NOUNS and book.person(book.entity_of(name)) is not True:
        return name  # "the Norwegian fund Bell"
    whole = apposed or all(w[0].isupper() or fold(w) in lex.ROLE | lex.ROLE_MODIFIERS or "-" in w for w in office)
    # "the bookseller Ana Sá": a given name tells as much as a known trade does.
    told = before[-1] in lex.ROLE or (apposed and name.key[0] in lex.GIVEN_NAMES)
    if whole_person and not told and CALLED_SO.fullmatch(text, np.start, name.span.start):
        # "guard Ana Sá", "the retired center Ana Sá"
        bodies = lex.ORGANIZATION_HEADS | lex.BODY_NOUNS
        whole = name.key[0] in lex.GIVEN_NAMES or before[-1] not in bodies
        return name if whole and before[-1] not in lex.DOCUMENT_HEADS else None
    if not told and name.key[0] in lex.GIVEN_NAMES and before[0] in lex.ROLE_MODIFIERS and TRADE.search(before[-1]):
        told = whole = not any(w in lex.FUNCTION for w in before)  # "retired surveyor Ana Sá"
    return name if told and len(name.key) > 1 and whole else None


def noun_of(text: str, np: Span) -> str:
    """The folded head noun of a noun phrase: its last word."""
    words = WORD.findall(np.of(text))
    return OF_SOME.sub("", fold(words[-1])) if words else ""


def without_article(text: str, part: Span) -> Span:
    match = re.match(
        r"(?:the|a|an|whose|(?:his|her|their|its|my|our|your)(?: own)?|one(?!\s+(?:of|or|in)\b)"
        r"|(?:just|only|some)(?=\s+\d))\s+",
        part.of(text),
        re.IGNORECASE,
    )
    return trim(text, part.start + match.end(), part.end) if match else part
