"""Where the source of each claim stands toward what the request asks about, and toward the names within the claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from models.advocates import speaks_for
from models.analysis import Attribution, Source, Span, Target, TargetStance
from models.claims.proposals import Proposal
from models.deadline import in_time
from models.inference.second_pass import ReadClaim
from models.mentions.peoples import is_adjective
from models.rebuttals import speaks_up_for
from models.stance import target_stance
from models.targets import Meant, Requested, folded, forms_of, places, same_folded, wherever

if TYPE_CHECKING:
    from models.article import Reading

# A source's words about itself take no side.
NO_SIDE = np.array([0.0, 1.0, 0.0], np.float32)
# How many times likelier it is that a claim takes no side where the whole article never names the target. What there
# was to train on (comments on given topics) is one-sided; in news a target that nobody names is hardly ever meant.
ABSENT = np.array([1.0, 12.0, 1.0], np.float32)
# Names within one claim toward which its stance is told.
MOST_ENTITIES = 5


class Stances:
    """The stances of one text toward the targets of a request and the names in its claims."""

    def __init__(self, reading: Reading, targets: Sequence[Target]):
        self.reading, self.targets, self.text = reading, targets, reading.text
        # Nobody is for or against a mere adjective, whatever the network takes it for.
        entities = wherever(self.text, reading.named, reading.capitals)
        self.entity_spans = [span for span in entities if not is_adjective(self.text, span)]
        self.entity_starts = [span.start for span in self.entity_spans]

    def asked_about(self) -> np.ndarray:
        """Whether a piece (pieces) may stand for a target: those of names, of sources and of what is asked for."""
        wanted = np.zeros(len(self.reading.pieces.ids), bool)
        named = (span for t in self.targets for span in places(self.text, forms_of(t)))
        for span in (*self.reading.capitals, *named):
            wanted[self.reading.pieces_of(span)] = True
        sources = (p.source for p in self.reading.proposals if p.source is not None)
        for part in (*sources, *(name.part for name in self.reading.names)):
            wanted[part.pieces] = True
        return wanted

    def of(
        self, read: Sequence[ReadClaim], sources: Sequence[Source], attributions: Sequence[Attribution]
    ) -> list[tuple[TargetStance, ...]]:
        """For each claim its stance toward each target of the request, then toward the names within it."""
        requested = [Requested(self.text, target, sources) for target in self.targets]
        named = {s.id: s for s in sources}
        # Once for each source: one that says everything has as many mentions as the text has claims.
        own = {s.id: frozenset(m.span for m in s.mentions) for s in sources}
        meant, wanted = Meant(sources), {key for target in requested for key in target.keys}
        keys = {s.id: folded(s.name) for s in sources if s.name}
        behind: dict[str, np.ndarray] = {}
        inside: list[tuple[ReadClaim, np.ndarray]] = []
        unattributed: list[bool] = []
        turned: list[bool] = []  # whether what speaks against the target is denied, or said by who speaks for it
        asked: list[tuple[int, str, str, bool, int | np.ndarray]] = []  # last: the number of the pair, or its answer

        def answer_of(i: int, name: str, place: Span | None, mentioned: bool) -> int | np.ndarray:
            source, mention = named.get(attributions[i].id or ""), attributions[i].mention
            words = (mention.of(self.text) if mention else "", (source.description if source else None) or "")
            for_it = any(speaks_for(some, name) for some in words)
            if place is not None and len(rows := read[i].rows(self.reading.pieces_of(place))):
                inside.append((read[i], rows))
                proposal = self.reading.proposals[i]
                cue, told = proposal.cue.span if proposal.cue else None, [part.span for part in proposal.content]
                turned.append(for_it or speaks_up_for(self.text, cue, told, place))
                unattributed.append(source is None or source.type == "author")
                return len(inside) - 1
            # Not named in the claim's sentences, or farther on in a long one than the second pass reads.
            if name not in behind:
                behind[name] = self.reading.lower_of(name)
            return turned_if(for_it, self.stance_behind(self.reading.proposals[i], behind[name], mentioned))

        for i, proposal in enumerate(self.reading.proposals):
            in_time(self.reading.deadline)
            spans = tuple(p.span for p in proposal.content) + ((proposal.cue.span,) if proposal.cue else ())
            for target in requested:
                mentioned = bool(target.spans)
                own_claim = attributions[i].id in target.source_ids
                answer = NO_SIDE if own_claim else answer_of(i, target.name, target.near(spans), mentioned)
                asked.append((i, target.name, "request", mentioned, answer))
            speaker = attributions[i].id or ""
            known = [*wanted, *([keys[speaker]] if speaker in keys else ())]
            named_there = self.entities(spans, own.get(speaker, frozenset()), known)
            known += (folded(e.of(self.text)) for e in named_there)
            meant_there = meant.within(spans, known, MOST_ENTITIES - len(named_there))
            for name, place in [*((e.of(self.text), e) for e in named_there), *meant_there]:
                asked.append((i, name, "entity", True, answer_of(i, name, place, True)))
        shares = [
            turned_if(other_side, share)
            for share, other_side in zip(
                self.reading.analyzer.heads.read_targets(inside, unattributed), turned, strict=True
            )
        ]
        found: list[list[TargetStance]] = [[] for _ in self.reading.proposals]
        for i, name, origin, mentioned, answer in asked:
            share = answer if isinstance(answer, np.ndarray) else shares[answer]
            found[i].append(target_stance(name, origin, mentioned, share))
        return [tuple(some) for some in found]

    def stance_behind(self, proposal: Proposal, behind: np.ndarray, mentioned: bool) -> np.ndarray:
        """Probabilities of favor, neutral, against of one claim toward a target that its sentences do not name, but the
        article may (`mentioned`): then "he" or "the bill" there may well mean it."""
        claim = self.reading.read_again(proposal, behind)
        share = self.reading.analyzer.heads.read_targets([(claim, claim.asked)])[0]
        weighed: np.ndarray = share if mentioned else share * ABSENT
        return weighed / weighed.sum()

    def entities(self, spans: Sequence[Span], own: frozenset[Span], known: Sequence[str]) -> list[Span]:
        """Names within a claim other than its source's (`own` mentions) and the `known` ones, which are folded, each
        once."""
        found: list[Span] = []
        starts, taken = self.entity_starts, list(known)
        inside = {
            span
            for c in spans
            for span in self.entity_spans[bisect_left(starts, c.start) : bisect_left(starts, c.end)]
            if span.end <= c.end
        }
        for span in sorted(inside):
            if len(found) == MOST_ENTITIES:
                break
            key = folded(span.of(self.text))
            if span not in own and not any(same_folded(key, k) for k in taken):
                taken.append(key)
                found.append(span)
        return found


def turned_if(other_side: bool, share: np.ndarray) -> np.ndarray:
    """Probabilities of favor, neutral, against; what speaks against taken for what speaks for where `other_side`."""
    return share[::-1] if other_side and share[-1] > share[0] else share
