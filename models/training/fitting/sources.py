"""Sources told by a description or a pronoun as examples for `ranking`: what `models/resolution/clues.py` says of each
whose name is annotated."""

from collections.abc import Mapping
from functools import partial

from models.analysis import Span
from models.analyzer import Analyzer
from models.article import Reading
from models.mentions.mention import MentionReading
from models.resolution.choice import Choice
from models.resolution.ranking import NOBODY, Features
from models.resolution.sources import Resolver
from models.training.fitting.articles import matched, read_text, spans_of
from models.training.fitting.ranking import Example
from models.training.measures.claims import GoldClaim, Spans
from models.training.measures.names import normal_name
from models.training.sets.data import Record

Names = Mapping[Span, frozenset[str]]  # normalised names that are right, by where a source stands


class Taught(Choice):
    """Chooses for sources whose `names` are known as those tell, and keeps in `seen` what it saw of them."""

    def __init__(self, names: Names, seen: list[Example], *given):
        self.names, self.seen = names, seen
        super().__init__(*given)

    def ranked(self, i: int, reading: MentionReading, features: Mapping[int, Features]) -> dict[int, float]:
        names = self.names.get(self.mentions[i].span)
        if names is not None:
            right = {e for e in features if e != NOBODY and normal_name(self.entities[e].name) in names}
            # Of a name and "the ministry", as somebody before was called too, the name is better.
            right = {e for e in right if self.entities[e].named} or right
            # A pronoun of nobody, a description that is all that is said of somebody.
            own = "" if reading.kind == "pronoun" else normal_name(reading.core.of(self.scene.text))
            if not right and own in names:
                right.add(NOBODY)
            if right:
                self.seen.append((dict(features), right))
                shares = super().ranked(i, reading, features)
                return {max(right, key=lambda e: (shares[e], -e)): 1.0}
        return super().ranked(i, reading, features)


def examples(analyzer: Analyzer, record: Record) -> list[Example]:
    """The sources of one annotated text that are no name; those of which no candidate has the right name teach
    nothing."""
    reading = read_text(analyzer, record.text)
    names = names_of(reading, record) if reading is not None else {}
    if reading is None or not names:
        return []
    types = analyzer.heads.read_claims([reading.read_again(p) for p in reading.proposals])["source_type"]
    mentions, mention_of = reading.mentions(types)
    settings = (analyzer.calibration.threshold, reading.capitals, reading.is_person)
    seen: list[Example] = []
    taught = partial(Taught, names, seen)
    Resolver(reading.document, mentions, reading.frames(mention_of, types), *settings, choice=taught)
    return seen


def names_of(reading: Reading, record: Record) -> Names:
    """The right names of the sources that were found, by their places."""
    gold = [claim_of(claim) for claim in record.claims or ()]
    # Few sets mark claims within claims.
    found = [p for p in reading.proposals if p.source is not None and (record.nested or p.parent is None)]
    named: dict[Span, frozenset[str]] = {}
    for g, i in matched(record.text, gold, [spans_of(p) for p in found]):
        names, source = gold[g].names, found[i].source
        if names is not None and source is not None:
            named[source.span] = names
    return named


def claim_of(claim) -> GoldClaim:
    """A claim of a training set as the measures compare it, its spans and names alone."""
    names = None
    if claim.source_names is not None:
        names = frozenset(map(normal_name, claim.source_names)) or frozenset({""})
    parts = (tuple(Span(*span) for span in part) for part in (claim.content, claim.cue, claim.source))
    return GoldClaim(Spans(*parts), {}, None, names, ())
