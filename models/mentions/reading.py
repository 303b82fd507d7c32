"""What the words of one mention say by themselves: the name in them, the role beside it, person, body or paper."""

import re
from dataclasses import replace

from models.analysis import MentionKind, Span
from models.mentions.callings import CALLED, OF_ANOTHER, find_calling
from models.mentions.mention import MentionReading
from models.mentions.named import PERSON_OR_FIRM, name_of, read_called, read_named, read_named_beside
from models.mentions.nominals import read_nominal
from models.mentions.peoples import is_people
from models.mentions.phrase_names import name_alone
from models.mentions.phrases import head_phrase, noun_of, segments
from models.mentions.pronouns import is_pronoun, read_pronoun
from models.mentions.several import crowd_beside
from models.mentions.together import read_several
from models.mentions.trimming import without_determiner, without_ends, without_letters
from models.naming.namebook import NameBook
from models.text.body_words import DOCUMENT_HEADS, GROUP_HEADS, ORGANIZATION_HEADS
from models.text.person_words import ROLE
from models.text.place_words import STATES
from models.text.words import first_word, fold, trim

ISSUED = frozenset("statement statements update announcement communique bulletin".split())
# "an undated, unclassified report": the noun is still to come.
ADJECTIVE = re.compile(
    r"(?:[Tt]he|[Aa]n?)[ \u00a0](?:\d+-[a-z]+"
    r"|un(?:dated|signed|named|classified|published|released|identified|verified|confirmed|official)),[ \u00a0]"
    r"(?!(?:who|which|whose|and|or|the|a|an|his|her|its|their|as|of|in|at|on)\b)(?=[a-z]|[A-Z][a-z]+[ \u00a0][a-z])"
)
# Two who are one source by one name.
COUPLE = re.compile(r"Mr\.?[ \u00a0]and[ \u00a0]Mrs\.?[ \u00a0][^\W\d_a-z][\w’'-]+$")
# By which a user of a network is known: "one user, @ana_sa".
HANDLE = re.compile(r"@\w+")
# "his memoir, The Man from Harle": what a name is cut out of is the title of a paper.
WHOLE_TITLE = re.compile(
    r"[A-Z][\w’'-]*(?:[ \u00a0](?:[A-Z\d][\w’'-]*|a|an|and|at|by|for|from|in|of|on|or|the|to|with))*"
    r"[ \u00a0][A-Z\d][\w’'-]*"
)
WRITTEN = DOCUMENT_HEADS | frozenset("memoir novel autobiography biography".split())
# "the firm representing Ana Sá"
DOING = re.compile(r"(?P<noun>[^\W\d_]+)[ \u00a0][a-z]+ing[ \u00a0](?:the[ \u00a0])?(?:(?:Mrs?|Ms|Dr)\.?[ \u00a0])?$")
ONE_OF_MANY = re.compile(
    r"(?:one|another|the other|a (?:second|third|fourth))(?: of (?:them|those|these|us))?", re.IGNORECASE
)
LONGEST = 600  # characters of a mention that are read


def mention_kind(words: str) -> MentionKind:
    """Whether a mention is a name, a nominal or a pronoun, by its words.

    >>> [mention_kind(words) for words in ("Wagner founder Yevgeny Prigozhin", "a spokesman for the ministry", "he")]
    ['name', 'nominal', 'pronoun']
    """
    span = trim(words, 0, min(len(words), LONGEST))
    if is_pronoun(span.of(words)):
        return "pronoun"  # needs no book of names, which costs a hundred times more
    if words[:1].islower():
        # By itself "the North Carolina Republican" would look like a headline.
        text = f"so {words}."
        return read_mention(text, Span(3, 3 + len(words)), NameBook(text)).kind
    return read_mention(words, Span(0, len(words)), NameBook(words)).kind


def read_mention(text: str, span: Span, book: NameBook) -> MentionReading:
    """Read one mention of `text`; `book` holds the names of the article.

    >>> words = "Dana Okoro, the city’s engineer"
    >>> reading = read_mention(words, Span(0, 31), NameBook(words))
    >>> reading.core.of(words), reading.description.of(words), reading.type
    ('Dana Okoro', 'city’s engineer', 'person')
    """
    span = trim(text, span.start, min(span.end, span.start + LONGEST))
    words = span.of(text)
    if is_pronoun(words):
        return read_pronoun(words, span)
    if COUPLE.match(words):
        return MentionReading("nominal", span, True, None, "group", None, True, "couple", False)
    span = without_ends(text, span, book)
    parts = [without_letters(text, part) for part in segments(text, span, book)]
    if len(parts) > 1 and ADJECTIVE.match(text, parts[0].start, parts[1].end):
        parts = [Span(parts[0].start, parts[1].end), *parts[2:]]
    if (" and " in words or "&" in words) and (found := read_several(text, parts, book)) is not None:
        return found
    parts = _without_place(text, parts, book)
    head = parts[0]
    if len(parts) > 1 and ONE_OF_MANY.fullmatch(text, head.start, head.end):
        # "Another, the retired captain Ana Sá", "One, a nurse,": what follows tells all
        told = read_mention(text, Span(parts[1].start, span.end), book)
        if told.type == "person" and ((told.kind == "name" and not told.several) or _is_new(text, parts[1])):
            return told
    called = CALLED.search(text, head.start, head.end)
    if called and OF_ANOTHER.search(text, head.start, called.start()):
        np = head_phrase(text, head, book)
        return read_nominal(text, parts, head, np, noun_of(text, np), book)
    if called and (names := book.within(called.end(), head.end)):
        head = Span(names[0].span.start, head.end)
    if (calling := find_calling(text, head, span.end, book)) is not None:
        return read_called(text, trim(text, head.start, min(head.end, calling.start)), calling.name, book)
    np = head_phrase(text, head, book)
    name = name_of(text, parts, head, np, book)
    if name is not None and (doing := DOING.search(text[np.start : name.span.start])):
        if fold(doing["noun"]) in ROLE | GROUP_HEADS | ORGANIZATION_HEADS:
            np, name = Span(np.start, np.start + doing.end("noun")), None
    if name is not None and (crowd := crowd_beside(text, np, name, book)):
        several = read_nominal(text, parts, head, np, crowd, book)
        return replace(several, type="group", plural=True, named=False)
    if name is not None and not is_people(text, np, head.end, name, book):
        return read_named(text, parts, np, name, book)
    head_noun = noun_of(text, np)
    if head_noun in ISSUED and (issuer := _issuer(text, head, np, book)) is not None:
        # "The STATEMENTs’s" would be its own issuer.
        if issuer.end - issuer.start < span.end - span.start:
            return read_mention(text, issuer, book)
    return (
        _titled(text, parts, head_noun, book)
        or _body_beside(text, parts, head_noun, book)
        or read_named_beside(text, parts, head, np, head_noun, book)
        or read_nominal(text, parts, head, np, head_noun, book)
    )


def _is_new(text: str, part: Span) -> bool:
    """Whether a part of a mention begins as who is told of for the first time does."""
    return first_word(part.of(text)) in ("a", "an")


def _titled(text: str, parts: list[Span], head_noun: str, book: NameBook) -> MentionReading | None:
    """A paper by its title, or somebody by a handle, behind a comma; None where neither is there."""
    if len(parts) < 2:
        return None
    second = parts[1]
    if HANDLE.fullmatch(text, second.start, second.end) and not book.within(parts[0].start, parts[0].end):
        role = without_determiner(text, parts[0])
        return MentionReading("nominal", second, True, role, "person", None, False, "", False)
    whole = all(name.span != second for name in book.within(second.start, second.end))
    if head_noun in WRITTEN and whole and WHOLE_TITLE.fullmatch(text, second.start, second.end):
        return MentionReading("nominal", second, True, None, "document", None, False, head_noun, False)
    return None


def _body_beside(text: str, parts: list[Span], head_noun: str, book: NameBook) -> MentionReading | None:
    """A body by what it is and, behind a comma, the words that it goes by ("Quill’s largest shareholder, the Lund
    family trust"); None where none is."""
    if len(parts) < 2 or head_noun not in PERSON_OR_FIRM or first_word(parts[1].of(text)) != "the":
        return None
    body = read_mention(text, parts[1], book)
    told = body.kind == "nominal" and body.named and body.type == "organization"
    return body if told and body.core.of(text).split()[-1].islower() else None


def _without_place(text: str, parts: list[Span], book: NameBook) -> list[Span]:
    """The parts without the place before an office and its holder: "Harle, Iowa, Mayor Ana Sá"."""
    if len(parts) < 3 or fold(parts[1].of(text)) not in STATES:
        return parts
    office = fold(next(iter(parts[2].of(text).split()), ""))
    return parts[2:] if office in ROLE and name_alone(text, parts[2], book) is not None else parts


def _issuer(text: str, head: Span, np: Span, book: NameBook) -> Span | None:
    """Who speaks in "a statement by the ministry", "the MoD’s latest update": such papers are their issuer’s own
    words."""
    for name in book.within(np.start, np.end):
        if text[name.span.end : name.span.end + 2] in ("’s", "'s", "’ ", "' "):
            return name.span
    match = re.match(r"\s(?:by|from)\s", text[np.end : head.end])
    return Span(np.end + match.end(), head.end) if match else None
