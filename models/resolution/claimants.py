"""Whose each claim is: that of its source, whoever goes on speaking or is interviewed, or of the article’s writer."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from models.resolution.coreference import REACH, Item, Scene
from models.resolution.entities import Entities
from models.resolution.frames import ClaimFrame
from models.resolution.interviews import answers
from models.resolution.introduced import Introduced
from models.resolution.settled import Answer, Settled
from models.text.function_words import GENERIC

IMPRESSION = re.compile(
    r"\b(?:appear|seem|look(?:s|ed)\b|unclear|not (?:\w+ )?clear|remain\w* to be|hard to say|open question)",
    re.IGNORECASE,
)
APART = 3  # paragraphs from one part of a quotation to the next, at most
CONTINUED = 0.8  # a confidence before calibration
INTERVIEWED = 0.8  # the same, that the person first named is who answers


class Claimants:
    """Tells whose the claims of an article are, by what is settled of its mentions so far."""

    def __init__(
        self, scene: Scene, entities: Entities, introduced: Introduced, claims: Sequence[ClaimFrame], settled: Settled
    ):
        self.scene, self.entities, self.introduced, self.settled = scene, entities, introduced, settled
        self.contents = sorted(((span, claim) for claim in claims for span in claim.content), key=lambda held: held[0])
        self.outer = sorted((claim for claim in claims if claim.enclosing is None), key=lambda claim: claim.index)

    def of(self, claim: ClaimFrame) -> Answer:
        """Whose a claim is, how that was told, and how sure."""
        if claim.source is not None:
            return self.settled.answer.get(claim.source, (None, "none", 0.5))
        if claim.continues:
            end, here = bisect_left(self.outer, claim.index, key=lambda c: c.index), claim.paragraph
            for before in reversed(self.outer[max(0, end - REACH) : end]):
                if here - before.paragraph > APART:
                    break
                here = before.paragraph
                if before.source is not None:
                    # Whoever spoke last; where it is not known who that was, whoever spoke before him is no answer.
                    entity = self.settled.entity_of(before.source)
                    return (None, "none", 0.8) if entity is None else (entity, "continuation", CONTINUED)
        elif claim.answers:
            # Whoever is interviewed is brought in first: "Ana Sá has sailed for years. She spoke to Bo Lund."
            asked = self._interviewed
            if asked is not None and asked.start < claim.content[0].start:
                return asked.entity, "continuation", INTERVIEWED
        elif claim.by_author or any(IMPRESSION.search(span.of(self.scene.text)) for span in claim.cue):
            return self.entities.author(), "unnamed", 0.7
        return None, "none", 0.8

    def of_first_person(self, i: int) -> Answer:
        """I, we, my: the speaker of the claim within whose content the mention stands, whoever that is; outside of
        claims and quotations the article's own writer."""
        position = self.settled.mentions[i].span.start
        holders = [claim for claim in self._around(position) if claim.source != i]
        for claim in holders:
            entity = self.of(claim)[0]
            if entity is not None:
                return entity, "coreference", 0.9
        if holders or self.scene.quoted(position) or self.settled.readings[i].head in GENERIC:
            return None, "none", 0.8
        if (asked := self._interviewed) is not None and self.scene.paragraph(position) in self._answers:
            return asked.entity, "coreference", INTERVIEWED
        return self.entities.author(), "unnamed", 0.8

    def speaker_at(self, position: int) -> int | None:
        """Whoever says the quotation at a position, as far as a claim tells; None outside of quotation marks."""
        if not self.scene.quoted(position):
            return None
        return next((self.of(claim)[0] for claim in self._around(position)), None)

    def _around(self, position: int) -> list[ClaimFrame]:
        """The claims whose content holds a position, the inmost first."""
        last = bisect_right(self.contents, position, key=lambda held: held[0].start)
        around = [held for held in self.contents[max(0, last - REACH) : last] if position < held[0].end]
        return [claim for _, claim in sorted(around, key=lambda held: held[0].end - held[0].start)]

    @cached_property
    def _answers(self) -> frozenset[int]:
        """The paragraphs that answer in an interview printed without names."""
        return frozenset(self.scene.paragraph(answer.start) for answer in answers(self.scene))

    @cached_property
    def _interviewed(self) -> Item | None:
        """The first person who is mentioned by name."""
        persons = (i for i in self.introduced.items if self.entities[i.entity].traits.person)
        return next((i for i in persons if self.entities[i.entity].named), None)
