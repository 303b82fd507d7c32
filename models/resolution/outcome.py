"""The sources and attributions of an article as its analysis has them, made of what is settled."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from models.analysis import Attribution, Mention, Source, Span
from models.resolution.claimants import Claimants
from models.resolution.coreference import Item
from models.resolution.entities import Entities, Entity
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.source_types import source_type


def sources_and_attributions(
    claims: Sequence[ClaimFrame],
    mentions: Sequence[ScoredMention],
    entities: Entities,
    items: Iterable[Item],
    claimants: Claimants,
) -> tuple[tuple[Source, ...], list[Attribution]]:
    """The sources in order of their first claim, and an attribution for each claim, in the order given; `items` are the
    places where somebody is named or brought in."""
    ids: dict[int, str] = {}
    held: dict[int, list[str]] = defaultdict(list)
    settled = {}
    for claim in sorted(claims, key=lambda c: c.index):
        entity, resolution, confidence = settled[claim.index] = claimants.of(claim)
        if entity is not None:
            ids.setdefault(entity, f"s{len(ids) + 1}")
            held[entity].append(f"c{claim.index + 1}")
    for item in items:
        if item.entity in ids and entities[item.entity].named:
            entities[item.entity].mentions.setdefault(Span(item.start, item.end), "name")
    attributions = []
    for claim in claims:
        entity, resolution, confidence = settled[claim.index]
        mention = mentions[claim.source].span if claim.source is not None else None
        attributions.append(
            Attribution(ids.get(entity) if entity is not None else None, mention, resolution, confidence)
        )
    sources = tuple(_source(entities[entity], name, held[entity]) for entity, name in ids.items())
    return sources, attributions


def _source(entity: Entity, name: str, claim_ids: list[str]) -> Source:
    mentions: list[Mention] = []
    for span, told in sorted(entity.mentions.items(), key=lambda m: (m[0].start, -m[0].end)):
        if not mentions or span.start >= mentions[-1].span.end:
            mentions.append(Mention(span, told))  # no words twice
    # "Ana Sá of the Quill Institute": no office, but all that is told
    description = entity.description or entity.affiliation
    return Source(name, entity.name, source_type(entity), entity.named, description, tuple(mentions), tuple(claim_ids))
