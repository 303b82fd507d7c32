"""Errors of judging apart from errors of finding: commitment when gold's own claims are given.

The cue-word rule is scored beside the model, on the same claims: the baseline that a model of commitment has to beat.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from models.analysis import Span
from models.training.measures.attribution import Scored
from models.training.measures.claims import GoldClaim, Spans
from models.training.measures.counts import Counts
from models.training.measures.cue_words import commitment_of_cue
from models.training.measures.labels import NATURAL_PRIOR, best, by_class, count, overall, precision_at
from models.training.measures.reader import Reader, Record

LABELS = tuple(NATURAL_PRIOR)
Given = Sequence[tuple[Record, GoldClaim]]


def commitment_tables(reader: Reader, found: Iterable[Scored], given: Given) -> dict[str, Any]:
    """Model and rule, over the claims found, as found, and over gold's, as given; {} where gold has no labels."""
    tables: dict[str, Any] = {}
    matched = [(one.text, m) for one in found for m in one.matched if "commitment" in m.gold.labels]
    if matched:
        gold = [str(m.gold.labels["commitment"]) for _, m in matched]
        tables |= rows("claims found: model", count(gold, (str(m.answered.labels["commitment"]) for _, m in matched)))
        tables |= rows("claims found: cue words", count(gold, (rule(text, m.answered.spans) for text, m in matched)))
    labelled = [(record, claim) for record, claim in given if "commitment" in claim.labels]
    if labelled:
        gold = [str(claim.labels["commitment"]) for _, claim in labelled]
        if hasattr(reader, "commitment_of_pairs"):
            records = [as_pair(record["text"], claim.spans, record["id"]) for record, claim in labelled]
            answers = [best(p, LABELS) for p in reader.commitment_of_pairs(records)]
            tables |= rows("claims given: model", count(gold, answers))
        tables |= rows("claims given: cue words", count(gold, (rule(r["text"], c.spans) for r, c in labelled)))
    return tables


def rows(name: str, counts: Counts) -> dict[str, Any]:
    """One row: overall figures, F1 of each label, precision of the rare ones were labels as frequent as in news."""
    at = precision_at(counts, NATURAL_PRIOR)
    classes = by_class(counts)
    return {
        name: overall(counts)
        | {f"{label} F1": row["F1"] for label, row in classes.items()}
        | {f"{label} P at prior": at[label] for label in ("denies", "uncertain")}
    }


def rule(text: str, spans: Spans) -> str:
    """The cue-word rule's label for a claim."""
    return commitment_of_cue(*(" ".join(s.of(text) for s in part) for part in (spans.cue, spans.content)))


def as_pair(text: str, spans: Spans, name: str) -> Record:
    """A claim as a record of the commitment sets."""
    return {
        "id": name,
        "text": text,
        "source": part(text, spans.source),
        "cue": part(text, spans.cue),
        "claim": part(text, spans.content),
    }


def part(text: str, spans: Sequence[Span]) -> dict[str, Any] | None:
    """Spans as the pair sets write them: from the first to the last, and each one.

    >>> part("He, a man, left", [Span(0, 2), Span(11, 15)])["spans"]
    [[0, 2], [11, 15]]
    """
    if not spans:
        return None
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return {"text": text[start:end], "start": start, "end": end, "spans": [[s.start, s.end] for s in spans]}
