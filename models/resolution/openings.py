"""Whom a description means that the article gives before the name: "A judge said no. ... Judge Ana Sá said ..."."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from models.analysis import Span
from models.mentions.mention import MentionReading
from models.naming.constituencies import state_in
from models.resolution.coreference import REACH, Item, Scene, same_office
from models.resolution.descriptions import ELECTED, POLITICAL, is_kept_secret, is_somebody_elses
from models.resolution.entities import Entities
from models.text.person_words import PARTISANS
from models.text.words import fold, words_of

OPENING = 3  # paragraphs, the headline too, in which somebody may be brought in without a name
SOON = 4  # paragraphs within which the name must follow
NEXT = 2  # paragraphs within which "the lawyer, Ana Sá" must follow "his lawyer" farther down
HOLDER = re.compile(r"(?<![^\W_])[Tt]he[ \u00a0](?P<office>[^\W\d_][\w-]*),[ \u00a0](?:(?:Mr|Mrs|Ms|Dr)\.?[ \u00a0])?$")
# Words so wide that the next person named need not be meant by them.
WIDE = frozenset(
    "official person source aide insider spokesman spokeswoman spokesperson chairman leader minister".split()
)


def named_later(
    scene: Scene,
    entities: Entities,
    names: Sequence[Item],
    brought_in: Mapping[int, int],
    speakers: Collection[int],
    mention: Span,
    reading: MentionReading,
) -> int | None:
    """The person first named after a description, if the words allow that it is the one described.

    `names` are the article's names in order; `brought_in` tells where each entity is first named; `speakers` the starts
    of those that are the source of a claim. A person who holds the same office is meant, or one who was elected where
    the description is a party's; where no office stands beside the name, whoever speaks first. Farther down in the
    article only "the lawyer, Ana Sá" is. A bounded number of names is looked at.
    """
    paragraph = scene.paragraph(mention.start)
    if reading.kind != "nominal" or reading.type != "person" or reading.plural:
        return None
    if is_kept_secret(mention.of(scene.text)):
        return None
    start = mention.start
    state = state_in(frozenset(words_of(reading.core.of(scene.text))))
    first = bisect_right(names, start, key=lambda item: item.start)
    theirs = is_somebody_elses(scene.text[start : start + 12])
    soon = SOON if paragraph <= OPENING else NEXT
    others = False  # whether somebody else was named between
    for item in names[first : first + REACH]:
        if scene.paragraph(item.start) > paragraph + soon:
            return None
        entity = entities[item.entity]
        if paragraph > OPENING and not _is_told(scene.text, reading.head, item.start):
            continue
        if (
            not entity.named
            or not entity.traits.person
            or item.start not in speakers
            or brought_in[item.entity] < start
        ):
            continue
        if reading.gender and entity.traits.gender not in (None, reading.gender):
            continue
        if reading.head in PARTISANS and entity.party not in (None, reading.head):
            continue
        if state is not None and entity.state and entity.state != state:
            continue  # "the Kentucky Republican"
        if any(reading.head == role or (not theirs and same_office(reading.head, role)) for role in entity.roles) or (
            reading.head in POLITICAL and not ELECTED.isdisjoint(entity.roles)
        ):
            return item.entity
        if not others and not entity.roles and not entity.description and reading.head not in WIDE and not theirs:
            return item.entity
        others = True
    return None


def _is_told(text: str, head: str, start: int) -> bool:
    """Whether "the lawyer," stands before a name at `start`, where `head` is "lawyer"."""
    found = HOLDER.search(text, max(0, start - 40), start)
    return found is not None and fold(found["office"]) == head
