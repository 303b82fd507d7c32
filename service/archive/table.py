"""The answer of the contract (openapi.yaml) as a Parquet schema, so that SQL engines can go into claims and sources.

A test holds it to service.schemas.Answer: every field there is a column here.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP = 1000

_span = {"start": pa.int64(), "end": pa.int64(), "text": pa.string()}


def _struct(**fields: Any) -> pa.DataType:
    return pa.struct([pa.field(name, kind) for name, kind in fields.items()])


def _shares(*labels: str) -> dict[str, Any]:
    return {
        "label": pa.string(),
        "score": pa.float64(),
        "probabilities": _struct(**dict.fromkeys(labels, pa.float64())),
    }


_spans = _struct(text=pa.string(), spans=pa.list_(_struct(**_span)))
_target = _struct(
    target=pa.string(), origin=pa.string(), mentioned=pa.bool_(), **_shares("favor", "neutral", "against")
)
SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "document": _struct(
            language=pa.string(),
            characters=pa.int64(),
            paragraphs=pa.int64(),
            sentences=pa.int64(),
            offset_unit=pa.string(),
        ),
        "sources": pa.list_(
            _struct(
                id=pa.string(),
                name=pa.string(),
                type=pa.string(),
                named=pa.bool_(),
                description=pa.string(),
                mentions=pa.list_(_struct(**_span, kind=pa.string())),
                claim_ids=pa.list_(pa.string()),
            )
        ),
        "claims": pa.list_(
            _struct(
                id=pa.string(),
                parent=pa.string(),
                quotation=pa.string(),
                kind=pa.string(),
                content=_spans,
                cue=_spans,
                source=_struct(
                    id=pa.string(), mention=_struct(**_span), resolution=pa.string(), confidence=pa.float64()
                ),
                stance=_struct(
                    commitment=_struct(**_shares("asserts", "denies", "uncertain")), targets=pa.list_(_target)
                ),
                confidence=pa.float64(),
            )
        ),
        "warnings": pa.list_(_struct(code=pa.string(), start=pa.int64(), end=pa.int64(), detail=pa.string())),
        "model": _struct(name=pa.string(), version=pa.string(), sha256=pa.string()),
        "service_version": pa.string(),
    }
)


def write(lines: Iterable[bytes], path: Path) -> None:
    """Answers as JSON lines to a Parquet file, a row group at a time."""
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for group in _groups(map(orjson.loads, lines)):
            writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))


def _groups(answers: Iterator[Any]) -> Iterator[list[Any]]:
    while group := list(islice(answers, ROW_GROUP)):
        yield group
