"""Whom the pronouns of an article mean that are nobody's source, each in turn: `ranking` weighs, and the network."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from models.deadline import in_time
from models.resolution.coreference import Item, Scene
from models.resolution.entities import Entities
from models.resolution.frames import ScoredMention, told_by_network
from models.resolution.pronouns import Pronouns, sex_of
from models.resolution.ranking import NOBODY, Features, fitted

PRONOUNS = "pronouns.json"
TRUST = 0.5  # the network's share
NAMES_AHEAD = 5  # mentions behind such a pronoun, among which the next name is sought


class OtherPronouns:
    """The pronouns that are no source, and what is settled before them.

    `known` are the places where somebody is mentioned, in text order; `told` whom each mention means that is settled,
    by its number; `speaker_at` gives whoever says the quotation at a position, None outside of quotation marks.
    """

    def __init__(
        self,
        scene: Scene,
        entities: Entities,
        mentions: Sequence[ScoredMention],
        known: Sequence[Item],
        told: Mapping[int, int],
        speaker_at: Callable[[int], int | None],
        deadline: float | None = None,
    ):
        self.scene, self.entities, self.mentions, self.known = scene, entities, mentions, known
        self.told, self.speaker_at, self.deadline = dict(told), speaker_at, deadline

    def settle(self) -> dict[int, tuple[int, float]]:
        """The entity that each of them means, by the number of its mention, and how probable it is; those that mean
        nobody are left out. That somebody is he or she is learnt from sources on the way.

        Raises DeadlineExceeded once time.monotonic() has passed the deadline.
        """
        others = [i for i, mention in enumerate(self.mentions) if is_other(self.scene.text, mention)]
        found: dict[int, tuple[int, float]] = {}
        if not others:
            return found
        self._learn_sexes()
        # Whom the mentions mean that open with a possessive.
        opened = {self.mentions[i].span.start: entity for i, entity in self.told.items()}
        pronouns, upcoming = Pronouns(self.scene, self.entities), 0
        for i in sorted(others, key=lambda i: (self.mentions[i].span.start, self.mentions[i].span.end)):
            in_time(self.deadline)
            span = self.mentions[i].span
            while upcoming < len(self.known) and self.known[upcoming].start < span.start:
                pronouns.add(self.known[upcoming])
                upcoming += 1
            features = pronouns.features(span, self.speaker_at(span.start), self._ahead(span.start, upcoming))
            if (own := opened.get(span.start)) is not None:
                features.pop(own, None)  # "her husband, Bo Sá"
            entity, probability = self.meant_by(i, features)
            if entity is not None:
                pronouns.add(Item(span.start, span.end, entity, 1.0))
                self.told[i], found[i] = entity, (entity, probability)
        return found

    def meant_by(self, i: int, features: Mapping[int, Features]) -> tuple[int | None, float]:
        """The entity that a pronoun means, by its `features` and the network, with a probability; None where there is
        none to choose. A later pronoun may mean it by this one."""
        shares = fitted(PRONOUNS).likelihoods(features)
        if (told := told_by_network(self.mentions[i], self.told.get)) is not None:
            network = {entity: p for entity, p in told.items() if entity in shares}
            network[NOBODY] = max(0.0, 1.0 - sum(network.values()))
            shares = {e: (1 - TRUST) * p + TRUST * network.get(e, 0.0) for e, p in shares.items()}
        entity = max(shares, key=lambda e: (shares[e], -e))
        return (None, 0.0) if entity == NOBODY else (entity, shares[entity])

    def _ahead(self, position: int, upcoming: int) -> list[Item]:
        """Who is mentioned next in the sentence of a position, but for pronouns; `upcoming` is the number of the first
        place behind it."""
        sentence = self.scene.sentence(position)
        return [
            item
            for item in self.known[upcoming : upcoming + NAMES_AHEAD]
            if self.scene.sentence(item.start) == sentence
            and sex_of(self.scene.text[item.start : item.end]) is None
            and self.entities[item.entity].traits.person is not False
        ]

    def _learn_sexes(self) -> None:
        """Whether somebody is he or she, where all pronouns that are sources of his or her claims agree."""
        told: dict[int, set[str]] = defaultdict(set)
        for i, entity in self.told.items():
            if (sex := sex_of(self.mentions[i].span.of(self.scene.text))) is not None:
                told[entity].add(sex)
        for entity, sexes in told.items():
            traits = self.entities[entity].traits
            if traits.gender is None and len(sexes) == 1:
                (traits.gender,) = sexes


def is_other(text: str, mention: ScoredMention) -> bool:
    """Whether a mention is a pronoun of a person and no source."""
    return not mention.source and sex_of(mention.span.of(text)) is not None
