"""Token scores -> claims without names yet: content, cue and source mention, and which claim stands within which.

Tags say where contents, cues and sources are; links say which belong together. Every content goes to the cue that its
pieces point at, so that a split quotation becomes one claim of several spans; every cue to the source it points at, so
that two cues may share one ("Bell said ... but added ..."). A content that points nowhere is a claim without a cue.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.analysis import Span
from models.claims.assembly import assemble
from models.claims.edges import before_contraction, whole_name
from models.claims.embedded import with_embedded
from models.claims.links import CUE, SOURCE, Linker, Part, Votes
from models.claims.nested import nested
from models.claims.proposals import NamePart, Proposal
from models.claims.tagged import certainty, read_parts
from models.document import Document
from models.inference.decoding import Transitions, allowed
from models.inference.encoder import Scores, softmax
from models.inference.tokens import Pieces
from models.labels import NAMES, TAGS

CONTENT = np.array([TAGS.index("B-content"), TAGS.index("I-content")])
# A cue with tags as sure as this has something to say, even where no content was found.
SURE_CUE = 0.85


def read_claims(
    document: Document,
    pieces: Pieces,
    scores: Scores,
    transitions: Transitions,
    linker: Linker,
    bias: np.ndarray | float = 0.0,
    votes: Votes | None = None,
    capitals: Sequence[Span] = (),
) -> tuple[list[Proposal], list[NamePart]]:
    """The claims in text order, each before those within it, and the names of the text. `bias` is added to the tag
    logits before decoding; with `votes` the links have a say in a second decoding. No source ends within one of the
    names in `capitals` (in text order)."""
    text = document.text
    logits = scores.tags + bias
    parts = read_parts(logits, pieces, text, TAGS, transitions)
    if votes is not None:
        logits = logits + linker.votes(parts, votes)
        parts = read_parts(logits, pieces, text, TAGS, transitions)
        if votes.content:
            wanted = missing_contents(document, pieces, linker, scores.tags, parts)
            if wanted.any():
                logits[np.ix_(wanted, CONTENT)] += votes.content
                parts = read_parts(logits, pieces, text, TAGS, transitions)

    def with_whole_sources(some: dict[str, list[Part]]) -> dict[str, list[Part]]:
        sources = (replace(part, span=before_contraction(text, part.span)) for part in some["source"])
        return {**some, "source": [whole_name(part, capitals, pieces, text) for part in sources]}

    parts = with_whole_sources(parts)
    outer, within = with_embedded(text, pieces, assemble(document, linker, scores.tags, parts, CUE))
    inner = nested(document, pieces, linker, scores, outer, with_whole_sources)
    cues = {claim.cue for claim in inner}
    inner += [claim for claim in within if claim.cue not in cues]
    every = [*outer, *inner]
    order = sorted(range(len(every)), key=lambda i: (every[i].start, every[i].parent is not None))
    place = {old: new for new, old in enumerate(order)}
    ordered = [c if c.parent is None else replace(c, parent=place[c.parent]) for c in (every[i] for i in order)]
    names = read_parts(scores.names, pieces, text, NAMES, allowed(NAMES))
    found = [NamePart(part, sort) for sort, some in names.items() for part in some]
    return ordered, sorted(found, key=lambda n: n.part.first)


def missing_contents(
    document: Document, pieces: Pieces, linker: Linker, tag_scores: np.ndarray, parts: dict[str, list[Part]]
) -> np.ndarray:
    """Which pieces (pieces) stand in the sentence of a sure cue that has a source and no content, and in no part."""
    wanted = np.zeros(len(tag_scores), bool)
    contents, cues, sources = parts["content"], parts["cue"], parts["source"]
    held = {cue for cue, _ in linker.cues_of(contents, cues, CUE)}
    source_firsts = [p.first for p in sources]
    share = softmax(tag_scores).max(-1)
    starts = [s.start for s in document.sentences]
    for number, cue in enumerate(cues):
        if number in held or certainty(share, cue) < SURE_CUE:
            continue
        if linker.follow(cue, SOURCE, source_firsts)[0] is None:
            continue
        sentence = document.sentences[bisect_right(starts, cue.span.start) - 1]
        first, last = np.searchsorted(pieces.starts, [sentence.start, sentence.end])
        wanted[first:last] = True
    for part in (*contents, *cues, *sources):
        wanted[part.first : part.last] = False
    return wanted
