"""From mentions to sources: whose claim each one is, and an admitted gap where the article does not say.

Names are settled first, over the whole article (`namebook`); then descriptions and pronouns, left to right, each by
what speaks for whom (`choice`); last the first person: whoever is quoted (`claimants`).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from models.analysis import Attribution, Source, Span
from models.deadline import in_time
from models.document import Document
from models.mentions.peoples import is_demonym
from models.resolution.antecedents import Antecedents
from models.resolution.choice import Choice
from models.resolution.claimants import Claimants
from models.resolution.coreference import Item, Scene
from models.resolution.entities import Entities
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.holders import holder_of
from models.resolution.introduced import Introduced
from models.resolution.openings import named_later
from models.resolution.other_pronouns import OtherPronouns, is_other
from models.resolution.outcome import sources_and_attributions
from models.resolution.readings import read_mentions
from models.resolution.settled import NAMED, Settled
from models.text.function_words import FIRST_PERSON

THRESHOLD = 0.5
AHEAD = 0.6  # how sure it is that a description before the name is that of the person named next
HEADLINE = re.compile(r"[^\n]{1,160}?(?<![.!?”\"’'\s])(?=[ \t]*\n[ \t]*\n)")
OTHERS = 0.4  # how sure it must be whom a pronoun means that is no source
QUOTED_TIMES = 1.6  # times as sure within quotation marks, where others are spoken of than those who speak
SPEAKERS = 12  # speakers before that count


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
    return sources_and_attributions(claims, reader.mentions, reader.entities, reader.introduced.items, reader.claimants)


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
        self.threshold, self.least, self.deadline, self.others = threshold, least, deadline, others
        self.scene = Scene(document)
        headline = HEADLINE.match(self.text)
        self.headline = headline.end() if headline else 0  # where it ends
        self.mentions, self.book, self.readings = read_mentions(self.text, mentions, found, tagged)
        self.entities = Entities(self.text, self.book)
        self.antecedents = Antecedents(self.scene, self.entities, self.book)
        self.spoken: list[int] = []  # whose claims were told, the last one last
        self.told = {claim.source for claim in claims}
        self.told_here = {claim.source for claim in claims if claim.enclosing is None}
        speaking = {r.anchor.span for i, r in enumerate(self.readings) if r.anchor is not None and self._speaks(i)}
        self.speakers = {span.start for span in speaking}
        self.introduced = Introduced(self.scene, self.entities, self.book, speaking, self.headline)
        self.settled = Settled(self.text, self.mentions, self.readings, self.entities, self.introduced.vague, threshold)
        self.claimants = Claimants(self.scene, self.entities, self.introduced, claims, self.settled)
        self.choice = choice(self.scene, self.entities, self.antecedents, mentions, claims, self.settled.entity_of)
        self._settle_rest()
        self._settle_pronouns()

    def _settle_rest(self) -> None:
        order = self._in_order(i for i in range(len(self.mentions)) if not is_other(self.text, self.mentions[i]))
        for i in order:
            reading = self.readings[i]
            if reading.kind == "name":
                self.settled.accept_name(i)
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
            elif (holder := holder_of(self.book, mention.span, whole=mention.source)) is not None:
                self.settled.answer[i] = (self.entities.named(holder), "named", NAMED)
            elif reading.kind == "pronoun" and reading.head in FIRST_PERSON:
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
                self.settled.accept(i, chosen, probability)
                # A body that a headline gives no name has one in the text below.
                nameless = reading.kind == "nominal" and reading.type != "person" and not reading.definite
                nameless = nameless and mention.span.end <= self.headline
                if self.settled.answer[i][0] is not None and not nameless:
                    self._remember(i, mention.span)
            if self._speaks(i):
                self._heard(i)
        for i in later:
            answer = entity, *_ = self.claimants.of_first_person(i)
            if entity is not None:
                self.settled.note(i, entity, "pronoun", self.mentions[i].span)
            self.settled.answer[i] = answer

    def _heard(self, i: int) -> None:
        """Whoever a mention means has spoken last now, if somebody is meant."""
        if (entity := self.settled.entity_of(i)) is not None:
            self.spoken = [*(e for e in self.spoken[-SPEAKERS:] if e != entity), entity]

    def _in_order(self, mentions: Iterable[int]) -> list[int]:
        return sorted(mentions, key=lambda i: (self.mentions[i].span.start, self.mentions[i].span.end))

    def _settle_pronouns(self) -> None:
        """Whom the pronouns mean that are no source: told once the sources are, whose names they do not change."""
        told = {i: entity for i in range(len(self.mentions)) if (entity := self.settled.entity_of(i)) is not None}
        settled = [
            Item(self.mentions[i].span.start, self.mentions[i].span.end, entity, 1.0)
            for i, entity in told.items()
            if self.readings[i].kind != "name" or self.readings[i].several
        ]
        known = sorted([*self.introduced.items, *settled], key=lambda item: (item.start, item.end))
        others = self.others(
            self.scene, self.entities, self.mentions, known, told, self.claimants.speaker_at, self.deadline
        )
        for i, (entity, probability) in others.settle().items():
            span = self.mentions[i].span
            self.settled.answer[i] = (entity, "coreference", probability)
            if probability >= (self.least * QUOTED_TIMES if self.scene.quoted(span.start) else self.least):
                self.settled.note(i, entity, "pronoun", span)

    def _speaks(self, i: int) -> bool:
        """Whether a mention is a source of the article's own: whom somebody else reports draws no more than others."""
        return self.mentions[i].source and (i in self.told_here or i not in self.told)

    def _remember(self, i: int, span: Span) -> None:
        entity = self.settled.answer[i][0]
        assert entity is not None
        self.antecedents.add(Item(span.start, span.end, entity, self.scene.prominence(span, self._speaks(i))))
