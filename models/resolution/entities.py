"""The entities of one article in the making: found by name, by their own words, or by the role that they hold."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from models.analysis import MentionKind, SourceType, Span
from models.mentions.ages import age_in
from models.mentions.mention import MentionReading
from models.naming.genders import gender_of_words
from models.naming.namebook import NameBook
from models.naming.occurrences import Key
from models.resolution.coreference import Traits
from models.text.function_words import PREPOSITIONS
from models.text.person_words import ROLE
from models.text.words import WORD, fold, words_of

OFFICES = {
    "sen": "senator",
    "rep": "representative",
    "sens": "senator",
    "reps": "representative",
    "govs": "governor",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "rev": "reverend",
    "prof": "professor",
    "dr": "doctor",
    "det": "detective",
    "dci": "detective",
    "insp": "inspector",
    "supt": "superintendent",
    "pc": "constable",
    "cllr": "councillor",
}
WHOSE = re.compile(r"[’']s[ \u00a0](?=[^’']*$)")
POSSESSIVE_END = re.compile(r"(?<=\w)[’']s?$")  # "the campaign’s", of which nothing follows
# What says less of somebody than an office does, and such offices.
RANKS = frozenset(
    """
    professor commander captain colonel major general brigadier admiral lieutenant sergeant corporal private commodore
    """.split()
)
OFFICES_OF_RANKS = frozenset(
    """
    spokesman spokeswoman spokesperson chancellor vice-chancellor director chief head commissioner president chair
    chairman chairwoman minister secretary governor mayor dean provost principal rector editor commandant
    """.split()
)
SMALL = frozenset({"of", "the", "for", "and", "s"})

AGE_ALONE = re.compile(r"\d{1,3}[- ]years?[- ]old", re.IGNORECASE)


@dataclass(slots=True)
class Entity:
    """A source in the making. `head` is the folded head noun of a body or a description, empty for a person with a
    name."""

    name: str
    named: bool
    traits: Traits
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    roles: set[str] = field(default_factory=set)
    role_words: set[str] = field(default_factory=set)
    party: str | None = None
    state: frozenset[str] = frozenset()  # the folded words of the state whose politician it is
    description: str | None = None
    affiliation: str | None = None  # the body that a person is said to be of
    body: bool = False  # a noun beside the name says so
    age: int | None = None  # in years, as the article tells it
    mentions: dict[Span, MentionKind] = field(default_factory=dict)
    types: dict[SourceType, float] = field(default_factory=lambda: defaultdict(float))


class Entities:
    """Entities by number, and the ways to find one. `book` holds the names of the article."""

    def __init__(self, text: str, book: NameBook):
        self.text, self.book = text, book
        self.all: list[Entity] = []
        self.by_role: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[Key, int] = {}
        self._by_signature: dict[frozenset[str], int] = {}
        self._by_words: dict[str, int] = {}
        self._author: int | None = None

    def __getitem__(self, number: int) -> Entity:
        return self.all[number]

    def _add(self, entity: Entity) -> int:
        self.all.append(entity)
        return len(self.all) - 1

    def named(self, key: Key) -> int:
        """The entity of a name, by the key of its fullest form."""
        if key not in self._by_name:
            person = self.book.person(key)
            type_: SourceType = "person" if person else "organization" if person is False else "unknown"
            traits = Traits(person, self.book.gender(key), False, type_)
            head = key[-1] if person is not True else ""
            self._by_name[key] = self._add(Entity(self.book.form(key), True, traits, head, frozenset(key)))
            if len(key) > 2:
                self._by_signature.setdefault(_signature(key), self._by_name[key])
        return self._by_name[key]

    def own_words(self, reading: MentionReading) -> int:
        """The entity that a mention's own words name; equal words name one."""
        words = " ".join(words_of(reading.core.of(self.text)))
        if reading.named and (twin := self._by_signature.get(_signature(words.split()))) is not None:
            return twin  # "the Russian defence ministry" is the "Russian Ministry of Defence"
        if words not in self._by_words:
            person = True if reading.type == "person" else None if reading.type == "unknown" else False
            traits = Traits(person, reading.gender, reading.plural, reading.type)
            modifiers = frozenset(words.split()) - {reading.head}
            name = POSSESSIVE_END.sub("", reading.core.of(self.text))
            entity = Entity(name, reading.named, traits, reading.head, modifiers)
            entity.age = age_in(entity.name)
            self._by_words[words] = self._add(entity)
        return self._by_words[words]

    def author(self) -> int:
        """The article's own writer, whose name is empty."""
        if self._author is None:
            self._author = self._add(Entity("", False, Traits(type="author")))
        return self._author

    def describe(self, number: int, description: Span) -> None:
        """Add a role or apposition; the first one is the entity's description."""
        entity, words = self.all[number], description.of(self.text)
        keys = [_office(m[0]) for m in WORD.finditer(words)]
        # the "daughter of the Republican nominee" is no nominee
        own = list(takewhile(lambda key: key not in PREPOSITIONS, keys))
        if ROLE.isdisjoint(own) and (whose := WHOSE.search(words)) is not None:
            own = [_office(m[0]) for m in WORD.finditer(words, whose.end())]  # "Bank of Harle’s governor"
        for role in dict.fromkeys(k for k in own if k in ROLE and k not in entity.roles):
            entity.roles.add(role)
            self.by_role[role].append(number)
        if own and entity.named and entity.traits.person and entity.traits.gender is None:
            entity.traits.gender = gender_of_words(own[-1:])  # "Bo Larkspur, his granddaughter"
        entity.role_words.update(keys)
        told = entity.description
        longer = told is not None and words != told and words.endswith(f" {told}")  # "body language expert"
        # "Queen’s" describes nobody, and "the spokesman" no "spokesman for the mill".
        # "RCN) Harle" is a part of a name, and an age no description.
        whole = words.count("(") == words.count(")") and AGE_ALONE.fullmatch(words) is None
        says_more = whole and not POSSESSIVE_END.search(words) and words.casefold() not in entity.name.casefold()
        rank = told is not None and fold(told) in RANKS and not OFFICES_OF_RANKS.isdisjoint(own)
        if (told is None or longer or rank) and says_more and fold(words) not in OFFICES:
            entity.description = words


def _office(word: str) -> str:
    """The folded word, an office in full: "Sen." is a senator."""
    key = fold(word)
    return OFFICES.get(key, key)


def _signature(words: Iterable[str]) -> frozenset[str]:
    """The words of a body's name in no order, small ones and spelling variants apart."""
    return frozenset("defence" if word == "defense" else word for word in words if word not in SMALL)
