"""What speaks for and against each person whom a pronoun may mean that is nobody's source: the features of a ranking.

Sources are told first, by rules made for those who speak ("he said"); the pronouns between go more by nearness and by
who was meant last. Features as in mention ranking (Denis and Baldridge, "A Ranking Approach to Pronoun Resolution",
IJCAI 2007); `ranking` weighs them, and `models/training/pronoun_weights.py` fits its weights.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from models.analysis import Span
from models.resolution.coreference import REACH, Item, Scene
from models.resolution.entities import Entities, Entity
from models.resolution.ranking import NOBODY, Features, by_sentences, true
from models.text.function_words import FEMALE_PRONOUNS, FUNCTION, MALE_PRONOUNS, PREPOSITIONS
from models.text.words import fold

LONGEST = 400  # characters of a sentence that are looked back on for where its last clause begins
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
WORD_BEFORE = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_]+),?[ \u00a0]$")
LONGEST_WORD = 20  # characters
POSSESSIVE_MARK = re.compile(r"[’']s?(?![^\W_])")
CONJUNCTIONS = frozenset(
    "and but or that which who when while because as if after before since until where although though than".split()
)
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

    def features(self, span: Span, speaker: int | None, ahead: Sequence[Item]) -> dict[int, Features]:
        """What speaks for and against each entity that a pronoun may mean. `speaker` is whoever says the quotation
        around it, `ahead` who is mentioned behind it in its sentence, but for pronouns. That it means none of them is
        one candidate more, NOBODY."""
        by: dict[int, list[Item]] = defaultdict(list)
        for item in self.items[-REACH:]:
            if item.end <= span.start and _may_be(self.entities[item.entity]):
                by[item.entity].append(item)
        for item in ahead:
            if _may_be(self.entities[item.entity]):
                by.setdefault(item.entity, [])
        told = sum(map(len, by.values()))
        clause = self._clause(span.start)
        shared = self._of_pronoun(span)
        found: dict[int, Features] = {NOBODY: {"nobody": 1.0} | shared}
        recent = sorted((items[-1].start for items in by.values() if items), reverse=True)
        first = min((items[0].start for items in by.values() if items), default=0)
        most = max((len(items) for items in by.values()), default=0)
        for entity, items in by.items():
            features = self._of_entity(span, self.entities[entity]) | shared
            if items:
                features |= true(
                    {
                        "nearest": items[-1].start == recent[0],
                        "second nearest": len(recent) > 1 and items[-1].start == recent[1],
                        "mentioned first": items[0].start == first,
                        "mentioned most": len(items) == most,
                    }
                )
            if entity == speaker:
                features["speaker"] = 1.0
            if (coming := next((k for k, item in enumerate(ahead) if item.entity == entity), None)) is not None:
                features |= self._ahead(span, ahead[coming], coming == 0)
            if items:
                features |= self._behind(span, items, clause)
                features["share"] = len(items) / told
            found[entity] = features
        return found

    def _of_pronoun(self, span: Span) -> Features:
        """What a pronoun is by itself."""
        start = self.scene.sentence_start(span.start)
        before = WORD_BEFORE.search(self.text, max(start, span.start - LONGEST_WORD), span.start)
        word = fold(before["word"]) if before else ""
        told = {
            self._place(span): True,
            "feminine": sex_of(span.of(self.text)) == "f",
            "opens its sentence": self.scene.opens(span.start),
            "behind a conjunction": word in CONJUNCTIONS,
            "behind a preposition": word in PREPOSITIONS,
            "quoted": self.scene.quoted(span.start),
        }
        return {f"pronoun: {name}": value for name, value in true(told).items()}

    def _of_entity(self, span: Span, entity: Entity) -> Features:
        traits = entity.traits
        other = traits.gender is not None and traits.gender != sex_of(span.of(self.text))
        told = {
            "his or her sex": traits.gender is not None and not other,
            "other sex": other,
            "person of the other sex": other and traits.person is True,
            "person": traits.person is True,
            "no person": traits.person is False,
            "named": entity.named,
            "one word": entity.named and " " not in entity.name,
        }
        return true(told)

    def _ahead(self, span: Span, ahead: Item, first: bool) -> Features:
        """Of whoever is named next: "In her speech, Ana Sá"."""
        told = {
            "ahead": True,
            "ahead: first": first,
            "ahead, behind a comma": "," in self.text[span.end : ahead.start],
            "ahead of a subject": self._place(span) == "subject",
        }
        return true(told)

    def _behind(self, span: Span, items: list[Item], clause: int) -> Features:
        nearest, here = items[-1], self.scene.sentence(span.start)
        apart = here - self.scene.sentence(nearest.start)
        place, same_clause = self._place(span), nearest.start >= clause
        last = self.meant.get(sex_of(span.of(self.text)) or "")
        quoted, verb = self.scene.quoted(span.start), VERB.match(self.text, nearest.end) is not None
        told = {
            **by_sentences(apart),
            "same paragraph": self.scene.paragraph(nearest.start) == self.scene.paragraph(span.start),
            "quoted apart": self.scene.quoted(nearest.start) != quoted,
            "opens the sentence before": apart == 1 and self.scene.opens(nearest.start),
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
        start = self.scene.sentence_start(nearest.start)
        before = WORD_BEFORE.search(self.text, max(start, nearest.start - LONGEST_WORD), nearest.start)
        told |= {
            "last: pronoun": sex_of(self.text[nearest.start : nearest.end]) is not None,
            "last: possessive": POSSESSIVE_MARK.match(self.text, nearest.end) is not None
            or self.text[nearest.start : nearest.end].casefold() == "his",
            "last: behind a preposition": before is not None and fold(before["word"]) in PREPOSITIONS,
            "last: opens its sentence": self.scene.opens(nearest.start),
            "last: in its clause": same_clause,
            "last: before a comma": self.text.startswith((",", " ("), nearest.end),
        }
        numbers = {"times": math.log(len(items)), "characters": math.log(1 + span.start - nearest.end)}
        return true(told) | numbers

    def _place(self, span: Span) -> str:
        """Whether a pronoun is a subject, an object or a possessive."""
        word = span.of(self.text).casefold()
        if word in ("he", "she"):
            return "subject"
        if word == "his":
            return "possessive"
        following = WORD_NEXT.match(self.text, span.end) if word == "her" else None
        return "object" if following is None or fold(following["word"]) in FUNCTION else "possessive"

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
    return "m" if folded in MALE_PRONOUNS else "f" if folded in FEMALE_PRONOUNS else None


def _may_be(entity: Entity) -> bool:
    """Whether somebody with a name or words of his own, one alone."""
    return bool(entity.name) and not entity.traits.plural
