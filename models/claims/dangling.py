"""Contents that end on a word that opens another clause: "a sale of the mill, which", "the fog and", "a loan by".

Whoever speaks in that clause says it: in "Lund left the mill, which Sá calls a ruin" it is "which" that Sá calls so. In
the dev and 500 training articles 26 pronouns go over so, and 18 of them are marked as contents of their own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.analysis import Span
from models.claims.edges import trimmed
from models.claims.links import Part, part_at
from models.document import Document
from models.inference.tokens import Pieces

LAST = re.compile(
    r"(?P<mark>[,—–](?=[ \u00a0])|[”\"’'](?=[ \u00a0])|—(?=\w))?[ \u00a0]?(?<![\w-])"
    r"(?:(?P<before>in|on|at|of|to|for|from|with|by|about|against|over|under|and|or|is|are|was|were)[ \u00a0])?"
    r"(?P<word>which|who|whom|that|what|and|but|or|because|by)$"
)
LONGEST_LAST = 20  # characters of such a word with what stands before it
STOPS = ",—–"
JOINING = frozenset({"and", "but", "or", "because"})
CONJUNCTIONS = frozenset({"and", "but", "or"})
BEING = frozenset({"is", "are", "was", "were"})
NEXT = re.compile(r"(?P<comma>,)?[ \u00a0](?=\S)")
BETWEEN = re.compile(r",?[ \u00a0](?:[a-z]+ly[ \u00a0])?")
LONGEST_BETWEEN = 20  # characters from a source to its cue
REST_END = re.compile(r"[,;:](?!\w)|[ \u00a0][—–-][ \u00a0]|—|\n|[.!?]?[“”\"]|[.!?]$")
LONGEST_CLAUSE = 200  # characters


@dataclass(frozen=True, slots=True)
class Clause:
    """What begins right behind a content: its source, and the cue that speaks in it, with a source or without (indices;
    None for none). Only cues that say something count."""

    source: int | None
    cue: int | None
    told: bool


def hand_over(
    document: Document,
    contents: Sequence[Part],
    cue_of: Sequence[int | None],
    cues: Sequence[Part],
    sources: Sequence[Part],
    source_of: Callable[[int], int | None],
    pieces: Pieces,
) -> tuple[list[Part], list[int | None]]:
    """Contents and the cue of each, after such a last word went: a relative pronoun to the cue of its clause, as a
    content of its own. Where nobody speaks there and no comma stands before it, the content goes on to the end.

    A content whose own attribution stands there keeps the word: "a plan that | Sá said | would fail". `source_of` gives
    the source of a cue.
    """
    text = document.text
    speaking = sorted({cue for cue in cue_of if cue is not None})
    cue_starts = [cues[cue].span.start for cue in speaking]
    source_starts = [source.span.start for source in sources]
    content_starts = sorted(part.span.start for part in contents)
    taken = sorted([*cue_starts, *(part.span.start for part in contents)])

    def clause_at(place: int) -> Clause:
        source, at = _at(source_starts, place), _at(cue_starts, place)
        if at is not None:
            cue = speaking[at]
            return Clause(source, cue, _behind(text, cues[cue].span.end, source_starts) is not None)
        at = _behind(text, sources[source].span.end, cue_starts) if source is not None else None
        return Clause(source, None if at is None else speaking[at], at is not None)

    found: list[tuple[Part, int | None]] = []
    for part, own in zip(contents, cue_of, strict=True):
        span = part.span
        last = LAST.search(text, max(span.start, span.end - LONGEST_LAST), span.end)
        gap = NEXT.match(text, span.end) if last else None
        found.append((part, own))
        if last is None or gap is None or last.start() == span.start:
            continue
        clause = clause_at(gap.end())
        joins = clause.told or _at(content_starts, gap.end()) is not None  # "fog, and" joins nothing
        if _stays(last, gap, clause, own, source_of) and (joins or last["word"] not in CONJUNCTIONS):
            continue
        # A quotation keeps the mark that closes it.
        end = last.start() + (1 if last["mark"] and last["mark"] not in STOPS else 0)
        kept = trimmed(text, span.start, end, STOPS)
        relative = last["word"] != "by" and last["word"] not in JOINING
        if relative and clause.cue is None and not last["mark"]:
            kept = _to_end(document, span, gap.end(), taken) or kept
        shorter = part_at(pieces, kept) if kept is not None else None
        if shorter is None:
            continue
        found[-1] = shorter, own
        if relative and clause.cue is not None and clause.cue != own:
            # "for what they call" is what they call.
            start = last.start("before" if last["before"] and last["word"] != "what" else "word")
            opening = part_at(pieces, Span(start, span.end))
            found += [(opening, clause.cue)] if opening else []
    return [part for part, _ in found], [cue for _, cue in found]


def _stays(
    last: re.Match[str], gap: re.Match[str], clause: Clause, own: int | None, source_of: Callable[[int], int | None]
) -> bool:
    """Whether the content of the cue `own` needs its last word."""
    if last["word"] == "by":  # before whoever acts in the passive: "accused of fraud by | the council"
        return own is None or clause.source is None or source_of(own) != clause.source
    if last["word"] in JOINING:
        return not clause.told or clause.cue == own
    if gap["comma"] and last["word"] in ("that", "what"):
        return True  # "Nobody wants that, she said"
    if clause.cue is not None and last["before"] in BEING:
        return True  # "the tax is what | Lund dislikes": less than that says nothing
    return clause.told and clause.cue == own


def _at(starts: Sequence[int], place: int) -> int | None:
    """The index of what starts at a place."""
    i = bisect_left(starts, place)
    return i if i < len(starts) and starts[i] == place else None


def _behind(text: str, end: int, starts: Sequence[int]) -> int | None:
    """The index of what starts right behind `end`, an adverb between at most."""
    i = bisect_left(starts, end)
    near = i < len(starts) and starts[i] <= end + LONGEST_BETWEEN and BETWEEN.fullmatch(text, end, starts[i])
    return i if near else None


def _to_end(document: Document, span: Span, place: int, taken: Sequence[int]) -> Span | None:
    """The span to the end of the clause that goes on at `place`, unless another content or cue stands in it."""
    sentence = document.sentences[bisect_right(document.sentences, place, key=lambda s: s.start) - 1]
    stop = REST_END.search(document.text, place, min(sentence.end, place + LONGEST_CLAUSE))
    i = bisect_left(taken, place)
    return Span(span.start, stop.start()) if stop and (i == len(taken) or taken[i] >= stop.start()) else None
