"""Whom a pronoun of a person means that is nobody's source: a log-linear model over the persons mentioned before it.

Sources are told first, by rules made for those who speak ("he said"); the pronouns between go more by nearness and by
who was meant last. Features as in mention ranking (Denis and Baldridge, "A Ranking Approach to Pronoun Resolution",
IJCAI 2007); `models/training/fitting/pronouns.py` fits their weights.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping

from models.analysis import Span
from models.resolution.coreference import REACH, Item, Scene
from models.resolution.entities import Entities, Entity
from models.text import lexicon as lex
from models.text.words import fold

Features = dict[str, float]

# What each feature adds to the logit of an entity.
WEIGHTS = {
    "same sentence": 2.18,
    "sentence before": 0.7,
    "two sentences before": -0.5,
    "three sentences before": -0.51,
    "far": -0.97,
    "characters": -0.22,
    "same paragraph": 0.41,
    "opens the sentence before": 1.12,
    "before a verb": 0.72,
    "joined": -0.14,
    "object of its clause": -0.49,
    "object of what it does": -0.95,
    "possessive in its clause": 0.8,
    "quoted apart": -0.32,
    "speaker": -2.34,
    "meant last": 0.57,
    "meant last, quoted alike": 0.2,
    "times": 1.01,
    "share": -1.0,
    "ahead": -0.42,
    "ahead, behind a comma": 1.62,
    "ahead of a subject": -0.82,
    "his or her sex": 0.98,
    "other sex": -0.7,
    "person": 0.33,
    "no person": -2.34,
    "named": 0.84,
    "one word": 0.13,
    "nobody": 0.68,
}
NOBODY = -1  # whoever is not among the candidates
FAR = 4  # sentences back from which on it makes no difference how many
LONGEST = 400  # characters of a sentence that are looked back on for where its last clause begins
OPENING = 4  # characters that may stand before whoever opens a sentence
CLAUSE = re.compile(
    r"[,;:]"
    r"|[ \u00a0](?:and|but|that|which|who|when|while|because|as|if|after|before|where|although|though)(?=[ \u00a0])"
)
VERB = re.compile(
    r"[ \u00a0](?:is|was|has|had|will|would|can|could|may|might|did|does|told|said|went|came|took|made|got|left|began"
    r"|met|won|lost|became|felt|knew|thought|wrote|gave|ran|led|held|kept|sat|stood|grew|saw|found|[a-z]+(?:ed|[a-hj-rtv-z]s))"
    r"(?![^\W_])"
)
JOINED = re.compile(r"[ \u00a0](?:and|or)(?![^\W_])")
WORD_NEXT = re.compile(r"[ \u00a0](?P<word>[^\W\d_]+)")


class Pronouns:
    """The mentions of one article before a pronoun, in text order, and what speaks for each."""

    def __init__(self, scene: Scene, entities: Entities):
        self.scene, self.text, self.entities = scene, scene.text, entities
        self.items: list[Item] = []
        self.meant: dict[str, Item] = {}  # by sex, what the last pronoun meant

    def add(self, item: Item) -> None:
        """Take in the next mention, of a name or a source, or a pronoun that was settled."""
        self.items.append(item)
        if (sex := sex_of(self.text[item.start : item.end])) is not None:
            self.meant[sex] = item

    def features(self, span: Span, speaker: int | None, ahead: Item | None) -> dict[int, Features]:
        """What speaks for and against each entity that a pronoun may mean. `speaker` is whoever says the quotation
        around it, `ahead` what is mentioned next in its sentence, but for pronouns. That it means none of them is one
        candidate more, NOBODY."""
        by: dict[int, list[Item]] = defaultdict(list)
        sex = sex_of(span.of(self.text))
        for item in self.items[-REACH:]:
            if item.end <= span.start and _may_be(self.entities[item.entity], sex):
                by[item.entity].append(item)
        if ahead is not None and _may_be(self.entities[ahead.entity], sex):
            by.setdefault(ahead.entity, [])
        told = sum(map(len, by.values()))
        clause = self._clause(span.start)
        found: dict[int, Features] = {NOBODY: {"nobody": 1.0}}
        for entity, items in by.items():
            features = self._of_entity(span, self.entities[entity])
            if entity == speaker:
                features["speaker"] = 1.0
            if ahead is not None and ahead.entity == entity:
                features |= self._ahead(span, ahead)
            if items:
                features |= self._behind(span, items, clause)
                features["share"] = len(items) / told
            found[entity] = features
        return found

    def _of_entity(self, span: Span, entity: Entity) -> Features:
        traits = entity.traits
        other = traits.gender is not None and traits.gender != sex_of(span.of(self.text))
        told = {
            "his or her sex": traits.gender is not None and not other,
            "other sex": other,
            "person": traits.person is True,
            "no person": traits.person is False,
            "named": entity.named,
            "one word": entity.named and " " not in entity.name,
        }
        return {name: 1.0 for name, true in told.items() if true}

    def _ahead(self, span: Span, ahead: Item) -> Features:
        """Of whoever is named next: "In her speech, Ana Sá"."""
        told = {
            "ahead": True,
            "ahead, behind a comma": "," in self.text[span.end : ahead.start],
            "ahead of a subject": self._place(span) == "subject",
        }
        return {name: 1.0 for name, true in told.items() if true}

    def _behind(self, span: Span, items: list[Item], clause: int) -> Features:
        nearest, here = items[-1], self.scene.sentence(span.start)
        apart = here - self.scene.sentence(nearest.start)
        place, same_clause = self._place(span), nearest.start >= clause
        last = self.meant.get(sex_of(span.of(self.text)) or "")
        quoted, verb = self.scene.quoted(span.start), VERB.match(self.text, nearest.end) is not None
        told = {
            "same sentence": apart == 0,
            "sentence before": apart == 1,
            "two sentences before": apart == 2,
            "three sentences before": apart == 3,
            "far": apart >= FAR,
            "same paragraph": self.scene.paragraph(nearest.start) == self.scene.paragraph(span.start),
            "quoted apart": self.scene.quoted(nearest.start) != quoted,
            "opens the sentence before": apart == 1 and self._opens(nearest),
            "before a verb": verb,
            "joined": JOINED.match(self.text, nearest.end) is not None,
            "object of its clause": place == "object" and same_clause,
            "object of what it does": place == "object" and same_clause and verb and nearest is self.items[-1],
            "possessive in its clause": place == "possessive" and same_clause,
            "meant last": last is not None and last.entity == nearest.entity,
            "meant last, quoted alike": last is not None
            and last.entity == nearest.entity
            and self.scene.quoted(last.start) == quoted,
        }
        numbers = {"times": math.log(len(items)), "characters": math.log(1 + span.start - nearest.end)}
        return {name: 1.0 for name, true in told.items() if true} | numbers

    def _opens(self, item: Item) -> bool:
        return item.start - self.scene.sentence_start(item.start) <= OPENING

    def _place(self, span: Span) -> str:
        """Whether a pronoun is a subject, an object or a possessive."""
        word = span.of(self.text).casefold()
        if word in ("he", "she"):
            return "subject"
        if word == "his":
            return "possessive"
        following = WORD_NEXT.match(self.text, span.end) if word == "her" else None
        return "object" if following is None or fold(following["word"]) in lex.FUNCTION else "possessive"

    def _clause(self, position: int) -> int:
        """Where the clause begins that goes on at a position."""
        start = max(self.scene.sentence_start(position), position - LONGEST)
        return max((found.end() for found in CLAUSE.finditer(self.text, start, position)), default=start)


def sex_of(word: str) -> str | None:
    """What a pronoun says of somebody's sex; None for any other words.

    >>> sex_of("Herself"), sex_of("his"), sex_of("its")
    ('f', 'm', None)
    """
    folded = word.casefold()
    return "m" if folded in lex.MALE_PRONOUNS else "f" if folded in lex.FEMALE_PRONOUNS else None


def likelihoods(features: Mapping[int, Features], weights: Mapping[str, float]) -> dict[int, float]:
    """The probability of each entity, by its features."""
    logits = {
        entity: sum(weights.get(name, 0.0) * value for name, value in of.items()) for entity, of in features.items()
    }
    most = max(logits.values(), default=0.0)
    powers = {entity: math.exp(logit - most) for entity, logit in logits.items()}
    whole = sum(powers.values())
    return {entity: power / whole for entity, power in powers.items()}


def _may_be(entity: Entity, sex: str | None) -> bool:
    """Whether somebody with a name or words of his own, one alone, and no person of the other sex."""
    traits = entity.traits
    other = traits.person is True and traits.gender is not None and traits.gender != sex
    return bool(entity.name) and not traits.plural and not other
