"""What a pronoun or a description may mean, by rule: shares of probability over the entities mentioned before it."""

import re
from collections.abc import Iterable, Sequence

from models.analysis import Span
from models.mentions.ages import age_in, first_told
from models.mentions.mention import MentionReading
from models.mentions.peoples import is_demonym
from models.naming.constituencies import LEGISLATORS, SEATED, state_in
from models.naming.namebook import NameBook
from models.resolution.coreference import REACH, Item, Scene, fits, same_office, weigh
from models.resolution.descriptions import (
    BESIDE_OFFICE,
    LEADERS,
    OFFICERS,
    WHOSE,
    fit_of,
    is_kept_secret,
    is_somebody_elses,
    may_be,
)
from models.resolution.entities import Entities, Entity
from models.resolution.relatives import Relatives
from models.resolution.standing import Standing
from models.text.body_words import DOCUMENT_HEADS
from models.text.function_words import FEMALE_PRONOUNS, FUNCTION, GENERIC, MALE_PRONOUNS, POSSESSIVES, RELATIVE
from models.text.person_words import COURTESY, PARTISANS, ROLE
from models.text.place_words import NATIONALITY
from models.text.words import WORD, first_word, fold, words_of

# Whose an office is says little where the article is about one of them: "the town’s mayor".
HAVE_OFFICES = frozenset("town city state country nation village county company firm club party team school".split())
MAKERS = frozenset({"maker", "manufacturer", "developer"})
OWN_FIRM = ("company", "firm", "club", "team", "bank")
INDEFINITE = frozenset({"a", "an", "no", "one", "another", "some", "many", "most", "several"})
# How far a description that fits best so well may be trusted to be one of those that fit.
CERTAINTY = ((1.0, 0.9), (0.5, 0.65), (0.12, 0.55), (0.0, 0.53))
FOREMOST = 0.75  # how sure it is that a description that fits by class alone means whoever stands out
WHOEVER = frozenset({"person", "people"})
TOLD_BY_HEAD = frozenset(
    """
    agency commission committee council institute board university union association charity bank hospital department
    ministry trust foundation authority inspectorate bureau academy college tribunal federation
    """.split()
)
ONE_HEAD = 0.7  # how sure it is that "the agency" is the one agency named
ANY_SEAT = frozenset({"lawmaker", "legislator", "independent"})
FAR = 400  # mentions looked back at for what is told outright
OF_STATE = 0.9  # how sure it is that the politician of the told state is meant
OF_AGE = 0.9  # how sure it is that somebody of the told age is meant
INDEFINITE_PHRASE = re.compile(
    r"\b(?:an?|another|one)[ \u00a0](?P<words>[a-z][\w’'-]*(?:[ \u00a0][a-z][\w’'-]*){0,2})", re.IGNORECASE
)
ONLY_ONE = 0.75  # how sure it is that "She ..." is the one person that the sentence before names
ONES = frozenset({"one", "another", "other", "second", "third"})
ONE_OF_THOSE = 0.9  # how sure it is that "the miller" is that one of the millers
LONGEST_WAY = 300  # characters from the millers to one of them
HE_OR_SHE = frozenset({"he", "she"})
LONGEST_RUN = 4  # sentences back that open with one pronoun
IN_WHICH = ("in which ", "In which ")
UNNAMED = 0.5  # how much less a pronoun means somebody without a name


class Antecedents:
    """The mentions so far, in text order, and what a next one may mean by them."""

    def __init__(self, scene: Scene, entities: Entities, book: NameBook):
        self.text, self.scene, self.entities, self.book = scene.text, scene, entities, book
        self.items: list[Item] = []
        self.relatives = Relatives(scene, entities, book, self._description)
        self.standing = Standing()
        self.first: dict[int, int] = {}  # where each entity is first mentioned
        self.ages = first_told(self.text)
        self.indefinite = _first_indefinite(self.text)

    def add(self, item: Item) -> None:
        """Take in the next mention."""
        self.items.append(item)
        self.standing.add(item)
        self.first.setdefault(item.entity, item.start)

    def of(self, span: Span, reading: MentionReading) -> dict[int, float]:
        """Entities with their shares, at most 1 in all; empty where nothing fits or nothing is meant ("you",
        "nobody")."""
        if reading.kind != "pronoun":
            return self._description(span, reading)
        if reading.head in GENERIC:
            return {}
        return self.relatives.of(span, self.items) if reading.head in RELATIVE else self._pronoun(span, reading.head)

    def holds_name(self, span: Span) -> bool:
        """Whether a name stands in the words, so that they mean that body: "the AFP news agency"."""
        return any(len(n.key) > 1 or not NATIONALITY.search(n.key[0]) for n in self.book.within(span.start, span.end))

    def _pronoun(self, span: Span, word: str) -> dict[int, float]:
        if (only := self._only_one_before(span, word)) is not None:
            return {only: ONLY_ONE}
        items = self.items[-REACH:]
        fit = {item.entity: fits(word, self.entities[item.entity].traits) for item in items}
        if self.text.endswith(IN_WHICH, 0, span.start):
            # "a statement in which it": whoever issued that
            papers = {e for e in fit if self.entities[e].head in DOCUMENT_HEADS}
            fit = {entity: 0.0 if entity in papers else value for entity, value in fit.items()}
        if word in MALE_PRONOUNS or word in FEMALE_PRONOUNS:
            floor = self._goes_on_since(span.start)
            earlier = [item for item in items if item.start < floor]
            if floor < span.start and any(fit[item.entity] for item in earlier):
                items = earlier
            spoken = self._just_spoken_of(span.start, [i for i in items if fit[i.entity]])
            fit = {
                entity: value * (1.0 if self._is_known(entity, word) or entity == spoken else UNNAMED)
                for entity, value in fit.items()
            }
        return weigh(self.scene, items, span.start, fit, word in POSSESSIVES)

    def _is_known(self, entity: int, word: str) -> bool:
        """Whether somebody has a name, or goes by a noun that tells the sex of a pronoun: "the spokeswoman"."""
        known = self.entities[entity]
        told = known.head in ROLE - COURTESY and known.traits.gender is not None
        return known.named or (told and fits(word, known.traits) > 0)

    def _only_one_before(self, span: Span, word: str) -> int | None:
        """The one person that "he" or "she" fits whom the sentence before names, outside of quotation marks and in its
        paragraph; None where the pronoun does not open its sentence, or the one before opens with it too."""
        # "Ana Sá agreed. “It pours,” she said."
        said = self.scene.quotation_before(span.start)
        start = span.start if said is None else said
        if word not in HE_OR_SHE or self.scene.quoted(span.start) or not start:
            return None
        if self.scene.sentence_start(start) != start:
            return None
        before = self.scene.sentence_start(start - 1)
        opening = WORD.match(self.text, before)
        if self.scene.paragraph(before) != self.scene.paragraph(start):
            return None
        if opening is not None and opening[0].casefold() == word:
            return None
        found: set[int] = set()
        for item in reversed(self.items[-REACH:]):
            if item.start < before:
                break
            entity = self.entities[item.entity]
            told = entity.named and entity.traits.person and not self.scene.quoted(item.start)
            if told and fits(word, entity.traits):
                found.add(self._of_possessor(item, word))
        return found.pop() if len(found) == 1 else None

    def _of_possessor(self, item: Item, word: str) -> int:
        """Whom a name stands for: where it says no more than whose spokeswoman is mentioned, who goes with the pronoun,
        the spokeswoman."""
        around = (other for other in self.items[-REACH:] if other.start <= item.start and item.end < other.end)
        return next((other.entity for other in around if self._is_known(other.entity, word)), item.entity)

    def _goes_on_since(self, start: int) -> int:
        """Where the sentences begin that open with one pronoun, up to the one at `start` that opens so too: "She banned
        him from seeing Ms Lund. She also ..." is one person."""
        word = WORD.match(self.text, start)
        for _ in range(LONGEST_RUN):
            if word is None or start == 0 or self.scene.sentence_start(start) != start:
                break
            before = self.scene.sentence_start(start - 1)
            opening = WORD.match(self.text, before)
            if opening is None or opening[0] != word[0] or self.scene.paragraph(before) != self.scene.paragraph(start):
                break
            start = before
        return start

    def _just_spoken_of(self, position: int, items: Sequence[Item]) -> int | None:
        """The person of whom the paragraph has spoken last, by a name or without (of ten without one in 500 training
        articles and dev "he" or "she" behind means eight); None for "her barrister", by whom "she" is told."""
        last = next((i for i in reversed(items) if self.entities[i.entity].traits.type == "person"), None)
        if last is None or self.scene.paragraph(last.start) != self.scene.paragraph(position):
            return None
        return None if is_somebody_elses(self.text[last.start : last.end]) else last.entity

    def _description(self, span: Span, reading: MentionReading) -> dict[int, float]:
        """Entities that a description may mean: the same head noun, a role, or a body by its class."""
        if is_kept_secret(span.of(self.text)) or reading.head == "other":
            return {}
        words = frozenset(words_of(reading.core.of(self.text)))
        modifiers = words - {reading.head} - FUNCTION
        first = first_word(span.of(self.text))
        if (told := self._told(span, reading, words, first)) is not None:
            return told
        indefinite, theirs = first in INDEFINITE, is_somebody_elses(first)
        owned = reading.head in OFFICERS and WHOSE.search(reading.core.of(self.text)) is not None
        fit: dict[int, float] = {}
        for item in self.items[-REACH:]:
            if owned and reading.head not in (*self.entities[item.entity].roles, self.entities[item.entity].head):
                continue  # "the jury’s foreman"
            value = fit_of(reading, modifiers, indefinite, self.entities[item.entity])
            if theirs and reading.type != "person" and reading.head not in (*OWN_FIRM, self.entities[item.entity].head):
                continue  # "her office" is not the ministry
            if theirs and value < 1.0 and self.entities[item.entity].roles and reading.head in LEADERS:
                continue  # "their leader" is not the president
            if item.entity not in fit and value > (0.1 if theirs else 0.0):
                fit[item.entity] = value
        if not fit and reading.type == "person" and modifiers and not indefinite:
            holders = [
                e
                for e in self.entities.by_role[reading.head][:REACH]
                if self.entities[e].traits.person and modifiers - HAVE_OFFICES <= self.entities[e].role_words
            ]
            if not holders and reading.head in LEADERS:
                # "the head of Russia’s Wagner force" is the "Wagner founder" if nobody else leads a Wagner
                own = {fold(n.span.of(self.text)) for n in self.book.within(span.start, span.end)}
                leaders = dict.fromkeys(e for role in sorted(LEADERS) for e in self.entities.by_role[role][:REACH])
                holders = [e for e in leaders if self.entities[e].traits.person and own & self.entities[e].role_words]
            if holders:
                return {holders[0]: 0.7} if len(holders) == 1 else {}
        best = max(fit.values(), default=0.0)
        makes = reading.head in MAKERS  # "the maker of Quill boats" is no Quill
        if best < 0.5 and not modifiers and (alike := self._of_one_head(reading)) is not None:
            return {alike: ONE_HEAD}
        if best < 0.5 and (reading.type == "person" or makes or not self.holds_name(reading.core)):
            near = {item.entity for item in self.items[-REACH:]}
            likely = [e for e in sorted(near) if may_be(self.text, reading, first, words, self.entities[e])]
            if len(new := self._brought_in_here(span, likely)) == 1:
                return {new[0]: FOREMOST}
            if reading.type == "person" and self.indefinite.get(reading.head, span.start) < span.start:
                return {}  # "a librarian", by no name; "the librarian" is nobody else
            if (foremost := self.standing.foremost(likely)) is not None:
                return {foremost: FOREMOST}
        items = [item for item in self.items[-REACH:] if fit.get(item.entity, 0.0) > best / 4]
        shares = weigh(self.scene, items, span.start, fit)
        certainty = next(c for floor, c in CERTAINTY if best >= floor)
        return {entity: share * certainty for entity, share in shares.items()}

    def _of_one_head(self, reading: MentionReading) -> int | None:
        """The one body with a name that ends as the description does, however far back: "the agency"."""
        if reading.head not in TOLD_BY_HEAD or not reading.definite:
            return None
        ends = {i.entity for i in self.items[-FAR:] if self.entities[i.entity].head == reading.head}
        alike = [e for e in ends if self.entities[e].named and self.entities[e].traits.person is False]
        return alike[0] if len(alike) == 1 and " " in self.entities[alike[0]].name else None

    def _told(self, span: Span, reading: MentionReading, words: frozenset[str], first: str) -> dict[int, float] | None:
        """Whom a description means that tells an age, a seat, a party or a country; None where it tells none."""
        age = age_in(span.of(self.text))
        if age is not None and reading.type == "person" and reading.definite and first not in POSSESSIVES:
            return self._of_age(span, reading, age)
        if reading.definite and reading.head in SEATED and (state := state_in(words)) is not None:
            return self._seated(span, reading.head, state)
        if len(words) == 1 and reading.definite and (one := self._one_of_those(span, reading)) is not None:
            return {one: ONE_OF_THOSE}
        if reading.definite and reading.head in PARTISANS and len(words) == 1:
            members = [i for i in self.items[-FAR:] if self.entities[i.entity].party == reading.head]
            return self._one_of(span, members, FOREMOST) or None
        if reading.head in WHOEVER and len(words) == 1 and first in ("the", "this", "that", "these", "those"):
            # Somebody brought in without a name: 23 of 27 such in the training articles, and 10 of 15 of people.
            plural = reading.head == "people"
            unnamed = [
                i.entity
                for i in self.items[-REACH:]
                if not (e := self.entities[i.entity]).named
                and e.traits.plural == plural
                and (plural or e.traits.person)
            ]
            return {unnamed[-1]: FOREMOST} if unnamed else None
        if len(words) == 1 and is_demonym(reading.head) and reading.core.of(self.text)[:1].isupper():
            # "the German": whoever is called so, and not just anybody of the article.
            called = [i for i in self.items[-FAR:] if reading.head in self.entities[i.entity].role_words]
            return self._one_of(span, called, FOREMOST)
        return None

    def _one_of_those(self, span: Span, reading: MentionReading) -> int | None:
        """Whoever was mentioned last, where that is "one" or "another" of several whom this paragraph or the one before
        calls by the plural of the description: "Two millers came. One of them wept. “No,” the miller said"."""
        last = self.items[-1] if self.items else None
        if reading.type != "person" or last is None or self.entities[last.entity].head not in ONES:
            return None
        here = self.scene.paragraph(span.start)
        start = max(self.scene.paragraphs[max(0, here - 1)].start, last.start - LONGEST_WAY)
        many = f"{reading.head}s" in words_of(self.text[start : last.start])
        return last.entity if many else None

    def _one_of(self, span: Span, items: Sequence[Item], certainty: float) -> dict[int, float]:
        """The entities of some mentions, by how likely each is meant."""
        near = items[-REACH:]
        shares = weigh(self.scene, near, span.start, dict.fromkeys((i.entity for i in near), 1.0))
        return {entity: share * certainty for entity, share in shares.items()}

    def _brought_in_here(self, span: Span, likely: Iterable[int]) -> list[int]:
        """Those that the paragraph of a description brings in: "One driver, Ana Sá, ... the mother-of-two"."""
        here = self.scene.paragraph(span.start)
        return [e for e in likely if self.entities[e].named and self.scene.paragraph(self.first.get(e, -1)) == here]

    def _seated(self, span: Span, head: str, state: frozenset[str]) -> dict[int, float]:
        """Whoever is of that state and of no other party than the `head` says; else those that hold such an office and
        of whom no state is told."""

        def may_be_of(entity: Entity) -> bool:
            if head in PARTISANS:
                return bool(entity.traits.person) and entity.party in (None, head)
            fits_office = head in ANY_SEAT or not entity.roles or any(same_office(head, role) for role in entity.roles)
            return bool(entity.traits.person) and (fits_office or head in entity.roles)

        far = self.items[-FAR:]
        told = [i for i in far if self.entities[i.entity].state == state and may_be_of(self.entities[i.entity])]
        near = [
            i
            for i in self.items[-REACH:]
            if not self.entities[i.entity].state
            and may_be_of(self.entities[i.entity])
            and not self.entities[i.entity].roles.isdisjoint(LEGISLATORS)
        ]
        return self._one_of(span, told, OF_STATE) if told else self._one_of(span, near, FOREMOST)

    def _of_age(self, span: Span, reading: MentionReading, age: int) -> dict[int, float]:
        """Whoever was called by that age; where nobody was, and no more than the age is said, whoever fits as "he"
        would and has no age told: news brings ages in so."""
        near = [item for item in self.items[-REACH:] if self.entities[item.entity].traits.person]
        if reading.gender:
            near = [i for i in near if self.entities[i.entity].traits.gender in (None, reading.gender)]
        items = [i for i in near if self.entities[i.entity].age == age]
        certainty = OF_AGE
        if not items:
            told = self.ages.get(age, span.start) < span.start
            if told or (age_in(reading.head) is None and reading.head not in BESIDE_OFFICE):
                return {}  # somebody without a name is of that age
            items = [i for i in near if self.entities[i.entity].named and self.entities[i.entity].age is None]
            certainty = FOREMOST
        return self._one_of(span, items, certainty)


def _first_indefinite(text: str) -> dict[str, int]:
    """Where each word first stands behind "a" or its like, at most two words between.

    >>> _first_indefinite("It was a retired head librarian.")
    {'retired': 9, 'head': 17, 'librarian': 22}
    """
    first: dict[str, int] = {}
    for found in INDEFINITE_PHRASE.finditer(text):
        for word in WORD.finditer(text, found.start("words"), found.end()):
            first.setdefault(fold(word[0]), word.start())
    return first
