"""Token scores -> claims without names yet: content, cue and source mention, and which claim stands within which.

Tags say where contents, cues and sources are; links say which belong together. Every content goes to the cue that its
pieces point at, so that a split quotation becomes one claim of several spans; every cue to the source it points at, so
that two cues may share one ("Bell said ... but added ..."). A content that points nowhere is a claim without a cue.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.analysis import Span
from models.claims.closings import close_with_mark
from models.claims.contents import (
    after_dateline,
    after_question,
    after_time,
    behind_addressee,
    without_comma,
    without_last_comma,
    without_unsaid,
)
from models.claims.continuations import carry_on, stay_beside, without_strays
from models.claims.crossing import by_sentences
from models.claims.dangling import hand_over
from models.claims.edges import (
    before_contraction,
    beyond_adverb,
    beyond_article,
    beyond_contraction,
    beyond_count,
    beyond_number,
    beyond_possessive,
    trimmed,
    whole_name,
    with_verb,
    without_aside,
)
from models.claims.embedded import with_embedded
from models.claims.insertions import with_adverb
from models.claims.links import CUE, INNER_CUE, SOURCE, Linker, Part, Votes
from models.claims.proposals import NamePart, Proposal
from models.claims.questions import with_questions
from models.claims.resumptions import take_up
from models.claims.subjects import joined_subject, with_subject, without_teller
from models.claims.wholes import joined, unbroken, with_opening, with_relative
from models.claims.wording import calls_somebody, is_bare, may_be_cue, says_something
from models.document import Document
from models.inference.decoding import Transitions, allowed, decode, spans_of
from models.inference.distance import row_mean
from models.inference.encoder import Scores, softmax
from models.inference.tokens import Pieces
from models.labels import NAMES, TAGS
from models.quoting.quotations import repair_edges

CONTENT = np.array([TAGS.index("B-content"), TAGS.index("I-content")])
# A cue with tags as sure as this has something to say, even where no content was found.
SURE_CUE = 0.85
# Taken from the logit of "no claim within a claim": few texts to train on mark these, so that the network is shy of
# them. In 36 new articles of ours 48 are found with it, some 40 of them right, and 20 without.
SHYNESS = 1.0
# "..., as" before "the Courier reported" is no part of what it reported.
LOOSE_AS = ", as"
# The mark that opens the words of a source is no part of its own: "Police 'sorry' for delay".
OPENED = re.compile(r"[ \u00a0]['\"“‘«]+$")


def read_parts(
    scores: np.ndarray, pieces: Pieces, text: str, tags: Sequence[str], transitions: Transitions
) -> dict[str, list[Part]]:
    """Spans of each label in text order."""
    decoded = decode(scores, pieces.words, pieces.lengths, tags, transitions)
    decoded[pieces.separators] = 0
    found: dict[str, list[Part]] = {tag[2:]: [] for tag in tags if tag.startswith("B-")}
    for label, first, last in spans_of(decoded, tags):
        start, end = int(pieces.starts[first]), int(pieces.ends[last - 1])
        # A content keeps its final comma within the quotation; a cue or a source ends before one. A cue may be a colon.
        span = (trimmed(text, start, end, ",:;") if label != "content" else None) or trimmed(text, start, end)
        if span is not None and label == "content" and text.endswith(LOOSE_AS, span.start, span.end):
            span = trimmed(text, span.start, span.end - len(LOOSE_AS))
        if span is not None and label in ("content", "source"):
            span = after_time(text, span)
        if span is not None and label == "content":
            span = without_comma(text, span)
        if span is not None and label == "content":
            span = without_unsaid(text, beyond_number(text, after_question(text, after_dateline(text, span))))
        if span is not None and label == "source":
            if (opened := OPENED.search(text, span.start, span.end)) is not None:
                span = trimmed(text, span.start, opened.start())
            span = without_aside(text, beyond_article(text, span)) if span is not None else None
        if span is not None and label == "cue" and last < len(decoded) and decoded[last] == 0:
            span = beyond_contraction(text, beyond_adverb(text, span))
            last = max(last, int(np.searchsorted(pieces.starts, span.end, side="left")))
        if span is not None and (label in ("cue", "content") or calls_somebody(span.of(text))):
            found[label].append(Part(first, last, span))
    return found


def certainty(tag_shares: np.ndarray, part: Part) -> float:
    """How sure the tags of a part are: the least of its pieces' probabilities at the edges, and their mean."""
    share = tag_shares[part.first : part.last]
    return float(min(share[0], share[-1], row_mean(share)))


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
    within_logits = scores.inner - np.where(np.array(TAGS) == "O", np.float32(SHYNESS), np.float32(0.0))
    inner_parts = with_whole_sources(read_parts(within_logits, pieces, text, TAGS, allowed(TAGS)))
    inner = nested(document, linker, scores, outer, inner_parts)
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


def assemble(
    document: Document, linker: Linker, tag_scores: np.ndarray, parts: dict[str, list[Part]], link: int
) -> list[Proposal]:
    """Join contents, cues and sources along the links."""
    contents, cues, sources = parts["content"], parts["cue"], parts["source"]
    source_firsts = [p.first for p in sources]
    share = softmax(tag_scores).max(-1)
    held: dict[int, list[tuple[Part, float]]] = {}
    alone: list[tuple[Part, float]] = []
    followed = linker.cues_of(contents, cues, link)
    sure_of = {part: probability for part, (_, probability) in zip(contents, followed, strict=True)}
    cue_of = [cue for cue, _ in followed]
    asking: set[int] = set()
    if link == CUE:
        contents, cue_of = close_with_mark(
            document.text, document.quotations, contents, cue_of, cues, sources, linker.pieces
        )

        def source_of(cue: int) -> int | None:
            return linker.follow(cues[cue], SOURCE, source_firsts)[0]

        def speaks(cue: int) -> bool:
            return source_of(cue) is not None

        contents, cue_of = without_strays(document.text, contents, cue_of, cues, linker.paragraphs)
        cue_of = stay_beside(contents, cue_of, cues, speaks, linker.paragraphs)
        contents, cue_of = with_nouns(document.text, contents, cue_of, sources, cues, linker.pieces)
        contents, cue_of = hand_over(document, contents, cue_of, cues, sources, source_of, linker.pieces)
        contents, cue_of = carry_on(document.quotations, contents, cue_of, cues, linker.pieces, linker.paragraphs)
        contents, cue_of = by_sentences(document, contents, cue_of, cues, linker.pieces)
        cue_of, cues, asking = with_questions(document.text, contents, cue_of, cues, linker.pieces)
    for part, cue in zip(contents, cue_of, strict=True):
        # What marks alone carry on, or a noun took up, was never asked of the network.
        probability = sure_of.get(part, 0.5)
        if cue is None:
            alone.append((part, probability))
        else:
            held.setdefault(cue, []).append((part, probability))
    found = []
    own_sources = linker.sources_of([cues[cue] for cue in held], sources)
    tagged = sorted(part.span for part in (*contents, *cues, *sources))
    for (cue, members), (source, source_sure) in zip(held.items(), own_sources, strict=True):
        content = joined([repaired(document, part) for part, _ in members])
        content = behind_addressee(document.text, content, cues[cue], linker.pieces)
        spoken = cues[cue]
        teller = sources[source] if source is not None and cue not in asking else None
        content = without_last_comma(document, content, spoken, teller, linker.pieces)
        if teller is not None:
            said = beyond_possessive(document.text, teller.span, spoken.span)
            said = beyond_count(document.text, said, spoken.span)
            teller = teller if said == teller.span else Part(teller.first, spoken.first, said)
            content, teller = without_teller(document.text, content, spoken, teller)
        if teller is not None:
            content, spoken = with_adverb(document.text, content, spoken, teller, linker.pieces)
            content = with_relative(document.text, content, spoken, teller, tagged, linker.pieces)
            content = with_opening(document, content, spoken, teller, tagged, linker.pieces)
        sure = min(certainty(share, p) for p in (*content, spoken))
        found.append(
            Proposal(
                content,
                spoken,
                teller,
                None,
                sure,
                float(np.mean([p for _, p in members])),
                source_sure,
            )
        )
    for part, probability in alone:
        found.append(Proposal((repaired(document, part),), None, None, None, certainty(share, part), probability, 1.0))
    found = with_joined_subjects(document, found)
    told = [c for c in found if c.source is not None or not all(is_bare(p.span.of(document.text)) for p in c.content)]
    return sorted(told, key=lambda c: (c.start, c.cue.first if c.cue else -1))


def with_joined_subjects(document: Document, claims: Sequence[Proposal]) -> list[Proposal]:
    """The claims, those whose cue shares the subject of the cue before it in its sentence with that subject."""
    starts = [s.start for s in document.sentences]
    spoken: dict[int, list[tuple[Span, Part]]] = {}
    found = []
    for claim in sorted(claims, key=lambda c: c.cue.span.start if c.cue else -1):
        if (cue := claim.cue) is not None:
            before = spoken.setdefault(bisect_right(starts, cue.span.start), [])
            if claim.source is None and (source := joined_subject(document.text, cue.span, before)):
                claim = replace(claim, source=source, source_sure=0.5)
            if claim.source is not None:
                before.append((cue.span, claim.source))
        found.append(claim)
    return found


def with_nouns(
    text: str,
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    sources: Sequence[Part],
    cues: Sequence[Part],
    pieces: Pieces,
) -> tuple[list[Part], list[int | None]]:
    """Contents and their cues, after nouns that take up what was said went to their own cue as all that it says."""
    known = dict(zip((part.first for part in contents), cue_of, strict=True))
    parts, own = take_up(text, contents, sources, cues, pieces)
    taken = set(own.values())
    kept = [part for part in parts if part in own or known.get(part.first) not in taken]
    return kept, [own[part] if part in own else known.get(part.first) for part in kept]


def repaired(document: Document, part: Part) -> Part:
    return Part(part.first, part.last, repair_edges(document.text, part.span, document.quotations))


def nested(
    document: Document, linker: Linker, scores: Scores, outer: Sequence[Proposal], parts: dict[str, list[Part]]
) -> list[Proposal]:
    """Claims whose content, cue and source all stand within one content of an outer claim; `parent` indexes `outer`."""
    holders = sorted((p.span.start, p.span.end, i) for i, c in enumerate(outer) for p in c.content)
    starts = [h[0] for h in holders]

    def holder(part: Part) -> int | None:
        at = bisect_right(starts, part.span.start) - 1
        return holders[at][2] if at >= 0 and part.span.end <= holders[at][1] else None

    kept = {label: [p for p in some if holder(p) is not None] for label, some in parts.items()}
    found = []
    for claim in assemble(document, linker, scores.inner, kept, INNER_CUE):
        owners = {holder(p) for p in (*claim.content, claim.cue, claim.source) if p is not None}
        # Scraps of the outer claim's words: "that" before "that she had lied".
        content = tuple(p for p in claim.content if says_something(p.span.of(document.text)))
        content = () if len(content) == 1 and is_bare(content[0].span.of(document.text)) else content
        source = claim.source
        cue = claim.cue
        if source is None and cue is not None:
            content, source = with_subject(document.text, content, cue)
        if content and cue is not None:
            content, cue = with_verb(document.text, content, cue, linker.pieces)
        # Without a cue of its own it would only repeat a part of the outer claim. One of nobody's is mostly a scrap: of
        # 16 in the dev files 4 had the words of a marked claim, and of the nested ones in the training passages one in
        # fourteen is nobody's.
        if (
            content
            and cue is not None
            and source is not None
            and may_be_cue(cue.span.of(document.text))
            and len(owners) == 1
            and (owner := owners.pop()) is not None
        ):
            content = unbroken(document.text, content, (cue, source), outer[owner].content, linker.pieces)
            found.append(Proposal(content, cue, source, owner, claim.sure, claim.cue_sure, claim.source_sure))
    return found
