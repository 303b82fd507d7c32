"""How far a second annotator agrees with the first: about what a reader of an article can reach at best on its figures.

    python -m models.training.agreement --news ../shared/data/news/news.jsonl.xz ../shared/data/world/dev.jsonl

`annotated/second.jsonl` holds articles of dev sets as somebody annotated them who saw no other annotation of them. It
takes the place of a model's answers here, so the figures are those of evaluate.py, and are to be read beside them.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from models.training.measures.attribution import score
from models.training.measures.bootstrap import intervals
from models.training.measures.claims import LABELS, AnsweredClaim, GoldClaim, gold_claims
from models.training.measures.counts import figures, total
from models.training.measures.records import read_records
from models.training.measures.tables import lines
from models.training.sets.annotated import SECOND, joined, read_annotated
from models.training.sets.data import Record

# What annotation says nothing of: our markup has no quotation kind.
UNMARKED = "quotation"


def as_answered(claim: GoldClaim) -> AnsweredClaim:
    """An annotated claim as if a model had answered it, sure of all it says."""
    labels = {label: claim.labels.get(label) for label in LABELS}
    return AnsweredClaim(claim.spans, False, labels, claim.source_name, dict(claim.targets), 1.0, 1.0)


def as_gold(record: Mapping[str, Any]) -> list[GoldClaim]:
    """The claims of a record without what the other annotator was not asked for."""
    return gold_claims(
        {"claims": [{key: value for key, value in claim.items() if key != UNMARKED} for claim in record["claims"]]}
    )


def agreement(first: Iterable[Mapping[str, Any]], second: Sequence[Record], draws: int = 1000) -> dict[str, Any]:
    """Figures and intervals of the second annotation against the first, over the texts that both have."""
    again = {record.text: record for record in second}
    counts = [
        score(
            record["text"], as_gold(record), list(map(as_answered, gold_claims(joined(again[record["text"]]))))
        ).counts
        for record in first
        if record["text"] in again
    ]
    return {"figures": figures(total(counts)), "intervals": intervals(counts, figures, draws)}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="the first annotation, with its texts")
    parser.add_argument("--news", type=Path, required=True, help="the news file that the articles are from")
    parser.add_argument("--second", type=Path, default=SECOND, help="default: %(default)s")
    parser.add_argument("--draws", type=int, default=1000, help="bootstrap draws for the intervals; 0: none")
    parser.add_argument("--json", action="store_true", help="print the reports as JSON")
    args = parser.parse_args(arguments)
    second = read_annotated(args.news, args.second)
    reports = [
        {"file": f"{path.parent.name}/{path.name}", "format": "agreement"}
        | agreement(read_records(path), second, args.draws)
        for path in args.files
    ]
    if args.json:
        print(json.dumps(reports, ensure_ascii=False))
        return
    for report in reports:
        print(f"\n== {report['file']} ({report['format']})", *lines(report), sep="\n")


if __name__ == "__main__":
    main()
