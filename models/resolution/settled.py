"""Whom each mention of an article means as far as that is settled, and what every settled one tells of its entity."""

from collections.abc import Sequence

from models.analysis import MentionKind, Resolution, Span
from models.mentions.ages import age_in
from models.mentions.mention import MentionReading
from models.mentions.several import PRONOUN_AND
from models.resolution.entities import Entities
from models.resolution.frames import ScoredMention
from models.resolution.introduced import KINDS
from models.text.body_words import BODY_NOUNS
from models.text.person_words import ROLE

# How sure a pronoun must be to tell for the rest of the article whether somebody is he or she: a wrong one bars all
# right ones behind it.
SURE_OF_GENDER = 0.8
NAMED, OWN_WORDS = 0.95, 0.85  # confidences before calibration

Answer = tuple[int | None, Resolution, float]


class Settled:
    """The `answer` for each mention that is settled, by its number: its entity, how that was told, and how sure.

    What is less probable than `threshold` is not accepted. `vague` are those whom words bring in that tell no more
    than a source's own would.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[ScoredMention],
        readings: Sequence[MentionReading],
        entities: Entities,
        vague: set[int],
        threshold: float,
    ):
        self.text, self.mentions, self.readings = text, mentions, readings
        self.entities, self.book, self.vague, self.threshold = entities, entities.book, vague, threshold
        self.answer: dict[int, Answer] = {}

    def entity_of(self, i: int) -> int | None:
        """Whom a mention means, as far as that is settled."""
        return self.answer[i][0] if i in self.answer else None

    def accept_name(self, i: int) -> None:
        """A mention by name means whoever has that name; several who speak as one are one entity."""
        reading = self.readings[i]
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
            if reading.head in BODY_NOUNS:
                self.entities[entity].body, traits.person = True, False
            if reading.description is not None:
                self.entities.describe(entity, reading.description)
        self.note(i, entity, "name", reading.anchor.span if reading.anchor else self.mentions[i].span)
        self.answer[i] = (entity, "named", NAMED)

    def accept(self, i: int, chosen: int | None, probability: float) -> None:
        """A pronoun or a description means the entity `chosen`, with that probability; where that is none, or not
        probable enough, it keeps its own words, and a pronoun means nobody."""
        mention, reading = self.mentions[i], self.readings[i]
        if chosen is not None and probability >= self.threshold:
            traits = self.entities[chosen].traits
            if reading.kind == "pronoun" and traits.gender is None and reading.gender and probability > SURE_OF_GENDER:
                traits.gender = reading.gender
            if (
                reading.kind == "nominal"
                and reading.head in ROLE
                and traits.person
                and self.entities[chosen].description is None
            ):
                self.entities.describe(chosen, reading.core)
            if reading.kind == "nominal" and self.entities[chosen].age is None:
                self.entities[chosen].age = age_in(mention.span.of(self.text))
            if chosen in self.vague and reading.kind == "nominal" and mention.source:
                self.entities[chosen].name = reading.core.of(self.text)
                self.vague.discard(chosen)
            if reading.kind == "nominal" and reading.head in KINDS and traits.person is False:
                self.entities[chosen].modifiers |= {reading.head}  # whoever was "the bank" is so again
            self.note(i, chosen, reading.kind, mention.span)
            self.answer[i] = (chosen, "coreference", probability)
        elif reading.kind == "pronoun":
            self.answer[i] = (None, "none", 1.0 - probability)
        else:
            entity = self.entities.own_words(reading)
            self.vague.discard(entity)  # a source goes by the words of its first claim
            self.note(i, entity, reading.kind, mention.span)
            self.answer[i] = (entity, "named" if reading.named else "unnamed", min(OWN_WORDS, 1.0 - probability / 2))

    def note(self, i: int, entity: int, kind: MentionKind, span: Span) -> None:
        """Add a mention to those of its entity, and what it tells of the type."""
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
