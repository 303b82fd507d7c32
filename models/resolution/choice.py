"""Whom the words of a source mean, of all that was mentioned before them: rules, network and what is known of each are
weighed together (`clues`), but for those whom the words or their claims shut out; where no network has read them, the
rules alone decide."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from models.mentions.mention import MentionReading
from models.resolution.antecedents import Antecedents
from models.resolution.clues import Clues, Words, likeliest
from models.resolution.coreference import Scene
from models.resolution.entities import Entities
from models.resolution.frames import ClaimFrame, ScoredMention, told_by_network
from models.resolution.ranking import NOBODY, Features, fitted
from models.text.function_words import RELATIVE
from models.text.words import fold

SOURCES = "sources.json"
# How sure it must be whom a description means. Its own words are called right as well where the annotation has them
# among the names ("the central bank"), so that a higher one costs nothing there: of names in 300 training articles that
# the weights of 1.16.0 had not seen 5,050 of 5,512 were right with 0.5, 5,064 with 0.6. But of 30 sources of 30
# articles of ours between 0.5 and 0.7 some 21 were who is meant, and six of seven between 0.45 and 0.5 in 18 more.
SURE_OF_DESCRIPTION = 0.45
MY_NOUN = re.compile(r"(?<![^\W_])my[ \u00a0]([^\W\d_]+)", re.IGNORECASE)
BEGINNING = 2  # paragraphs in which "he" may be told before his name
MOST_RAISED = 3.0  # how many times likelier others become where one is shut out


class Choice:
    """Chooses for the sources of one article. `entity_of` gives the entity of a mention by its number, None of one that
    is not settled."""

    def __init__(
        self,
        scene: Scene,
        entities: Entities,
        antecedents: Antecedents,
        mentions: Sequence[ScoredMention],
        claims: Sequence[ClaimFrame],
        entity_of: Callable[[int], int | None],
    ):
        self.scene, self.entities, self.antecedents = scene, entities, antecedents
        self.mentions, self.entity_of = mentions, entity_of
        self.clues = Clues(scene, entities, antecedents)
        self.by_index = {claim.index: claim for claim in claims}
        self.told_by: dict[int | None, list[ClaimFrame]] = defaultdict(list)
        for claim in claims:
            self.told_by[claim.source].append(claim)

    def of(self, i: int, reading: MentionReading, speakers: Sequence[int]) -> tuple[int | None, float]:
        """The most probable entity of mention `i`, a pronoun or a description, and how probable it is, where `speakers`
        are those whose claims were told before, the last one last; None where there is none to choose."""
        rules = self.antecedents.of(self.mentions[i].span, reading)
        network = told_by_network(self.mentions[i], self._up_to(i, reading))
        if network is not None:
            merged = self._weighed(i, reading, speakers, rules, network)
        else:
            merged = self._without_barred(i, reading, rules)
            if merged and reading.kind == "pronoun":
                raised = min(sum(rules.values()) / sum(merged.values()), MOST_RAISED)
                merged = {e: p * raised for e, p in merged.items()}
        chosen = likeliest(merged)
        return chosen, 0.0 if chosen is None else min(1.0, merged[chosen])

    def _up_to(self, i: int, reading: MentionReading) -> Callable[[int], int | None]:
        """The entities of the mentions that mention `i` may mean by where they stand: no relative pronoun stands before
        what it means, and no other one paragraphs before whoever is brought in there, but where an article begins."""
        start = limit = self.mentions[i].span.start
        if reading.kind != "pronoun":
            return self.entity_of
        told: Mapping[int, int] = {}
        if reading.head not in RELATIVE:
            here = self.scene.paragraph(start)
            last = min(here + (BEGINNING if here < BEGINNING else 0), len(self.scene.paragraphs) - 1)
            limit, told = self.scene.paragraphs[last].end, self.antecedents.first

        def entity_there(j: int) -> int | None:
            entity = self.entity_of(j)
            near = entity is not None and (self.mentions[j].span.start < limit or told.get(entity, limit) < start)
            return entity if near else None

        return entity_there

    def ranked(self, i: int, reading: MentionReading, features: Mapping[int, Features]) -> dict[int, float]:
        """The probability of each candidate of mention `i`, NOBODY among them, by its features."""
        return fitted(SOURCES).likelihoods(features)

    def quoting(self, i: int) -> set[int | None]:
        """Who says the quotations within which the claims of a source stand."""
        if not self.scene.quoted(self.mentions[i].span.start):
            return set()
        around = [self.by_index[c.enclosing] for c in self.told_by[i] if c.enclosing in self.by_index]
        return {self.entity_of(claim.source) for claim in around if claim.source is not None}

    def _weighed(
        self,
        i: int,
        reading: MentionReading,
        speakers: Sequence[int],
        rules: Mapping[int, float],
        network: Mapping[int, float],
    ) -> dict[int, float]:
        """The probability of each entity that a mention may mean, by all that speaks for it, where that is enough and
        likelier than nobody told so far."""
        contents = [span for claim in self.told_by[i] for span in claim.content]
        words = Words(self.mentions[i].span, reading, self.mentions[i].types, contents, self.quoting(i), speakers)
        shares = self._without_barred(i, reading, self.ranked(i, reading, self.clues.of(words, rules, network)))
        whole = sum(shares.values()) or 1.0
        nobody = shares.pop(NOBODY, 0.0)
        least = SURE_OF_DESCRIPTION * whole if reading.kind == "nominal" else 0.0
        return {entity: p / whole for entity, p in shares.items() if p >= max(nobody, least)}

    def _without_barred(self, i: int, reading: MentionReading, shares: Mapping[int, float]) -> dict[int, float]:
        """The shares but for those whom a mention cannot mean by what its claims say or where they stand."""
        if reading.kind == "nominal":
            # "“The mayor has lied,” Sá said": who speaks of himself says "I".
            quoting = self.quoting(i)
            return {e: p for e, p in shares.items() if e not in quoting}
        kin = self._called_mine(i)
        return {
            e: p for e, p in shares.items() if e == NOBODY or self.entities[e].named or self.entities[e].head not in kin
        }

    def _called_mine(self, i: int) -> frozenset[str]:
        """Whom a speaker calls his or hers, and so is not: "“My mother hid them,” she said"."""
        spans = (span for claim in self.told_by[i] for span in claim.content)
        text = self.scene.text
        return frozenset(fold(mine[1]) for span in spans for mine in MY_NOUN.finditer(text, span.start, span.end))
