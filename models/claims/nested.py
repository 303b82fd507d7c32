"""Claims within a claim: "the ministry said that Lund had promised rain".

Few texts to train on mark these, so that the network is shy of them: where a verb of saying or thinking is the cue,
what it all but takes for one is one. What belongs together is told by where it stands (`beside`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from models.analysis import Span
from models.claims.assembly import assemble
from models.claims.beside import beside_cue, cues_beside, with_objects
from models.claims.contents import behind_addressee
from models.claims.edges import with_verb
from models.claims.links import INNER_CUE, Linker, Part, part_at
from models.claims.proposals import Proposal
from models.claims.reported import is_reported, is_told, may_be_told, without_pointing
from models.claims.subjects import with_subject
from models.claims.tagged import read_parts
from models.claims.wholes import unbroken
from models.claims.wording import may_be_cue, says_something
from models.document import Document
from models.inference.decoding import allowed
from models.inference.encoder import Scores
from models.inference.tokens import Pieces
from models.labels import TAGS

# Taken from the logit of no claim, and where `is_reported` knows the verb; tried on 20 articles of ours (EXPERIMENTS).
SHYNESS, SHYNESS_OF_VERBS = 0.0, 2.5
# What may stand between a cue and the clause that it brings in.
THAT = re.compile(r"(?:[ \u00a0][\w’'-]+){0,6}?[ \u00a0](?P<that>that)[ \u00a0](?=\w)")
RELATIVE = re.compile(r"(?:who|whom|whose|which|where)(?![^\W_])")
UNTAGGED = 0.5  # how sure a content is that no tag took for one


def nested(
    document: Document,
    pieces: Pieces,
    linker: Linker,
    scores: Scores,
    outer: Sequence[Proposal],
    completed: Callable[[dict[str, list[Part]]], dict[str, list[Part]]],
) -> list[Proposal]:
    """The claims within the contents of the outer ones; `parent` indexes `outer`, `completed` gives parts their whole
    sources."""

    def read(shyness: float) -> list[Proposal]:
        logits = scores.inner - np.where(np.array(TAGS) == "O", np.float32(shyness), np.float32(0.0))
        parts = completed(read_parts(logits, pieces, document.text, TAGS, allowed(TAGS)))
        return claims_within(document, linker, scores, outer, parts)

    found = read(SHYNESS)
    held = {i for claim in found for part in (claim.cue, claim.source) if part for i in part.pieces}
    more = (claim for claim in read(SHYNESS_OF_VERBS) if is_reported(document.text, claim))
    return [*found, *(claim for claim in more if claim.cue and held.isdisjoint(claim.cue.pieces))]


def from_that(text: str, content: Sequence[Part], cue: Part, linker: Linker) -> tuple[Part, ...]:
    """The content from the "that" behind its cue on, where it begins with a relative clause within what that brings in:
    "decided at once that it was a man | who had left". Two of 2,032 such contents in the training passages leave a
    "that" out."""
    first = content[0]
    found = THAT.match(text, cue.span.end, first.span.start) if RELATIVE.match(text, first.span.start) else None
    whole = part_at(linker.pieces, Span(found.start("that"), first.span.end)) if found else None
    return (whole, *content[1:]) if whole else tuple(content)


def claims_within(
    document: Document, linker: Linker, scores: Scores, outer: Sequence[Proposal], parts: dict[str, list[Part]]
) -> list[Proposal]:
    """Claims whose content, cue and source all stand within one content of an outer claim; `parent` indexes `outer`."""
    holders = sorted((p.span.start, p.span.end, i) for i, c in enumerate(outer) for p in c.content)
    starts = [h[0] for h in holders]

    def holder(part: Part) -> int | None:
        at = bisect_right(starts, part.span.start) - 1
        return holders[at][2] if at >= 0 and part.span.end <= holders[at][1] else None

    kept = {label: [p for p in some if holder(p) is not None] for label, some in parts.items()}

    def end_of(part: Part) -> int:
        at = bisect_right(starts, part.span.start) - 1
        return holders[at][1]

    tagged = set(kept["content"])
    kept["content"] = with_objects(document, kept, linker.pieces, end_of)
    found = []
    beside = cues_beside(kept, holder)
    for claim in assemble(document, linker, scores.inner, kept, INNER_CUE, beside):
        source, cue = claim.source, claim.cue
        # Scraps of the outer claim's words: "that" before "that she had lied".
        content = tuple(p for p in claim.content if says_something(p.span.of(document.text)))
        if cue is not None:
            content = beside_cue(document, [p for p in content if holder(p) == holder(cue)], cue, linker.pieces)
            content = without_pointing(document.text, content, cue)
        if source is None and cue is not None:
            content, source = with_subject(document.text, content, cue)
        if content and cue is not None:
            content, cue = with_verb(document.text, content, cue, linker.pieces)
            content = content if is_told(document.text, content, cue) else ()
        # Without a cue of its own it would only repeat a part of the outer claim. One of nobody's is mostly a scrap: of
        # 16 in the dev files 4 had the words of a marked claim, and of the nested ones in the training passages one in
        # fourteen is nobody's.
        if (
            content
            and cue is not None
            and source is not None
            and may_be_cue(cue.span.of(document.text))
            and may_be_told(source.span.of(document.text), cue.span.of(document.text))
            and (owner := holder(cue)) is not None
            and holder(source) == owner
        ):
            content = from_that(
                document.text, behind_addressee(document.text, content, cue, linker.pieces), cue, linker
            )
            content = unbroken(document.text, content, (cue, source), outer[owner].content, linker.pieces)
            sure = claim.sure if tagged.issuperset(claim.content) else min(claim.sure, UNTAGGED)
            found.append(Proposal(content, cue, source, owner, sure, claim.cue_sure, claim.source_sure))
    return found
