"""How likely an earlier mention is meant: nearness, place in the sentence, gender and number.

These weights complement the network's antecedents and stand in where it has none. They look back over a bounded number
of mentions, so that the whole article takes linear time.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from models.analysis import SourceType, Span
from models.document import Document
from models.text.function_words import FEMALE_PRONOUNS, MALE_PRONOUNS, PLURAL_PRONOUNS, PREPOSITIONS
from models.text.person_words import COURTESY
from models.text.words import WORD, fold

SHARPNESS = 1.8  # makes the shares about as sure as they are right
CLOSE, CLOSE_BY = 2.0, 30  # how many times more a name right before "his" weighs, falling by e in so many characters
REACH = 40  # mentions looked back at
OPENING = 4  # characters that may stand before whoever opens a sentence
NEARNESS = (1.0, 0.9, 0.55, 0.35, 0.25, 0.18, 0.12)  # by sentences between; what is farther weighs the last
SAME_THING = [
    frozenset(line.split())
    for line in """
    report study survey paper review analysis research document findings assessment results
    poll survey polls polling tally
    bill law act legislation measure bills
    lawsuit suit complaint filing indictment case charges affidavit
    company firm group giant retailer manufacturer maker corporation business corp inc ltd llc airline bank brand co
    statement letter memo email e-mail message note
    article story editorial piece column report paper post essay
    newspaper paper post times journal herald outlet magazine
    agency department ministry bureau
    agency administration
    agency service
    committee panel commission board council
    court judges justices tribunal
    police officers force department
    government administration regime cabinet state country nation kingdom
    city town
    university college school
    video footage film
    deal agreement treaty accord
    spokesman spokesperson
    spokeswoman spokesperson
    """.strip().splitlines()
]
# What a body of some kind may be called in general, and the kinds: a council is no coalition.
IN_GENERAL = frozenset({"organization", "organisation", "group", "charity"})
OF_A_KIND = frozenset("union federation association institute league council foundation coalition".split())
SAME_OFFICE = [
    frozenset(line.split())
    for line in """
    judge justice magistrate
    lawmaker senator representative congressman congresswoman rep sen mp legislator
    lawyer attorney solicitor barrister counsel
    spokesman spokeswoman spokesperson
    pastor reverend minister
    leader head chief chairman chairwoman president founder
    scientist researcher professor
    businessman businesswoman tycoon billionaire
    manager coach boss
    captain skipper
    player striker
    player midfielder
    player defender
    player goalkeeper
    player winger
    player quarterback
    player linebacker
    player forward
    player footballer
    player cricketer
    referee umpire official
    """.strip().splitlines()
]
BODY_HEADS = frozenset(
    """
    company firm group organization organisation agency country nation kingdom state city outlet newspaper institute
    institution charity union retailer giant department ministry campaign party club team network broadcaster
    """.split()
)


@dataclass(frozen=True, slots=True)
class Item:
    """An earlier mention: where it stands, whose it is, and how prominent."""

    start: int
    end: int
    entity: int
    weight: float


@dataclass(slots=True)
class Traits:
    """What is known of an entity so far; pronouns that were settled add to it."""

    person: bool | None = None
    gender: str | None = None
    plural: bool = False
    type: SourceType = "unknown"


class Scene:
    """Where things stand in the article: sentences, quotations and the small words around a mention."""

    def __init__(self, document: Document):
        self.text = document.text
        self._spans = document.sentences
        self._sentences = [s.start for s in document.sentences]
        self.paragraphs = document.paragraphs
        self._paragraphs = [p.start for p in document.paragraphs]
        outer = [q.span for q in document.quotations if q.depth == 0 and not q.scare]
        self._quote_starts = [q.start for q in outer]
        self._quote_ends = [q.end for q in outer]

    def sentence(self, position: int) -> int:
        """The index of the sentence at a position."""
        return bisect_right(self._sentences, position) - 1

    def span_of_sentence(self, index: int) -> Span:
        """Where the sentence of an index stands; none before the first."""
        return self._spans[index] if index >= 0 else Span(0, 0)

    def sentence_start(self, position: int) -> int:
        """Where the sentence at a position begins."""
        i = self.sentence(position)
        return self._sentences[i] if i >= 0 else 0

    def opens(self, position: int) -> bool:
        """Whether whoever stands at a position opens the sentence."""
        return position - self.sentence_start(position) <= OPENING

    def paragraph(self, position: int) -> int:
        """The index of the paragraph at a position."""
        return bisect_right(self._paragraphs, position) - 1

    def quoted(self, position: int) -> bool:
        """Whether a position lies within quotation marks."""
        i = bisect_right(self._quote_starts, position) - 1
        return i >= 0 and position < self._quote_ends[i]

    def quotation_before(self, position: int) -> int | None:
        """Where the quotation begins that ends right before a position; None where none does."""
        i = bisect_right(self._quote_starts, position) - 1
        return self._quote_starts[i] if i >= 0 and self._quote_ends[i] == position - 1 else None

    def prominence(self, span: Span, source: bool) -> float:
        """How much a mention draws later pronouns: subjects and sources much, objects of prepositions, possessives
        and quoted words little."""
        before = self.text[max(0, span.start - 30) : span.start]
        words = WORD.findall(before)
        last = fold(words[-1]) if words and before[-1:] in (" ", "\u00a0", "") else ""
        if last in COURTESY and len(words) > 1:
            last = fold(words[-2])
        weight = 1.0
        if source:
            weight *= 2.2
        elif self.sentence_start(span.start) + 4 >= span.start:
            weight *= 1.6
        if last in PREPOSITIONS and not source:
            weight *= 0.45
        if self.text[span.end : span.end + 2] in ("’s", "'s", "’ ", "' "):
            weight *= 0.55
        if self.quoted(span.start):
            weight *= 0.3
        return weight


def nearness(scene: Scene, item: Item, position: int) -> float:
    """The weight of an item for a mention at `position`, falling with the sentences between."""
    apart = scene.sentence(position) - scene.sentence(item.start)
    return item.weight * NEARNESS[min(max(apart, 0), len(NEARNESS) - 1)]


def fits(word: str, traits: Traits) -> float:
    """How well an entity fits a pronoun, 0 to 1.

    >>> fits("she", Traits(person=True, gender="m")), fits("it", Traits(person=False))
    (0.0, 1.0)
    """
    if word in MALE_PRONOUNS or word in FEMALE_PRONOUNS:
        wanted = "m" if word in MALE_PRONOUNS else "f"
        if traits.person is False or traits.plural or (traits.gender and traits.gender != wanted):
            return 0.0
        return (1.0 if traits.gender else 0.7) * (1.0 if traits.person else 0.25)
    if word in PLURAL_PRONOUNS:
        if traits.plural:
            return 0.3 if traits.type == "document" else 1.0
        return 0.0 if traits.person else 0.4 if traits.person is False else 0.2
    if traits.person:
        return 0.0
    if traits.plural:
        return 0.1
    return 1.0 if traits.person is False or traits.type in ("organization", "document") else 0.4


def weigh(
    scene: Scene, items: Sequence[Item], position: int, fit: dict[int, float], possessive: bool = False
) -> dict[int, float]:
    """Share of each entity among the earlier items; `fit` weighs the entities. The nearest mention counts whole,
    others a little."""
    here = scene.sentence(position)
    best: dict[int, float] = defaultdict(float)
    rest: dict[int, float] = defaultdict(float)
    for item in items:
        weight = nearness(scene, item, position) * fit.get(item.entity, 0.0)
        # "a tribute to Sá for her faith": what stands next to a possessive means more than what is a subject
        if possessive and item.end <= position and scene.sentence(item.start) == here:
            floor = fit.get(item.entity, 0.0)
            weight = max(weight, floor) * (1 + CLOSE * math.exp((item.end - position) / CLOSE_BY))
        if weight <= 0:
            continue
        if weight > best[item.entity]:
            rest[item.entity] += 0.15 * best[item.entity]
            best[item.entity] = weight
        else:
            rest[item.entity] += 0.15 * weight
    scores = {entity: (best[entity] + min(rest[entity], best[entity])) ** SHARPNESS for entity in best}
    total = sum(scores.values())
    return {entity: score / total for entity, score in scores.items()} if total else {}


def same_thing(one: str, other: str) -> bool:
    """Whether two head nouns may name one thing: the study, the report.

    >>> same_thing("study", "report"), same_thing("study", "committee")
    (True, False)
    >>> same_thing("group", "council"), same_thing("coalition", "council")
    (True, False)
    """
    if one == other or any(one in group and other in group for group in SAME_THING):
        return True
    return not IN_GENERAL.isdisjoint((one, other)) and {one, other} <= IN_GENERAL | OF_A_KIND


def same_office(one: str, other: str) -> bool:
    """Whether two words may name the office of one person: judge, justice.

    >>> same_office("judge", "justice"), same_office("judge", "mayor")
    (True, False)
    """
    return one == other or any(one in group and other in group for group in SAME_OFFICE)
