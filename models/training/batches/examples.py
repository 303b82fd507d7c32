"""Records -> labelled windows: what the network sees and what it should answer, in pieces.

Everything is first put on the pieces of the whole text (`Labelled`), then cut into windows of random size and place, so
that no two epochs show the same edges. Position 0 of a window is [CLS], which links use as "nothing".
"""

import random
from dataclasses import dataclass, field

import numpy as np

from models.document import read_document
from models.inference.passages import sentence_numbers
from models.inference.tokens import SEPARATOR_TYPE, Pieces, read_pieces
from models.inference.windows import windows
from models.labels import COMMITMENTS, KINDS, NAMES, SOURCE_TYPES, STANCES, TAGS
from models.training.sets.data import Pair, Record, Spans, occurrences

IGNORE = -100
NOTHING = -1
PRONOUNS = frozenset(
    "i me my we us our you your he him his she her hers it its they them their who which that whom whose".split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Pieces of one claim and the labels of its heads (IGNORE where unknown)."""

    content: np.ndarray
    cue: np.ndarray
    source: np.ndarray
    kind: int = IGNORE
    commitment: int = IGNORE
    source_type: int = IGNORE
    targets: tuple[tuple[np.ndarray, int], ...] = ()


@dataclass(slots=True)
class Labelled:
    """Labels on the pieces of one text. `cue`, `source`, `inner_cue`: where each piece's link points (IGNORE,
    NOTHING)."""

    pieces: Pieces
    sentences: np.ndarray
    tags: np.ndarray | None = None
    inner: np.ndarray | None = None
    names: np.ndarray | None = None
    cue: np.ndarray | None = None
    source: np.ndarray | None = None
    inner_cue: np.ndarray | None = None
    antecedents: list[tuple[int, np.ndarray]] = field(default_factory=list)
    roles: list[Roles] = field(default_factory=list)


@dataclass(slots=True)
class Example:
    """One window: ids and types from [CLS] on, labels of the same length, claims in window positions.

    `sentences` holds the sentence of each piece, None where all of the text is one passage; from `tail` on the pieces
    are no text but a target or claim that is asked about.
    """

    ids: np.ndarray
    types: np.ndarray
    sentences: np.ndarray | None = None
    tail: int | None = None
    tags: np.ndarray | None = None
    inner: np.ndarray | None = None
    names: np.ndarray | None = None
    links: dict[str, np.ndarray] = field(default_factory=dict)
    antecedents: list[tuple[int, np.ndarray]] = field(default_factory=list)
    roles: list[Roles] = field(default_factory=list)
    task: str = "article"
    weight: float = 1.0


class Places:
    """Where the characters of a text are found among its pieces."""

    def __init__(self, pieces: Pieces):
        self.starts, self.ends = pieces.starts, pieces.ends

    def pieces(self, start: int, end: int) -> np.ndarray:
        """Indices of the pieces that overlap [start, end)."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        found = np.arange(first, last)
        return found[(self.ends[first:last] > self.starts[first:last])]

    def of(self, spans: Spans) -> np.ndarray:
        parts = [self.pieces(s, e) for s, e in spans]
        return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def index(labels: tuple[str, ...], label: str | None) -> int:
    return labels.index(label) if label in labels else IGNORE


def put_tags(tags: np.ndarray, pieces: np.ndarray, role: str, labels: tuple[str, ...]):
    if len(pieces):
        tags[pieces] = labels.index(f"I-{role}")
        tags[pieces[0]] = labels.index(f"B-{role}")


def label(record: Record, tokenizer) -> Labelled:
    """Put the labels of a record on the pieces of its text."""
    document = read_document(record.text)
    pieces = read_pieces(document, tokenizer)
    places, count = Places(pieces), len(pieces.ids)
    found = Labelled(pieces, sentence_numbers(pieces.starts, [s.start for s in document.sentences]))
    if record.names is not None:
        found.names = np.zeros(count, np.int64)
        for start, end, kind in record.names:
            put_tags(found.names, places.pieces(start, end), kind, NAMES)
    if record.claims is not None:
        label_claims(found, record, places)
    if record.chains is not None:
        label_chains(found, record, places)
    return found


def label_claims(found: Labelled, record: Record, places: Places):
    count = len(found.pieces.ids)
    if not record.partial:
        found.tags = np.zeros(count, np.int64)
        found.inner = np.zeros(count, np.int64)
        found.cue, found.source, found.inner_cue = (np.full(count, IGNORE) for _ in range(3))
    located: dict[str, list] = {}
    where = {}
    for claim in record.claims:
        for name in claim.source_names or ():
            if name not in located:
                located[name] = occurrences(record.text, name)
    by_name: dict[str, list[int]] = {}
    for claim in record.claims:
        source = places.of(claim.source)
        if claim.source_names and len(source):
            by_name.setdefault(claim.source_names[0], []).append(int(source[0]))
    for claim in record.claims:
        content, cue, source = places.of(claim.content), places.of(claim.cue), places.of(claim.source)
        if not len(content):
            continue
        if found.tags is not None:
            tags, link = (found.tags, found.cue) if claim.parent is None else (found.inner, found.inner_cue)
            for role, value in (("content", claim.content), ("cue", claim.cue), ("source", claim.source)):
                for start, end in value:
                    put_tags(tags, places.pieces(start, end), role, TAGS)
            link[content] = cue[0] if len(cue) else NOTHING
            if len(cue):
                found.source[cue] = source[0] if len(source) else NOTHING
        targets = []
        for name, stance in claim.targets:
            if name not in where:
                where[name] = occurrences(record.text, name)
            inside = [o for o in where[name] if any(s <= o[0] < e for s, e in (*claim.content, *claim.cue))]
            near = inside or sorted(where[name], key=lambda o: abs(o[0] - claim.content[0][0]))[:1]
            if near:
                targets.append((places.pieces(*near[0]), STANCES.index(stance)))
        found.roles.append(
            Roles(
                content,
                cue,
                source,
                index(KINDS, claim.kind),
                index(COMMITMENTS, claim.commitment),
                index(SOURCE_TYPES, claim.source_type),
                tuple(targets),
            )
        )
        if claim.source_names is not None and len(source):
            own = set(source.tolist())
            # The first word of every other place where the source is named, and of its other source mentions.
            named = {int(p[0]) for n in claim.source_names for o in located[n] if len(p := places.pieces(*o))} - own
            same = set(by_name.get(claim.source_names[0] if claim.source_names else "", ())) - own
            found.antecedents.append((int(source[0]), np.array(sorted(named | same), np.int64)))
    if found.inner is not None and not record.nested:
        # Sets of one level say nothing of claims within a content, but of those that were read for them.
        unread = found.tags >= TAGS.index("B-content")
        for number in record.read:
            unread[places.of(record.claims[number].content)] = False
        found.inner[unread] = IGNORE


def label_chains(found: Labelled, record: Record, places: Places):
    wanted = set(record.queries) if record.queries is not None else None
    for chain in record.chains:
        first = {span: int(p[0]) for span in chain if len(p := places.pieces(*span))}
        for span, position in first.items():
            if wanted is None or span in wanted:
                others = {p for s, p in first.items() if p != position}
                found.antecedents.append((position, np.array(sorted(others), np.int64)))


def cut(found: Labelled, start: int, stop: int, tokenizer) -> Example:
    """The window of pieces [start, stop), one place further on for [CLS]."""
    shift = 1 - start
    ids = np.concatenate([[tokenizer.cls_token_id], found.pieces.ids[start:stop]])
    types = np.concatenate([[SEPARATOR_TYPE], found.pieces.types[start:stop]])
    sentences = np.concatenate([[-1], found.sentences[start:stop]])  # [CLS] is in none
    example = Example(ids, types, sentences)

    def values(labels):
        return None if labels is None else np.concatenate([[0], labels[start:stop]])

    def positions(value):
        return value[(value >= start) & (value < stop)] + shift

    example.tags, example.inner, example.names = values(found.tags), values(found.inner), values(found.names)
    if example.tags is not None:
        for row, role in ((example.tags, TAGS), (example.inner, TAGS)):
            first = row[1]  # a span that the window's edge cuts begins there
            if first > 0 and role[first].startswith("I-"):
                row[1] = first - 1
    for name in ("cue", "source", "inner_cue"):
        link = getattr(found, name)
        if link is not None:
            row = np.full(stop - start + 1, IGNORE)
            part = link[start:stop]
            row[1:][part == NOTHING] = 0
            inside = (part >= start) & (part < stop)
            row[1:][inside] = part[inside] + shift
            example.links[name] = row
    for query, others in found.antecedents:
        if start <= query < stop:
            seen = positions(others)
            example.antecedents.append((query + shift, seen if len(seen) else np.zeros(1, np.int64)))
    for role in found.roles:
        content, cue = positions(role.content), positions(role.cue)
        if len(content) == len(role.content) and len(cue) == len(role.cue):
            targets = tuple((positions(p), y) for p, y in role.targets)
            example.roles.append(
                Roles(
                    content,
                    cue,
                    positions(role.source),
                    role.kind,
                    role.commitment,
                    role.source_type,
                    tuple((p, y) for p, y in targets if len(p)),
                )
            )
    return example


def random_windows(found: Labelled, rng: random.Random, size: int, tokenizer) -> list[Example]:
    """Windows over the whole text, their size and edges drawn anew at each call."""
    overlap = rng.randint(0, size // 4)
    drawn = rng.randint(size // 2, size) if rng.random() < 0.3 else size
    return [
        cut(found, w.start, w.stop, tokenizer)
        for w in windows(found.pieces.lengths, drawn - 1, min(overlap, (drawn - 1) // 2))
    ]


def pair_example(pair: Pair, tokenizer, size: int) -> Example | None:
    """A pair's text as one window: the whole text (or the claim) is the content; a tail stands after the text."""
    pieces = read_pieces(read_document(pair.text), tokenizer)
    places = Places(pieces)
    ids, types = pieces.ids, pieces.types
    tail, kept = np.zeros(0, np.int64), size - 1
    if pair.tail:
        extra = read_pieces(read_document(pair.tail), tokenizer)
        room = size - 1 - len(extra.ids)
        ids, types = ids[:room], types[:room]
        kept = len(ids)  # what was cut off must not be looked for in the tail
        tail = np.arange(len(ids), len(ids) + len(extra.ids) - 1) + 1
        ids, types = np.concatenate([ids, extra.ids]), np.concatenate([types, extra.types])
    ids, types = ids[: size - 1], types[: size - 1]

    def positions(span):
        found = places.pieces(*span) + 1 if span else np.zeros(0, np.int64)
        return found[found <= kept]

    claim, target = positions(pair.claim), positions(pair.target)
    whole = np.arange(min(kept, len(ids))) + 1
    example = Example(
        np.concatenate([[tokenizer.cls_token_id], ids]),
        np.concatenate([[SEPARATOR_TYPE], types]),
        tail=kept + 1 if pair.tail else None,
        task=pair.task,
        weight=pair.weight,
    )
    if pair.task == "stance":
        target = tail if pair.tail else target
        if not len(target) or not len(whole):
            return None
        example.roles.append(
            Roles(whole, positions(pair.cue), positions(pair.source), targets=((target, STANCES.index(pair.label)),))
        )
    else:
        content = tail if pair.tail else claim
        if not len(content):
            return None
        example.roles.append(
            Roles(content, positions(pair.cue), positions(pair.source), commitment=index(COMMITMENTS, pair.label))
        )
    return example
