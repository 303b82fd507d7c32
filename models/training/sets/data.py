"""Data sets -> records of one shape: a text with the labels that its set knows (formats: shared data README).

A `Record` leaves out what its set does not mark: `claims` None means that nothing is known of attributions, `partial`
that some claims are marked and others not. Offsets are code points into `text`.
"""

import gzip
import json
import lzma
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One annotated claim; a label that the set does not give is None."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    source_names: tuple[str, ...] | None = None
    source_type: str | None = None
    kind: str | None = None
    commitment: str | None = None
    targets: tuple[tuple[str, str], ...] = ()
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One annotated text."""

    id: str
    text: str
    claims: tuple[GoldClaim, ...] | None = None
    partial: bool = False
    nested: bool = False
    names: tuple[tuple[int, int, str], ...] | None = None
    chains: tuple[Spans, ...] | None = None
    queries: Spans | None = None
    read: frozenset[int] = frozenset()  # the outer claims whose contents are marked for claims within them


@dataclass(frozen=True, slots=True)
class Pair:
    """A short text with one question: the stance of `source` toward `target`, or its commitment to `claim`.

    A target or claim without a place in the text is appended to it after a separator: `tail`.
    """

    text: str
    label: str
    task: str
    source: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    claim: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    tail: str | None = None
    weight: float = 1.0
    meta: dict = field(default_factory=dict, compare=False)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Places where `words` stand in the text as whole words."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def read_lines(path: Path) -> Iterator[dict]:
    """Objects of a JSON-lines file, packed or not."""
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def spans(value) -> Spans:
    return tuple((s, e) for s, e in value or ())


def gold_claim(item: dict) -> GoldClaim:
    """A claim of the `attributions` or `claims` format."""
    names = None
    if "source_name" in item:
        names = tuple(n for n in (item["source_name"], *item.get("source_aliases", ())) if n)
    return GoldClaim(
        spans(item["content"]),
        spans(item["cue"]),
        spans(item["source"]),
        names,
        item.get("source_type"),
        item.get("kind"),
        item.get("commitment"),
        tuple((t["name"], t["stance"]) for t in item.get("targets", ())),
    )


def read_articles(path: Path, primary: bool = False) -> list[Record]:
    """quotes, gold, world or challenge; with `primary` no second annotation of a text."""
    return [
        Record(
            r["id"],
            r["text"],
            tuple(map(gold_claim, r.get("claims", r.get("attributions")))),
            r.get("partial", False),
            r.get("nested", False),
        )
        for r in read_lines(path)
        if r.get("primary", True) or not primary
    ]


def with_labels(articles: list[Record], labelled: list[Record]) -> list[Record]:
    """PolNeAR articles whose claims take over the labels that `labelled` gives the same spans of the same text."""
    known = {(r.text, c.content): c for r in labelled for c in r.claims}
    return [
        replace(r, claims=tuple(known.get((r.text, c.content), c) if not c.kind else c for c in r.claims))
        for r in articles
    ]


def with_names(articles: list[Record], silver: Path) -> list[Record]:
    """Articles with the automatic names that `silver` gives the same text."""
    kinds = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "MISC": "other"}
    known = {
        r["text"]: tuple((m["start"], m["end"], kinds[m["ner"]]) for m in r["mentions"] if m.get("ner") in kinds)
        for r in read_lines(silver)
    }
    return [replace(r, names=known.get(r.text)) for r in articles]


def read_names(path: Path) -> list[Record]:
    """wikigold, uner_ewt, re3d."""
    kinds = {
        "person": "person",
        "organization": "organization",
        "organisation": "organization",
        "place": "place",
        "location": "place",
        "misc": "other",
    }
    found = []
    for r in read_lines(path):
        names = tuple(
            (e["start"], e["end"], kinds[e["type"].lower()]) for e in r["entities"] if e["type"].lower() in kinds
        )
        if "re3d" in path.parts:  # its nominal mentions ("the ministers") are no names
            names = tuple(
                n for n in names if any(w[:1].isupper() for w in r["text"][n[0] : n[1]].removeprefix("The ").split())
            )
        found.append(Record(r["id"], r["text"], names=names))
    return found


def read_chains(path: Path) -> list[Record]:
    """gum, litbank, wikicoref: chains of mentions; gap: one pronoun and the name that it stands for."""
    found = []
    for r in read_lines(path):
        chains: dict[str, list] = {}
        for m in r["mentions"]:
            if m.get("type") in (None, "person", "organization", "animal", "group", "pronoun"):
                chains.setdefault(m["entity_id"], []).append((m["start"], m["end"]))
        queries = None
        if "pronoun" in r:
            queries = ((r["pronoun"]["start"], r["pronoun"]["end"]),)
        found.append(Record(r["id"], r["text"], chains=tuple(map(tuple, chains.values())), queries=queries))
    return found


def read_texts(path: Path, without: Set[str]) -> Iterator[Record]:
    """The articles of a news file with nothing marked, none of those `without`."""
    return (Record("news", r["text"]) for r in read_lines(path) if r["text"] not in without)


def place(item) -> tuple[int, int] | None:
    return (item["start"], item["end"]) if isinstance(item, dict) and "start" in item else None


def read_pairs(path: Path) -> list[Pair]:
    """stance and commitment sets."""
    found = []
    for r in read_lines(path):
        # VAST's made-up neutral rows stand there with the very text and target of a row that takes a side, so they are
        # noise; batches/mixture.py makes such rows anew.
        if r.get("synthetic_neutral"):
            continue
        if "target" in r:
            target = place(r["target"])
            found.append(
                Pair(
                    r["text"],
                    r["label"],
                    "stance",
                    place(r["source"]),
                    None,
                    None,
                    target,
                    None if target else r["target"]["text"],
                    meta=r,
                )
            )
        else:
            claim = place(r["claim"])
            words = r["claim"]["text"] if isinstance(r["claim"], dict) else r["claim"]
            found.append(
                Pair(
                    r["text"],
                    r["label"],
                    "commitment",
                    place(r.get("source")),
                    place(r.get("cue")),
                    claim,
                    None,
                    None if claim else words,
                    meta=r,
                )
            )
    return found
