"""Other names for the people and bodies of a text, so that a network reads the sentence and not the name.

A network of some size learns by heart that a certain name is she, or is always blamed. A renamed text asks the same
question of the same words, and that answer is of no use any more.
"""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.text.function_words import FEMALE_PRONOUNS, FUNCTION, MALE_PRONOUNS, PRONOUNS
from models.text.person_words import COURTESY, ROLE
from models.training.sets.data import Pair, Record, Spans
from models.training.variants.augment import remap

GENDERS = dict.fromkeys(MALE_PRONOUNS, "m") | dict.fromkeys(FEMALE_PRONOUNS, "f")
# Words that are no name of anybody: to exchange "The" of "The Board" would change every "The" of the text.
NO_NAMES = PRONOUNS | FUNCTION | COURTESY | ROLE
TRIES = 5
Name = tuple[str, ...]


def name_of(words: str) -> Name | None:
    """The words of a name that can stand for another: one to three, each with a capital and nothing but letters, none a
    pronoun, an article, a title or an office.

    >>> name_of("Ada Roth"), name_of("The Board"), name_of("Mr Roth"), name_of("She")
    (('Ada', 'Roth'), None, None, None)
    """
    parts = tuple(words.split())
    plain = all(p.isalpha() and p[0].isupper() and p.casefold() not in NO_NAMES for p in parts)
    return parts if 1 <= len(parts) <= 3 and plain else None


class Names:
    """Names to draw from, by a key (a gender, a data set) and the number of their words."""

    def __init__(self, known: Iterable[tuple[str, str]]):
        found: dict[tuple[str, int], set[Name]] = {}
        for key, words in known:
            if name := name_of(words):
                found.setdefault((key, len(name)), set()).add(name)
        self.names = {key: sorted(names) for key, names in found.items()}

    def draw(self, key: str, old: Name, text: str, rng: random.Random) -> Name | None:
        """A name as long as the old one of which no word stands in the text, or None if none is found soon."""
        names = self.names.get((key, len(old)), [])
        for _ in range(TRIES if names else 0):
            new = rng.choice(names)
            if not any(re.search(rf"\b{word}\b", text) for word in new):
                return new
        return None


def renamed(text: str, words: dict[str, str], places: Sequence[Spans]) -> tuple[str, list[Spans]]:
    """The text with whole words exchanged, and where spans of it lie now.

    >>> renamed("Roth left. Ada Roth won.", {"Ada": "Johanna", "Roth": "Lem"}, [((11, 19),)])
    ('Lem left. Johanna Lem won.', [((10, 21),)])
    """
    pattern = "|".join(sorted(words, key=len, reverse=True))
    moved = list(places)
    for found in reversed(list(re.finditer(rf"\b(?:{pattern})\b", text))):
        new = words[found[0]]
        moved = [remap(some, *found.span(), len(new)) for some in moved]
        text = text[: found.start()] + new + text[found.end() :]
    return text, moved


def exchange(text: str, old: Iterable[str], key: str, names: Names, rng: random.Random) -> dict[str, str]:
    """Other words for those of some names of the text; empty where a name has none."""
    words: dict[str, str] = {}
    for mention in old:
        name = name_of(mention)
        if name is None or all(word in words for word in name):
            continue
        new = names.draw(key, name, text + " " + " ".join(words.values()), rng)
        if new is None:
            return {}
        for before, after in zip(name, new, strict=True):
            words.setdefault(before, after)
    return words


def gender_of(record: Record) -> str | None:
    """m or f, as the one pronoun of the record is; None for a record of another sort."""
    if record.queries is None or len(record.queries) != 1:
        return None
    ((start, end),) = record.queries
    return GENDERS.get(record.text[start:end].lower())


def names_of_pronouns(records: Sequence[Record]) -> Names:
    """The names that the pronoun of a record means, by its gender."""
    return Names(
        (gender, record.text[s:e])
        for record in records
        if (gender := gender_of(record))
        for chain in record.chains or ()
        if record.queries[0] in chain
        for s, e in chain
    )


def renamed_record(record: Record, names: Names, rng: random.Random) -> Record:
    """A record of one pronoun and the people whom it may mean, with other names of its gender; else the same record."""
    gender = gender_of(record)
    chains = record.chains or ()
    mentions = [record.text[s:e] for chain in chains for s, e in chain]
    words = exchange(record.text, mentions, gender, names, rng) if gender else {}
    if not words:
        return record
    text, (queries, *moved) = renamed(record.text, words, [record.queries, *chains])
    return replace(record, text=text, queries=queries, chains=tuple(moved))


def names_of_pairs(sets: dict[str, list[Pair]]) -> Names:
    """The targets of each set that stand in its texts."""
    return Names((key, p.text[slice(*p.target)]) for key, pairs in sets.items() for p in pairs if p.target)


def renamed_pair(pair: Pair, key: str, names: Names, rng: random.Random) -> Pair:
    """A pair whose target and source have names of other targets of its set; else the same pair."""
    places = [p for p in (pair.target, pair.source) if p]
    words = exchange(pair.text, [pair.text[s:e] for s, e in places], key, names, rng) if pair.target else {}
    if not words:
        return pair
    text, (target, source) = renamed(pair.text, words, [(pair.target,), (pair.source,) if pair.source else ()])
    return replace(pair, text=text, target=target[0], source=source[0] if source else None)
