"""How far a second annotator agrees with the first, and how far the model does on the same articles.

    python -m models.training.agreement --news ../shared/data/news/news.jsonl.xz ../shared/data/world/dev.jsonl

`annotated/second.jsonl` holds articles of dev sets as an annotator read them who saw no other annotation of them. The
figures are those of evaluate.py, with the second annotator in a model's place, but for stance: a model is told toward
whom, and an annotator chooses.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.analyzer import Analyzer
from models.training.measures.asking import AskedAnalyzer
from models.training.measures.attribution import Scored, score
from models.training.measures.bootstrap import intervals
from models.training.measures.claim_sets import document_of
from models.training.measures.claims import LABELS, AnsweredClaim, GoldClaim, gold_claims
from models.training.measures.counts import figures, total
from models.training.measures.reader import Reader
from models.training.measures.records import read_records
from models.training.measures.tables import file_name, lines
from models.training.sets.annotated import SECOND, joined, read_annotated

# Our markup has no quotation kind, and annotators choose other targets: what one leaves out is no wrong stance.
NOT_COMPARED = ("quotation", "targets")


def as_answered(claim: GoldClaim) -> AnsweredClaim:
    """An annotated claim as if a model had answered it, sure of all it says."""
    labels = {label: claim.labels.get(label) for label in LABELS}
    return AnsweredClaim(claim.spans, False, labels, claim.source_name, {}, 1.0, 1.0)


def comparable(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what two annotations cannot be compared by."""
    claims = [{key: value for key, value in claim.items() if key not in NOT_COMPARED} for claim in record["claims"]]
    return {**record, "claims": claims}


def figures_of(scored: Sequence[Scored], draws: int) -> dict[str, Any]:
    counts = [one.counts for one in scored]
    return {"figures": figures(total(counts)), "intervals": intervals(counts, figures, draws)}


def between_annotators(
    first: Iterable[Mapping[str, Any]],
    second: Mapping[str, Mapping[str, Any]],
    reader: Reader | None = None,
    draws: int = 1000,
) -> dict[str, Any]:
    """The second annotator's figures over the texts that both have (`second` by text), and, under "model", a reader's.

    Raises ValueError where the two have no text in common.
    """
    both = [comparable(record) for record in first if record["text"] in second]
    if not both:
        raise ValueError("no article has been annotated twice")
    answered = [list(map(as_answered, gold_claims(second[record["text"]]))) for record in both]
    scored = [score(r["text"], gold_claims(r), claims) for r, claims in zip(both, answered, strict=True)]
    found = figures_of(scored, draws)
    if reader is not None:
        found["model"] = figures_of([document_of(reader, record, False).scored for record in both], draws)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the first annotation, with its texts")
    parser.add_argument("--news", type=Path, required=True, help="the news file that the articles are from")
    parser.add_argument("--second", type=Path, default=SECOND, help="default: %(default)s")
    parser.add_argument("--model", type=Path, help="a model that reads the same articles")
    parser.add_argument("--draws", type=int, default=1000, help="bootstrap draws for the intervals; 0: none")
    parser.add_argument("--json", action="store_true", help="print the reports as JSON")
    args = parser.parse_args(arguments)
    second = {record.text: joined(record) for record in read_annotated(args.news, args.second)}
    reader = AskedAnalyzer(Analyzer.load(args.model)) if args.model else None
    reports = []
    for path in args.files:
        try:
            found = between_annotators(read_records(path), second, reader, args.draws)
        except ValueError as error:
            parser.error(f"{path}: {error}")
        reports.append({"file": file_name(path), "format": "agreement"} | found)
    if args.json:
        print(json.dumps(reports, ensure_ascii=False))
        return
    for report in reports:
        model = report.pop("model", None)
        print(f"\n== {report['file']}, second annotator", *lines(report), sep="\n")
        if model is not None:
            print(f"\n== {report['file']}, the model on the same articles", *lines(model), sep="\n")


if __name__ == "__main__":
    main()
