"""Whom the words of a mention allow, whatever the network says: "she" is no man, "the jury’s foreman" no director."""

from models.mentions.mention import MentionReading
from models.resolution.coreference import fits, same_office
from models.resolution.descriptions import (
    LEADERS,
    OFFICERS,
    WHOSE,
    are_of_two_countries,
    is_bystander,
    is_of_other_country,
    is_one_of,
    is_somebody_elses,
    is_too_old_for,
    of_another_field,
)
from models.resolution.entities import Entity
from models.text.function_words import FUNCTION, RELATIVE
from models.text.person_words import ROLE
from models.text.words import WORD, fold, words_of

# Offices that whoever holds one is told by, and trades that go with none of them.
STATE_OFFICES = frozenset("president minister chancellor premier king queen pope governor mayor".split())
TRADES = frozenset(
    """
    biographer lawyer attorney analyst spokesman spokeswoman spokesperson doctor surgeon historian critic journalist
    reporter coach coroner detective
    """.split()
)
# What is armed for a state, and what is none of it.
ARMED = frozenset({"army", "military", "navy"})
UNARMED = frozenset("front movement party union federation charity".split())
COMPANIES = frozenset("company firm retailer manufacturer maker airline startup start-up".split())
NO_COMPANIES = frozenset("administration ministry department commission committee parliament congress senate".split())
# Whoever is called so is set apart from those who have a name.
NOBODY_NAMED = frozenset({"other", "insider", "source", "informant", "pal"})


def may_mean(words: str, reading: MentionReading, entity: Entity) -> bool:
    """Whether a mention may mean an entity, by its `words` and what they say alone."""
    if reading.kind == "pronoun":
        return reading.head in RELATIVE or fits(reading.head, entity.traits) > 0.0
    nominal = reading.kind == "nominal"
    if not entity.named:
        if nominal and is_one_of(reading, entity):
            return False
        # "the jury’s foreman" is not the "hospital’s director"
        offices = nominal and {reading.head, entity.head} <= ROLE
        if offices and not same_office(reading.head, entity.head):
            return False
        mine, theirs = _large(words), _large(entity.name)
        return not (nominal and mine and theirs and mine.isdisjoint(theirs))  # "the Ohio senator", "the Utah senator"
    if reading.type == "person" and reading.head in ROLE and entity.traits.person is False:
        return False  # a judge is no city
    if nominal and reading.type == "document" and entity.traits.person is True:
        return False  # nor is a report a judge
    if nominal and (_is_another(words, reading.head, entity) or _is_officers(words, reading.head, entity)):
        return False
    if nominal and reading.head in ROLE and entity.roles and WHOSE.search(words):
        # "the mill’s director" is no envoy, and "the rebels’ leader" no president
        alike = any(same_office(reading.head, role) for role in entity.roles)
        return reading.head in entity.roles or (alike and reading.head not in LEADERS)
    return not is_somebody_elses(words) or reading.head in entity.roles or reading.head == entity.head


def _large(words: str) -> set[str]:
    """The words that are written large, but for those that may open a mention so."""
    return {fold(m[0]) for m in WORD.finditer(words) if m[0][0].isupper()} - FUNCTION


def _is_officers(words: str, head: str, entity: Entity) -> bool:
    """Whether a description is of somebody’s office, of whom the name of an office says nothing: "the coroner’s office"
    is not the Home Office."""
    owner = WHOSE.search(words)
    if owner is None or not head == entity.head == "office":
        return False
    whose = words_of(words[: owner.start()])[-1:]
    return not ROLE.isdisjoint(whose) and entity.modifiers.isdisjoint(whose)


def _is_another(words: str, head: str, entity: Entity) -> bool:
    """Whether a description is of somebody else than an entity with a name."""
    if head in NOBODY_NAMED:
        return True
    if head in COMPANIES and entity.head in NO_COMPANIES:
        return True  # "the company" is no commission
    if head in ARMED and entity.head in UNARMED:
        return True  # "the army" is no liberation front
    if head in STATE_OFFICES and entity.roles and entity.roles <= TRADES:
        return True  # "her biographer" is no king
    said = frozenset(words_of(words))
    if entity.traits.person is False and are_of_two_countries(said, entity.modifiers | set(words_of(entity.name))):
        return True  # "India’s foreign ministry" is not China’s
    if (
        is_too_old_for(head, entity)
        or is_bystander(head, entity)
        or of_another_field(said, entity)
        or (entity.traits.person is True and is_of_other_country(head, said, entity))
    ):
        return True
    # "the jury’s foreman" is nobody of whom that was not told
    return head in OFFICERS - entity.roles and WHOSE.search(words) is not None
