"""What titles, offices, words for kin and given names tell of gender."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from models.naming.occurrences import Key, NameAt
from models.text.given_names import FEMALE_NAMES, MALE_NAMES
from models.text.person_words import COURTESY_FEMALE, COURTESY_MALE, FEMALE_ROLES, MALE_ROLES
from models.text.words import fold


def gender_of_words(words: Iterable[str]) -> str | None:
    """What a title, an office or a kinship word says of gender: "m", "f" or None.

    >>> gender_of_words(["the", "spokeswoman"]), gender_of_words(["Mr"]), gender_of_words(["senator"])
    ('f', 'm', None)
    """
    for word in map(fold, words):
        if word in COURTESY_MALE or word in MALE_ROLES:
            return "m"
        if word in COURTESY_FEMALE or word in FEMALE_ROLES:
            return "f"
    return None


def genders_of(names: Sequence[NameAt], full: Sequence[Key]) -> dict[Key, str]:
    """The gender of each entity that titles and given names tell one of: "m" or "f". `full` is the key of the entity of
    each of the names."""
    votes: dict[Key, list[str]] = defaultdict(list)
    for name, key in zip(names, full, strict=True):
        if gender := gender_of_words([name.before]):
            votes[key].append(gender)
    genders: dict[Key, str] = {}
    for key in set(full):
        told = votes.get(key, []) or [gender for gender in [gender_of_words(key[:1])] if gender and len(key) > 1]
        male, female = key[0] in MALE_NAMES, key[0] in FEMALE_NAMES
        if told:
            genders[key] = "m" if told.count("m") * 2 >= len(told) else "f"
        elif male != female:
            genders[key] = "m" if male else "f"
    return genders
