"""Mentions of several who speak as one: lists of names, names beside crowds, "Sá, Lund and other senators"."""

import re
from collections.abc import Sequence

from models.analysis import Span
from models.mentions.appositions import NO_ROLE
from models.mentions.peoples import is_people
from models.mentions.phrase_names import name_at_end
from models.mentions.phrases import head_phrase, noun_of
from models.mentions.trimming import without_article, without_determiner, without_loose_ends
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.text.body_words import GROUP_HEADS, ORGANIZATION_HEADS
from models.text.function_words import ARTICLES, DETERMINERS, PREPOSITIONS, RELATIVE
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import COURTESY, ROLE
from models.text.words import first_word, fold, trim

AND_NAME = re.compile(r"[ \u00a0]and[ \u00a0][A-Z]")
AND_OTHERS = re.compile(r"(?:^|[ \u00a0])and[ \u00a0](?:even |many |some |several )?others?\b")
# Whose agents or kin a crowd is, where what follows names those and not the crowd.
OF_SEVERAL = re.compile(
    r"(?:lawyers|attorneys|solicitors|barristers|counsel|spokes(?:people|men|women)|representatives|agents|advisers"
    r"|advisors|relatives|families|friends|neighbou?rs|supporters)[ \u00a0](?:for|of|representing)[ \u00a0]"
    r"(?:the|both|all)[ \u00a0]"
    r"(?:two|three|four|pair|duo|trio|couple|men|women|brothers|sisters)$",
    re.IGNORECASE,
)
TITLES = frozenset(title.title() for title in COURTESY - {"sens", "reps", "govs"})  # what a list may open with
PRONOUN_AND = re.compile(r"(?:he|she|they|I|we)[ \u00a0]and[ \u00a0]", re.IGNORECASE)  # "he and a colleague"
AND = re.compile(r"(?:^|\s)and\s")
AND_BEFORE = re.compile(
    r"[ \u00a0](?:and|&)[ \u00a0](?:even[ \u00a0])?"
    r"(?:(?:the|The|President|Senator|(?:Mrs?|Ms|Dr|Sen|Rep|Gov)\.?)[ \u00a0])?(?P<small>[a-z][\w-]*[ \u00a0])*$"
)


def _listed(text: str, parts: list[Span]) -> list[Span]:
    """The parts of a list without what is said of those in it: "Senator Sá, a Liberal, and Bo Lund, who met"."""
    firsts = [first_word(part.of(text)) for part in parts]
    end = next((i for i, word in enumerate(firsts) if i and word in RELATIVE), len(parts))
    closing = next((i for i in range(1, end) if firsts[i] in ("and", "&")), None)
    if closing is None:
        last = next(
            (i for i in range(1, end) if firsts[i] not in ARTICLES and AND_NAME.search(parts[i].of(text))), end - 1
        )
        return parts[: last + 1]
    between = [
        part
        for part, word in zip(parts[1:closing], firsts[1:closing], strict=True)
        if word not in ("a", "an") and not NO_ROLE.match(part.of(text))
    ]
    return [parts[0], *between, parts[closing]]


def coordinated(text: str, parts: list[Span], book: NameBook) -> list[NameAt]:
    """The names of "Bell and Sá", "France, the UK and Germany"; empty where the mention is no such list."""
    parts = _listed(text, parts)
    last = re.search(r"(?:^|\s)(?:and|&)\s", parts[-1].of(text))
    if not last:
        # "China and the United States, the biggest polluters": two names, then who they are
        first = parts[:1] if len(parts) > 1 else []
        return coordinated(text, first, book) if first and re.search(r"\sand\s", first[0].of(text)) else []
    cut = parts[-1].start + last.start()
    pieces = [*parts[:-1], trim(text, parts[-1].start, cut), trim(text, cut + len(last[0]), parts[-1].end)]
    names = []
    for piece in pieces:
        if piece.end <= piece.start:
            continue
        np = head_phrase(text, piece, book)
        name = name_at_end(text, np, piece, book)
        if (
            name is None
            or is_people(text, np, piece.end, name, book)
            or any(n.span.start < cut < n.span.end for n in [name])
        ):
            return []
        if any(fold(w) in ("and",) for w in name.key) and len(pieces) == 2:
            return []
        if next(iter(piece.of(text).split()), "") in RELATIVE:
            return []
        names.append(name)
    if len(names) < 2 or names[0].key == names[-1].key or _is_one(text, pieces, names, book):
        return []
    return names


def _is_one(text: str, pieces: list[Span], names: list[NameAt], book: NameBook) -> bool:
    """Whether an "and" stands within what somebody is: "Sá of the Ethics and Policy Center", "a Christian and
    corporate speaker Ana Sá"."""
    first, last = names[0], names[-1]
    if len(pieces) != 2:
        # "Senate Health, Education and Pensions Chairman Ana Sá"
        before = text[pieces[-1].start : last.span.start].split()
        others = any(len(name.key) > 1 and name.key[0] not in ORGANIZATION_HEADS for name in names[:-1])
        return bool(book.person(last.key) and before and fold(before[-1]) in ROLE and not others)
    if fold(next(reversed(pieces[0].of(text).split()), "")) in ROLE and first.key[0] not in GIVEN_NAMES:
        return True  # "Bell President and Chief Executive Ana Sá"
    if book.person(last.key) is not True:
        # somebody of a body with two things in its name
        body = last.key[-1] in ORGANIZATION_HEADS and len(last.key) > 1
        return body and len(first.key) > 1 and bool(book.person(first.key)) and first.span.end < pieces[0].end
    before = text[pieces[1].start : last.span.start].split()
    if not before or fold(before[-1]) not in ROLE or before[0].casefold() in DETERMINERS:
        return False
    if book.person(first.key) and len(first.key) > 1 and fold(first.key[-1]) not in ROLE:
        return False
    if before[0].islower():
        return pieces[0] != first.span
    return any(fold(w) in ORGANIZATION_HEADS for w in before[:-1])  # "Health and Human Services Secretary Ana Sá"


def with_others(text: str, parts: list[Span], book: NameBook) -> Span | None:
    """Several who speak as one and are not all named: "Sá, Lund and other senators"; None where the mention is no such
    list."""
    found = ((i, AND_OTHERS.search(part.of(text))) for i, part in enumerate(parts))
    last, joined = next(((i, match) for i, match in found if match), (0, None))
    if joined is None:
        return None
    cut = parts[last].start + joined.start()
    for piece in [*parts[:last], trim(text, parts[last].start, cut)]:
        if piece.end > piece.start and name_at_end(text, head_phrase(text, piece, book), piece, book) is None:
            return None
    start = without_article(text, Span(parts[0].start, parts[last].end)).start
    return without_loose_ends(text, Span(start, parts[last].end))


def goes_on_with(names: Sequence[NameAt], first: Span, book: NameBook) -> bool:
    """Whether a list goes on with the names that a crowd is from, and does not name it: "officials from France,
    Britain and Spain", "lawyers for the two, Ana Sá and Bo Lund"."""
    if OF_SEVERAL.search(first.of(book.text)):
        return True
    before = book.within(first.start, first.end)
    return bool(before) and before[-1].span.end == first.end and not all(book.person(book.entity_of(n)) for n in names)


def crowd_beside(text: str, np: Span, name: NameAt, book: NameBook) -> str:
    """The noun for the crowd that stands before an "and" and a name: "rights groups and the UN"; empty where there is
    none."""
    joined = AND_BEFORE.search(text[np.start : name.span.start])
    if not joined or book.person(book.entity_of(name)) and joined["small"]:
        return ""
    first = Span(np.start, np.start + joined.start())
    crowd = noun_of(text, first)
    body = crowd in ORGANIZATION_HEADS and first.of(text).casefold().startswith("the ")
    return crowd if body or crowd in GROUP_HEADS or re.search(r"[^su]s$", crowd) else ""


def is_crowd(text: str, part: Span, book: NameBook) -> bool:
    """Whether a part of a list is a crowd of its own: "teachers", "and rights groups"."""
    words = part.of(text).split()
    if words and words[0].casefold() in ("and", "even"):
        words = words[1:]
    if not words or words[0].casefold() in ARTICLES | PREPOSITIONS:
        return False
    crowd = noun_of(text, head_phrase(text, part, book))
    return crowd in GROUP_HEADS or crowd.endswith("s") and not crowd.endswith("ss")


def words_of_list(text: str, parts: Sequence[Span], names: Sequence[NameAt]) -> Span:
    """A list from its first name on, with a title before it, to its last; none of what is said of those in it."""
    start = without_determiner(text, Span(parts[0].start, parts[-1].end)).start
    if text[start : names[0].span.start].strip(" .") not in TITLES:
        start = names[0].span.start
    end = names[-1].span.end
    return without_loose_ends(text, Span(start, parts[-1].end if text.startswith(" of ", end) else end))
