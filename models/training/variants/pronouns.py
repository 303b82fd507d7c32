"""News in which a pronoun stands for one of two people of its gender, made by putting it where a name stood.

Kocijan et al. (2019, WikiCREM) make such texts out of Wikipedia: whom a repeated name means is known without
annotation, and a second person of that gender nearby makes the question hard. Gender is that of the given name
(models/text/given_names.py); people whose name leaves a doubt are left out.
"""

import random
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from models.document import read_document
from models.naming.linking import PLACES
from models.text.body_words import COMPANY_SUFFIX
from models.text.function_words import DETERMINERS, FUNCTION
from models.text.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES
from models.text.person_words import COURTESY, COURTESY_FEMALE, COURTESY_MALE, ROLE
from models.text.place_words import COUNTRIES
from models.text.words import WORD, fold
from models.training.sets.data import Record

MOST_CHARACTERS = 700  # of a passage; those of GAP have 430 in the mean
NEAR = 250  # characters within which both people are named before the pronoun
MOST_OF_A_TEXT = 2
# Of more people than this no reader could tell who is meant.
MOST_RIVALS = 3
FULL = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b")
NO_SURNAMES = PLACES | COMPANY_SUFFIX | ROLE | GIVEN_NAMES | COUNTRIES
POSSESSIVE = re.compile(r"[’']s (?=[a-z])")
NO_OWNER = FUNCTION | {"going", "got", "become", "gone", "done"}
# What follows a name that is a subject, and what stands before one that is an object.
VERB = re.compile(
    r" (?:(?:also|later|then|never) )?"
    r"(?:said|says|told|was|is|had|has|would|will|could|did|does|may|might|went|came|took|made|got|won|lost|left|wrote|"
    r"spoke|began|met|ran|knew|thought|felt|gave|[a-z]{2,}ed)\b"
)
BEFORE_SUBJECT = frozenset("that when where because after before while if although though whether as since".split())
BEFORE_OBJECT = frozenset("to with for against from by about near told asked urged beat joined backed praised".split())
AFTER_OBJECT = re.compile(r"[.;]|,? (?:and|but|in|on|at|to|for|with|as|that|when|while|after|before|of|over|from|by)\b")
FORMS = {"m": ("he", "his", "him"), "f": ("she", "her", "her")}
SUBJECT, OWNER, OBJECT = range(3)


@dataclass(frozen=True, slots=True)
class Named:
    """A place [start, end) where a person stands by name; `surname` says who it is."""

    surname: str
    start: int
    end: int


def people(text: str) -> dict[str, str]:
    """The gender, m or f, of people named in full, by surname; none of two people of one surname, of a surname that
    somebody or something else has too, and of a title of the other gender.

    >>> people("Anna Roth met Carl Lem. Then Lem left Paul Roth.")
    {'Lem': 'm'}
    """
    given: dict[str, set[str]] = {}
    for found in FULL.finditer(text):
        first = fold(found[1])
        if first in GIVEN_NAMES - COUNTRIES and fold(found[2]) not in NO_SURNAMES:
            given.setdefault(found[2], set()).add(first)
    genders = {}
    for surname, names in given.items():
        first, *others = names
        if not others and (first in MALE_NAMES) != (first in FEMALE_NAMES):
            gender = "m" if first in MALE_NAMES else "f"
            if not is_somebody_elses(text, surname, first, gender):
                genders[surname] = gender
    return genders


def is_somebody_elses(text: str, surname: str, first: str, gender: str) -> bool:
    """Whether a surname stands anywhere after another name or a title of the other gender, or opens a longer name."""
    other = COURTESY_FEMALE if gender == "m" else COURTESY_MALE
    for at in re.finditer(rf"(?:\b(\w+)(\.?) )?(?:[A-Z]\. )?(?<![\w-]){surname}(-\w| [A-Z])?", text):
        before, stop, longer = at[1] or "", at[2], at[3]
        word = fold(before)
        if stop and word not in COURTESY:
            before = ""  # a sentence ended there
        if (before and word in other) or (longer and before):
            return True
        if before[:1].isupper() and word not in {first} | FUNCTION | COURTESY | ROLE:
            return True
    return False


def named(passage: str, surnames: Collection[str]) -> list[Named]:
    """Where people of these surnames stand in a passage: with given name or title, or by surname alone.

    >>> [m.start for m in named("When Roth left, Anna Roth wept.", ["Roth"])]
    [5, 16]
    """
    found = []
    for surname in surnames:
        for at in re.finditer(
            rf"(?:\b((?:Mr|Mrs|Ms)\.?|\w+) (?:[A-Z]\. )?)?(?<![\w-]){surname}(?![\w-]| [A-Z])", passage
        ):
            whole = at[1] and fold(at[1]) in GIVEN_NAMES | {"mr", "mrs", "ms"}
            found.append(Named(surname, at.start() if whole else at.end() - len(surname), at.end()))
    return sorted(found, key=lambda m: m.start)


def case_of(passage: str, mention: Named, starts: Collection[int]) -> tuple[int, int] | None:
    """What a mention is in its sentence (SUBJECT, OWNER or OBJECT), and where it ends, a possessive with its ending;
    None if that is in doubt. `starts` are the places where sentences begin."""
    after = passage[mention.end :]
    opens = mention.start in starts
    gap = passage[max(0, mention.start - 24) : mention.start]
    word = (WORD.findall(gap) or [""])[-1]
    last = word if gap.endswith(f"{word} ") else ""
    if ending := POSSESSIVE.match(after):
        next_word = fold((WORD.findall(after[ending.end() :][:30]) or [""])[0])
        fits = next_word not in NO_OWNER and (opens or last in FUNCTION - DETERMINERS)
        return (OWNER, mention.end + ending.end() - 1) if fits else None
    if (opens or last in BEFORE_SUBJECT) and VERB.match(after):
        return SUBJECT, mention.end
    if last in BEFORE_OBJECT and AFTER_OBJECT.match(after):
        return OBJECT, mention.end
    return None


def passages(text: str) -> Iterator[str]:
    """The paragraphs of a text, as many together as have no more than MOST_CHARACTERS, longer ones left out."""
    held: list[str] = []
    for paragraph in [*filter(None, map(str.strip, text.split("\n"))), ""]:
        together = "\n".join([*held, paragraph])
        if held and (not paragraph or len(together) > MOST_CHARACTERS):
            yield "\n".join(held)
            held = []
        if len(paragraph) <= MOST_CHARACTERS:
            held.append(paragraph)


def with_pronoun(passage: str, genders: Mapping[str, str], rng: random.Random) -> Record | None:
    """The passage with one name exchanged for a pronoun: of somebody named before it, after somebody else of that
    gender; the chains hold every name of both. None if it has no such name.

    >>> found = with_pronoun("Anna Roth met Mary Lem. Roth smiled.", {"Roth": "f", "Lem": "f"}, random.Random(1))
    >>> found.text, found.queries, found.chains
    ('Anna Roth met Mary Lem. She smiled.', ((24, 27),), (((0, 9), (24, 27)), ((14, 22),)))
    """
    found = named(passage, genders)
    starts: frozenset[int] = frozenset()
    choices = []
    for mention in found:
        last = {m.surname: m.end for m in found if m.start < mention.start}
        gender = genders[mention.surname]
        near = [who for who, end in last.items() if genders[who] == gender and mention.start - end <= NEAR]
        if mention.surname in near and 2 <= len(near) <= MOST_RIVALS:
            starts = starts or frozenset(s.start for s in read_document(passage).sentences)
            if place := case_of(passage, mention, starts):
                choices.append((mention, *place))
    if not choices:
        return None
    mention, case, end = rng.choice(choices)
    pronoun = FORMS[genders[mention.surname]][case]
    if mention.start in starts:
        pronoun = pronoun.capitalize()
    shift = len(pronoun) - (end - mention.start)
    query = (mention.start, mention.start + len(pronoun))
    chains: dict[str, list[tuple[int, int]]] = {}
    for m in found:
        by = shift if m.start > mention.start else 0
        chains.setdefault(m.surname, []).append(query if m == mention else (m.start + by, m.end + by))
    text = passage[: mention.start] + pronoun + passage[end:]
    return Record("pronoun", text, chains=tuple(map(tuple, chains.values())), queries=(query,))


def with_pronouns(texts: Iterable[str], most: int, rng: random.Random) -> list[Record]:
    """At most `most` such passages, no more than MOST_OF_A_TEXT of a text."""
    records: list[Record] = []
    for text in texts:
        genders = people(text)
        if len(genders) < 2:
            continue
        found = [r for p in passages(text) if (r := with_pronoun(p, genders, rng))]
        records += rng.sample(found, min(MOST_OF_A_TEXT, len(found)))
        if len(records) >= most:
            break
    return records[:most]
