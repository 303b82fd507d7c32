"""Mentions of one by name, with what is said of him: before it ("Wagner founder"), behind a comma, or all that comes
first ("the city’s engineer, Dana Okoro")."""

import re

from models.analysis import SourceType, Span
from models.mentions.appositions import apposition
from models.mentions.callings import BY_NO_NOUN
from models.mentions.head_types import type_of_head
from models.mentions.mention import MentionReading
from models.mentions.phrase_names import name_alone, name_at_end, person_at_end
from models.mentions.phrases import head_phrase, noun_of
from models.mentions.several import PRONOUN_AND
from models.mentions.trimming import without_article, without_determiner
from models.naming.genders import gender_of_words
from models.naming.namebook import NameBook
from models.naming.occurrences import Key, NameAt
from models.naming.offices import LETTERS_BEFORE
from models.naming.trimmed import BEFORE_NAMES
from models.text.body_words import BODY_NOUNS, DOCUMENT_HEADS, GROUP_HEADS, ORGANIZATION_HEADS
from models.text.function_words import ARTICLES
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import COURTESY, ROLE
from models.text.words import POSSESSIVE, WORD, fold, trim, with_stop

RANKS = "|".join(sorted(letters.upper() for letters in LETTERS_BEFORE))
# "investigator Dr" Ana Sá is an investigator.
TITLE_LAST = re.compile(
    r"(?:(?:^|,?[ \u00a0])(?:(?:Mr|Mrs|Ms|Lord|Lady)[ \u00a0]Justice|Mr|Mrs|Ms|Miss|Dr|Prof|Col|Sgt|Maj|Gen|Lt|Capt"
    r"|Fr|Adv|Smt|Shri|Msgr"
    rf"|Supt|Insp|PC|DCI|{RANKS}|Sr|Br|Cllr|(?:the[ \u00a0])?(?:(?:Right|Most|Very)[ \u00a0])?Rev)\.?)+$"
)
OF_BODIES = ORGANIZATION_HEADS - ROLE | {"tank"}
WHOSE_ALONE = re.compile(r"[’']s$|s[’']$")  # "Labour’s" Ana Sá
# These before a name tell nothing of whoever has it.
NO_ROLES = COURTESY | ARTICLES | BEFORE_NAMES | {"late"}
# What a firm may be as well as a person: "the landlord, Harle Estates".
PERSON_OR_FIRM = frozenset(
    """
    landlord owner developer builder dealer investor operator tenant employer backer bidder supplier contractor
    shareholder
    """.split()
)
# What somebody is to others, and has a name behind a comma: "her counterpart at Quill & Sons, Bo Lund".
PEERS = frozenset(
    """
    man woman boy girl leader counterpart colleague neighbour neighbor friend classmate teammate rival ally predecessor
    successor
    """.split()
)
AND_THE = re.compile(r"[ \u00a0]and[ \u00a0](?:the|its|a)[ \u00a0]")
AND_HIS = re.compile(r"[ \u00a0]and[ \u00a0](?:his|her|their|its)[ \u00a0]")
# Whose spokesman or lawyer somebody is, or by whom a paper is written.
OF_WHOM = re.compile(r"[ \u00a0](?:for|of|at|with|by|from)[ \u00a0](?:the|an?|its|their|his|her)[ \u00a0][^,]*$")
OF_MORE = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?[A-Z]")
JOINS_OFFICE = frozenset({"of", "for"})  # between an office and what it is over


def name_of(text: str, parts: list[Span], head: Span, np: Span, book: NameBook) -> NameAt | None:
    """The name that a mention's first part ends with; where that is an office, rather the person's who holds it."""
    name, person = name_at_end(text, np, head, book), person_at_end(text, head, np, book)
    if name is None or (person is not None and OF_MORE.match(text, np.end) and len(name.key) == 1):
        name = person  # "Former Tour of the Mills champion Ana Sá"
    office = name is not None and _is_office_over(name.key)
    if name is not None and (name.key[-1] in ROLE or office):
        return person_at_end(text, head, np, book) or _named_after(text, parts, book) or name
    if name is not None and text.startswith(POSSESSIVE, name.span.end):
        return _named_after(text, parts, book) or name  # "Harle’s MP, Ana Sá"
    return name


def _is_office_over(key: Key) -> bool:
    """Whether a name is an office with what it is over: "High Commissioner for Trade"."""
    joint = next((i for i, word in enumerate(key) if word in JOINS_OFFICE), 0)
    return joint > 0 and (key[0] in ROLE or key[joint - 1] in ROLE)


def read_named(text: str, parts: list[Span], np: Span, name: NameAt, book: NameBook) -> MentionReading:
    """Somebody by name, with what is said of him before it ("Wagner founder") or behind a comma."""
    person = book.person(book.entity_of(name))
    before = without_determiner(text, Span(np.start, name.span.start))
    if courtesy := TITLE_LAST.search(before.of(text)):
        before = trim(text, before.start, before.start + courtesy.start())
    role: Span | None = with_stop(text, before)
    role_words = [m[0] for m in WORD.finditer(before.of(text))]
    if all(fold(w) in NO_ROLES for w in role_words) or WHOSE_ALONE.search(before.of(text)):
        role = None
    elif person is None and fold(role_words[-1]) in ROLE:
        person = True
    if role is not None and person is False and not any(w[:1].islower() for w in role_words):
        role = None
    described = role if role is not None and person is not False else apposition(text, parts[1:], book)
    described = described or apposition(text, parts[1:], book)
    if person is None:
        person = len(name.key) > 1
    if person and described is not None and _is_body_alone(text, described, book):
        described = None  # "Ana Sá of the Harle Centre, a think tank"
    gender = gender_of_words([name.before, *role_words[-1:]]) or book.gender(book.entity_of(name))
    kind: SourceType = "person" if person else "organization"
    return MentionReading("name", name.span, True, described, kind, gender, False, "", False, name)


def _is_body_alone(text: str, described: Span, book: NameBook) -> bool:
    """Whether a description is a body’s, with no word for what somebody is: "London-based think tank"."""
    words = {fold(m[0]) for m in WORD.finditer(text, described.start, described.end)}
    return noun_of(text, head_phrase(text, described, book)) in OF_BODIES and words.isdisjoint(ROLE)


def read_named_beside(
    text: str, parts: list[Span], head: Span, np: Span, head_noun: str, book: NameBook
) -> MentionReading | None:
    """Somebody by what he is and his name behind a comma ("the city’s engineer, Dana Okoro"); None where none is."""
    second = name_alone(text, parts[1], book) if len(parts) > 1 else None
    if second is None and head_noun in ROLE:
        second = _named_after(text, parts[1:], book)
    if second is None:
        return None
    if joint := AND_THE.search(text, head.start, head.end):
        first = book.within(head.start, joint.start())
        if first and first[-1].span.end == joint.start():  # "Bell Group and the bank’s owner, Ana Sá"
            core = without_article(text, Span(head.start, second.span.end))
            return MentionReading("nominal", core, False, None, "group", None, True, "both", False)
    if not _may_be_named(head, head_noun, second, book):
        return None
    person = book.person(book.entity_of(second))
    kind = "person" if head_noun in ROLE or person else type_of_head(head_noun, text, np)
    titled = second.before in COURTESY
    body = second.before in BODY_NOUNS or (head_noun in ORGANIZATION_HEADS and not titled)
    if kind == "person" and (body or (person is False and head_noun in PERSON_OR_FIRM)):
        kind = "organization"  # "the largest shareholder, the fund Bell"; "the union, Sailors Afloat"
    if kind == "group":
        kind = "person" if person else "organization"
    gender = gender_of_words([head_noun, second.before])
    # "He and a colleague, Ana Sá"
    no_role = PRONOUN_AND.match(head.of(text)) or BY_NO_NOUN.fullmatch(head.of(text))
    role = None if no_role else without_determiner(text, head)
    return MentionReading("name", second.span, True, role, kind, gender, False, head_noun, False, second)


def _named_after(text: str, parts: list[Span], book: NameBook) -> NameAt | None:
    """The person whose whole name makes up one of the next two parts: "the minister of Trade, Science and Industry,
    Ana Sá"."""
    for part in parts[1:3]:
        name = name_alone(text, part, book)
        if name is not None and len(name.key) > 1 and book.person(book.entity_of(name)) and name.span.end == part.end:
            return name
    return None


def read_called(text: str, head: Span, name: NameAt, book: NameBook) -> MentionReading:
    """Somebody of whom only what he is comes first, and the name later: "a driver, who gave his name as Imran"."""
    gender = gender_of_words([noun_of(text, head_phrase(text, head, book))])
    role = None if BY_NO_NOUN.fullmatch(head.of(text)) else without_determiner(text, head)
    return MentionReading("name", name.span, True, role, "person", gender, False, "", False, name)


def _may_be_named(head: Span, head_noun: str, second: NameAt, book: NameBook) -> bool:
    person = book.person(book.entity_of(second))
    if AND_HIS.search(book.text, head.start, head.end):
        return False  # "Sá and his wife, Ana"
    whole = len(second.key) > 1 and person is not False
    told = whole or second.before in COURTESY or second.key[0] in GIVEN_NAMES
    whose = noun_of(book.text, head) if OF_WHOM.search(head.of(book.text)) else ""
    if whose in (BODY_NOUNS if head_noun in ROLE else ROLE) and head_noun != whose:
        # "a spokesman for the grocer, Harle", "a letter by the envoy, Ana Sá": that is the grocer's or the envoy's name
        return head_noun in ROLE and told
    if head_noun in ROLE or head_noun in PEERS:
        return person is not False or head_noun in PERSON_OR_FIRM
    if head_noun in GROUP_HEADS and head_noun not in ("family", "team"):
        return False
    tail = book.within(head.start, head.end)
    place = bool(tail) and tail[-1].span.end == head.end
    if place:
        titled = second.before in COURTESY or second.before in ROLE
        return bool(person) and (second.key[0] in GIVEN_NAMES or (len(second.key) > 1 and titled))
    return bool(head_noun) and not (person and head_noun in DOCUMENT_HEADS)
