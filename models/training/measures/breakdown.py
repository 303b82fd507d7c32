"""The same claims in groups: by quotation, by level, by cue known from training or not, by publisher, by phenomenon.

A matched answer goes with its gold claim's group; an extra one with the group it would itself belong to. So a group's
recall is over its gold claims and its precision over the answers that were taken for claims of it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from models.document import read_document
from models.quoting.quotations import Quotation, quotation_kind
from models.training.measures.attribution import Scored
from models.training.measures.claims import AnsweredClaim, GoldClaim
from models.training.measures.counts import found, percent

Grouping = Callable[[str, GoldClaim | AnsweredClaim], str]


def breakdown(documents: Iterable[Scored], group: Grouping) -> dict[str, dict[str, Any]]:
    """Figures by group, groups in the order of their gold claims' number."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for scored in documents:
        for m in scored.matched:
            mine = counts[group(scored.text, m.gold)]
            mine.update(gold=1, got=1, overlap=1, relation=m.relation, exact=m.exact)
            if m.name_right is not None:
                mine.update(names=1, right=m.name_right)
        for missed in scored.missed:
            counts[group(scored.text, missed)]["gold"] += 1
        for extra in scored.extra:
            counts[group(scored.text, extra)]["got"] += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1]["gold"], item[0]))
    return {name: figures(n) for name, n in ordered}


def figures(n: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {"gold": n["gold"], "answered": n["got"]}
    row["content overlap"] = found(n["gold"], n["got"], n["overlap"])["F1"]
    row |= {f"relation {part}": value for part, value in found(n["gold"], n["got"], n["relation"]).items()}
    row["relation exact"] = found(n["gold"], n["got"], n["exact"])["F1"]
    if n["names"]:
        row["source name"] = round(percent(n["right"], n["names"]), 1)
    return row


def cue_words(text: str, claim: GoldClaim | AnsweredClaim) -> str:
    """The words of a claim's cue, in one case and with single spaces."""
    return " ".join(" ".join(span.of(text) for span in claim.spans.cue).casefold().split())


def by_cue(known: frozenset[str]) -> Grouping:
    """Whether the cue, word for word, is one of those that training saw."""

    def group(text: str, claim: GoldClaim | AnsweredClaim) -> str:
        cue = cue_words(text, claim)
        return ("known cue" if cue in known else "unseen cue") if cue else "no cue"

    return group


def by_quotation(text: str, claim: GoldClaim | AnsweredClaim) -> str:
    """Direct, mixed or indirect: as annotated, else (PolNeAR) by the quotation marks around the content."""
    if isinstance(claim, GoldClaim) and claim.labels.get("quotation"):
        return str(claim.labels["quotation"])
    return quotation_kind(text, claim.spans.content, quotations_of(text))


def by_level(_: str, claim: GoldClaim | AnsweredClaim) -> str:
    """Whether a claim stands within the content of another."""
    return "inner" if claim.inner else "outer"


@lru_cache(maxsize=64)
def quotations_of(text: str) -> tuple[Quotation, ...]:
    return read_document(text).quotations
