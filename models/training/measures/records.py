"""Records of the data folder as they stand there, told apart by their fields.

sets/data.py gives the same records in the shape that training wants; figures are defined on the files' own.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.training.sets.data import read_lines


class UnknownRecordsError(ValueError):
    """No measure is known for what the file holds."""


def read_records(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The records of a file, second readings of one text (`primary` false) left out."""
    return [record for record in read_lines(path) if record.get("primary", True)][:limit]


def format_of(records: Sequence[Mapping[str, Any]]) -> str:
    """Which measure a file asks for.

    >>> format_of([{"text": "", "claims": []}]), format_of([{"text": "", "target": {}, "label": "favor"}])
    ('claims', 'stance')
    """
    first = records[0] if records else {}
    if "claims" in first or "attributions" in first:
        return "claims"
    if "mentions" in first:
        return "gap" if "pronoun" in first else "chains"
    if "label" in first and "claim" in first:
        return "commitment"
    if "label" in first and "target" in first:
        return "stance"
    raise UnknownRecordsError(
        "a record needs claims, attributions, mentions, or a label with a claim or target; "
        f"this one has: {', '.join(first) or 'nothing'}"
    )


def training_file(path: Path) -> Path | None:
    """The train split beside a file, if there is one."""
    names = ("train.jsonl", "train.jsonl.gz")
    return next((path.parent / name for name in names if (path.parent / name).is_file() and path.name != name), None)
