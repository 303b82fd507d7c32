"""What speaks for and against each entity that the words of a source may mean: the features of a ranking.

"The filmmaker" or "he" is told by rules (`antecedents`) and by the network; how far each is right differs with the
words, with who was spoken of last and with what is known of whom. `ranking` weighs all of it together, as in mention
ranking (Denis and Baldridge, "Specialized Models and Ranking for Coreference Resolution", EMNLP 2008);
`models/training/source_weights.py` fits its weights.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from models.analysis import SourceType, Span
from models.mentions.ages import age_in
from models.mentions.mention import MentionReading
from models.mentions.peoples import is_demonym
from models.naming.shortforms import FIRM_TAILS
from models.resolution.allowed import may_mean
from models.resolution.antecedents import FAR, Antecedents
from models.resolution.coreference import REACH, Item, Scene, fits, same_office, same_thing
from models.resolution.descriptions import (
    AGENCIES,
    FIRMS,
    FORMER,
    GROUPS,
    LEADERS,
    UNTOLD,
    WHOSE,
    countries_in,
    fit_of,
    is_name_of_state,
    is_no_firm,
    may_be,
    shares_stem,
)
from models.resolution.entities import Entities, Entity
from models.resolution.ranking import NOBODY, Features, by_sentences, lexical, true
from models.resolution.surroundings import Surroundings, stems_of
from models.text.body_words import BODY_NOUNS, DOCUMENT_HEADS, ORGANIZATION_HEADS
from models.text.function_words import FUNCTION, POSSESSIVES, PRONOUNS
from models.text.person_words import KIN, PARTISANS, ROLE
from models.text.place_words import COUNTRIES
from models.text.words import POSSESSIVE, first_word, words_of

ENDS = frozenset(",;:.!?—")  # of clauses
POINTING = frozenset({"this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a source that mean somebody mentioned before or nobody: where they stand, as read; how probable each
    type of theirs is to the network; the contents of the claims whose source they are; who says the quotation around
    these, and whose claims were told before, the last one last."""

    span: Span
    reading: MentionReading
    types: Mapping[SourceType, float]
    contents: Sequence[Span]
    quoting: AbstractSet[int | None]
    speakers: Sequence[int]


class Clues:
    """What is known of the entities of one article where some words stand."""

    def __init__(self, scene: Scene, entities: Entities, antecedents: Antecedents):
        self.scene, self.text, self.entities, self.antecedents = scene, scene.text, entities, antecedents
        self.surroundings = Surroundings(scene)

    def of(self, words: Words, rules: Mapping[int, float], network: Mapping[int, float]) -> dict[int, Features]:
        """The features of each entity that some words may mean: those mentioned not long before, or called so however
        far back, and those that the rules or the network name, by their shares. NOBODY is one more: the words mean none
        of them."""
        reading, here = words.reading, words.span.of(self.text)
        items: dict[int, list[Item]] = defaultdict(list)
        reach = self.antecedents.items[-REACH:]
        far = self.antecedents.items[-FAR:-REACH] if reading.kind == "nominal" else []
        for item in [*(item for item in far if self._is_called(reading.head, item.entity)), *reach]:
            if item.end <= words.span.start:
                items[item.entity].append(item)
        told = {e: items.get(e, []) for e in dict.fromkeys([*items, *rules, *network]) if self.entities[e].name}
        told = {e: its for e, its in told.items() if e in rules or may_mean(here, reading, self.entities[e])}
        inside = {i.entity for i in reach if any(c.start <= i.start < c.end for c in words.contents)}
        shared = self._of_words(words)
        by_rule, by_network = likeliest(rules), likeliest(network)
        nobody = {
            "nobody": 1.0,
            "nobody: rules": 1.0 - sum(rules.values()),
            "nobody: network": 1.0 - sum(network.values()),
            "nobody: best of the rules": max(rules.values(), default=0.0),
            "nobody: best of the network": max(network.values(), default=0.0),
        }
        found: dict[int, Features] = {NOBODY: nobody | true({"nobody: no rules": not rules}) | shared}
        if reading.kind == "nominal":
            found[NOBODY][lexical("nobody", reading.head)] = 1.0
        recent = sorted((its[-1].start for its in told.values() if its), reverse=True)
        most = max((len(its) for its in told.values()), default=0)
        standing = self.antecedents.standing.of
        highest = max((standing.get(e, 0.0) for e in told), default=0.0)
        alike = [e for e in told if (reading.type == "person") == (self.entities[e].traits.person is True)]
        alone = self._alone(words.span.start, {e: told[e][-1].start for e in alike if told[e]})
        earliest = min(alike, key=lambda e: self.antecedents.first.get(e, math.inf), default=None)
        for entity, its in told.items():
            weighed = {
                "rules": rules.get(entity, 0.0),
                "network": network.get(entity, 0.0),
                "standing": standing.get(entity, 0.0) / highest if highest else 0.0,
            }
            places = [i.start for i in its] + [self.antecedents.first.get(entity, words.span.start)]
            features = shared | weighed | self._of_entity(words, self.entities[entity], places)
            features |= true(
                {
                    "best of the rules": entity == by_rule,
                    "best of the network": entity == by_network,
                    "best of both": entity == by_rule == by_network,
                    "foremost": highest > 0 and standing.get(entity, 0.0) == highest,
                    "speaker": entity in words.speakers[-1:],
                    "spoke last but one": entity in words.speakers[-2:-1],
                    "spoke before": entity in words.speakers,
                    "in what is claimed": entity in inside,
                    "who quotes": entity in words.quoting,
                    "alone": len(told) == 1,
                    "not mentioned before": not its,
                    "first of its kind": entity == earliest,
                }
            )
            if its:
                features |= self._of_place(words, its) | true({name: entity == only for name, only in alone.items()})
                features |= true(
                    {
                        "nearest": its[-1].start == recent[0],
                        "second nearest": len(recent) > 1 and its[-1].start == recent[1],
                        "mentioned most": len(its) == most,
                    }
                )
            found[entity] = features
        return found

    def _is_called(self, head: str, number: int) -> bool:
        """Whether a noun is part of what an entity is called."""
        entity = self.entities[number]
        return head == entity.head or head in entity.roles or head in entity.modifiers

    def _alone(self, position: int, last: Mapping[int, int]) -> dict[str, int | None]:
        """The only one of some entities whose `last` mention stands in the paragraph of a position, in the sentence
        before it and in either."""
        here, sentence = self.scene.paragraph(position), self.scene.sentence(position)
        near = {
            "alone in the paragraph": [e for e, at in last.items() if self.scene.paragraph(at) == here],
            "alone in the sentence": [e for e, at in last.items() if self.scene.sentence(at) == sentence],
            "alone in the sentence before": [e for e, at in last.items() if self.scene.sentence(at) == sentence - 1],
            "alone since the paragraph before": [e for e, at in last.items() if self.scene.paragraph(at) >= here - 1],
        }
        return {name: found[0] if len(found) == 1 else None for name, found in near.items()}

    def _of_words(self, words: Words) -> Features:
        """What the words are by themselves."""
        reading, text = words.reading, self.text
        core = reading.core.of(text)
        modifiers = self._modifiers(reading)
        first = first_word(words.span.of(text))
        told = {
            kind_of_words(reading): True,
            f"{min(len(modifiers), 3)} modifiers": reading.kind != "pronoun",
            "definite": reading.definite,
            "possessive": first in POSSESSIVES,
            "pointing": first in POINTING,
            "quoted": self.scene.quoted(words.span.start),
            "opens its sentence": self.scene.opens(words.span.start),
            "behind what is claimed": any(c.start < words.span.start for c in words.contents),
            "somebody’s": WHOSE.search(core) is not None,
            "holds a name": self.antecedents.holds_name(reading.core),
            "former": not FORMER.isdisjoint(modifiers),
            "untold": reading.head in UNTOLD,
            "demonym": is_demonym(reading.head),
            "told before": self.antecedents.indefinite.get(reading.head, words.span.start) < words.span.start,
            "of a sex": reading.gender is not None,
            "aged": reading.kind == "nominal" and age_in(words.span.of(text)) is not None,
        }
        weighed = true(told) | {f"type {kind}": probability for kind, probability in words.types.items()}
        return {f"words: {name}": value for name, value in weighed.items()}

    def _modifiers(self, reading: MentionReading) -> frozenset[str]:
        return frozenset(words_of(reading.core.of(self.text))) - {reading.head} - FUNCTION

    def _of_entity(self, words: Words, entity: Entity, places: Sequence[int]) -> Features:
        """How the words go with what is known of an entity that is mentioned at some places."""
        reading, traits, pronoun = words.reading, entity.traits, words.reading.kind == "pronoun"
        modifiers, known = self._modifiers(reading), entity.role_words | entity.modifiers
        all_words, first = frozenset(words_of(reading.core.of(self.text))), first_word(words.span.of(self.text))
        fit = 0.0 if pronoun else fit_of(reading, modifiers, False, entity)
        countries, names = countries_in(modifiers), self._names_within(reading.core)
        told = {
            "named": entity.named,
            "person": traits.person is True,
            "no person": traits.person is False,
            "many": traits.plural,
            "document": traits.type == "document",
            "alike in person": (reading.type == "person") == (traits.person is True),
            "alike in number": reading.plural == traits.plural,
            "of that sex": reading.gender is not None and reading.gender == traits.gender,
            "of the other sex": None not in (reading.gender, traits.gender) and reading.gender != traits.gender,
            "described": entity.description is not None,
            "aged": entity.age is not None,
        }
        if not pronoun:
            told |= {
                "may be": may_be(self.text, reading, first, all_words, entity),
                "no fit": fit == 0,
                "some fit": 0 < fit < 0.2,
                "good fit": fit >= 0.5,
                "that head": bool(entity.head) and reading.head == entity.head,
                "that head within": reading.head in entity.modifiers,
                "same thing": bool(entity.head) and same_thing(reading.head, entity.head),
                "that office": reading.head in entity.roles,
                "such an office": any(same_office(reading.head, role) for role in entity.roles),
                "other office": bool(entity.roles) and reading.head not in entity.roles,
                "no office": not entity.roles,
                "all modifiers": bool(modifiers) and modifiers <= known,
                "no modifier": bool(modifiers) and modifiers.isdisjoint(known),
                "of that people": is_demonym(reading.head) and shares_stem({reading.head}, known),
                "of that country": shares_stem(countries, known),
                "of no such country": bool(countries) and not shares_stem(countries, known),
                "that name within": shares_stem(names, known),
                "no such name within": bool(names) and not shares_stem(names, known),
                "state": traits.person is False and is_name_of_state(entity),
                "no firm": traits.person is False and is_no_firm(entity),
                "firm": traits.person is False and not FIRM_TAILS.isdisjoint(words_of(entity.name)[-1:]),
                "country": entity.name.casefold().strip(".") in COUNTRIES,
                "letters": entity.name.isupper() and " " not in entity.name,
            }
            told |= self._of_surroundings(words, modifiers, entity, places)
        share = len(modifiers & known) / len(modifiers) if modifiers and not pronoun else 0.0
        whole = sum(entity.types.values())
        return true(told) | {
            "fit": fits(reading.head, traits) if pronoun else fit,
            "modifiers": share,
            "type": sum(p * entity.types.get(t, 0.0) for t, p in words.types.items()) / whole if whole else 0.0,
        }

    def _of_surroundings(
        self, words: Words, modifiers: frozenset[str], entity: Entity, places: Sequence[int]
    ) -> dict[str, bool]:
        """How a description goes with what the article tells around an entity, and what such an entity is called."""
        reading, near = words.reading, self.surroundings.stems(places, words.span)
        age, behind = age_in(words.span.of(self.text)), self.surroundings.pronoun_behind(words.span)
        sex = {"he": "m", "she": "f"}.get(behind or "")
        gender, person = entity.traits.gender, entity.traits.person
        stems = stems_of(modifiers)
        called = entity.roles if person else {entity.head} - FUNCTION - {""} if person is False else set()
        return {
            "head near": not stems_of([reading.head]).isdisjoint(near),
            "modifiers near": bool(stems) and stems <= near,
            "some modifier near": not stems.isdisjoint(near),
            "no modifier near": bool(stems) and stems.isdisjoint(near),
            "of that age": age is not None and entity.age == age,
            "of another age": None not in (age, entity.age) and entity.age != age,
            "of an age untold": age is not None and entity.age is None,
            "pronoun behind agrees": sex == gender if sex and gender else behind == "it" and person is False,
            "pronoun behind contradicts": sex != gender
            if sex and gender
            else (behind == "it" and person is True) or (sex is not None and person is False),
            **{lexical(reading.head, word): True for word in sorted(called)},
        }

    def _names_within(self, span: Span) -> frozenset[str]:
        """The folded words of the names in a span."""
        book = self.antecedents.book
        return frozenset(word for name in book.within(span.start, span.end) for word in name.key)

    def _of_place(self, words: Words, items: Sequence[Item]) -> Features:
        """Where an entity was mentioned before."""
        scene, text, start, last = self.scene, self.text, words.span.start, items[-1]
        apart = scene.sentence(start) - scene.sentence(last.start)
        paragraphs = scene.paragraph(start) - scene.paragraph(last.start)
        mention = text[last.start : last.end].casefold()
        opens = self.scene.opens(last.start)
        told = {
            **by_sentences(apart),
            "same paragraph": paragraphs == 0,
            "paragraph before": paragraphs == 1,
            "opens its sentence": opens,
            "opens the sentence before": apart == 1 and opens,
            "quoted apart": scene.quoted(last.start) != scene.quoted(start),
            "last: pronoun": mention in PRONOUNS,
            "last: the same words": mention == words.span.of(text).casefold(),
            "last: possessive": text.startswith(POSSESSIVE, last.end),
            "last: in its clause": apart == 0 and ENDS.isdisjoint(text[last.end : start]),
            "in the first paragraph": scene.paragraph(self.antecedents.first.get(last.entity, -1)) == 0,
            "new in the paragraph": scene.paragraph(self.antecedents.first.get(last.entity, -1))
            == scene.paragraph(start),
            "new in the sentence before": scene.sentence(self.antecedents.first.get(last.entity, -1))
            == scene.sentence(start) - 1,
        }
        return true(told) | {
            "times": math.log(len(items)),
            "characters": math.log(1 + start - last.end) / 5,
            "weight": last.weight,
        }


def kind_of_words(reading: MentionReading) -> str:
    """A pronoun itself, or what a description is of, by its head noun."""
    head = reading.head
    if reading.kind == "pronoun":
        return f"pronoun {head}"
    if reading.plural:
        return "of many"
    if head in DOCUMENT_HEADS:
        return "of a document"
    if reading.type == "person":
        sorts: Iterable[tuple[str, AbstractSet[str]]] = (
            ("of kin", KIN),
            ("of a leader", LEADERS),
            ("of a party", PARTISANS),
            ("of an office", ROLE),
        )
        return next((name for name, heads in sorts if head in heads), "of a person")
    sorts = (
        ("of a firm", FIRMS),
        ("of an agency", AGENCIES),
        ("of a group", GROUPS),
        ("of a body", BODY_NOUNS | ORGANIZATION_HEADS),
    )
    return next((name for name, heads in sorts if head in heads), "of something")


def likeliest(shares: Mapping[int, float]) -> int | None:
    """The entity of the largest share, of equal ones the first; None of none."""
    return max(shares, key=lambda e: (shares[e], -e)) if shares else None
