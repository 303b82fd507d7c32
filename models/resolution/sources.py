"""From mentions to sources: whose claim each one is, and an admitted gap where the article does not say.

Names are settled first, over the whole article (`namebook`); then descriptions and pronouns, left to right, each by
what speaks for whom (`choice`); last the first person: whoever is quoted.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from models.analysis import Attribution, Mention, MentionKind, Resolution, Source, Span
from models.deadline import in_time
from models.document import Document
from models.mentions.ages import age_in
from models.mentions.mention import MentionReading
from models.mentions.peoples import is_demonym
from models.mentions.reading import mention_kind, read_mention
from models.mentions.several import PRONOUN_AND
from models.naming.corrected import merely_opens
from models.naming.namebook import NameBook
from models.naming.names import find_names
from models.naming.occurrences import NameAt
from models.naming.offices import opens_office, without_short_office
from models.resolution.antecedents import Antecedents
from models.resolution.choice import Choice
from models.resolution.coreference import REACH, Item, Scene
from models.resolution.entities import Entities, Entity
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.interviews import answers
from models.resolution.introduced import KINDS, Introduced
from models.resolution.openings import named_later
from models.resolution.other_pronouns import OtherPronouns, is_other
from models.resolution.source_types import source_type
from models.text import lexicon as lex
from models.text.words import POSSESSIVE, trim

THRESHOLD = 0.5
AHEAD = 0.6  # how sure it is that a description before the name is that of the person named next
OVER = re.compile(r"[ \u00a0](?:of|for)(?:[ \u00a0](?:the[ \u00a0])?[A-Z][\w’'-]*){1,4},[ \u00a0]")
BEHIND_OFFICE = re.compile(rf"{OVER.pattern}|,?[ \u00a0]")
OF = re.compile(r"[ \u00a0](?:of|for)[ \u00a0]")
LONGEST_NAME = 80  # characters
IMPRESSION = re.compile(
    r"\b(?:appear|seem|look(?:s|ed)\b|unclear|not (?:\w+ )?clear|remain\w* to be|hard to say|open question)",
    re.IGNORECASE,
)
SURE_BODY = 0.75  # how sure the network must be that a name is no person's: a surname alone may look like a firm's
HEADLINE = re.compile(r"[^\n]{1,160}?(?<![.!?”\"’'\s])(?=[ \t]*\n[ \t]*\n)")
# How sure a pronoun must be to tell for the rest of the article whether somebody is he or she: a wrong one bars all
# right ones behind it.
SURE_OF_GENDER = 0.8
OTHERS = 0.4  # how sure it must be whom a pronoun means that is no source
QUOTED_TIMES = 1.6  # times as sure within quotation marks, where others are spoken of than those who speak
SPEAKERS = 12  # speakers before that count
APART = 3  # paragraphs from one part of a quotation to the next, at most
NAMED, OWN_WORDS, CONTINUED = 0.95, 0.85, 0.8  # confidences before calibration
INTERVIEWED = 0.8  # the same, that the person first named is who answers


def resolve_sources(
    document: Document,
    mentions: Sequence[ScoredMention],
    claims: Sequence[ClaimFrame],
    *,
    threshold: float = THRESHOLD,
    least: float = OTHERS,
    found: Sequence[Span] | None = None,
    tagged: Mapping[Span, bool] | None = None,
    deadline: float | None = None,
) -> tuple[tuple[Source, ...], list[Attribution]]:
    """The sources of an article in order of their first claim, and one attribution for each claim, in the order given.

    The article's own writer ("I" outside quotations; "it appears") is a source of type `author` whose name is empty,
    for the text gives none. A coreference less probable than `threshold` is not accepted: the mention keeps its own
    words, and a pronoun has no source; nor is a pronoun that is no source a mention of somebody where that is less
    probable than `least`. `found` is what `find_names` gave for the text, where the caller has it, and `tagged` says of
    some of these whether the network takes them for a person.

    Raises DeadlineExceeded once time.monotonic() has passed `deadline`.

    >>> from models.document import read_document
    >>> text = "Wagner founder Yevgeny Prigozhin was angry. “Help us,” he said."
    >>> mentions = [ScoredMention(Span(55, 57), {}, (), True)]
    >>> claims = [ClaimFrame(0, 0, (Span(44, 54),), (Span(58, 62),), 0)]
    >>> sources, attributions = resolve_sources(read_document(text), mentions, claims)
    >>> sources[0].name, sources[0].description, attributions[0].resolution
    ('Yevgeny Prigozhin', 'Wagner founder', 'coreference')
    """
    reader = Resolver(document, mentions, claims, threshold, found, tagged, least, deadline)
    return reader.sources_and_attributions()


def _with_whole_name(mention: ScoredMention, book: NameBook) -> ScoredMention:
    """A mention to the end of the name of which it leaves off what that is of: "the Harle Institute | of Mills"."""
    span = mention.span
    if not OF.match(book.text, span.end):
        return mention
    name = next((n for n in book.within(span.start, span.end + LONGEST_NAME) if n.span.end > span.end), None)
    if name is None or not span.start <= name.span.start < span.end:
        return mention
    return replace(mention, span=Span(span.start, name.span.end))


class Resolver:
    """The state of one article's reading; entities and mentions go by their numbers."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[ScoredMention],
        claims: Sequence[ClaimFrame],
        threshold: float,
        found: Sequence[Span] | None,
        tagged: Mapping[Span, bool] | None,
        least: float = OTHERS,
        deadline: float | None = None,
        others: Callable[..., OtherPronouns] = OtherPronouns,
        choice: Callable[..., Choice] = Choice,
    ):
        self.text = document.text
        self.mentions, self.claims = mentions, claims
        self.threshold, self.found, self.tagged = threshold, found, tagged
        self.least, self.deadline, self.others = least, deadline, others
        self.scene = Scene(document)
        headline = HEADLINE.match(self.text)
        self.headline = headline.end() if headline else 0  # where it ends
        self.book, self.readings = self._read()
        self.entities = Entities(self.text, self.book)
        self.antecedents = Antecedents(self.scene, self.entities, self.book)
        self.choice = choice(self.scene, self.entities, self.antecedents, mentions, claims, self._entity_of)
        self.spoken: list[int] = []  # whose claims were told, the last one last
        self.contents = sorted(((span, claim) for claim in claims for span in claim.content), key=lambda held: held[0])
        self.outer = sorted((claim for claim in claims if claim.enclosing is None), key=lambda claim: claim.index)
        self.answer: dict[int, tuple[int | None, Resolution, float]] = {}
        speaking = {r.anchor.span for i, r in enumerate(self.readings) if r.anchor is not None and self._speaks(i)}
        self.speakers = {span.start for span in speaking}
        self.introduced = Introduced(self.scene, self.entities, self.book, speaking, self.headline)
        self._settle_rest()
        self._settle_pronouns()

    # --- what the words say

    def _read(self) -> tuple[NameBook, list[MentionReading]]:
        text = self.text
        found = find_names(text) if self.found is None else self.found
        book = NameBook(text, found=found, tagged=self.tagged)
        self.mentions = [mention if mention.source else _with_whole_name(mention, book) for mention in self.mentions]
        readings = [read_mention(text, m.span, book) for m in self.mentions]
        extra, persons, bodies = [], [], []
        for mention, reading in zip(self.mentions, readings, strict=True):
            if (
                reading.kind == "nominal"
                and not book.within(mention.span.start, mention.span.end)
                and mention_kind(mention.span.of(text)) == "name"
                # Whoever finds names for us has passed this one over.
                and (self.found is None or not merely_opens(text, mention.span))
                and not opens_office(text, mention.span)
            ):
                extra.append(without_short_office(text, trim(text, mention.span.start, mention.span.end)))
            if reading.anchor is not None and mention.types:
                if mention.types.get("person", 0.0) > 0.6:
                    persons.append(reading.anchor.span)
                sure = mention.types.get("organization", 0.0) + mention.types.get("document", 0.0) > SURE_BODY
                if sure and not self._is_surname(book, reading.anchor):
                    bodies.append(reading.anchor.span)
        if extra or persons or bodies:
            book = NameBook(text, extra, persons, bodies, found, self.tagged)
            readings = [
                r if r.kind == "pronoun" else read_mention(text, m.span, book)
                for m, r in zip(self.mentions, readings, strict=True)
            ]
        return book, readings

    @staticmethod
    def _is_surname(book: NameBook, name: NameAt) -> bool:
        """Whether a name of one word ends the whole name of a person: no body of its own."""
        full = book.entity_of(name)
        return len(name.key) == 1 < len(full) and full[-1] == name.key[0] and book.person(full) is True

    # --- left to right

    def _settle_rest(self) -> None:
        order = self._in_order(i for i in range(len(self.mentions)) if not is_other(self.text, self.mentions[i]))
        for i in order:
            reading = self.readings[i]
            if reading.kind == "name":
                self._accept_name(i, reading)
        upcoming = 0
        later: list[int] = []
        for i in order:
            in_time(self.deadline)
            mention, reading = self.mentions[i], self.readings[i]
            while upcoming < len(self.introduced.items) and self.introduced.items[upcoming].start < mention.span.start:
                self.antecedents.add(self.introduced.items[upcoming])
                upcoming += 1
            if reading.kind == "name":
                if reading.several:
                    self._remember(i, reading.core)
            elif (holder := self._holder(mention.span, whole=mention.source)) is not None:
                self.answer[i] = (holder, "named", NAMED)
            elif reading.kind == "pronoun" and reading.head in lex.FIRST_PERSON:
                later.append(i)
            else:
                chosen, probability = self.choice.of(i, reading, self.spoken)
                if probability < self.threshold and mention.source and not is_demonym(reading.head):
                    ahead = named_later(
                        self.scene,
                        self.entities,
                        self.introduced.items,
                        self.introduced.first,
                        self.speakers,
                        mention.span,
                        reading,
                    )
                    if ahead is not None and ahead not in self.choice.quoting(i):
                        chosen, probability = ahead, max(AHEAD, self.threshold)
                self._accept(i, reading, chosen, probability)
                # A body that a headline gives no name has one in the text below.
                nameless = reading.kind == "nominal" and reading.type != "person" and not reading.definite
                nameless = nameless and mention.span.end <= self.headline
                if self.answer[i][0] is not None and not nameless:
                    self._remember(i, mention.span)
            if self._speaks(i):
                self._heard(i)
        for i in later:
            self._first_person(i)

    def _heard(self, i: int) -> None:
        """Whoever a mention means has spoken last now, if somebody is meant."""
        if (entity := self._entity_of(i)) is not None:
            self.spoken = [*(e for e in self.spoken[-SPEAKERS:] if e != entity), entity]

    def _holder(self, office: Span, whole: bool) -> int | None:
        """Whoever holds an office whose name comes right behind it: "The Planning Minister, Ana Sá"; where the words
        are the `whole` of a source, behind what it is over: "the mayor | of Harle, Ana Sá,"."""
        behind = (OVER if whole else BEHIND_OFFICE).match(self.text, office.end)
        names = self.book.within(behind.end(), behind.end() + LONGEST_NAME) if behind else []
        if behind is None or not names or names[0].span.start != behind.end():
            return None
        named = self.book.entity_of(names[0])
        # "The Prime Minister, Norway’s longest serving," is nobody by that name.
        somebody = self.book.person(named) is not False and not self.text.startswith(POSSESSIVE, names[0].span.end)
        return self.entities.named(named) if somebody else None

    def _in_order(self, mentions: Iterable[int]) -> list[int]:
        return sorted(mentions, key=lambda i: (self.mentions[i].span.start, self.mentions[i].span.end))

    def _settle_pronouns(self) -> None:
        """Whom the pronouns mean that are no source: told once the sources are, whose names they do not change."""
        told = {i: entity for i in range(len(self.mentions)) if (entity := self._entity_of(i)) is not None}
        settled = [
            Item(self.mentions[i].span.start, self.mentions[i].span.end, entity, 1.0)
            for i, entity in told.items()
            if self.readings[i].kind != "name" or self.readings[i].several
        ]
        known = sorted([*self.introduced.items, *settled], key=lambda item: (item.start, item.end))
        others = self.others(self.scene, self.entities, self.mentions, known, told, self._speaker_at, self.deadline)
        for i, (entity, probability) in others.settle().items():
            span = self.mentions[i].span
            self.answer[i] = (entity, "coreference", probability)
            if probability >= (self.least * QUOTED_TIMES if self.scene.quoted(span.start) else self.least):
                self._note(i, entity, "pronoun", span)

    def _speaker_at(self, position: int) -> int | None:
        """Whoever says the quotation at a position, as far as a claim tells; None outside of quotation marks."""
        if not self.scene.quoted(position):
            return None
        return next((self._of_claim(claim)[0] for claim in self._around(position)), None)

    def _around(self, position: int) -> list[ClaimFrame]:
        """The claims whose content holds a position, the inmost first."""
        last = bisect_right(self.contents, position, key=lambda held: held[0].start)
        around = [held for held in self.contents[max(0, last - REACH) : last] if position < held[0].end]
        return [claim for _, claim in sorted(around, key=lambda held: held[0].end - held[0].start)]

    def _speaks(self, i: int) -> bool:
        """Whether a mention is a source of the article's own: whom somebody else reports draws no more than others."""
        told = self.choice.told_by[i]
        return self.mentions[i].source and (not told or any(claim.enclosing is None for claim in told))

    def _entity_of(self, i: int) -> int | None:
        """Whom a mention means, as far as that is settled."""
        return self.answer[i][0] if i in self.answer else None

    def _remember(self, i: int, span: Span) -> None:
        entity = self.answer[i][0]
        assert entity is not None
        self.antecedents.add(Item(span.start, span.end, entity, self.scene.prominence(span, self._speaks(i))))

    def _accept_name(self, i: int, reading: MentionReading) -> None:
        if reading.several:
            entity = self.entities.own_words(reading)
            self.entities[entity].named = True
            self.entities[entity].traits.plural = True
            self.entities[entity].traits.person = None
            if reading.description is not None:
                self.entities.describe(entity, reading.description)
        else:
            assert reading.anchor is not None
            entity = self.entities.named(self.book.entity_of(reading.anchor))
            traits = self.entities[entity].traits
            if reading.type == "person" and traits.person is None:
                traits.person = True
            traits.gender = traits.gender or reading.gender
            if reading.head in lex.BODY_NOUNS:
                self.entities[entity].body, traits.person = True, False
            if reading.description is not None:
                self.entities.describe(entity, reading.description)
        self._note(i, entity, "name", reading.anchor.span if reading.anchor else self.mentions[i].span)
        self.answer[i] = (entity, "named", NAMED)

    def _note(self, i: int, entity: int, kind: MentionKind, span: Span) -> None:
        self.entities[entity].mentions[span] = kind
        if PRONOUN_AND.match(self.mentions[i].span.of(self.text)):
            return  # what the network takes both together for
        if self.mentions[i].types:
            for name, probability in self.mentions[i].types.items():
                self.entities[entity].types[name] += probability
        else:
            self.entities[entity].types[self.readings[i].type] += (
                1.0 if kind == "name" else 0.6 if kind == "nominal" else 0.0
            )

    def _accept(self, i: int, reading: MentionReading, chosen: int | None, probability: float) -> None:
        mention = self.mentions[i]
        if chosen is not None and probability >= self.threshold:
            traits = self.entities[chosen].traits
            if reading.kind == "pronoun" and traits.gender is None and reading.gender and probability > SURE_OF_GENDER:
                traits.gender = reading.gender
            if (
                reading.kind == "nominal"
                and reading.head in lex.ROLE
                and traits.person
                and self.entities[chosen].description is None
            ):
                self.entities.describe(chosen, reading.core)
            if reading.kind == "nominal" and self.entities[chosen].age is None:
                self.entities[chosen].age = age_in(mention.span.of(self.text))
            if chosen in self.introduced.vague and reading.kind == "nominal" and mention.source:
                self.entities[chosen].name = reading.core.of(self.text)
                self.introduced.vague.discard(chosen)
            if reading.kind == "nominal" and reading.head in KINDS and traits.person is False:
                self.entities[chosen].modifiers |= {reading.head}  # whoever was "the bank" is so again
            self._note(i, chosen, reading.kind, mention.span)
            self.answer[i] = (chosen, "coreference", probability)
        elif reading.kind == "pronoun":
            self.answer[i] = (None, "none", 1.0 - probability)
        else:
            entity = self.entities.own_words(reading)
            self.introduced.vague.discard(entity)  # a source goes by the words of its first claim
            self._note(i, entity, reading.kind, mention.span)
            self.answer[i] = (entity, "named" if reading.named else "unnamed", min(OWN_WORDS, 1.0 - probability / 2))

    # --- claims

    def _first_person(self, i: int) -> None:
        """I, we, my: the speaker of the claim within whose content the mention stands, whoever that is; outside of
        claims and quotations the article's own writer."""
        position = self.mentions[i].span.start
        holders = [claim for claim in self._around(position) if claim.source != i]
        for claim in holders:
            entity = self._of_claim(claim)[0]
            if entity is not None:
                self._note(i, entity, "pronoun", self.mentions[i].span)
                self.answer[i] = (entity, "coreference", 0.9)
                return
        if holders or self.scene.quoted(position) or self.readings[i].head in lex.GENERIC:
            self.answer[i] = (None, "none", 0.8)
        elif (asked := self._interviewed) is not None and self.scene.paragraph(position) in self._answers:
            self._note(i, asked.entity, "pronoun", self.mentions[i].span)
            self.answer[i] = (asked.entity, "coreference", INTERVIEWED)
        else:
            self._note(i, self.entities.author(), "pronoun", self.mentions[i].span)
            self.answer[i] = (self.entities.author(), "unnamed", 0.8)

    def _of_claim(self, claim: ClaimFrame) -> tuple[int | None, Resolution, float]:
        if claim.source is not None:
            return self.answer.get(claim.source, (None, "none", 0.5))
        if claim.continues:
            end, here = bisect_left(self.outer, claim.index, key=lambda c: c.index), claim.paragraph
            for before in reversed(self.outer[max(0, end - REACH) : end]):
                if here - before.paragraph > APART:
                    break
                here = before.paragraph
                if before.source is not None:
                    # Whoever spoke last; where it is not known who that was, whoever spoke before him is no answer.
                    entity = self._entity_of(before.source)
                    return (None, "none", 0.8) if entity is None else (entity, "continuation", CONTINUED)
        elif claim.answers:
            # Whoever is interviewed is brought in first: "Ana Sá has sailed for years. She spoke to Bo Lund."
            asked = self._interviewed
            if asked is not None and asked.start < claim.content[0].start:
                return asked.entity, "continuation", INTERVIEWED
        elif claim.by_author or any(IMPRESSION.search(span.of(self.text)) for span in claim.cue):
            return self.entities.author(), "unnamed", 0.7
        return None, "none", 0.8

    @cached_property
    def _answers(self) -> frozenset[int]:
        """The paragraphs that answer in an interview printed without names."""
        return frozenset(self.scene.paragraph(answer.start) for answer in answers(self.scene))

    @cached_property
    def _interviewed(self) -> Item | None:
        """The first person who is mentioned by name."""
        persons = (i for i in self.introduced.items if self.entities[i.entity].traits.person)
        return next((i for i in persons if self.entities[i.entity].named), None)

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
        for item in self.introduced.items:
            if item.entity in ids and self.entities[item.entity].named:
                self.entities[item.entity].mentions.setdefault(Span(item.start, item.end), "name")
        attributions = []
        for claim in self.claims:
            entity, resolution, confidence = settled[claim.index]
            mention = self.mentions[claim.source].span if claim.source is not None else None
            attributions.append(
                Attribution(ids.get(entity) if entity is not None else None, mention, resolution, confidence)
            )
        sources = tuple(self._source(self.entities[entity], name, held[entity]) for entity, name in ids.items())
        return sources, attributions

    def _source(self, entity: Entity, name: str, claim_ids: list[str]) -> Source:
        mentions: list[Mention] = []
        for span, told in sorted(entity.mentions.items(), key=lambda m: (m[0].start, -m[0].end)):
            if not mentions or span.start >= mentions[-1].span.end:
                mentions.append(Mention(span, told))  # no words twice
        # "Ana Sá of the Quill Institute": no office, but all that is told
        description = entity.description or entity.affiliation
        return Source(
            name, entity.name, source_type(entity), entity.named, description, tuple(mentions), tuple(claim_ids)
        )
