"""Contents, cues and sources -> claims: joined along the links, and as quotations, questions and the words go."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models.analysis import Span
from models.claims.closings import close_with_mark
from models.claims.contents import behind_addressee, without_last_comma
from models.claims.continuations import carry_on, stay_beside, without_strays
from models.claims.crossing import by_sentences
from models.claims.dangling import hand_over
from models.claims.edges import beyond_count, beyond_possessive, verb_behind
from models.claims.insertions import with_adverb
from models.claims.links import CUE, SOURCE, Linker, Part, part_at
from models.claims.proposals import Proposal
from models.claims.questions import with_questions
from models.claims.resumptions import take_up
from models.claims.subjects import joined_subject, without_teller
from models.claims.tagged import certainty
from models.claims.unclaimed import with_unclaimed
from models.claims.wholes import joined, with_opening, with_relative
from models.claims.wording import is_bare
from models.document import Document
from models.inference.encoder import softmax
from models.inference.tokens import Pieces
from models.quoting.quotations import repair_edges


def assemble(
    document: Document,
    linker: Linker,
    tag_scores: np.ndarray,
    parts: dict[str, list[Part]],
    link: int,
    beside: Sequence[int | None] = (),
) -> list[Proposal]:
    """Join contents, cues and sources along the links; where the cue `beside` a content is known (a number for each
    content, None where it is not), along that."""
    contents, cues, sources = parts["content"], parts["cue"], parts["source"]
    source_firsts = [p.first for p in sources]
    share = softmax(tag_scores).max(-1)
    held: dict[int, list[tuple[Part, float]]] = {}
    alone: list[tuple[Part, float]] = []
    followed = linker.cues_of(contents, cues, link)
    if beside:
        # The place was never asked of the network.
        followed = [
            old if cue is None or cue == old[0] else (cue, 0.5) for old, cue in zip(followed, beside, strict=True)
        ]
    sure_of = {part: probability for part, (_, probability) in zip(contents, followed, strict=True)}
    cue_of = [cue for cue, _ in followed]
    asking: set[int] = set()
    if link == CUE:
        contents, cue_of = close_with_mark(
            document.text, document.quotations, contents, cue_of, cues, sources, linker.pieces
        )

        def source_of(cue: int) -> int | None:
            return linker.follow(cues[cue], SOURCE, source_firsts)[0]

        def teller_of(cue: int) -> Part | None:
            source = source_of(cue)
            return None if source is None else sources[source]

        def speaks(cue: int) -> bool:
            return source_of(cue) is not None

        contents, cue_of = without_strays(document.text, contents, cue_of, cues, linker.paragraphs)
        cue_of = stay_beside(contents, cue_of, cues, speaks, linker.paragraphs)
        contents, cue_of = with_nouns(document.text, contents, cue_of, sources, cues, linker.pieces)
        contents, cue_of = hand_over(document, contents, cue_of, cues, sources, source_of, linker.pieces)
        contents, cue_of = carry_on(document.quotations, contents, cue_of, cues, linker.pieces, linker.paragraphs)
        contents, cue_of = by_sentences(document, contents, cue_of, cues, linker.pieces)
        contents, cue_of = with_unclaimed(
            document.text, document.quotations, contents, cue_of, cues, teller_of, linker.pieces
        )
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
        if teller is not None and (verb := verb_behind(document.text, spoken.span, teller.span)) != spoken.span:
            spoken = part_at(linker.pieces, verb) or spoken
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
