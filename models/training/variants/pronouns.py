"""News in which a pronoun stands for one of two people of its gender, made by putting it where a name stood.

Kocijan et al. (2019, WikiCREM) make such texts out of Wikipedia: whoever a repeated name means is known without any
annotation, and a second person of that gender nearby makes the question hard. Names are told by given names of known
gender (models/text/lexicon.py).
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.text import lexicon as lex
from models.text.words import fold
from models.training.sets.data import Record

MOST_CHARACTERS = 700  # of a passage; those of GAP have 430 in the mean
NEAR = 250  # characters within which both people are named before the pronoun
FULL = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b")
TITLE = r"(?:(?:Mr|Mrs|Ms)\.? )?"
POSSESSIVE = re.compile(r"[’']s\b(?= [a-z])")
# What follows a name that is a subject, and what stands before one that is an object.
VERB = re.compile(
    r" (?:(?:also|later|then|never|himself|herself) )?"
    r"(?:said|says|told|was|is|had|has|would|will|could|did|does|may|might|went|came|took|made|got|won|lost|left|wrote|"
    r"spoke|began|met|ran|knew|thought|felt|gave|[a-z]+ed)\b"
)
BEFORE_SUBJECT = (". ", "\n", " and ", " but ", ", ", " that ", " when ", " where ", " because ", " after ")
BEFORE_OBJECT = re.compile(
    r"\b(?:of|to|with|for|against|from|by|about|on|near|told|asked|called|[a-z]{3,}ed|[a-z]{3,}ing) $"
)
AFTER_OBJECT = re.compile(r"[.;]|,? (?:and|but|in|on|at|to|for|with|as|that|when|while|after|before|of|over|from|by)\b")
OFFICE = re.compile(
    r"\b(?:(?:Dr|Sen|Rep|Gov|Gen|Col|Capt|Adm|Lt|Sgt|Prof|Rev|Det)\.?|President|Senator|Minister|Secretary|Judge|Justice|"
    r"Professor|General|Governor|Inspector|Officer) $"
)
SUBJECT, OWNER, OBJECT = range(3)
FORMS = {"m": ("he", "his", "him"), "f": ("she", "her", "her")}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person stands by name; `person` is the surname."""

    person: str
    start: int
    end: int


def people(text: str) -> dict[str, str]:
    """The gender, m or f, of people named in full, by surname; none of two people of one surname.

    >>> people("Anna Roth met Carl Lem. Then Lem left Paul Roth.")
    {'Lem': 'm'}
    """
    given: dict[str, set[str]] = {}
    for found in FULL.finditer(text):
        first, last = fold(found[1]), fold(found[2])
        if first in lex.GIVEN_NAMES and last not in lex.GIVEN_NAMES | lex.ROLE:
            given.setdefault(found[2], set()).add(first)
    alone = {surname: next(iter(names)) for surname, names in given.items() if len(names) == 1}
    return {
        surname: "m" if first in lex.MALE_NAMES else "f"
        for surname, first in alone.items()
        if (first in lex.MALE_NAMES) != (first in lex.FEMALE_NAMES)
    }


def mentions(passage: str, known: Iterable[str]) -> list[Mention]:
    """Where people of these surnames stand in a passage, by full name, surname, or title and surname.

    >>> [m.start for m in mentions("When Roth left, Anna Roth of Roth Mills wept.", ["Roth"])]
    [5, 16]
    """
    found = []
    for surname in known:
        for at in re.finditer(rf"({TITLE})((?:\b[A-Z][a-z]+ )(?:[A-Z]\. )?)?(?<!-)\b{surname}\b(?!-| [A-Z])", passage):
            named = at[2] and fold(at[2].split()[0]) in lex.GIVEN_NAMES
            found.append(Mention(surname, at.start() if named or not at[2] else at.end() - len(surname), at.end()))
    return sorted(found, key=lambda m: m.start)


def role(passage: str, mention: Mention) -> tuple[int, int] | None:
    """What a mention is in its sentence, and where it ends, a possessive with its ending; None if that is in doubt."""
    before, after = passage[: mention.start], passage[mention.end :]
    if OFFICE.search(before):  # "Dr. Roth": no pronoun takes a title
        return None
    if ending := POSSESSIVE.match(after):
        return OWNER, mention.end + ending.end()
    if (not before or before.endswith(BEFORE_SUBJECT)) and VERB.match(after):
        return SUBJECT, mention.end
    if BEFORE_OBJECT.search(before) and AFTER_OBJECT.match(after):
        return OBJECT, mention.end
    return None


def passages(text: str) -> Iterator[str]:
    """The paragraphs of a text, as many together as have no more than MOST_CHARACTERS."""
    held = ""
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        if held and len(held) + len(paragraph) >= MOST_CHARACTERS:
            yield held
            held = ""
        held = f"{held}\n{paragraph}" if held else paragraph
    if held and len(held) <= MOST_CHARACTERS:
        yield held


def with_pronoun(passage: str, genders: dict[str, str], rng: random.Random) -> Record | None:
    """The passage with one name exchanged for a pronoun: of somebody named before it, after somebody else of that
    gender; the chains hold every name of both. None if it has no such name.

    >>> found = with_pronoun("Anna Roth met Joan Lem. Roth smiled.", {"Roth": "f", "Lem": "f"}, random.Random(1))
    >>> found.text, found.queries, found.chains
    ('Anna Roth met Joan Lem. She smiled.', ((24, 27),), (((0, 9), (24, 27)), ((14, 22),)))
    """
    found = mentions(passage, genders)
    choices = []
    for mention in found:
        last = {m.person: m.end for m in found if m.start < mention.start}
        near = [p for p, end in last.items() if genders[p] == genders[mention.person] and mention.start - end <= NEAR]
        # Of many people, or of one whom nobody spoke of for a while, no reader could tell who is meant.
        fair = mention.person in near and 2 <= len(near) <= 3
        if fair and (place := role(passage, mention)):
            choices.append((mention, *place))
    if not choices:
        return None
    mention, form, end = rng.choice(choices)
    pronoun = FORMS[genders[mention.person]][form]
    before = passage[: mention.start]
    if not before or before.endswith(("\n", ". ", "“", '"')):
        pronoun = pronoun.capitalize()
    text = before + pronoun + passage[end:]
    shift = len(pronoun) - (end - mention.start)
    query = (mention.start, mention.start + len(pronoun))
    chains: dict[str, list[tuple[int, int]]] = {}
    for m in found:
        by = shift if m.start > mention.start else 0
        chains.setdefault(m.person, []).append(query if m == mention else (m.start + by, m.end + by))
    return Record("pronoun", text, chains=tuple(map(tuple, chains.values())), queries=(query,))


def with_pronouns(texts: Iterable[str], most: int, rng: random.Random) -> list[Record]:
    """At most `most` such passages, no more than two of a text."""
    records: list[Record] = []
    for text in texts:
        genders = people(text)
        if len(genders) < 2:
            continue
        found = [r for p in passages(text) if (r := with_pronoun(p, genders, rng))]
        records += rng.sample(found, min(2, len(found)))
        if len(records) >= most:
            break
    return records[:most]
