"""What a source is, a person, a body, a paper: the network’s say, and where the words tell more than it."""

import re

from models.analysis import SourceType
from models.resolution.entities import Entity
from models.text.body_words import DOCUMENT_HEADS, ORGANIZATION_HEADS
from models.text.given_names import GIVEN_NAMES
from models.text.place_words import COUNTRIES, STATES
from models.text.spelled_names import SPELLED
from models.text.words import fold

STATES_AND_CAPITALS = COUNTRIES - STATES - GIVEN_NAMES
# Who hears, and no paper; a trial may be a study.
SITTINGS = frozenset("inquest hearing tribunal inquiry jury".split())
ONE_OF = re.compile(r"(?:one|another) of\b", re.IGNORECASE)


def source_type(entity: Entity) -> SourceType:
    """The type of an entity that claims are attributed to."""
    types = {k: v for k, v in entity.types.items() if v > 0} if entity.traits.type != "author" else {}
    kind = max(types, key=lambda k: (types[k], k)) if types else entity.traits.type
    if entity.named and entity.traits.person and kind == "organization" and (entity.traits.gender or entity.roles):
        kind = "person"  # two capitals alone tell less than the network does
    if kind == "person" and entity.traits.person is not True and fold(entity.name) in STATES_AND_CAPITALS:
        kind = "organization"  # "Ankara urged both sides to wait"
    if entity.body and kind in ("person", "document") and not entity.traits.gender:
        kind = "organization"
    if entity.head in ORGANIZATION_HEADS and (
        (kind == "person" and entity.named) or (kind == "document" and entity.head not in DOCUMENT_HEADS)
    ):
        kind = "organization"
    if kind == "document" and entity.head in SITTINGS:
        kind = "organization"  # "the inquest heard"
    if kind == "organization" and entity.head in DOCUMENT_HEADS:
        if any(f"{entity.head} {word} " in fold(entity.name) for word in ("by", "from")):
            kind = "document"  # "a study by Harle University"
    if kind == "person" and entity.traits.plural and not entity.named and entity.traits.type == "group":
        kind = "group"
    if kind == "group" and entity.name in SPELLED:
        kind = "organization"  # "Doctors Without Borders"
    if kind == "group" and not entity.named and ONE_OF.match(entity.name):
        kind = entity.traits.type
    return kind
