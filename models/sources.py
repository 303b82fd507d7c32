"""From mentions to sources: whose claim each one is, by name where the article gives one, and an admitted gap where it does not.

Names are settled first, over the whole article (`namebook`); then descriptions and pronouns, left to right, each weighing the network's
antecedents against the rules of `coreference`; last the first person, which is whoever is quoted.
"""
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from models import lexicon as lex
from models.analysis import Attribution, Mention, MentionKind, Resolution, Source, SourceType, Span
from models.coreference import BODY_HEADS, REACH, Item, Scene, Traits, fits, same_thing, weigh
from models.document import Document
from models.introductions import find_introductions
from models.namebook import NameBook
from models.names import WORD, fold, trim, words_of
from models.reading import Reading, read_mention
from models.roles import role_of

PLACE_HEADS = frozenset("country nation kingdom state city".split())
TRUST = 0.7  # the network's share where it and the rules both have an opinion
THRESHOLD = 0.5
# How far a description that fits best so well may be trusted to be one of those that fit.
CERTAINTY = ((1.0, 0.9), (0.5, 0.75), (0.12, 0.65), (0.0, 0.6))
NAMED, OWN_WORDS, CONTINUED = 0.95, 0.85, 0.8  # confidences before calibration


@dataclass(frozen=True, slots=True)
class ScoredMention:
    """A mention as the network sees it.

    `types` are probabilities; `antecedents` are (index of another mention, probability), the rest up to 1 meaning none;
    `source` says whether the mention is the source of some claim.
    """

    span: Span
    kind: MentionKind
    types: dict[SourceType, float]
    antecedents: tuple[tuple[int, float], ...]
    source: bool


@dataclass(frozen=True, slots=True)
class ClaimFrame:
    """What of a claim decides its source. `source` indexes the mentions, `enclosing` the claims; `continues` says that the claim goes on with
    a quotation whose speaker was named before."""

    index: int
    source: int | None
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    paragraph: int
    continues: bool = False
    enclosing: int | None = None


@dataclass(slots=True)
class _Entity:
    """A source in the making."""

    name: str
    named: bool
    traits: Traits
    head: str = ""
    modifiers: frozenset[str] = frozenset()
    roles: set[str] = field(default_factory=set)
    role_words: set[str] = field(default_factory=set)
    description: str | None = None
    mentions: dict[Span, MentionKind] = field(default_factory=dict)
    types: dict[SourceType, float] = field(default_factory=lambda: defaultdict(float))


def resolve_sources(document: Document, mentions: Sequence[ScoredMention], claims: Sequence[ClaimFrame], *, threshold: float = THRESHOLD,
                    trust: float = TRUST) -> tuple[tuple[Source, ...], list[Attribution]]:
    """The sources of an article in order of their first claim, and one attribution for each claim, in the order given.

    A coreference less probable than `threshold` is not accepted: the mention keeps its own words, and a pronoun has no source.
    `trust` is the network's share where the rules too have an opinion.

    >>> from models.document import read_document
    >>> text = "Wagner founder Yevgeny Prigozhin was angry. “Help us,” he said."
    >>> mentions = [ScoredMention(Span(55, 57), "pronoun", {}, (), True)]
    >>> claims = [ClaimFrame(0, 0, (Span(44, 54),), (Span(58, 62),), 0)]
    >>> sources, attributions = resolve_sources(read_document(text), mentions, claims)
    >>> sources[0].name, sources[0].description, attributions[0].resolution
    ('Yevgeny Prigozhin', 'Wagner founder', 'coreference')
    """
    reader = _Resolver(document, mentions, claims, threshold, trust)
    return reader.sources_and_attributions()


class _Resolver:
    def __init__(self, document: Document, mentions: Sequence[ScoredMention], claims: Sequence[ClaimFrame], threshold: float, trust: float):
        self.document, self.text = document, document.text
        self.mentions, self.claims = mentions, claims
        self.threshold, self.trust = threshold, trust
        self.scene = Scene(document)
        self.book, self.readings = self._read()
        self.entities: list[_Entity] = []
        self.by_name: dict[tuple[str, ...], int] = {}
        self.by_words: dict[str, int] = {}
        self.answer: dict[int, tuple[int | None, Resolution, float]] = {}
        self.items: list[Item] = []
        self._settle_names()
        self._settle_rest()

    # --- what the words say

    def _read(self) -> tuple[NameBook, list[Reading]]:
        text = self.text
        book = NameBook(text)
        readings = [read_mention(text, m.span, book) for m in self.mentions]
        extra, persons, bodies = [], [], []
        for mention, reading in zip(self.mentions, readings, strict=True):
            if mention.kind == "name" and reading.kind == "nominal" and not book.within(mention.span.start, mention.span.end):
                extra.append(trim(text, mention.span.start, mention.span.end))
            if reading.anchor is not None and mention.types:
                if mention.types.get("person", 0.0) > 0.6:
                    persons.append(reading.anchor.span)
                elif mention.types.get("organization", 0.0) + mention.types.get("document", 0.0) > 0.6:
                    bodies.append(reading.anchor.span)
        if extra or persons or bodies:
            book = NameBook(text, extra, persons, bodies)
            readings = [read_mention(text, m.span, book) for m in self.mentions]
        return book, readings

    # --- entities

    def _named_entity(self, key: tuple[str, ...]) -> int:
        if key not in self.by_name:
            book = self.book
            person = book.person(key)
            head = key[-1] if person is not True else ""
            traits = Traits(person, book.gender(key), False, "person" if person else "organization" if person is False else "unknown")
            words = frozenset(key)
            self.entities.append(_Entity(book.form(key), True, traits, head, words))
            self.by_name[key] = len(self.entities) - 1
        return self.by_name[key]

    def _own_words(self, reading: Reading) -> int:
        words = " ".join(words_of(reading.core.of(self.text)))
        if words not in self.by_words:
            person = True if reading.type == "person" else None if reading.type == "unknown" else False
            traits = Traits(person, reading.gender, reading.plural, reading.type)
            modifiers = frozenset(words.split()) - {reading.head}
            self.entities.append(_Entity(reading.core.of(self.text), reading.named, traits, reading.head, modifiers))
            self.by_words[words] = len(self.entities) - 1
        return self.by_words[words]

    def _settle_names(self) -> None:
        """Every name of the article to its entity, with the roles that stand beside it."""
        self.named_items: list[Item] = []
        anchors = {r.anchor.span for r, m in zip(self.readings, self.mentions, strict=True) if r.anchor is not None and m.source}
        for name in self.book.names:
            entity = self._named_entity(self.book.entity_of(name))
            self.named_items.append(Item(name.span.start, name.span.end, entity, self.scene.prominence(name.span, name.span in anchors)))
            if self.entities[entity].traits.person is not False and (role := role_of(self.text, name.span)):
                self._describe(entity, role)
                if self.entities[entity].traits.person is None:
                    self.entities[entity].traits.person = True
        for phrase in find_introductions(self.text):
            reading = read_mention(self.text, phrase, self.book)
            if reading.kind == "nominal":
                self.named_items.append(Item(phrase.start, phrase.end, self._own_words(reading), 0.7 * self.scene.prominence(phrase, False)))
        self.named_items.sort(key=lambda item: (item.start, item.end))

    def _describe(self, entity: int, description: Span) -> None:
        words = description.of(self.text)
        keys = [fold(m[0]) for m in WORD.finditer(words)]
        self.entities[entity].roles.update(k for k in keys if k in lex.ROLE)
        self.entities[entity].role_words.update(keys)
        if self.entities[entity].description is None:
            self.entities[entity].description = words

    # --- left to right

    def _settle_rest(self) -> None:
        order = sorted(range(len(self.mentions)), key=lambda i: (self.mentions[i].span.start, self.mentions[i].span.end))
        for i in order:
            reading = self.readings[i]
            if reading.kind == "name":
                self._accept_name(i, reading)
        upcoming = 0
        later: list[int] = []
        for i in order:
            mention, reading = self.mentions[i], self.readings[i]
            while upcoming < len(self.named_items) and self.named_items[upcoming].start < mention.span.start:
                self.items.append(self.named_items[upcoming])
                upcoming += 1
            if reading.kind == "name":
                if reading.several:
                    self._remember(i, reading.core)
            elif reading.kind == "pronoun" and reading.head in lex.FIRST_PERSON:
                later.append(i)
            else:
                chosen, probability = self._choose(i, reading)
                self._accept(i, reading, chosen, probability)
                if self.answer[i][0] is not None:
                    self._remember(i, mention.span)
        for i in later:
            self._first_person(i)

    def _remember(self, i: int, span: Span) -> None:
        entity = self.answer[i][0]
        assert entity is not None
        self.items.append(Item(span.start, span.end, entity, self.scene.prominence(span, self.mentions[i].source)))

    def _accept_name(self, i: int, reading: Reading) -> None:
        if reading.several:
            entity = self._own_words(reading)
            self.entities[entity].named = True
            self.entities[entity].traits.plural = True
            self.entities[entity].traits.person = None
        else:
            assert reading.anchor is not None
            entity = self._named_entity(self.book.entity_of(reading.anchor))
            traits = self.entities[entity].traits
            if reading.type == "person" and traits.person is None:
                traits.person = True
            traits.gender = traits.gender or reading.gender
            if reading.description is not None:
                self._describe(entity, reading.description)
        self._note(i, entity, "name", reading.anchor.span if reading.anchor else self.mentions[i].span)
        self.answer[i] = (entity, "named", NAMED)

    def _note(self, i: int, entity: int, kind: MentionKind, span: Span) -> None:
        self.entities[entity].mentions[span] = kind
        if self.mentions[i].types:
            for name, probability in self.mentions[i].types.items():
                self.entities[entity].types[name] += probability
        else:
            self.entities[entity].types[self.readings[i].type] += 1.0 if kind == "name" else 0.6 if kind == "nominal" else 0.0

    def _choose(self, i: int, reading: Reading) -> tuple[int | None, float]:
        """The most probable entity of a pronoun or a description, and how probable it is; None where there is none to choose."""
        rules = self._by_rule(i, reading)
        network = self._by_network(i, reading)
        if network is None:
            merged = rules
        else:
            merged = defaultdict(float)
            for entity, p in network.items():
                merged[entity] += self.trust * p
            for entity, p in rules.items():
                merged[entity] += (1 - self.trust) * p
        if not merged:
            return None, 0.0
        chosen = max(merged, key=lambda e: (merged[e], -e))
        return chosen, min(1.0, merged[chosen])

    def _by_network(self, i: int, reading: Reading) -> dict[int, float] | None:
        antecedents = self.mentions[i].antecedents
        if not antecedents:
            return None
        shares: dict[int, float] = defaultdict(float)
        for j, probability in antecedents:
            if j in self.answer and (entity := self.answer[j][0]) is not None:
                if reading.kind == "pronoun" and reading.head not in lex.RELATIVE and fits(reading.head, self.entities[entity].traits) == 0.0:
                    continue
                shares[entity] += probability
        return shares

    def _by_rule(self, i: int, reading: Reading) -> dict[int, float]:
        span = self.mentions[i].span
        if reading.kind == "pronoun":
            if reading.head in lex.GENERIC:
                return {}
            if reading.head in lex.RELATIVE:
                return self._relative(span)
            return self._pronoun(span, reading.head)
        return self._description(i, reading)

    def _pronoun(self, span: Span, word: str) -> dict[int, float]:
        items = self.items[-REACH:]
        fit = {item.entity: fits(word, self.entities[item.entity].traits) for item in items}
        return weigh(self.scene, items, span.start, fit)

    def _relative(self, span: Span) -> dict[int, float]:
        """The words directly before a relative pronoun: a name, a mention, or the noun phrase that ends there."""
        before = self.text[:span.start].rstrip(" \u00a0,(-–—")
        ends = len(before)
        start = self.scene.sentence_start(span.start)
        near = [item for item in self.items[-8:] if item.start >= start]
        for item in reversed(near):
            if item.end >= ends:
                if self.entities[item.entity].traits.person is False and self.text[span.start:span.end].casefold().startswith("who"):
                    person = [other for other in near if self.entities[other.entity].traits.person]
                    if person and self.entities[item.entity].named:
                        return {person[-1].entity: 0.7}
                return {item.entity: 0.9}
        if (phrase := _phrase_before(self.text, ends, start)) is not None:
            return {self._own_words(read_mention(self.text, phrase, self.book)): 0.6}
        return {}

    def _description(self, i: int, reading: Reading) -> dict[int, float]:
        """Entities that a description may mean: the same head noun, a role, or a body by its class."""
        span = self.mentions[i].span
        words = frozenset(words_of(reading.core.of(self.text)))
        modifiers = words - {reading.head} - lex.FUNCTION
        first = self.text[span.start:span.end].split()[0].casefold()
        indefinite = first in ("a", "an", "one", "another", "some", "many", "most", "several")
        fit: dict[int, float] = {}
        for item in self.items[-REACH:]:
            if item.entity not in fit and (value := self._fit(reading, modifiers, indefinite, self.entities[item.entity])):
                fit[item.entity] = value
        if not fit and reading.type == "person" and modifiers and not indefinite:
            holders = [e for e, entity in enumerate(self.entities) if entity.traits.person and reading.head in entity.roles and modifiers <= entity.role_words]
            return {holders[0]: 0.8} if len(holders) == 1 else {}
        best = max(fit.values(), default=0.0)
        items = [item for item in self.items[-REACH:] if fit.get(item.entity, 0.0) > best / 4]
        shares = weigh(self.scene, items, span.start, fit)
        certainty = next(c for floor, c in CERTAINTY if best >= floor)
        return {entity: share * certainty for entity, share in shares.items()}

    def _fit(self, reading: Reading, modifiers: frozenset[str], indefinite: bool, entity: _Entity) -> float:
        """How well the words of a description fit an entity, 0 to 1."""
        if entity.traits.person:
            if reading.type != "person" or indefinite or (reading.gender and entity.traits.gender not in (None, reading.gender)):
                return 0.0
            if reading.head in entity.roles or reading.head == entity.head:
                known = entity.role_words | entity.modifiers
                return 1.0 if modifiers <= known else 0.1
            return 0.1 if reading.definite else 0.0
        if not entity.head:
            return 0.0
        same = reading.head == entity.head or (reading.head in entity.modifiers and reading.head in lex.ORGANIZATION_HEADS and not entity.traits.plural)
        if same:
            if modifiers <= entity.modifiers and not indefinite and (reading.definite or reading.plural or modifiers):
                return 1.0
            return 0.0
        if not reading.definite or modifiers:
            return 0.0
        if same_thing(reading.head, entity.head):
            return 0.6
        place = entity.name.casefold().strip(".") in lex.COUNTRIES
        if reading.head in BODY_HEADS and entity.named and entity.traits.person is False and place == (reading.head in PLACE_HEADS):
            return 0.15
        return 0.0

    def _accept(self, i: int, reading: Reading, chosen: int | None, probability: float) -> None:
        mention = self.mentions[i]
        if chosen is not None and probability >= self.threshold:
            traits = self.entities[chosen].traits
            if reading.kind == "pronoun" and traits.gender is None and reading.gender and probability > 0.6:
                traits.gender = reading.gender
            if reading.kind == "nominal" and reading.head in lex.ROLE and traits.person and self.entities[chosen].description is None:
                self._describe(chosen, reading.core)
            self._note(i, chosen, reading.kind, mention.span)
            self.answer[i] = (chosen, "coreference", probability)
        elif reading.kind == "pronoun":
            self.answer[i] = (None, "none", 1.0 - probability)
        else:
            entity = self._own_words(reading)
            self._note(i, entity, reading.kind, mention.span)
            self.answer[i] = (entity, "named" if reading.named else "unnamed", min(OWN_WORDS, 1.0 - probability / 2))

    # --- claims

    def _first_person(self, i: int) -> None:
        """I, we, my: the speaker of the claim within whose content the mention stands; else the article's own writer."""
        position = self.mentions[i].span.start
        holders = [c for c in self.claims if c.source != i and any(s.start <= position < s.end for s in c.content)]
        for claim in sorted(holders, key=lambda c: sum(s.end - s.start for s in c.content)):
            entity = self._of_claim(claim)[0]
            if entity is not None:
                self._note(i, entity, "pronoun", self.mentions[i].span)
                self.answer[i] = (entity, "coreference", 0.9)
                return
        self.answer[i] = (None, "none", 0.8)

    def _of_claim(self, claim: ClaimFrame) -> tuple[int | None, Resolution, float]:
        if claim.source is not None:
            return self.answer.get(claim.source, (None, "none", 0.5))
        if claim.continues:
            earlier = [c for c in self.claims if c.index < claim.index and c.enclosing is None]
            for before in reversed(earlier[-3:]):
                if before.source is not None and (entity := self.answer.get(before.source, (None,))[0]) is not None:
                    return entity, "continuation", CONTINUED
        return None, "none", 0.8

    def sources_and_attributions(self) -> tuple[tuple[Source, ...], list[Attribution]]:
        """The finished values."""
        ids: dict[int, str] = {}
        held: dict[int, list[str]] = defaultdict(list)
        settled = {}
        for claim in sorted(self.claims, key=lambda c: c.index):
            entity, resolution, confidence = settled[claim.index] = self._of_claim(claim)
            if entity is not None:
                ids.setdefault(entity, f"s{len(ids) + 1}")
                held[entity].append(f"c{claim.index + 1}")
        for item in self.named_items:
            if item.entity in ids and self.entities[item.entity].named:
                self.entities[item.entity].mentions.setdefault(Span(item.start, item.end), "name")
        attributions = []
        for claim in self.claims:
            entity, resolution, confidence = settled[claim.index]
            mention = self.mentions[claim.source].span if claim.source is not None else None
            attributions.append(Attribution(ids.get(entity) if entity is not None else None, mention, resolution, confidence))
        sources = tuple(self._source(self.entities[entity], name, held[entity]) for entity, name in ids.items())
        return sources, attributions

    def _source(self, entity: _Entity, name: str, claim_ids: list[str]) -> Source:
        types = {k: v for k, v in entity.types.items() if v > 0}
        kind = max(types, key=lambda k: (types[k], k)) if types else entity.traits.type
        if entity.named and entity.traits.person and kind == "organization":
            kind = "person"
        mentions = tuple(Mention(span, kind_) for span, kind_ in sorted(entity.mentions.items()))
        return Source(name, entity.name, kind, entity.named, entity.description, mentions, tuple(claim_ids))


def _phrase_before(text: str, end: int, floor: int) -> Span | None:
    """The noun phrase that ends at `end`: back to a small word or a mark, through one `of`."""
    start, through = end, False
    for match in reversed(list(WORD.finditer(text, max(floor, end - 60), end))):
        gap = text[match.end():start]
        key = match[0].casefold()
        if start != end and gap.strip():
            break
        if start == end and gap.strip():
            return None
        if key == "of" and not through and start != end:
            through = True
        elif key in lex.FUNCTION and key not in ("other", "many", "most", "several", "some", "two", "three", "four", "five", "those", "all"):
            break
        start = match.start()
    phrase = trim(text, start, end)
    return phrase if phrase.end > phrase.start and re.search(r"\w", phrase.of(text)) else None
