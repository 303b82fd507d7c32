"""Whom the words of a mention allow, whatever the network says: "she" is no man, "the jury’s foreman" no director."""

from models.mentions.reading import MentionReading
from models.naming.shortforms import FIRM_TAILS
from models.resolution.coreference import fits, same_office
from models.resolution.descriptions import (
    LEADERS,
    OFFICERS,
    WHOSE,
    is_bystander,
    is_name_of_state,
    is_of_other_country,
    is_somebody_elses,
    is_too_old_for,
    of_another_field,
)
from models.resolution.entities import Entity
from models.text import lexicon as lex
from models.text.words import WORD, fold, words_of

# Offices that whoever holds one is told by, and trades that go with none of them.
STATE_OFFICES = frozenset("president minister chancellor premier king queen pope governor mayor".split())
TRADES = frozenset(
    """
    biographer lawyer attorney analyst spokesman spokeswoman spokesperson doctor surgeon historian critic journalist
    reporter coach coroner detective
    """.split()
)
# What only a state has, and what no part of a state is called.
OF_STATES = frozenset("army military navy police government ministry presidency parliament court".split())
OF_NO_STATE = FIRM_TAILS | frozenset("front movement party union alliance coalition federation charity".split())
COMPANIES = frozenset("company firm retailer manufacturer maker airline startup start-up".split())
# Whoever is called so is set apart from those who have a name.
NOBODY_NAMED = frozenset({"other", "insider", "source", "informant", "pal"})


def may_mean(words: str, reading: MentionReading, entity: Entity) -> bool:
    """Whether a mention may mean an entity, by its `words` and what they say alone."""
    if reading.kind == "pronoun":
        return reading.head in lex.RELATIVE or fits(reading.head, entity.traits) > 0.0
    nominal = reading.kind == "nominal"
    if not entity.named:
        # "the jury’s foreman" is not the "hospital’s director"
        offices = nominal and {reading.head, entity.head} <= lex.ROLE
        if offices and not same_office(reading.head, entity.head):
            return False
        mine, theirs = _large(words), _large(entity.name)
        return not (nominal and mine and theirs and mine.isdisjoint(theirs))  # "the Ohio senator", "the Utah senator"
    if reading.type == "person" and reading.head in lex.ROLE and entity.traits.person is False:
        return False  # a judge is no city
    if nominal and reading.type == "document" and entity.traits.person is True:
        return False  # nor is a report a judge
    if nominal and (_is_another(words, reading.head, entity) or is_of_officer(words, entity)):
        return False
    if nominal and reading.head in lex.ROLE and entity.roles and WHOSE.search(words):
        # "the mill’s director" is no envoy, and "the rebels’ leader" no president
        alike = any(same_office(reading.head, role) for role in entity.roles)
        return reading.head in entity.roles or (alike and reading.head not in LEADERS)
    return not is_somebody_elses(words) or reading.head in entity.roles or reading.head == entity.head


def _large(words: str) -> set[str]:
    """The words that are written large, but for those that may open a mention so."""
    return {fold(m[0]) for m in WORD.finditer(words) if m[0][0].isupper()} - lex.FUNCTION


def is_of_officer(words: str, entity: Entity) -> bool:
    """Whether a description says whose body it is, by an office of which the body’s name knows nothing: "the coroner’s
    office" is no ministry."""
    owner = WHOSE.search(words)
    if owner is None or entity.traits.person is not False:
        return False
    whose = fold(words[: owner.start()].split()[-1])
    return whose in lex.ROLE and whose not in entity.modifiers | entity.role_words


def _is_another(words: str, head: str, entity: Entity) -> bool:
    """Whether a description is of somebody else than an entity with a name."""
    if head in NOBODY_NAMED:
        return True
    if head in COMPANIES and entity.traits.person is False and is_name_of_state(entity):
        return True  # "the company" is no ministry
    if head in OF_STATES and entity.traits.person is False and entity.head in OF_NO_STATE:
        return True  # "the army" is no liberation front
    if head in STATE_OFFICES and entity.roles and entity.roles <= TRADES:
        return True  # "her biographer" is no king
    said = frozenset(words_of(words))
    if (
        is_too_old_for(head, entity)
        or is_bystander(head, entity)
        or of_another_field(said, entity)
        or (entity.traits.person is True and is_of_other_country(said, entity))
    ):
        return True
    # "the jury’s foreman" is nobody of whom that was not told
    return head in OFFICERS - entity.roles and WHOSE.search(words) is not None
