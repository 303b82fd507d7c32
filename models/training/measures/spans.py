"""When two sets of spans are the same, when they overlap, and which answered claim stands for which gold claim."""

from collections.abc import Callable, Iterable, Sequence

from models.analysis import Span

# White space, quotation marks, final commas and stops: annotators differ on them, so they are no part of a comparison.
EDGE = frozenset(" \t\r\n\u00a0\"“”„‟'‘’‚‛«»‹›`,.;:")

Characters = frozenset[int]


def trimmed(text: str, spans: Iterable[Span]) -> Characters:
    """Offsets of the spans' characters, without white space and without what only edges a span.

    >>> sorted(trimmed('say “it, no”.', [Span(4, 13)]))
    [5, 6, 7, 9, 10]
    """
    kept: set[int] = set()
    for span in spans:
        inside = range(span.start, min(span.end, len(text)))
        first = next((i for i in inside if text[i] not in EDGE), None)
        if first is None:
            continue
        last = next(i for i in reversed(inside) if text[i] not in EDGE)
        kept.update(i for i in range(first, last + 1) if not text[i].isspace())
    return frozenset(kept)


def iou(one: Characters, other: Characters) -> float:
    """Characters shared, as a part of all the characters of both; 0 where either is empty.

    >>> iou(frozenset({1, 2, 3}), frozenset({3, 4}))
    0.25
    """
    return len(one & other) / len(one | other) if one and other else 0.0


def agree(one: Characters, other: Characters) -> bool:
    """Both overlap, or both are absent."""
    return bool(one & other) if one or other else True


def matching(gold: Sequence, answered: Sequence, score: Callable[..., float], floor: float) -> list[tuple[int, int]]:
    """Pairs (gold index, answered index), each index once, taken best score first; below `floor` or at 0 none.

    Greedy and not optimal, because the definition of the figures is; ties go to the earlier claim.

    >>> matching([10, 20], [19, 11, 50], lambda g, a: 1 / (1 + abs(g - a)), 0.3)
    [(0, 1), (1, 0)]
    """
    ranked = sorted((-score(g, a), i, j) for i, g in enumerate(gold) for j, a in enumerate(answered))
    free_gold, free_answered, pairs = set(range(len(gold))), set(range(len(answered))), []
    for negative, i, j in ranked:
        if negative >= 0 or -negative < floor:
            break
        if i in free_gold and j in free_answered:
            free_gold.discard(i)
            free_answered.discard(j)
            pairs.append((i, j))
    return pairs


def cut(spans: Iterable[Span], pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, cut wherever a piece (a sentence) ends: what a reader of single sentences can give at best.

    >>> cut([Span(2, 9)], [Span(0, 5), Span(6, 12)])
    (Span(start=2, end=5), Span(start=6, end=9))
    """
    parts = ((max(s.start, p.start), min(s.end, p.end)) for s in spans for p in pieces)
    return tuple(Span(start, end) for start, end in parts if start < end)
