"""Whom or what a claim's stance is asked toward: where a target of the request stands, and the names within a claim."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from models.analysis import Source, Span, Target
from models.text.function_words import ARTICLES
from models.text.person_words import COURTESY
from models.text.plain import read_plain
from models.text.words import words_of

UNSAID_BEFORE_NAMES = COURTESY | ARTICLES


def folded(words: str) -> str:
    """A name as it is compared: small letters, no marks, no article or courtesy title before it.

    >>> folded("The Ministry of Defence’s"), folded("Mr Lund")
    ('ministry of defence', 'lund')
    """
    found = words_of(words)
    while len(found) > 1 and found[0] in UNSAID_BEFORE_NAMES:
        found = found[1:]
    return " ".join(found)


def edged(name: str) -> str:
    """A pattern for the name as whole words."""
    return ("(?<!\\w)" if name[0].isalnum() else "") + re.escape(name) + ("(?!\\w)" if name[-1].isalnum() else "")


def places(text: str, names: Iterable[str]) -> list[Span]:
    """Where any of the names stands in the text as whole words, capitals aside, in text order.

    >>> places("NATO and nato’s allies, not NATOs", ["Nato"])
    [Span(start=0, end=4), Span(start=9, end=13)]
    """
    wanted = sorted({n.strip() for n in names if n.strip()}, key=len, reverse=True)
    if not wanted:
        return []
    pattern = "|".join(edged(n) for n in wanted)
    return [Span(*m.span()) for m in re.finditer(pattern, text, re.IGNORECASE)]


def forms_of(target: Target) -> tuple[str, ...]:
    """A target's name and aliases, written as the text is read."""
    return tuple(read_plain(form).text for form in (target.name, *target.aliases))


class Requested:
    """A target of the request, found in the text by its names and, through the sources, by coreference."""

    def __init__(self, text: str, target: Target, sources: Sequence[Source]):
        self.name = target.name
        self.forms = forms_of(target)
        self.spans = places(text, self.forms)
        self.keys = frozenset(map(folded, self.forms)) - {""}
        same = [s for s in sources if s.name and folded(s.name) in self.keys]
        self.source_ids = {s.id for s in same}
        if same:
            more = {m.span for s in same for m in s.mentions}
            self.spans = sorted({*self.spans, *more})
        self.starts = [s.start for s in self.spans]

    def near(self, claim: Sequence[Span]) -> Span | None:
        """The mention within the claim's spans, else the nearest one; None where the text has none."""
        if not self.spans:
            return None
        # Searched, not scanned: a target named at every word has as many places as the text has claims.
        within = [
            i for c in claim if (i := bisect_left(self.starts, c.start)) < len(self.starts) and self.starts[i] < c.end
        ]
        if within:
            return self.spans[min(within)]
        after = bisect_left(self.starts, claim[0].start)
        return min(self.spans[max(after - 1, 0) : after + 1], key=lambda s: abs(s.start - claim[0].start))


def wherever(text: str, seen: Iterable[Span], names: Iterable[Span]) -> list[Span]:
    """The names that are `seen`, wherever else among `names` they stand: a name that a network sees once is one.

    >>> wherever("Lund met Sá. Lund left.", [Span(0, 4)], [Span(0, 4), Span(9, 11), Span(13, 17)])
    [Span(start=0, end=4), Span(start=13, end=17)]
    """
    words = {span.of(text) for span in seen}
    return [span for span in names if span.of(text) in words]


def same_folded(x: str, y: str) -> bool:
    """Whether one name is the other or a part of it at its edges (Wagner, Wagner Group), both folded."""
    return bool(x and y) and (x == y or f" {x} " in f" {y} " or f" {y} " in f" {x} ")


class Meant:
    """Where pronouns and descriptions mean somebody who is named elsewhere: "the firm", "him"."""

    def __init__(self, sources: Sequence[Source]):
        self.places = sorted(
            (mention.span, source.name)
            for source in sources
            if source.named and source.name
            for mention in source.mentions
            if mention.kind != "name"
        )
        self.starts = [span.start for span, _ in self.places]
        self.keys = {name: folded(name) for _, name in self.places}

    def within(self, spans: Sequence[Span], known: Sequence[str], most: int) -> list[tuple[str, Span]]:
        """Names of those who are meant within some spans, each with a place, and no more than `most`; none that is one
        of the `known`, which are folded."""
        found: dict[str, Span] = {}
        tried: set[str] = set()
        for c in spans:
            for span, name in self.places[bisect_left(self.starts, c.start) : bisect_left(self.starts, c.end)]:
                if len(found) == most:
                    return list(found.items())
                # A pronoun may stand at every word: who it means is compared once.
                if span.end > c.end or name in tried:
                    continue
                tried.add(name)
                if not any(same_folded(self.keys[name], k) for k in (*known, *map(self.keys.__getitem__, found))):
                    found[name] = span
        return list(found.items())
