"""A set of articles with gold claims (quotes, gold, world, challenge): read, scored and broken down."""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.document import read_document as split_document
from models.training.measures.attribution import Scored, score
from models.training.measures.bootstrap import intervals
from models.training.measures.breakdown import breakdown, by_cue, by_level, by_quotation, cue_words
from models.training.measures.calibration import calibration
from models.training.measures.claims import GoldClaim, gold_claims
from models.training.measures.counts import figures, total
from models.training.measures.given_claims import commitment_tables
from models.training.measures.naming import found_table, given_table
from models.training.measures.reader import Reader, Reading, Record, read, read_by_pieces


@dataclass(frozen=True, slots=True)
class Options:
    """How sets are read and scored: inner claims kept too, sentences read alone, bootstrap draws, cues of training."""

    nested: bool = False
    sentences: bool = False
    draws: int = 1000
    known_cues: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article: what was asked, what was answered, how that scores."""

    record: Record
    reading: Reading
    gold: tuple[GoldClaim, ...]
    scored: Scored
    with_inner: Scored  # the same, inner claims of the answer kept though gold marks outer ones alone
    seconds: float  # of reading


def document_of(reader: Reader, record: Record, sentences: bool) -> Document:
    """Read one article and score it.

    Sentence by sentence, gold too is cut where sentences end, as that of published taggers is.
    """
    text, gold = record["text"], gold_claims(record)
    began = time.perf_counter()
    if sentences:
        pieces = split_document(text).sentences
        reading = read_by_pieces(reader, text, pieces)
        gold = [replace(claim, spans=claim.spans.cut(pieces)) for claim in gold]
    else:
        reading = read(reader, text, target_names(record))
    seconds = time.perf_counter() - began
    outer = [claim for claim in reading.claims if record.get("nested") or not claim.inner]
    scored, with_inner = score(text, gold, outer), score(text, gold, reading.claims)
    for one in (scored, with_inner):
        one.counts.update({("spans",): reading.spans, ("wrong spans",): reading.wrong_spans})
    return Document(record, reading, tuple(gold), scored, with_inner, seconds)


def target_names(record: Record) -> list[str]:
    return sorted({target["name"] for claim in record.get("claims", []) for target in claim.get("targets", [])})


def evaluate_claims(
    reader: Reader, records: Sequence[Record], options: Options
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The report of a set, and what was wrong in it, one entry each."""
    documents = [document_of(reader, record, options.sentences) for record in records]
    scored = [document.scored for document in documents]
    counts = [one.counts for one in scored]
    report: dict[str, Any] = {"figures": figures(total(counts)), "intervals": intervals(counts, figures, options.draws)}
    if any(record.get("partial") for record in records):
        report["partial"] = True
    size = sum(len(record["text"]) for record in records)
    report["seconds per 1,000 characters"] = round(1000 * sum(d.seconds for d in documents) / max(1, size), 4)
    if options.nested:
        report["with inner claims"] = figures(total(document.with_inner.counts for document in documents))
    report["breakdowns"] = breakdowns(documents, options.known_cues)
    report["calibration"] = calibrations(documents)
    if not options.sentences:
        given = [(document.record, claim) for document in documents for claim in document.gold]
        report["commitment"] = commitment_tables(reader, scored, given)
        answers = ((document.record, document.gold) for document in documents)
        report["sources"] = found_table(scored) | given_table(reader, answers)
    misses = [
        {"id": document.record["id"], "phenomenon": document.record.get("phenomenon"), **miss}
        for document in documents
        for miss in document.scored.misses
    ]
    return report, misses


def breakdowns(documents: Sequence[Document], known_cues: frozenset[str] | None) -> dict[str, Any]:
    """Tables by quotation, level, cue, publisher and phenomenon, as far as the records tell."""
    tables = {"quotation": breakdown((d.scored for d in documents), by_quotation)}
    if all(document.record.get("nested") for document in documents):
        tables["level"] = breakdown((d.scored for d in documents), by_level)
    if known_cues is not None:
        tables["cue"] = breakdown((d.scored for d in documents), by_cue(known_cues))
    for key in ("publisher", "phenomenon"):
        if any(document.record.get(key) for document in documents):
            groups: dict[str, list[Scored]] = defaultdict(list)
            for document in documents:
                groups[str(document.record.get(key))].append(document.scored)
            rows = {name: breakdown(groups[name], lambda *_: "all") for name in sorted(groups, key=by_number)}
            tables[key] = {name: row.get("all", {}) for name, row in rows.items()}
    return tables


def by_number(name: str) -> tuple[int, str]:
    """Phenomena open with their number: 2 before 10."""
    number = name.split(" ")[0]
    return (int(number) if number.isdigit() else 0, name)


def calibrations(documents: Sequence[Document]) -> dict[str, Any]:
    """A claim is right if it overlaps a gold one and has its source mention; a source is right if its name is."""
    result = {}
    # Where only some of an article's claims are marked, an answer that gold lacks may be right.
    whole = [document.scored for document in documents if not document.record.get("partial")]
    judged = [(m.answered.confidence, m.source_right) for one in whole for m in one.matched]
    judged += [(extra.confidence, False) for one in whole for extra in one.extra]
    if judged:
        result["claim"] = calibration(judged)
    named = [
        (m.answered.source_confidence, m.name_right)
        for document in documents
        for m in document.scored.matched
        if m.name_right is not None
    ]
    if named:
        result["source"] = calibration(named)
    return result


def cues_of(records: Iterable[Record]) -> frozenset[str]:
    """Every cue of a training set, as breakdown.cue_words writes it."""
    return frozenset(cue_words(record["text"], claim) for record in records for claim in gold_claims(record))
