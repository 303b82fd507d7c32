"""Rows of an archive by the file's last suffix: .gz, .zst, .parquet, anything else is plain JSON lines."""

import gzip
import importlib
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import orjson

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

PARQUET = ".parquet"
PARQUET_ROWS = 256


class MissingExtraError(Exception):
    """Something was asked for that an optional dependency does."""


def zstd() -> Any:
    """The module for zstd: the standard library's from Python 3.14 on, before that its twin from PyPI."""
    try:
        return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    except ImportError as error:
        raise MissingExtraError('zstd needs backports.zstd: pip install "whence[archive]"') from error


def pyarrow_parquet() -> Any:
    try:
        return importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtraError('Parquet needs pyarrow: pip install "whence[archive]"') from error


# One call makes one whole gzip member or zstd frame. Members and frames may follow each other in a file, so that a file
# cut off after any of them is sound. No time stamp: equal rows give equal bytes.
ENCODERS: dict[str, Callable[[], Callable[[bytes], bytes]]] = {
    ".gz": lambda: partial(gzip.compress, mtime=0),
    ".zst": lambda: cast(Callable[[bytes], bytes], zstd().compress),
}
OPENERS: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".zst": lambda path: zstd().open(path)}


def encoder(path: Path) -> Callable[[bytes], bytes]:
    """What turns JSON lines into a piece of the file `path`; a Parquet file is kept as zstd until it is whole."""
    return ENCODERS.get(".zst" if path.suffix == PARQUET else path.suffix, lambda: bytes)()


def lines(path: Path, suffix: str | None = None) -> Iterator[bytes]:
    """The lines of a file of JSON lines; a compressed file that is cut off raises EOFError."""
    with OPENERS.get(suffix or path.suffix, lambda plain: io.BufferedReader(io.FileIO(plain)))(path) as stream:
        yield from stream


def rows(path: Path, columns: Sequence[str] = ()) -> Iterator[bytes]:
    """Each row as a line of JSON, blank lines included; of Parquet only `columns`, without those that are null."""
    if path.suffix != PARQUET:
        yield from lines(path)
        return
    with parquet(path) as table:
        present = [name for name in columns if name in table.schema_arrow.names]
        for batch in table.iter_batches(PARQUET_ROWS, columns=present):
            for row in batch.to_pylist():
                yield orjson.dumps({key: value for key, value in row.items() if value is not None}, default=str)


def count(path: Path) -> int:
    """How many rows there are. Reads the whole file, and so finds a damaged one before days are spent on it."""
    if path.suffix == PARQUET:
        with parquet(path) as table:
            return int(table.metadata.num_rows)
    return sum(1 for _ in lines(path))


def parquet(path: Path) -> "ParquetFile":
    return pyarrow_parquet().ParquetFile(path)
