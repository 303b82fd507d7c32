"""Links: which cue a content points at and which source a cue does, and what that says about where cues and sources
begin."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.analysis import Span
from models.deadline import in_time
from models.inference.distance import DistanceBias, row_mean
from models.inference.encoder import Scores, softmax
from models.inference.tokens import Pieces
from models.labels import LINKS, TAGS

CUE, SOURCE, INNER_CUE, ANTECEDENT = range(len(LINKS))
# A link reaches no further than this many pieces either way: as far as a training window did.
REACH = 256
# Of a longer content only so many pieces, evenly spread, are asked how far away a key is: all of them, against all of a
# long text, would take gigabytes.
MOST_QUERIES = 128
# A cue that no content points at takes one that points at it with this probability.
LEAST_SHARE = 0.15
# A source that no cue points at takes one in doubt: less than this adds more wrong sources than right ones (on dev).
LEAST_SOURCE_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Part:
    """A span with the pieces it came from."""

    first: int
    last: int  # one past
    span: Span

    @property
    def pieces(self) -> np.ndarray:
        return np.arange(self.first, self.last)


def part_at(pieces: Pieces, span: Span) -> Part | None:
    """A span with its pieces; None where it has none."""
    first = int(np.searchsorted(pieces.ends, span.start, side="right"))
    last = int(np.searchsorted(pieces.starts, span.end, side="left"))
    return Part(first, last, span) if first < last else None


@dataclass(frozen=True, slots=True)
class Votes:
    """How much a sure link adds to the logit that the piece it points at begins a cue or a source, and how much a sure
    cue without a content adds to those of content in its sentence."""

    cue: float
    source: float
    content: float = 0.0


def near(firsts: Sequence[int], part: Part) -> range:
    """Indices of the parts that begin within reach of one; `firsts` are the first pieces of all, sorted."""
    return range(bisect_left(firsts, part.first - REACH), bisect_right(firsts, part.last + REACH))


def likeliest(among: range, share: np.ndarray) -> tuple[int | None, float]:
    """The likeliest of some candidates, None for nothing, with its probability; `share` is (1 + candidates)."""
    best = int(share.argmax())
    return (among[best - 1] if best else None), float(share[best])


class Linker:
    """Follows the links of one text, each only within the `deadline`."""

    def __init__(self, scores: Scores, pieces: Pieces, distance: DistanceBias, deadline: float | None = None):
        self.scores, self.pieces, self.distance, self.deadline = scores, pieces, distance, deadline
        self.paragraphs = np.cumsum(pieces.separators) - pieces.separators
        self.known: dict[tuple[int, int, int, tuple[int, ...]], np.ndarray] = {}

    def shares(self, part: Part, link: int, firsts: Sequence[int]) -> tuple[range, np.ndarray]:
        """The candidates within reach, of those that begin at `firsts`, and the probability that the pieces of `part`
        point at nothing, or at each of them, on average."""
        among = near(firsts, part)
        if not among:
            return among, np.ones(1, np.float32)
        places = tuple(firsts[among.start : among.stop])
        # Most links are asked for twice: to see whether a cue lacks a content, and to join what belongs together.
        asked = (part.first, part.last, link, places)
        known = self.known.get(asked)
        if known is None:
            where = slice(part.first, part.last)
            nothing = float(row_mean(self.scores.nothing[where, link]))
            logits = self.logits(part.pieces, self.scores.query(where, link), link, np.array(places))
            known = self.known[asked] = softmax(np.concatenate([[nothing], logits]))
        return among, known

    def follow(self, part: Part, link: int, firsts: Sequence[int]) -> tuple[int | None, float]:
        """The candidate that the pieces of `part` point at on average."""
        return likeliest(*self.shares(part, link, firsts))

    def cues_of(self, contents: Sequence[Part], cues: Sequence[Part], link: int) -> list[tuple[int | None, float]]:
        """The cue of each content with its probability. A cue that no content points at takes the likeliest one from a
        cue that has others, or from none, if that content thinks of it at all: nobody says nothing."""
        firsts = [p.first for p in cues]
        asked = [self.shares(part, link, firsts) for part in contents]
        found = [likeliest(*shares) for shares in asked]
        held = Counter(cue for cue, _ in found)
        # At most six cues of each content: every cue against every content would take a square of the text's length.
        offers: dict[int, list[tuple[float, int]]] = {}
        for number, (among, share) in enumerate(asked):
            for place in np.flatnonzero(share[1:] >= LEAST_SHARE).tolist():
                offers.setdefault(among[place], []).append((float(share[place + 1]), number))
        for cue in range(len(cues)):
            if held[cue]:
                continue
            free = [o for o in offers.get(cue, ()) if found[o[1]][0] is None or held[found[o[1]][0]] > 1]
            if free:
                probability, number = max(free)
                held[found[number][0]] -= 1
                held[cue] += 1
                found[number] = (cue, probability)
        return found

    def sources_of(self, cues: Sequence[Part], sources: Sequence[Part]) -> list[tuple[int | None, float]]:
        """The source of each cue with its probability. Two cues may share one; a source that no cue points at takes the
        likeliest cue that points at nobody, if that cue thinks of it at all: somebody's name is there for a reason."""
        firsts = [p.first for p in sources]
        asked = [self.shares(part, SOURCE, firsts) for part in cues]
        found = [likeliest(*shares) for shares in asked]
        taken = {source for source, _ in found}
        offers = sorted(
            (
                (float(share[place + 1]), number, among[place])
                for number, (among, share) in enumerate(asked)
                if found[number][0] is None
                for place in np.flatnonzero(share[1:] >= LEAST_SOURCE_SHARE).tolist()
            ),
            reverse=True,
        )
        for probability, number, source in offers:
            if found[number][0] is None and source not in taken:
                found[number] = (source, probability)
                taken.add(source)
        return found

    def logits(self, queries: np.ndarray, query: np.ndarray, link: int, keys: np.ndarray) -> np.ndarray:
        """The logits of linking pieces `queries`, whose mean query is `query`, to each of the pieces `keys`.

        Raises DeadlineExceeded once it has passed.
        """
        in_time(self.deadline)
        if len(queries) > MOST_QUERIES:
            queries = queries[np.linspace(0, len(queries) - 1, MOST_QUERIES).astype(np.int64)]
        bias = self.distance.mean(link, queries, self.paragraphs[queries], keys, self.paragraphs[keys])
        return self.scores.keys_of(keys, link) @ query + bias

    def votes(self, parts: Mapping[str, Sequence[Part]], weights: Votes) -> np.ndarray:
        """What the links of contents and cues add to the tag logits (pieces, tags).

        Tags alone miss a source that stands apart from its cue; the cue that looks for one often still finds it.
        """
        added = np.zeros((len(self.scores.tags), len(TAGS)), np.float32)
        pairs = (("content", CUE, "B-cue", weights.cue), ("cue", SOURCE, "B-source", weights.source))
        for role, link, tag, weight in pairs:
            column = TAGS.index(tag)
            for part in parts[role]:
                around = np.arange(max(0, part.first - REACH), min(len(added), part.last + REACH))
                where = slice(part.first, part.last)
                logits = self.logits(part.pieces, self.scores.query(where, link), link, around)
                share = softmax(np.concatenate([[row_mean(self.scores.nothing[where, link])], logits]))[1:]
                added[around, column] = np.maximum(added[around, column], weight * share)
        return added
