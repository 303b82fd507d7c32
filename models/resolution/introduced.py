"""Everybody whom an article names or brings in, each at every place, with what stands beside the name."""

import re
from collections.abc import Set

from models.analysis import Span
from models.mentions.ages import age_beside
from models.mentions.peoples import is_adjective
from models.mentions.reading import read_mention
from models.mentions.roles import affiliation_of, body_of, role_of, state_of
from models.naming.constituencies import seat_of
from models.naming.namebook import NameBook
from models.naming.occurrences import NameAt
from models.resolution.coreference import Item, Scene
from models.resolution.entities import Entities, Entity
from models.resolution.introductions import find_introductions
from models.text.body_words import BODY_NOUNS, FIRM_HEADS
from models.text.place_words import NATIONALITY
from models.text.words import WORD, fold

# What a body is called before its name and then without it.
KINDS = FIRM_HEADS | frozenset(
    """
    agency airline bank broadcaster carmaker charity drugmaker insurer lender magazine newspaper outlet publisher
    regulator retailer startup union watchdog website
    """.split()
)
# The same behind its name.
APPOSED_KINDS = KINDS | frozenset("group nonprofit company firm coalition organisation organization club".split())
LONGEST_KIND = 20  # characters of " broadcaster "
BESIDE = re.compile(r",[ \u00a0](?:an?|the)[ \u00a0]$")
BEHIND_BYLINE = re.compile(r"[ \t]*(?:\n|\Z|,|\||(?:and|&|in)[ \u00a0])")
BYLINE = re.compile(
    r"(?:\A|\n)[ \t]*(?:By|Words by|Report by|Reporting by)[ \u00a0](?:[A-Z][^.\n]{2,40}(?:,| and| &)[ \u00a0])?$"
)
LONGEST_BYLINE = 70  # characters
WHERE = frozenset("in at on near outside across inside around throughout via".split())
BORN_AS = re.compile(
    r"(?:(?<![^\W_])Born|(?:,|\(|was|were)[ \u00a0]?born|(?<![^\W_])n[ée]e)[ \u00a0]$"
)  # no "Harle-born"
DEMONYM_WEIGHT = 0.1  # of "Russian" in "a Russian strike"
INTRODUCED_WEIGHT = 0.7  # of somebody without a name


class Introduced:
    """The places where somebody is named or brought in, in text order (`items`), where each entity first is
    (`first`: entity -> position), and those whom words bring in that tell no more than a source's own would (`vague`).

    `speaking` are the spans of names that are a source; what is brought in before `headline_end` is left to the text
    below.
    """

    def __init__(self, scene: Scene, entities: Entities, book: NameBook, speaking: Set[Span], headline_end: int):
        self.scene, self.text, self.entities, self.book = scene, scene.text, entities, book
        self.items: list[Item] = []
        self.vague: set[int] = set()
        for name in book.names:
            number = entities.named(book.entity_of(name))
            if self._is_somebody_here(name) and not is_adjective(self.text, name.span):
                self.items.append(Item(name.span.start, name.span.end, number, self._weight(name, speaking)))
                self._learn(name, entities[number])
                self._describe(name, number)
        self._bring_in(headline_end)
        self.items.sort(key=lambda item: (item.start, item.end))
        self.first: dict[int, int] = {}
        for item in self.items:
            self.first.setdefault(item.entity, item.start)

    def _is_somebody_here(self, name: NameAt) -> bool:
        """Whether a name is not one that the text calls somebody otherwise ("Born Ana Sá"), nor of whose article it
        is."""
        if BORN_AS.search(self.text, max(0, name.span.start - 12), name.span.start):
            return False
        byline = BYLINE.search(self.text, max(0, name.span.start - LONGEST_BYLINE), name.span.start)
        return byline is None or BEHIND_BYLINE.match(self.text, name.span.end) is None

    def _weight(self, name: NameAt, speaking: Set[Span]) -> float:
        weight = self.scene.prominence(name.span, name.span in speaking)
        demonym = len(name.key) == 1 and NATIONALITY.search(name.key[0]) is not None
        return (
            weight * DEMONYM_WEIGHT if demonym and self.book.person(self.book.entity_of(name)) is not True else weight
        )

    def _learn(self, name: NameAt, entity: Entity) -> None:
        """What the words beside a name tell of state, kind, seat and age."""
        if (whose := state_of(self.text, name)) is not None:
            entity.name = whose.of(self.text)
        if entity.traits.person is not True:
            start = max(0, name.span.start - LONGEST_KIND)
            before = self.text[start : name.span.start].casefold()
            if name.before in KINDS and before.endswith((f" {name.before} ", f"\n{name.before} ")):
                entity.modifiers |= {name.before}  # "the steelmaker Harle", and then "the steelmaker"
            entity.body |= name.before in BODY_NOUNS
        if (seat := seat_of(self.text, name.span)) is not None:
            entity.party = entity.party or seat.party
            entity.state = entity.state or seat.state
        entity.age = entity.age or age_beside(self.text, name.span)

    def _describe(self, name: NameAt, number: int) -> None:
        """The role, kind or affiliation that stands beside a name."""
        entity = self.entities[number]
        role = role_of(self.text, name.span) if entity.traits.person is not False else None
        if role is not None and role.start >= name.span.end and name.before in WHERE:
            # "On Quillo, a teenager said", "in Harle, a nurse": where somebody said so, unless it is a person
            role = role if entity.traits.person else None
        if role is not None:
            self.entities.describe(number, role)
            if entity.traits.person is None:
                entity.traits.person = True
        elif entity.traits.person and (body := affiliation_of(self.text, name.span)):
            entity.affiliation = entity.affiliation or body.of(self.text)
        elif entity.traits.person is False and (kind := body_of(self.text, name.span)):
            self.entities.describe(number, kind)
            nouns = frozenset(fold(word) for word in WORD.findall(kind.of(self.text)))
            entity.modifiers |= nouns & APPOSED_KINDS  # "Rain Watch, a charity", and then "the charity"

    def _bring_in(self, headline_end: int) -> None:
        """Those without a name: "a miller from Harle"."""
        ends = {name.span.end for name in self.book.names}
        for phrase in find_introductions(self.text):
            if phrase.end <= headline_end:
                continue  # the text below brings it in again
            if (beside := BESIDE.search(self.text, max(0, phrase.start - 6), phrase.start)) and beside.start() in ends:
                continue  # "Bell Ltd, a maker of nets": that is Bell
            reading = read_mention(self.text, phrase, self.book)
            if reading.kind == "nominal":
                number = self.entities.own_words(reading)
                if not any(c.isupper() or c.isdigit() for c in self.entities[number].name):
                    self.vague.add(number)
                weight = INTRODUCED_WEIGHT * self.scene.prominence(phrase, False)
                self.items.append(Item(phrase.start, phrase.end, number, weight))
