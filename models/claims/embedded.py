"""Claims that a signature or a label makes and no cue in words: embedded posts and the turns of an interview."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.analysis import Span
from models.claims.links import part_at
from models.claims.posts import find_posts, signed
from models.claims.proposals import Proposal
from models.claims.turns import find_turns
from models.inference.tokens import Pieces

SURE = 0.6  # how sure it is at least that such a text is a claim


@dataclass(frozen=True, slots=True)
class Embedded:
    """A stretch of text that is somebody's; of a post that may begin farther on, where a content in it begins."""

    span: Span
    speaker: Span | None
    cue: Span | None


def with_embedded(text: str, pieces: Pieces, outer: Sequence[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    """The outer claims with posts as claims of whoever signed them and turns as claims of whoever speaks, and those
    that then stand within one.

    A claim that a cue outside of the post or turn makes ("he wrote:") keeps it.
    """
    starts = [claim.start for claim in outer]
    gone: set[int] = set()
    made: list[Proposal] = []
    moved: list[tuple[Proposal, Span]] = []
    stretches = list(_find(text))
    ends = [*(found.span.start for found in stretches[1:]), len(text)]
    for found, end in zip(stretches, ends, strict=False):
        here = range(bisect_left(starts, found.span.start), bisect_left(starts, found.span.end))
        inside = [outer[i] for i in here]
        bare = [c for c in inside if _is_bare(c, found.cue)]
        cues = [c.cue for c in inside if c.cue is not None and not _is_bare(c, found.cue)]
        if any(not found.span.start <= cue.span.start < found.span.end for cue in cues):
            continue
        said = found.span
        if found.cue is None:
            said = signed([part.span for c in bare for part in c.content], found.span)
            if inside and not bare:
                continue
        content = part_at(pieces, said)
        speaker = part_at(pieces, found.speaker) if found.speaker else None
        cue = part_at(pieces, found.cue) if found.cue else None
        if content is None or (found.speaker and speaker is None) or (found.cue and cue is None):
            continue
        own = [i for i in here if outer[i].start >= said.start]
        gone.update(own)
        within = [outer[i] for i in own if outer[i].cue is not None and not _is_bare(outer[i], found.cue)]
        moved += [(c, said) for c in within if c.content[-1].span.end <= said.end]
        sure = max([SURE, *(c.sure for c in bare)])
        bares = [outer[i] for i in own if found.cue is not None and _is_bare(outer[i], found.cue)]
        # The label finds the first paragraph of a turn alone.
        later = [p for c in bares for p in c.content if said.end <= p.span.start and p.span.end <= end]
        made.append(Proposal((content, *later), cue, speaker, None, sure, 1.0, 1.0))
    claims = [claim for i, claim in enumerate(outer) if i not in gone] + made
    claims.sort(key=lambda c: (c.start, c.cue.first if c.cue else -1))
    new = {id(claim) for claim in made}
    place = {c.content[0].span: i for i, c in enumerate(claims) if id(c) in new}
    return claims, [replace(c, parent=place[said]) for c, said in moved]


def _is_bare(claim: Proposal, label: Span | None) -> bool:
    """Whether a claim has neither cue nor source, or no other cue than the label’s colon, which brings in the whole
    turn."""
    if claim.cue is None:
        return claim.source is None
    return label is not None and claim.cue.span.start <= label.start < claim.cue.span.end


def _find(text: str) -> Iterator[Embedded]:
    posts = find_posts(text)
    for post in posts:
        yield Embedded(post.span, post.author, None)
    for turn in () if posts else find_turns(text):
        yield Embedded(turn.span, turn.speaker, turn.colon)
