"""One document's answered claims against its gold claims.

content/cue/source exact   the claim's whole set of spans is equal after trimming (spans.py), counted as a multiset
content/cue/source span    single spans equal in that sense, each once: comparable with published taggers
content overlap            matched one to one with intersection over union of the characters >= 0.5
relation                   content overlaps, and source and cue each overlap or are both absent
relation exact             content, cue and source all exact
labels, source name        over the matched claims whose gold has the field
target stance              gold (claim, target) pairs of matched claims; a pair not answered counts as neutral
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.training.measures.claims import ROLES, AnsweredClaim, GoldClaim, Spans
from models.training.measures.counts import Counts
from models.training.measures.names import normal_name
from models.training.measures.spans import Characters, agree, iou, matching, trimmed

OVERLAP = 0.5
Shape = tuple[Characters, ...]  # of content, cue and source


@dataclass(frozen=True, slots=True)
class Matched:
    """A gold claim and the answered claim that stands for it."""

    gold: GoldClaim
    answered: AnsweredClaim
    relation: bool
    exact: bool
    source_right: bool  # the source mentions overlap, or both are absent
    name_right: bool | None  # None: gold does not say


@dataclass(frozen=True, slots=True)
class Scored:
    """One document, scored: pairs, gold claims that nothing matched (missed), answered ones that matched nothing."""

    text: str
    counts: Counts
    matched: tuple[Matched, ...]
    missed: tuple[GoldClaim, ...]
    extra: tuple[AnsweredClaim, ...]
    misses: tuple[dict[str, Any], ...]


def score(text: str, gold: Sequence[GoldClaim], answered: Sequence[AnsweredClaim]) -> Scored:
    """Compare one document's claims; `counts` are those of counts.py."""
    counts: Counts = Counter({("texts",): 1})
    wanted = [shape(text, claim.spans) for claim in gold]
    given = [shape(text, claim.spans) for claim in answered]

    def count(name: str, gold: int, got: int, hit: int) -> None:
        for side, n in (("gold", gold), ("got", got), ("hit", hit)):
            counts[side, name] += n

    def count_shared(name: str, a: Counter, b: Counter) -> None:
        count(name, a.total(), b.total(), (a & b).total())

    for place, role in enumerate(ROLES):
        count_shared(f"{role} exact", *(Counter(s[place] for s in side if s[place]) for side in (wanted, given)))
        count_shared(f"{role} span", *(Counter(set(singles(text, side, role))) for side in (gold, answered)))
    count_shared("relation exact", Counter(wanted), Counter(given))
    count_shared("content characters", *(Counter({i for s in side for i in s[0]}) for side in (wanted, given)))

    pairs = matching(wanted, given, lambda g, a: iou(g[0], a[0]), OVERLAP)
    matched = [compare(gold[i], answered[j], wanted[i], given[j]) for i, j in pairs]
    count("content overlap", len(gold), len(answered), len(pairs))
    count("relation", len(gold), len(answered), sum(m.relation for m in matched))
    misses = [miss for m in matched for miss in compare_labels(text, m, counts)]

    matched_gold, matched_answered = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = tuple(claim for i, claim in enumerate(gold) if i not in matched_gold)
    extra = tuple(claim for j, claim in enumerate(answered) if j not in matched_answered)
    misses += [{"error": "missed claim", "at": opening(text, claim.spans)} for claim in missed]
    misses += [{"error": "extra claim", "at": opening(text, claim.spans)} for claim in extra]
    return Scored(text, counts, tuple(matched), missed, extra, tuple(misses))


def shape(text: str, spans: Spans) -> Shape:
    """The trimmed characters of content, cue and source."""
    return tuple(trimmed(text, spans.of(role)) for role in ROLES)


def singles(text: str, claims: Sequence[GoldClaim | AnsweredClaim], role: str) -> list[Characters]:
    """The trimmed characters of each single span of one role."""
    each = (trimmed(text, [span]) for claim in claims for span in claim.spans.of(role))
    return [characters for characters in each if characters]


def compare(gold: GoldClaim, answered: AnsweredClaim, wanted: Shape, given: Shape) -> Matched:
    source_right = agree(wanted[2], given[2])
    relation = source_right and agree(wanted[1], given[1])
    name_right = None if gold.names is None else normal_name(answered.source_name) in gold.names
    return Matched(gold, answered, relation, wanted == given, source_right, name_right)


def compare_labels(text: str, matched: Matched, counts: Counts) -> list[dict[str, Any]]:
    """Count the labels of a matched claim; returns what is wrong with them."""
    gold, answered = matched.gold, matched.answered
    compared = [
        (field, gold.labels[field], answered.labels[field], gold.labels[field] == answered.labels[field])
        for field in gold.labels
    ]
    if matched.name_right is not None:
        compared.append(("source_name", gold.source_name, answered.source_name, matched.name_right))
    for field, _, _, right in compared:
        counts["asked", field] += 1
        counts["right", field] += right
    if "commitment" in gold.labels:
        counts["pair", "commitment", str(gold.labels["commitment"]), str(answered.labels["commitment"])] += 1
    for name, stance in gold.targets:
        counts["pair", "target stance", stance, answered.targets.get(name, "neutral")] += 1
    wrong: list[dict[str, Any]] = [
        {"error": field, "gold": want, "answered": got, "at": opening(text, gold.spans)}
        for field, want, got, right in compared
        if not right
    ]
    if not matched.relation:
        wrong.append(
            {
                "error": "cue or source",
                "gold": words(text, gold.spans),
                "answered": words(text, answered.spans),
                "at": opening(text, gold.spans),
            }
        )
    return wrong


def words(text: str, spans: Spans) -> dict[str, str]:
    return {role: " ".join(s.of(text) for s in spans.of(role)) for role in ("source", "cue")}


def opening(text: str, spans: Spans) -> str:
    """The first words of a claim's content, to find it by."""
    return spans.content[0].of(text)[:80] if spans.content else ""
