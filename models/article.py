"""One article on its way from scores to an answer: claims, whose they are, and their stances."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from models.analysis import Attribution, Claim, Source, Span, Target
from models.assertions import stands_behind
from models.claims.attribution import read_claims
from models.claims.likely import likely
from models.claims.links import ANTECEDENT, Linker, Part, part_at
from models.claims.proposals import Proposal
from models.claims.turns import is_answer
from models.deadline import in_time
from models.document import Document, read_document
from models.inference.encoder import Scores, softmax
from models.inference.passages import sentence_numbers
from models.inference.second_pass import ReadClaim
from models.inference.tokens import Pieces, read_pieces
from models.labels import SOURCE_TYPES
from models.mentions.peoples import is_adjective
from models.mentions.pronouns import is_pronoun
from models.naming.corrected import cut_to_persons, with_given_names, with_openings, without_openings
from models.naming.names import find_names
from models.quoting.quotations import quotation_kind
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.sources import resolve_sources
from models.stance import commitment_of, kind_of
from models.text.function_words import ARTICLES, FEMALE_PRONOUNS, MALE_PRONOUNS
from models.toward import Stances

if TYPE_CHECKING:
    from models.analyzer import Analyzer

OF_PERSONS = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(MALE_PRONOUNS | FEMALE_PRONOUNS))})(?![^\W_])", re.IGNORECASE)


class Reading:
    """One text being read: what the later steps share. Each raises DeadlineExceeded once `deadline` has passed."""

    def __init__(
        self,
        analyzer: Analyzer,
        document: Document,
        pieces: Pieces,
        scores: Scores,
        deadline: float | None = None,
    ):
        self.deadline = deadline
        self.analyzer, self.document, self.pieces, self.scores = analyzer, document, pieces, scores
        self.text = document.text
        self.sentences = sentence_numbers(pieces.starts, [s.start for s in document.sentences])
        self.linker = Linker(scores, pieces, analyzer.distance, deadline)
        self.capitals = find_names(self.text)
        proposals, self.names = read_claims(
            document,
            pieces,
            scores,
            analyzer.transitions,
            self.linker,
            analyzer.tag_bias,
            analyzer.votes,
            self.capitals,
        )
        calibration = analyzer.calibration
        confidences = [calibration.claim(proposal) for proposal in proposals]
        self.proposals = likely(document, proposals, confidences, calibration.least)
        persons = [n.part.span for n in self.names if n.sort == "person" and " " in n.part.span.of(self.text)]
        self.capitals = cut_to_persons(self.text, with_given_names(self.text, self.capitals, persons), persons)
        bodies = [n.part.span for n in self.names if n.sort == "organization"]
        self.capitals = with_openings(self.text, self.capitals, bodies)
        tagged = [n.part.span for n in self.names]
        self.capitals = without_openings(self.text, self.capitals, tagged)
        # Of the links those to antecedents are still to be followed.
        self.scores = self.linker.scores = scores.keeping(ANTECEDENT)
        # Capitals give a name's edges, the network says that it is one: "Putin", not "Putin’s" or "the".
        sort_of = {i: n.sort for n in self.names for i in range(n.part.first, n.part.last)}
        self.named = [span for span in self.capitals if not sort_of.keys().isdisjoint(self.pieces_of(span).tolist())]
        self.is_person = self.mostly_persons(self.named, sort_of)

    def answer(self, targets: Sequence[Target]) -> tuple[tuple[Source, ...], tuple[Claim, ...]]:
        toward = Stances(self, targets)
        wanted = toward.asked_about()
        small = self.scores.lower.small
        read = [self.read_again(proposal).keeping(wanted, small) for proposal in self.proposals]
        heads = self.analyzer.heads.read_claims(read)
        sources, attributions = self.sources(heads["source_type"])
        stances = toward.of(read, sources, attributions)
        claims = []
        for i, proposal in enumerate(self.proposals):
            in_time(self.deadline)
            content = tuple(part.span for part in proposal.content)
            cue = (proposal.cue.span,) if proposal.cue else ()
            said_by = proposal.source.span if proposal.source else None
            confidence = self.analyzer.calibration.claim(proposal)
            source = replace(attributions[i], confidence=self.analyzer.calibration.source(attributions[i], confidence))
            claims.append(
                Claim(
                    f"c{i + 1}",
                    f"c{proposal.parent + 1}" if proposal.parent is not None else None,
                    quotation_kind(self.text, content, self.document.quotations),
                    kind_of(heads["kind"][i]),
                    content,
                    cue,
                    source,
                    commitment_of(stands_behind(self.text, cue[0] if cue else None, said_by, heads["commitment"][i])),
                    stances[i],
                    confidence,
                )
            )
        return sources, tuple(claims)

    def read_again(self, proposal: Proposal, behind: np.ndarray | None = None) -> ReadClaim:
        """A claim by itself, with the lower states of a target behind it."""
        in_time(self.deadline)
        return self.analyzer.second_pass.read(self.scores.lower, self.sentences, proposal.pieces(), behind)

    def mentions(self, types: np.ndarray, more: Sequence[Part] = ()) -> tuple[list[ScoredMention], dict[int, int]]:
        """Source mentions of claims, names of the text and any `more`, in order, and behind them the other pronouns of
        persons, with what the network says of each; and the mention of each claim (claim -> mention)."""
        parts: dict[Span, Part] = {}
        shares: dict[Span, list[np.ndarray]] = {part.span: [] for part in more}
        for proposal, row in zip(self.proposals, types, strict=True):
            if proposal.source is not None:
                parts[proposal.source.span] = proposal.source
                shares.setdefault(proposal.source.span, []).append(row)
        covered = {i for part in parts.values() for i in range(part.first, part.last)}
        for part in (*more, *self.name_parts()):
            if part.first not in covered:
                parts.setdefault(part.span, part)
        ordered = sorted(parts.values(), key=lambda p: (p.span.start, p.span.end))
        number = {part.span: i for i, part in enumerate(ordered)}
        firsts, order = np.array([p.first for p in ordered], np.int64), np.arange(len(ordered))
        found = []
        for i, part in enumerate(ordered):
            in_time(self.deadline)
            rows = shares.get(part.span)
            kinds = {label: float(v) for label, v in zip(SOURCE_TYPES, np.mean(rows, 0), strict=True)} if rows else {}
            antecedents = self.antecedents(i, part, firsts, order) if rows is not None else ()
            found.append(ScoredMention(part.span, kinds, antecedents, rows is not None))
        # These come last and are among no source's antecedents: whom they mean is told by the sources, not these by it.
        alone = {i for part in parts.values() if is_pronoun(part.span.of(self.text)) for i in part.pieces.tolist()}
        others = [part for part in self.pronouns() if part.first not in alone]
        firsts = np.array([p.first for p in (*ordered, *others)], np.int64)
        order = np.argsort(firsts, kind="stable")
        firsts = firsts[order]
        for i, part in enumerate(others, len(ordered)):
            in_time(self.deadline)
            found.append(ScoredMention(part.span, {}, self.antecedents(i, part, firsts, order), False))
        return found, {i: number[p.source.span] for i, p in enumerate(self.proposals) if p.source is not None}

    def pronouns(self) -> list[Part]:
        """Where a person is meant by he, she and their like."""
        found = (part_at(self.pieces, Span(*match.span())) for match in OF_PERSONS.finditer(self.text))
        return [part for part in found if part is not None]

    def name_parts(self) -> list[Part]:
        """Names of people and bodies: those that the network tags, and those that the capitals show besides."""
        named = [n.part for n in self.names if n.sort in ("person", "organization")]
        # Of "The council" the network may tag no more than the article.
        named = [part for part in named if part.span.of(self.text).casefold() not in ARTICLES]
        found = [part for part in named if not is_adjective(self.text, part.span)]
        taken = {i for p in found for i in range(p.first, p.last)}
        for span in self.capitals:
            part = part_at(self.pieces, span)
            if part is not None and part.first not in taken and not is_adjective(self.text, span):
                found.append(part)
        return found

    def antecedents(self, i: int, part: Part, firsts: np.ndarray, order: np.ndarray) -> tuple[tuple[int, float], ...]:
        """The probability of each other mention within reach to be what mention `i` refers to; `firsts` (mentions) are
        the first pieces of the mentions, rising, and `order` (mentions) their numbers."""
        size = self.analyzer.encoder.size
        within = slice(*np.searchsorted(firsts, [part.first - size * 2, part.first + size]).tolist())
        others = (order[within] != i) & (firsts[within] != part.first)
        keys, among = firsts[within][others], order[within][others]
        if not len(among):
            return ()
        query = self.scores.query(slice(part.first, part.first + 1), ANTECEDENT)
        logits = self.linker.logits(np.array([part.first]), query, ANTECEDENT, keys)
        share = softmax(np.concatenate([[self.scores.nothing[part.first, ANTECEDENT]], logits]))[1:]
        kept = np.flatnonzero(share > 0.01)
        return tuple((int(among[k]), float(share[k])) for k in kept)

    def frames(self, mention_of: dict[int, int], types: np.ndarray) -> list[ClaimFrame]:
        """The claims as the resolver sees them; types (claims, labels) are probabilities."""
        starts = [p.start for p in self.document.paragraphs]
        frames = []
        for i, p in enumerate(self.proposals):
            content = tuple(part.span for part in p.content)
            goes_on = (
                p.cue is None
                and p.source is None
                and quotation_kind(self.text, content, self.document.quotations) == "direct"
            )
            frames.append(
                ClaimFrame(
                    i,
                    mention_of.get(i),
                    content,
                    (p.cue.span,) if p.cue else (),
                    bisect_right(starts, content[0].start) - 1,
                    goes_on,
                    p.parent,
                    p.source is None and p.cue is not None and SOURCE_TYPES[int(types[i].argmax())] == "author",
                    p.source is None and p.cue is not None and is_answer(self.text, p.cue.span),
                )
            )
        return frames

    def sources(self, types: np.ndarray) -> tuple[tuple[Source, ...], list[Attribution]]:
        mentions, mention_of = self.mentions(types)
        in_time(self.deadline)
        return resolve_sources(
            self.document,
            mentions,
            self.frames(mention_of, types),
            threshold=self.analyzer.calibration.threshold,
            found=self.capitals,
            tagged=self.is_person,
            deadline=self.deadline,
        )

    def mostly_persons(self, named: Sequence[Span], sort_of: Mapping[int, str]) -> dict[Span, bool]:
        """Of names that the network tags too, whether it takes most of their tagged pieces for a person's."""
        found = {}
        for span in named:
            sorts = [sort_of[i] for i in self.pieces_of(span).tolist() if i in sort_of]
            found[span] = sorts.count("person") * 2 > len(sorts)
        return found

    def pieces_of(self, span: Span) -> np.ndarray:
        part = part_at(self.pieces, span)
        return part.pieces if part else np.zeros(0, np.int64)

    def lower_of(self, name: str) -> np.ndarray:
        """Lower states of a target's name by itself."""
        return self.analyzer.encoder.lower_of(read_pieces(read_document(name), self.analyzer.tokenizer))
