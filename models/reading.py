"""What the words of one mention say by themselves: the name in them, the role beside it, and whether they mean one person, a body, a paper or a crowd."""
import re
from dataclasses import dataclass

from models import lexicon as lex
from models.analysis import MentionKind, SourceType, Span
from models.namebook import NameAt, NameBook, gender_of_words
from models.names import WORD, fold, trim

BREAK = re.compile(r",[ \u00a0]|[ \u00a0][-–—][ \u00a0]|—|[ \u00a0]?\(|;[ \u00a0]")
NO_ROLE = re.compile(r"^(?:[RDI]|Dem|Rep|GOP|Conn?|Tenn|Calif|Wis|Tex|Fla|Mass|Pa|Va|Md|Ill|Mich|Ariz|Ala|Ga|Ky|La|Mo|Minn|Neb|Nev|Okla|Ore|Wash|Del|Vt)\b[-.– ]?[\w. ]{0,12}$"
                     r"|^@|^[A-Z.]+\.[A-Z]+$|^\d+$|^[A-Z]{2,6}$")
WHEN = re.compile(r"\s(?:(?:released|published|filed|issued|unsealed|conducted|made|posted)\b.*|(?:on|last|this|late|early|in) (?:"
                  + "|".join(sorted(lex.DAYS_AND_MONTHS)) + r"|week|month|year|morning|night)\b.*)$", re.IGNORECASE)
SUCH_AS = re.compile(r"\s(?:including|like|such as|quoted by|led by|who also|seen by|obtained by)\b.*$")
LEAD = re.compile(r"(?:(?:by|in|on|among|from|to|with|for|what|how|both(?: the)?)\s+)+(?=\w)", re.IGNORECASE)
CALLED = re.compile(r"\b(?:called|named|known as|by the name(?: of)?)\s+(?=[A-Z])")
CLOSERS = frozenset("familiar close loyal critical able opposed responsible available present due based alone here there himself herself itself themselves".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention read alone.

    `core` is the span to name the entity by: the proper name where there is one (`named`), else the mention's own words.
    `head` is the folded head noun of a mention that is no name, `anchor` the name in it (NameAt) where it is one.
    """

    kind: MentionKind
    core: Span
    named: bool
    description: Span | None
    type: SourceType
    gender: str | None
    plural: bool
    head: str
    definite: bool
    anchor: NameAt | None = None
    several: tuple[NameAt, ...] = ()


def mention_kind(words: str) -> MentionKind:
    """Whether a mention is a name, a nominal or a pronoun, by its words.

    >>> mention_kind("Wagner founder Yevgeny Prigozhin"), mention_kind("a spokesman for the ministry"), mention_kind("he")
    ('name', 'nominal', 'pronoun')
    """
    return read_mention(words, Span(0, len(words)), NameBook(words)).kind


def is_pronoun(words: str) -> bool:
    """Whether a mention is nothing but a pronoun: he, whose, most of whom, he himself.

    >>> is_pronoun("most of whom"), is_pronoun("We’ve"), is_pronoun("those who stayed"), is_pronoun("that report")
    (True, True, False, False)
    """
    folded = [m[0].casefold() for m in WORD.finditer(words)]
    if not folded:
        return False
    plain = [re.sub(r"[’'](?:ve|d|ll|re|m|s)$", "", w) for w in folded]
    if len(plain) == 1:
        return plain[0] in lex.PRONOUNS
    return all(w in lex.PRONOUNS or w in ("most", "all", "both", "some", "many", "of", "half") for w in plain) and (
        plain[-1] in lex.RELATIVE or plain[0] in lex.PRONOUNS)


def read_mention(text: str, span: Span, book: NameBook) -> Reading:
    """Read one mention of `text`; `book` holds the names of the article.

    >>> words = "Dana Okoro, the city’s engineer"
    >>> reading = read_mention(words, Span(0, 31), NameBook(words))
    >>> reading.core.of(words), reading.description.of(words), reading.type
    ('Dana Okoro', 'city’s engineer', 'person')
    """
    span = trim(text, span.start, span.end)
    words = span.of(text)
    if is_pronoun(words):
        return _pronoun(words, span)
    if match := LEAD.match(words):
        span = trim(text, span.start + match.end(), span.end)
    parts = _segments(text, span, book)
    if several := _coordinated(text, span, parts, book):
        bodies = any(book.person(book.entity_of(n)) is False for n in several)
        start = _without_determiner(text, span).start
        if not text[start:several[0].span.start].istitle():
            start = several[0].span.start
        core = Span(start, trim(text, span.start, span.end).end)
        return Reading("name", core, True, None, "organization" if bodies else "group", None, True, "", False, None, tuple(several))
    head = parts[0]
    if (called := CALLED.search(head.of(text))) and (names := book.within(head.start + called.end(), head.end)):
        head = Span(names[0].span.start, head.end)
    np = _head_phrase(text, head)
    name = _name_at_end(text, np, head, book) or _person_at_end(text, head, book)
    if name is not None and not _is_people(text, np, name):
        person = book.person(book.entity_of(name))
        role = _without_determiner(text, Span(np.start, name.span.start))
        role_words = [m[0] for m in WORD.finditer(role.of(text))]
        if not role_words or all(fold(w) in lex.COURTESY for w in role_words):
            role = None
        elif person is None and fold(role_words[-1]) in lex.ROLE:
            person = True
        if role is not None and person is False and not any(w[:1].islower() for w in role_words):
            role = None
        described = role if role is not None and person is not False else _apposition(text, parts[1:], book)
        described = described or _apposition(text, parts[1:], book)
        kind: SourceType = "person" if person else "organization" if person is False else "person" if len(name.key) > 1 else "organization"
        gender = gender_of_words([name.before, *role_words[-1:]]) or book.gender(book.entity_of(name))
        return Reading("name", name.span, True, described, kind, gender, False, "", False, name)
    head_noun = _head_noun(text, np)
    if len(parts) > 1 and (second := _name_alone(text, parts[1], book)) is not None and _may_be_named(text, head, head_noun, second, book):
        person = book.person(book.entity_of(second))
        kind = "person" if head_noun in lex.ROLE or person else _type_of_head(head_noun, text, np)
        if kind == "group":
            kind = "person" if person else "organization"
        return Reading("name", second.span, True, _without_determiner(text, head), kind, gender_of_words([head_noun, second.before]), False, "", False, second)
    return _nominal(text, parts, head, np, head_noun, book)


def _pronoun(words: str, span: Span) -> Reading:
    word = re.sub(r"[’'](?:ve|d|ll|re|m|s)$", "", WORD.findall(words)[-1].casefold())
    gender = "m" if word in lex.MALE_PRONOUNS else "f" if word in lex.FEMALE_PRONOUNS else None
    plural = word in lex.PLURAL_PRONOUNS
    kind: SourceType = "person" if gender or word in lex.FIRST_PERSON else "group" if plural else "unknown"
    return Reading("pronoun", span, False, None, kind, gender, plural, word, False)


def _segments(text: str, span: Span, book: NameBook) -> list[Span]:
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


def _head_phrase(text: str, part: Span) -> Span:
    """The part up to its first preposition, relative word or verb form: the noun phrase's core."""
    end, count = part.end, 0
    previous = part.start
    for match in WORD.finditer(text, part.start, part.end):
        key = match[0].casefold()
        if count and match[0].islower() and (key in lex.PREPOSITIONS or key in ("is", "was", "are", "were", "has", "had", "quoted", "said")):
            if key == "of" and text[:previous].endswith(("Secretary", "Ministry", "Department", "Bank", "University")):
                continue
            end = previous
            break
        previous = match.end()
        count += 1
    np = trim(text, part.start, end)
    words = list(WORD.finditer(text, np.start, np.end))
    while len(words) > 1 and words[-1][0].islower() and (words[-1][0] in CLOSERS or (end < part.end and re.search(r"(?:ed|ing)$", words[-1][0]) and words[-1][0] not in (
            "polling", "building", "filing", "ruling", "briefing", "meeting", "hearing", "finding", "warning"))):
        words.pop()
    return Span(np.start, words[-1].end()) if words else np


def _name_at_end(text: str, np: Span, head: Span, book: NameBook) -> NameAt | None:
    """The name with which the noun phrase ends, if it is the phrase's head."""
    names = book.within(np.start, np.end + 2)
    names = [n for n in names if n.span.end >= np.end - 2]
    if not names:
        # a name that goes on past the phrase: "Ministry of Defence"
        names = [n for n in book.within(np.start, head.end) if n.span.start < np.end <= n.span.end]
    if not names:
        return None
    name = names[-1]
    rest = text[name.span.end:np.end]
    return name if not rest or fold(rest) in ("", "s") else None


def _person_at_end(text: str, head: Span, book: NameBook) -> NameAt | None:
    """A person's whole name that closes the part right after a common noun: "spokesman for sport Hugh Robertson"."""
    names = book.within(head.start, head.end)
    if not names or names[-1].span.end != head.end or len(names[-1].key) < 2 or not book.person(names[-1].key):
        return None
    before = text[head.start:names[-1].span.start].split()
    return names[-1] if before and before[-1].islower() and before[-1] not in lex.FUNCTION else None


def _is_people(text: str, np: Span, name: NameAt) -> bool:
    """Whether a capitalised plural means a class of people: Democrats, the Saudis, many Republicans."""
    word = name.key[-1]
    words = name.span.of(text)
    if re.search(r"[A-Z]{2,}s$", words):
        return True
    opening = text[np.start:name.span.start].split()
    if opening and opening[0].casefold() in ("a", "an", "another", "one") and len(name.key) == 1 and name.before not in lex.ROLE:
        return True  # "a Texan", "a super PAC"
    if word in lex.GROUP_HEADS or (len(name.key) > 1 and word in lex.DOCUMENT_HEADS and words.split()[-1][0].isupper() is False):
        return True
    return len(name.key) == 1 and bool(re.search(r"(?:ans|ians|ists|ese|crats|iels|lims|tines|is)$", word)) and np.start < name.span.start and not words.isupper() \
        and text[np.start:name.span.start].strip().casefold() not in ("", "mr", "mrs", "ms") and name.before not in lex.ROLE


def _coordinated(text: str, span: Span, parts: list[Span], book: NameBook) -> list[NameAt]:
    """The names of "Bell and Sá", "France, the UK and Germany"; empty where the mention is no such list."""
    last = re.search(r"(?:^|\s)(?:and|&)\s", parts[-1].of(text))
    if not last:
        return []
    cut = parts[-1].start + last.start()
    pieces = [*parts[:-1], trim(text, parts[-1].start, cut), trim(text, cut + len(last[0]), parts[-1].end)]
    names = []
    for piece in pieces:
        if piece.end <= piece.start:
            continue
        np = _head_phrase(text, piece)
        name = _name_at_end(text, np, piece, book)
        if name is None or _is_people(text, np, name) or any(n.span.start < cut < n.span.end for n in [name]):
            return []
        if any(fold(w) in ("and",) for w in name.key) and len(pieces) == 2:
            return []
        names.append(name)
    return names if len(names) > 1 and names[0].key != names[-1].key else []


def _without_determiner(text: str, part: Span) -> Span:
    part = trim(text, part.start, part.end)
    match = re.match(r"(?:(?:the|a|an|then|his|her|their|its)\s+)+", text[part.start:part.end], re.IGNORECASE)
    return trim(text, part.start + match.end(), part.end) if match else part


def _apposition(text: str, parts: list[Span], book: NameBook) -> Span | None:
    """What follows a name between commas, if it says who that is; party letters, handles, ages and places do not."""
    for i, part in enumerate(parts):
        words = part.of(text)
        if NO_ROLE.match(words) or any(n.span == part for n in book.within(part.start, part.end)):
            continue
        if words.split()[0].casefold() in ("who", "which", "whose", "where", "and", "or", "whom", "that", "when", "as", "in", "on", "at", "from"):
            return None
        if not any(w[:1].islower() for w in words.split()) and len(words.split()) < 2:
            continue
        return _without_determiner(text, part)
    return None


def _name_alone(text: str, part: Span, book: NameBook) -> NameAt | None:
    """The name that makes up a whole part, but for a title before and a place after."""
    np = _head_phrase(text, part)
    name = _name_at_end(text, np, part, book)
    if name is None:
        return None
    before = [fold(m[0]) for m in WORD.finditer(text, np.start, name.span.start)]
    return name if all(w in lex.COURTESY or w in lex.ROLE or w in ("rear", "vice", "the") for w in before) else None


def _may_be_named(text: str, head: Span, head_noun: str, second: NameAt, book: NameBook) -> bool:
    person = book.person(book.entity_of(second))
    if head_noun in lex.ROLE or head_noun in ("man", "woman", "boy", "girl", "leader"):
        return person is not False
    if head_noun in lex.GROUP_HEADS and head_noun not in ("family", "team"):
        return False
    tail = book.within(head.start, head.end)
    place = bool(tail) and tail[-1].span.end == head.end
    if place:
        return bool(person) and second.key[0] in lex.GIVEN_NAMES
    return bool(head_noun) and not (person and head_noun in lex.DOCUMENT_HEADS)


def _head_noun(text: str, np: Span) -> str:
    words = WORD.findall(np.of(text))
    return fold(words[-1]) if words else ""


def _type_of_head(head: str, text: str, np: Span) -> SourceType:
    words = [m[0] for m in WORD.finditer(np.of(text))]
    if head in lex.GROUP_HEADS and head not in ("family", "team"):
        return "group"
    if head in lex.DOCUMENT_HEADS:
        return "document"
    if head in lex.ROLE or head in ("man", "woman", "boy", "girl", "person", "lady"):
        return "person"
    if head in lex.ORGANIZATION_HEADS or head in lex.COUNTRIES:
        return "organization"
    if head.endswith("s") and not head.endswith("ss") and len(head) > 3:
        return "document" if head[:-1] in lex.DOCUMENT_HEADS else "group" if head[:-1] not in lex.ORGANIZATION_HEADS else "organization"
    if words and words[-1][0].isupper():
        return "organization"
    return "person" if re.search(r"(?:er|or|ist|man|woman|ian)$", head) else "unknown"


def _nominal(text: str, parts: list[Span], head: Span, np: Span, head_noun: str, book: NameBook) -> Reading:
    """A mention by common noun: its own words, without the article, the day and examples."""
    rest = [p for p in parts[1:] if p.of(text)[:1].isupper()]
    listed = len(rest) == len(parts) - 1 > 0 and " and " in rest[-1].of(text)
    core = _without_article(text, Span(head.start, rest[-1].end) if listed else head)
    words = core.of(text)
    for pattern in (SUCH_AS, WHEN):
        if (cut := pattern.search(words)) and cut.start() > 2:
            core = trim(text, core.start, core.start + cut.start())
            words = core.of(text)
    kind = _type_of_head(head_noun, text, np)
    first = text[head.start:head.end].split()[0].casefold() if head.end > head.start else ""
    plural = kind == "group" or (head_noun.endswith("s") and not head_noun.endswith("ss"))
    named_body = kind == "organization" and bool(book.within(np.start, np.end))
    return Reading("nominal", core, named_body, None, kind, gender_of_words([head_noun]), plural, head_noun, first in lex.DETERMINERS - {"a", "an"})


def _without_article(text: str, part: Span) -> Span:
    match = re.match(r"(?:the|a|an|his|her|their|its|my|our)\s+", part.of(text), re.IGNORECASE)
    return trim(text, part.start + match.end(), part.end) if match else part
