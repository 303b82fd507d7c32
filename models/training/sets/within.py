"""Our own annotation of claims within claims, in articles whose outer claims are annotated.

`annotated/inner.jsonl` holds a line an article: its id in the news file, the SHA-256 of its text, the numbers of the
outer claims whose contents were `read`, and the claims found in these, each with the number of the outer one and the
places (code points) of content, cue and source.
"""

from dataclasses import replace
from pathlib import Path

from models.training.sets.annotated import FOLDER, read_annotated, with_texts
from models.training.sets.data import GoldClaim, Record, spans

INNER = FOLDER / "inner.jsonl"


def with_inner(records: list[Record], news: Path, path: Path = INNER) -> list[Record]:
    """Records of annotated articles, those of which contents were read for claims within them with these.

    Raises ValueError as `with_texts` does.
    """
    known = {line["article"]: line for line, _ in with_texts(news, path)}
    return [_with_inner(record, known[record.id]) if record.id in known else record for record in records]


def read_inner(news: Path, path: Path = INNER) -> list[Record]:
    """The articles of which some contents were read for claims within them; raises ValueError as `with_texts` does."""
    return [record for record in with_inner(read_annotated(news), news, path) if record.read]


def _with_inner(record: Record, line: dict) -> Record:
    claims = [
        GoldClaim(spans(content), spans(cue), spans(source), parent=parent)
        for parent, content, cue, source in line["inner"]
    ]
    return replace(record, claims=(*(record.claims or ()), *claims), read=frozenset(line["read"]))
